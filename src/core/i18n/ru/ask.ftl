ask-usage = Использование: npm run ask -- --as ИМЯ [--json] "/brief Acme"    спрашивает от имени сотрудника и печатает ответ
ask-nobody = Сотрудника с именем «{ $as }» нет.
