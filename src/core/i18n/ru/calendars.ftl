calendars = { $count ->
    [one] Ваши встречи читаются из { $count } календаря
   *[other] Ваши встречи читаются из { $count } календарей
}
calendars-none = Календарь ещё не подключён
calendars-how = Google, Outlook и Яндекс дают секретный адрес календаря в его настройках. Подключите его, и встречи с клиентами появятся сами.
calendar-read = { $count ->
    [one] прочитан { $when }, впереди { $count } встреча
    [few] прочитан { $when }, впереди { $count } встречи
   *[many] прочитан { $when }, впереди { $count } встреч
}
calendar-unread = ещё не прочитан, будет через минуту
calendar-connect = Подключить
calendar-remove = Убрать { $name }
calendar-form = Подключить календарь
calendar-form-ask = Какой календарь?
calendar-field-address = Секретный адрес
calendar-hint-address = https://…/basic.ics или адрес сервера CalDAV
calendar-field-name = Название
calendar-field-user = CalDAV: имя
calendar-hint-user = Только для CalDAV; секретному адресу не нужно
calendar-field-password = CalDAV: пароль
calendar-address-unknown = Это не адрес календаря. Он начинается с https:// или webcal://.
calendar-connected = Подключён: { $name }. Встречи появятся в течение минуты.
calendar-removed = Убран: { $name }. Его будущие встречи сняты, прошедшие остаются.
calendar-too-many = У вас уже { $most } календарей, больше не читается. Сначала уберите один.
calendar-not-found = У вас нет такого календаря.
calendar-failing = Календарь { $name } не читается: { $since }
calendar-never-read = Календарь { $name } не читается
calendar-problem = { $problem ->
    [not-allowed] Его адрес ведёт туда, куда этой системе нельзя. Разрешить может администратор.
    [not-found] Там ничего нет. Подключите его заново с верным адресом.
    [forbidden] Пароль или секретный адрес не принимается. Подключите его заново.
    [too-large] Он слишком велик. Подключите календарь поменьше.
    [timeout] Он отвечает слишком долго. Пробую дальше.
    [too-many-redirects] Его адрес ведёт по кругу. Подключите его заново.
    [not-a-calendar] Там не календарь. Проверьте адрес.
   *[away] Он не отвечает. Пробую дальше.
}
calendar-kept = Его встречи сохранены и помечены, пока он не вернётся.
calendar-show = Мои календари
calendar-emptied = { $count ->
    [one] Календарь { $name } вдруг опустел: { $count } встреча отменена?
    [few] Календарь { $name } вдруг опустел: { $count } встречи отменены?
   *[many] Календарь { $name } вдруг опустел: { $count } встреч отменены?
}
calendar-emptied-kept = Пока вы не ответите, они сохраняются, и напоминания приходят.
calendar-call-off = Отменить ({ $count })
calendar-keep = Оставить
calendar-called-off = { $count ->
    [one] Отменена { $count } встреча
    [few] Отменены { $count } встречи
   *[many] Отменено { $count } встреч
}
calendar-keeps = { $count ->
    [one] Оставлена { $count } встреча
    [few] Оставлены { $count } встречи
   *[many] Оставлено { $count } встреч
}
calendar-not-empty = Календарь уже не пуст: ничего не изменено.
calendar-which = С каким клиентом: «{ $title }», { $when }?
calendar-which-once = Спрашиваю один раз для всех встреч этой серии.
calendar-none = Ни с одним
calendar-matched = «{ $title }» — это { $name }
calendar-unmatched = «{ $title }» — не с этими клиентами
calendar-file = Файл
calendar-file-unknown = В этом файле нет календаря. Программы-календари выгружают его в файл .ics.
calendar-usage = Использование: npm run calendar -- СОТРУДНИК ФАЙЛ.ics    подключает календарь из файла; СОТРУДНИК: имя в системе или адрес почты
