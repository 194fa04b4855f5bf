answers-more = Ещё
answers-back = Назад
hush-snooze = Отложить
hush-tomorrow = Завтра { $hour }
hush-day = Дата…
hush-until = Отложено до: { $when }. Напомню, если это ещё будет актуально
hush-wake = Не откладывать
hush-woken = Больше не отложено
hush-ask = До какого времени отложить?
hush-done = Отложено до: { $when } — { $title }
hush-form = Отложить
hush-submit = Отложить
hush-field-day = До какого дня
hush-field-time = Во сколько
vote-useful = Полезно
vote-useless = Не полезно
vote-noted = { $useful ->
    [true] Учтено: полезно
   *[false] Учтено: не полезно
}
why-button = Почему

why-title = Почему: { $rule }
why-asked = Это ответ на ваш вопрос.
why-none = Сообщений без вашего запроса ещё не было.
why-settled = Это уже решено.
why-rule-meeting-reminder = { $minutes ->
    [0] напоминание приходит к началу встречи, раньше на время дороги
    [one] напоминание приходит за { $minutes } минуту до встречи, раньше на время дороги
    [few] напоминание приходит за { $minutes } минуты до встречи, раньше на время дороги
   *[other] напоминание приходит за { $minutes } минут до встречи, раньше на время дороги
}
why-rule-meeting-brief = { $minutes ->
    [0] полная справка приходила в заданное вами время; сейчас она выключена
    [one] полная справка приходит за { $minutes } минуту до встречи с клиентом
    [few] полная справка приходит за { $minutes } минуты до встречи с клиентом
   *[other] полная справка приходит за { $minutes } минут до встречи с клиентом
}
why-rule-meeting-travel = о дороге по адресу спрашиваю один раз, перед первой встречей там
why-rule-meeting-outcome = после встречи один раз спрашиваю, состоялась ли она
why-rule-agenda = повестка приходит в { $hour } в дни со встречами или датами
why-rule-contract-date = о договоре сообщаю за { $days } дней до конца и до последнего дня для уведомления
why-rule-key-date = о дате сообщаю за { $days } дней, если при записи не указано иное
why-rule-contact-freshness = о клиенте сообщаю, когда прошёл договорённый срок без контакта и встреча не близко
why-rule-overdue = о просрочке сообщаю, когда старшей накладной { $days } дней: тому, кто ведёт клиента, его руководителю — с { $manager }-го дня, финансам — с { $finance }-го
why-rule-calendar-problem = о календаре сообщаю, если он не читается { $minutes } минут, а о только что подключённом — сразу
why-rule-calendar-empty = если календарь вдруг опустел, спрашиваю, прежде чем отменить встречи
why-rule-calendar-match = если встреча подходит нескольким клиентам, один раз спрашиваю, с кем она
why-rule-data-freshness = { $days ->
    [one] администраторам сообщаю о данных старше { $days } рабочего дня
   *[other] администраторам сообщаю о данных старше { $days } рабочих дней
}
why-rule-installation-alarms = администраторам сообщаю о неполадках системы, повторно — через неделю
why-rule-folder-import = администраторам сообщаю о файлах в папке загрузки
why-rule-unreachable-person = руководителям сообщаю о тех, до кого ничего не доходит
why-held = { $reason ->
    [budget] сверх вашего дневного лимита
    [digest] по вашей настройке раз в день
    [quiet-start] предупреждения ещё не включены
    [quiet-hours] вне ваших часов
    [quiet-weekend] у вас выходной
    [quiet-holiday] праздничный день
    [quiet-away] вы в отсутствии
    [old-data] данные слишком старые
    [old-data-over] данные были слишком старыми
    [outage] после перерыва в работе
    [late] после перерыва в работе
   *[other] нужно было подождать
}
why-then-held = Отложено { $when }: { $why }
why-then-coming = Уже в пути
why-then-summary = Отложено { $when } ({ $why }), пришло { $came }
why-then-again = Пришло { $came }: до этого времени вы отложили
why-then-together = Пришло { $came } вместе с другим
why-then-appointed = Пришло { $came }, в своё время; в дневной лимит не входит
why-then-urgent = Пришло { $came } сразу: ждать нельзя
why-then-hours = Пришло { $came }, в ваши часы: { $nth } из { $budget } за день
why-then-at = Пришло { $came }
why-others = Получили также: { $names }
why-only-you = Только вам
why-also = В этом же сообщении: { $what }
why-carries = { $kind }: { $count }
why-carries-held = { $kind }: { $count } ({ $why })
why-summary = { $count ->
    [one] Почему: отложенное, { $count } предупреждение одним сообщением
    [few] Почему: отложенное, { $count } предупреждения одним сообщением
   *[other] Почему: отложенное, { $count } предупреждений одним сообщением
}
why-as-of = Данные на { $asOf }
why-as-of-none = Не из импорта: внесено здесь

rule-names = { $kind ->
    [contract-date] договор,договоры,конец договора,срок договора
    [key-date] дата,даты,тендер,тендеры,мероприятие,событие
    [contact-freshness] молчание,контакт,без контакта,ритм
    [overdue] просрочка,просрочено,долг,долги,дебиторка,задолженность
    [calendar-problem] календарь,календари
    [data-freshness] данные,старые данные,импорт
   *[other] –
}
whynot-title = Почему нет, { $kind }: { $said }
whynot-title-client = { $name }, { $kind }: { $said }
whynot-all = { $count ->
    [one] { $name }: { $count } правило и что с ним
    [few] { $name }: { $count } правила и что с каждым
   *[other] { $name }: { $count } правил и что с каждым
}
whynot-hint = Об одном из них: /whynot, клиент и название, например договор, дата или молчание
whynot-no-rule = Такого правила нет. Есть:
whynot-told = сообщено { $when }
whynot-snoozed = отложено до: { $when }
whynot-held = ждёт сводки { $when }: { $why }
whynot-waits-for-data = ждёт новых данных, самое позднее — сводки { $when }: { $why }
whynot-gathered = придёт вместе с другими старыми данными, не раньше { $when }
whynot-cause = { $cause ->
    [right] вы не среди тех, кому сообщают
    [off] выключено в ваших настройках
    [hours] сообщаю с 8 до 20 по рабочим дням
    [day] сегодня об этом уже было сообщение, это придёт завтра
    [unreachable] до вас не дойти: чат подключает /link
    [failed] отправлено, но могло не дойти
    [settled] решилось до отправки
    [coming] придёт в ближайшие минуты
   *[nothing] сообщать не о чем
}
whynot-contract = { $said } · сообщаю за { $days } дней
whynot-no-contract = нет действующего договора с концом впереди
whynot-date = { $reminders ->
    [0] { $said } { $day }, через { $left } дн. · без напоминаний
   *[other] { $said } { $day }, через { $left } дн. · сообщаю за { $reminders } дней, кроме того, что подошло к записи ({ $noted })
}
whynot-no-date = впереди нет записанных дат
whynot-no-rhythm = ритм не договорён: его задаёт /cadence
whynot-no-contact = не известно ни встреч, ни звонков
whynot-silent = последний контакт { $days } дн. назад, договорённость — раз в { $cadence } дн.
whynot-meeting-near = последний контакт { $days } дн. назад, договорённость — раз в { $cadence } дн., и встреча близко
whynot-overdue = сообщаю на { $days }-й день
whynot-overdue-later = сообщаю на { $days }-й день, вам — с { $from }-го
whynot-overdue-nobody = клиента никто не ведёт
whynot-no-ledger = накладных ещё не загружали
whynot-calendar-fails = календарь { $name }: не читается { $minutes } мин, сообщаю после { $after }
whynot-calendar-reads = календарь { $name } читается
whynot-no-calendar = календарь не подключён: его подключает /calendar
whynot-source = { $what } из { $source }: возраст в рабочих днях { $days }, сообщаю свыше { $after }
whynot-no-source = ежедневных данных ещё не загружали

rules-title = { $proposals ->
    [0] Предупреждений за { $days } дней: { $count }, правила менять не нужно
    [one] Предупреждений за { $days } дней: { $count }, стоит изменить { $proposals } правило
    [few] Предупреждений за { $days } дней: { $count }, стоит изменить { $proposals } правила
   *[other] Предупреждений за { $days } дней: { $count }, стоит изменить { $proposals } правил
}
rules-kind = Правило
rules-sent = Отправлено
rules-useful = Полезно
rules-useless = Не полезно
rules-precision = Точность
rules-none = Пока ни предупреждений, ни оценок.
rules-how = Точность — доля «полезно» среди всех оценок за последние 90 дней. Если она ниже 30 % при 20 и более оценках, предлагается другой порог.
rules-proposal = { $what }: полезно { $precision }, оценок { $count }. { $change }
rules-change = { $kind ->
    [contract-date] Сообщать только за 30 и 7 дней, без 90 и 60.
    [key-date] Напоминать только за 7 и 1 день, без 14.
    [contact-freshness] Договориться о более редком ритме: /cadence, или ждать на четверть ритма дольше.
    [overdue] Сообщать только на 7, 14 и 30-й день, без первого.
    [calendar-problem] Сообщать через 4 часа, а не через 1.
    [calendar-empty] Спрашивать, только если отменится больше 3 встреч.
    [calendar-match] Спрашивать, только если клиент назван в заголовке.
    [data-freshness] Сообщать на рабочий день позже.
    [installation-alarms] Сообщать только о том, что длится сутки.
    [folder-import] Загружать сразу, если нет замечаний: /settings, «Компания».
    [unreachable-person] Сообщать через сутки без связи.
   *[other] Сообщать позже или только о большем.
}
