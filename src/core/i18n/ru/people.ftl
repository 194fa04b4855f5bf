language-own = Русский
lang-current = Отвечаю по-русски. Другой язык?
lang-changed = Теперь отвечаю по-русски.

timezone-current = Ваш часовой пояс: { $city }, сейчас { $time }
timezone-changed = Часовой пояс: { $city }, сейчас там { $time }
timezone-offset = Постоянный сдвиг не учитывает летнее время: полгода время расходилось бы на час. Ничего не изменено.
timezone-unknown = Такого места не знаю, ничего не изменено.
timezone-form = Часовой пояс
timezone-field = Город или пояс
timezone-hint = Крупный город рядом, например Москва, или пояс, например Europe/Moscow
timezone-save = Сохранить

role-kam = КАМ
role-head = руководитель отдела КАМ
role-department-head = руководитель отдела
role-member = сотрудник отдела
role-finance = финансы
role-administrator = администратор

whoami-title = { $name }, { $role } (@{ $handle })
whoami-department = Отдел
whoami-heads = { $name } (руководитель)
whoami-language = Язык
whoami-zone = Часовой пояс
whoami-zone-now = { $city }, сейчас { $time }
whoami-sees = Вы видите
whoami-sees-full = { $count ->
    [one] всё о { $count } клиенте
   *[other] всё о { $count } клиентах
}
whoami-sees-orders = { $count ->
    [one] заказы и задачи { $count } клиента
   *[other] заказы и задачи { $count } клиентов
}
whoami-sees-receivables = { $count ->
    [one] дебиторскую задолженность { $count } клиента
   *[other] дебиторскую задолженность { $count } клиентов
}
whoami-sees-nothing = пока ни одного клиента; их назначает руководитель или администратор
whoami-cover = Замещение
whoami-covers = { $count ->
    [one] вы замещаете: { $name }, { $count } клиент
    [few] вы замещаете: { $name }, { $count } клиента
   *[many] вы замещаете: { $name }, { $count } клиентов
}
whoami-covered = { $count ->
    [one] вас замещает { $name }, { $count } клиент
    [few] вас замещает { $name }, { $count } клиента
   *[many] вас замещает { $name }, { $count } клиентов
}
whoami-until = по { $day }
whoami-linked = Привязано
whoami-linked-since = { $account }, { $moment }
whoami-unreachable = сообщения не доходят
whoami-arrives = Без запроса приходит
whoami-unlink = Снять { $platform }
whoami-change = Изменить: /lang, /timezone, /link, /where
