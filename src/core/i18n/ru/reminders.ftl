reminder = { $when }, через { $left }: { $name }
reminder-leave = { $when }, через { $left }: { $name }, выезд в { $leave }
reminder-leave-now = { $when }, через { $left }: { $name }, пора выезжать
reminder-span = { $hours ->
    [0] { $minutes } мин
   *[other] { $minutes ->
        [0] { $hours } ч
       *[other] { $hours } ч { $minutes } мин
    }
}
reminder-again = Напомню ещё раз в { $time }
reminder-unconfirmed = Ваш календарь сейчас не читается: время могло измениться
reminder-cancelled = Отменена: { $name }, { $was }
reminder-moved-to = Перенесена на { $when }: { $name } (была { $was })
reminder-brief = Справка
reminder-late = Опаздываю
reminder-moved = Перенесли
reminder-snooze = Отложить

snooze-for = { $minutes ->
    [60] Через 1 ч
   *[other] Через { $minutes } мин
}
snooze-over = Встреча уже началась или отменена: напоминать не о чем.
snooze-too-near = До встречи осталось слишком мало.

meeting-not-found = У вас нет такой встречи.
meeting-not-begun = Встреча ещё впереди: { $time }. Когда она начнётся, можно отметить, чем закончилась.

late-title = Опоздание { $minutes } мин: текст для { $name }
late-by = { $minutes } мин
late-line = { $contact }, я в пути и задержусь примерно на { $minutes } мин. Прошу прощения за ожидание. { $from }

move-form = На когда перенесли
move-ask = { $name }, { $was }: на когда перенесли?
move-submit = Перенести
move-day = День
move-time = Время
move-time-hint = Например, 15:30
move-time-unknown = Не удалось понять время. Напишите, например, 15:30.
move-over = { $when } уже прошло. Укажите время, которое ещё впереди.
move-far = Это больше чем через год. Выберите день поближе.
move-held = Встреча «{ $name }» уже состоялась, ничего не изменено.
move-done = Перенесена на { $when }: { $name }

travel-ask = Сколько вам ехать: { $place }?
travel-why = Напоминания о встречах там будут приходить настолько раньше. Об одном адресе спрашиваю один раз.
travel-minutes = { $minutes ->
    [0] Не ехать
   *[other] { $minutes } мин
}
travel-other = Другое
travel-known = { $minutes ->
    [0] Ехать не нужно: { $place }
   *[other] { $minutes } мин в пути: { $place }
}
travel-form = Сколько ехать
travel-field = Минуты
travel-submit = Сохранить
travel-unknown = Напишите число минут, не больше 1440.
travel-not-found = Об этом месте вопроса к вам не было.

outcome-ask = Чем закончилась встреча: { $name }, { $from }–{ $to }?
outcome-ask-all = { $count ->
    [one] { $count } встреча: чем закончилась?
    [few] { $count } встречи: чем закончились?
   *[many] { $count } встреч: чем закончились?
}
outcome-all-known = { $count ->
    [one] { $count } встреча, всё отмечено
    [few] { $count } встречи, всё отмечено
   *[many] { $count } встреч, всё отмечено
}
outcome-held = Состоялась
outcome-moved = Перенесли
outcome-off = Не было
outcome-all-held = Все состоялись
outcome-back = Назад
outcome-log = Итоги
outcome-log-of = Итоги: { $name }
outcome-mark = { $outcome ->
    [held] состоялась
    [moved] перенесена
   *[off] не состоялась
}
outcome-is = { $outcome ->
    [held] ✓ Состоялась: { $name }, { $time }
   *[off] ✓ Не состоялась: { $name }, { $time }
}
outcome-moved-to = ✓ Перенесена на { $when }: { $name }

reminders-now = Напоминаю о встречах { $before }
reminders-at-start = в момент начала
reminders-before = за { $span }
reminders-travel = Время в пути прибавляется. В каждом напоминании главное о клиенте.
reminders-no-brief = Полная справка приходит по кнопке «Справка».
reminders-brief = Полная справка приходит сама, { $before }.
reminders-internal = { $internal ->
    [true] О встречах без клиента напоминаю тоже.
   *[other] О встречах без клиента не напоминаю.
}
reminders-change = Изменить
reminders-form = Напоминания
reminders-field-lead = Напоминание
reminders-field-brief = Полная справка сама
reminders-field-internal = Встречи без клиента
reminders-none = не присылать
reminders-yes = { $yes ->
    [true] напоминать
   *[other] не напоминать
}
