visit-form = Записать встречу
visit-form-of = Встреча: { $name }
visit-submit = Сохранить
visit-field-account = Клиент
visit-field-kind = Вид
visit-field-day = Дата
visit-field-summary = Итоги
visit-field-met = С кем
visit-field-next = Что дальше
visit-field-next-day = Срок
visit-field-meeting = В календаре
visit-hint-account = Нет в списке? Наберите /visit и название клиента.
visit-hint-summary = О чём говорили, чего хотят, о чём договорились
visit-kind = { $kind ->
    [call] звонок
    [training] обучение
    [merchandising] выкладка
    [audit] проверка
    [informal] неформально
    [event] мероприятие
   *[meeting] встреча
}
visit-ask = { $name }: чем закончилась встреча?
visit-ask-which = О каком клиенте речь?
visit-which = С кем была встреча?
visit-which-more = Другой клиент: /visit и название
visit-which-hint = Или одной строкой: /visit Акме обсудили новые цены
visit-met = { $when }, ещё не записана
visit-noted = Записано: { $name }, { $kind }, { $day }
visit-next-by = { $step } до { $day }
visit-undone = Отменено: { $name }, { $kind }, { $day }
visit-done-by = ✓ { $name }, { $time }
visit-done-undo = { $done } · отменить можно в течение { $minutes } минут
visit-undo = Отменить
visit-brief = Справка
visit-undo-late = Отменить уже нельзя: на это есть { $minutes } минут. Запись о встрече остаётся.
visit-not-found = Такой вашей записи о встрече нет.
visit-day-future = { $day } ещё не наступило: встречу записывают, когда она прошла.
visit-day-old = С { $day } прошло больше года. Выберите, пожалуйста, день за последний год.
visit-summary-missing = Напишите, пожалуйста, в двух словах, чем закончилась встреча.
visit-next-missing = Что нужно сделать до { $day }? Напишите или оставьте срок пустым.
visit-next-early = Срок не может быть раньше самой встречи ({ $day }).
visit-too-long = Слишком длинно: не больше { $most } знаков, пожалуйста.
