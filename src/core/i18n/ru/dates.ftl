contract-title = { $name }: { $said }
contract-of = { $name } · { $number }
contract-several = { $count ->
    [one] { $count } договор ждёт решения: { $name }, { $said }
    [few] { $count } договора ждут решения, первый — { $name }: { $said }
   *[many] { $count } договоров ждут решения, первый — { $name }: { $said }
}
contract-all-decided = По всем договорам решение принято
contract-none = Договоров, ждущих решения, нет
contract-ends = { $days ->
    [0] договор { $number } истекает сегодня
    [one] договор { $number } истекает { $day }, через { $days } день
    [few] договор { $number } истекает { $day }, через { $days } дня
   *[many] договор { $number } истекает { $day }, через { $days } дней
}
contract-notice = { $days ->
    [0] договор { $number }: уведомить о расторжении можно только сегодня
    [one] договор { $number }: уведомить о расторжении до { $day }, остался { $days } день
    [few] договор { $number }: уведомить о расторжении до { $day }, осталось { $days } дня
   *[many] договор { $number }: уведомить о расторжении до { $day }, осталось { $days } дней
}
contract-renews = { $days ->
    [0] договор { $number } продлится сам { $end }, отказаться можно только сегодня
    [one] договор { $number } продлится сам { $end }, отказаться можно до { $day }, остался { $days } день
    [few] договор { $number } продлится сам { $end }, отказаться можно до { $day }, осталось { $days } дня
   *[many] договор { $number } продлится сам { $end }, отказаться можно до { $day }, осталось { $days } дней
}
contract-over = договор { $number } истёк { $day }
contract-goes-on = договор { $number } продлится сам { $day }
contract-went-on = договор { $number } продлился сам { $day }
contract-closed = договор { $number } уже закрыт
contract-renewed = договор { $number } продлён до { $day }
contract-ended = договор { $number } не продлеваем, истекает { $day }: { $reason }
contract-decided = ✓ { $name }, { $when }
contract-renew = Продлён
contract-end = Не продлеваем
contract-brief = Справка
contract-field-end = Новый срок
contract-field-number = Новый номер
contract-hint-number = Пусто — номер прежний: { $number }
contract-field-reason = Почему не продлеваем
contract-end-early = Договор и так действует до { $day }. Выберите более позднюю дату.
contract-end-far = Выберите дату в пределах 20 лет.
contract-not-open = Договор уже закрыт. Ничего не изменено.
dates-save = Сохранить
dates-more = ещё { $count }
date-kind = { $kind ->
    [tender] тендер
    [event] событие
   *[other] дата
}
date-said = { $kind } «{ $title }»
date-at = { $day } { $time }
date-title = { $name }: { $said }, { $when }
date-withdrawn = Отменено: { $name }, { $said }, { $when }
date-taken-back = отменено
date-several = { $count ->
    [one] Скоро { $count } дата: { $name }, { $said }, { $when }
    [few] Скоро { $count } даты, первая — { $name }: { $said }, { $when }
   *[many] Скоро { $count } дат, первая — { $name }: { $said }, { $when }
}
date-none = Ближайших дат нет
date-by = Записано: { $name } · { $reminders }
date-reminders = напомним за { $days } дн.
date-no-reminders = без напоминаний
date-withdraw = Отменить
date-ask = { $name }: какую дату нельзя пропустить?
date-field-kind = Вид
date-field-title = Что это
date-field-day = Дата
date-field-time = Время
date-field-remind = Напомнить за, дней
date-field-note = Заметка
date-hint-time = Например, 14:30
date-hint-remind = Например, 14, 7, 1. Пусто — без напоминаний
date-not-ahead = { $day } — не в ближайшие пять лет. Выберите дату, которая ещё впереди.
coming-title = { $count ->
    [one] { $count } дата за { $days } дн.: { $day } { $name }
    [few] { $count } даты за { $days } дн., ближайшая { $day } — { $name }
   *[many] { $count } дат за { $days } дн., ближайшая { $day } — { $name }
}
coming-none = На ближайшие { $days } дн. дат не известно
coming-hint = Чтобы записать тендер, событие или другую дату: /dates и название клиента
coming-more = Ещё { $count }
coming-first = К началу
silent-facts = { $days ->
    [one] последний контакт { $days } день назад, договорённость — раз в { $cadence } дн.
    [few] последний контакт { $days } дня назад, договорённость — раз в { $cadence } дн.
   *[many] последний контакт { $days } дней назад, договорённость — раз в { $cadence } дн.
}
silent-title = { $name }: { $facts }
silent-several = { $count ->
    [one] { $count } клиент без контакта дольше договорённого: { $name }, { $facts }
    [few] { $count } клиента без контакта дольше договорённого, первый — { $name }: { $facts }
   *[many] { $count } клиентов без контакта дольше договорённого, первый — { $name }: { $facts }
}
silent-none = Клиентов без контакта дольше договорённого нет
silent-log = Записать
silent-cadence = Другой ритм
silent-why = В ближайшие 7 дней встреч не запланировано
silent-why-several = В ближайшие 7 дней встреч с ними не запланировано · другой ритм: /cadence и название клиента
cadence-agreed = { $days ->
    [one] { $name }: контакт раз в { $days } день
    [few] { $name }: контакт раз в { $days } дня
   *[many] { $name }: контакт раз в { $days } дней
}
cadence-none = { $name }: ритм контактов не задан
cadence-field-days = Контакт раз в, дней
cadence-hint-days = Пусто или 0 — без ритма
cadence-days = { $days } дн.
cadence-too-long = Не больше { $most } дней или 0, если ритм не нужен.
