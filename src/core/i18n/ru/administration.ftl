admin-title = Администрирование
admin-rules = Как принимают предупреждения
admin-retention = Что хранится
admin-newer = Новее
admin-older = Старее

admin-data = Возраст данных
admin-data-none = Данных, которые устаревают, ещё не загружали
admin-data-none-next = Загрузите заказы, накладные или платежи: пришлите файлы и наберите /import проба, либо npm run import -- ФАЙЛ
admin-data-title = { $count ->
    [one] { $count } источник
    [few] { $count } источника
   *[other] { $count } источников
}, устарело: { $old }
admin-data-what = Что
admin-data-source = Источник
admin-data-as-of = На дату
admin-data-age = Рабочих дней
admin-data-limit = Порог
admin-data-waiting = { $alerts ->
    [one] { $alerts } предупреждение ждёт
    [few] { $alerts } предупреждения ждут
   *[other] { $alerts } предупреждений ждут
} новых данных, не дольше { $days } рабочих дней.
admin-data-how = Устаревшее отмечено в справках и предупреждениях; если старше порога более чем вдвое, предупреждения ждут. Когда данные считать старыми, задают пороги.

admin-health = Состояние
admin-health-well = Всё в порядке
admin-health-wrong = { $count ->
    [one] Требует внимания: { $count } пункт
    [few] Требуют внимания: { $count } пункта
   *[other] Требуют внимания: { $count } пунктов
}
admin-health-job-fails = Задание { $name } не выполняется ({ $error }). Подробности в журнале под этим именем; попытки повторяются сами.
admin-health-failed = { $count ->
    [one] За сутки не доставлено { $count } сообщение
    [few] За сутки не доставлено { $count } сообщения
   *[other] За сутки не доставлено { $count } сообщений
}. Что отвергает платформа, скажет npm run doctor.
admin-health-unknown = { $count ->
    [one] О { $count } сообщении неизвестно
   *[other] О { $count } сообщениях неизвестно
}, дошли ли они; получатели увидят их при следующем обращении.
admin-health-unreachable = { $count ->
    [one] { $count } учётная запись недоступна
    [few] { $count } учётные записи недоступны
   *[other] { $count } учётных записей недоступны
} для сообщений, например бот заблокирован. Руководители знают.
admin-health-messages = Сообщения
admin-health-outbox = ждут отправки: { $waiting }, отложено до сводки: { $held }
admin-health-platforms = Платформы
admin-health-no-platforms = только консоль; как подключить Slack и Telegram, описано в руководствах
admin-health-jobs = Задания
admin-health-job = { $name }: { $at }
admin-health-never = ещё не было
admin-health-how = То же для программ: /healthz и /metrics. Что отвергают платформы: npm run doctor.

admin-audit = Журнал действий
admin-audit-title = Журнал действий
admin-audit-title-of = Журнал действий: { $filter }
admin-audit-none = Ничего не подходит.
admin-audit-itself = ассистент
admin-audit-column = { $column ->
    [when] Когда
    [who] Кто
    [what] Что
    [about] О чём
   *[where] Где
}
admin-audit-filter = Фильтр
admin-audit-show = Показать
admin-audit-by = Кто
admin-audit-by-hint = Короткое имя, например olga
admin-audit-action-field = Что
admin-audit-action-hint = Например, account.viewed или account для всех таких действий
admin-audit-since = С
admin-audit-until = По
admin-audit-export = Выгрузить
admin-audit-on-its-way = Журнал скоро придёт файлом
admin-audit-exported = { $count ->
    [one] { $count } запись журнала
    [few] { $count } записи журнала
   *[other] { $count } записей журнала
}
admin-audit-part = Часть журнала — по заданному фильтру.
admin-audit-cut = Только последние { $count }; остальное — с более узким фильтром.
admin-audit-how = Можно набрать: /admin audit @olga account since 2026-11-01 until 2026-11-20

admin-imports = Загрузки
admin-imports-none = Ещё ничего не загружали
admin-imports-none-next = Пришлите в чат файлы CSV или Excel: /import проба покажет, что изменится, а кнопка под ней загрузит их. Большие файлы: npm run import -- ФАЙЛ
admin-imports-number = №
admin-imports-when = Когда
admin-imports-what = Файлы
admin-imports-added = Новых
admin-imports-changed = Изменено
admin-imports-vanished = Исчезло
admin-imports-rejected = Отклонено
admin-imports-state = Состояние
admin-imports-files = { $named } и ещё { $more }
admin-imports-is = { $state ->
    [taken-back] отменена
    [old] отменить уже нельзя
   *[stands] действует
}
admin-imports-open = Загрузка { $id }
admin-imports-how = /admin import 7 откроет любую. Сначала проверить файлы, затем загрузить: пришлите их в чат и наберите /import проба; большие файлы: npm run import -- --dry-run ФАЙЛ
admin-import-none = Загрузки { $id } нет. Список: /admin imports.
admin-import-title = Загрузка { $id } из { $source }, { $at }
admin-import-taken-back = Отменена { $at }.
admin-import-old = Что она изменила, больше не хранится, поэтому отменить её нельзя.
admin-import-take-back = Отменить загрузку
admin-import-rows = { $rows ->
    [one] Записана { $rows } строка.
    [few] Записаны { $rows } строки.
   *[other] Записано { $rows } строк.
}
admin-takeback-title = Отменить загрузку { $id }? { $rows ->
    [one] Вернётся или исчезнет { $rows } строка
    [few] Вернутся или исчезнут { $rows } строки
   *[other] Вернутся или исчезнут { $rows } строк
}
admin-takeback-what = Всё станет, как было до неё; останется только то, чьи это должники, если это с тех пор указали. Если строки с тех пор меняли или на них ссылаются новые данные, ничего не будет сделано, и вы узнаете какие.
admin-takeback-not = Оставить
admin-audit-action = { $action ->
    [account-viewed] посмотрел(а) клиента
    [account-listed] увидел(а) клиента в списке
    [account-told] получил(а) сообщение о клиенте
    [account-forgotten] клиент забыт
    [account-cadence-changed] изменил(а) ритм контактов
    [calendar-connected] подключил(а) календарь
    [calendar-removed] убрал(а) календарь
    [calendar-replaced] заменил(а) календарь
    [company-begun] начал(а) компанию вместо демо
    [console-secret-made] создал(а) секрет консоли
    [contract-renewed] продлил(а) договор
    [contract-ended] завершил(а) договор
    [debtor-assigned] указал(а), какой клиент — должник
    [debtor-released] отменил(а) привязку должника к клиенту
    [debtor-set-aside] отложил(а) должников
    [owner-said] сказал(а), чьё имя в списке
    [date-noted] записал(а) дату
    [date-withdrawn] отменил(а) дату
    [demo-clock-moved] перевёл(а) часы демо
    [demo-created] создана демо-компания
    [identity-declined] не признал(а) учётную запись своей
    [identity-ended] отвязал(а) учётную запись
    [identity-linked] привязал(а) учётную запись
    [import-applied] загружены файлы
    [import-tried] проверены файлы перед загрузкой
    [token-made] создан токен для загрузки
    [token-revoked] отозван токен
    [import-discarded] файлы из папки загрузки отклонены
    [import-rolled-back] отменил(а) загрузку
    [meeting-cancelled] отменил(а) встречу
    [meeting-matched] указал(а), с кем встреча
    [meeting-moved] перенёс(ла) встречу
    [meeting-planned] запланировал(а) встречу
    [meeting-held] встреча состоялась
    [meeting-not-held] встреча не состоялась
    [person-erased] удалил(а) данные сотрудника
    [person-exported] выгрузил(а) данные сотрудника
    [person-invited] пригласил(а) сотрудника
    [person-added] добавил(а) сотрудника
    [person-changed] изменил(а) данные сотрудника
    [person-uninvited] отозвал(а) приглашения
    [department-added] добавил(а) отдел
    [department-changed] изменил(а) отдел
    [department-member-changed] изменил(а) состав отдела
    [department-channel-connected] подключил(а) канал отдела
    [department-channel-ended] отключил(а) канал отдела
    [person-language-changed] изменил(а) язык
    [person-zone-changed] изменил(а) часовой пояс
    [setting-changed] изменил(а) настройку
    [travel-noted] указал(а) время в пути
    [visit-logged] записал(а) встречу или звонок
    [visit-undone] убрал(а) запись о встрече или звонке
    [audit-viewed] посмотрел(а) журнал
    [audit-exported] выгрузил(а) журнал
   *[other] { $name }
}

admin-people = Сотрудники
admin-people-none = Здесь никого нет.
admin-people-column = { $column ->
    [name] Имя
    [handle] Короткое имя
    [role] Роль
    [departments] Отделы
    [manager] Руководитель
   *[linked] Привязан
}
admin-people-not-linked = не привязан
admin-people-back = Назад
admin-people-next = Дальше
admin-people-how = /admin person olga покажет одного. Сотрудники приходят из загрузок, или их добавляют здесь.
admin-person-field = { $name ->
    [role] Роль
    [departments] Отделы
    [manager] Руководитель
    [clients] Клиенты
    [name] Имя
    [handle] Короткое имя
    [email] Почта
    [language] Язык
    [zone] Часовой пояс
    [country] Страна
    [linked] Привязан
    [invited] Приглашения
   *[left] Не работает с
}
admin-person-language = { $language ->
    [ru] русский
    [it] итальянский
   *[en] английский
}
admin-person-heads = { $name } (руководит)
admin-person-linked = { $platform }: { $account }, с { $since }
admin-person-invite = Пригласить в { $platform }
admin-person-export = Выгрузить
admin-person-erase = Удалить данные
admin-person-imported = Приходит из загрузки: меняйте там, откуда загружают, иначе следующая загрузка вернёт всё обратно.
admin-invited = Приглашение: { $name }, { $platform }
admin-invited-how = Действует один раз, только для этого человека, до { $until }. Передайте его только ему.
admin-invite-all = Пригласить всех в { $platform }
admin-invited-all = Приглашения в { $platform }: { $count }
admin-invited-all-how = Каждое действует один раз и только для этого человека, до { $until }. Передайте каждому только его ссылку.
admin-invited-nobody-left = В { $platform } уже привязаны все
admin-invite-further = Пригласить остальных: { $count }
admin-invite-nobody = Никто не приглашён: платформа не подключена или человек здесь больше не работает.
admin-departments = Отделы
admin-departments-none = Отделов пока нет.
admin-department-column = { $column ->
    [name] Название
    [heads] Руководит
    [members] Людей
   *[zone] Часовой пояс
}
admin-person-invited = { $platform }, до { $until }
admin-person-change = Изменить
admin-person-find = Найти сотрудника
admin-person-add = Добавить сотрудника
admin-person-unlink = Отвязать { $platform }
admin-person-uninvite = Отозвать приглашения
admin-person-form = Изменить сотрудника
admin-person-form-new = Новый сотрудник
admin-person-save = Сохранить
admin-country-hint = Название или две буквы, например Италия или IT: чьи праздники считать
admin-country-unknown = Такой страны нет. Напишите её название или две буквы, например Италия или IT.
admin-email-hint = По ней его узнают Slack и приглашения в календаре
admin-email-unknown = Это не адрес электронной почты.
admin-email-taken = Этот адрес — @{ $handle }. У одного адреса один владелец.
admin-handle-hint = Как его набирают коллеги, например olga. Пусто: получится из имени
admin-handle-unfit = Короткое имя — это латинские буквы, цифры, точки и дефисы, не больше 40, первой идёт буква или цифра.
admin-handle-taken = Такое короткое имя уже занято или было занято. Выберите другое.
admin-manager-hint = Короткое имя, например olga
admin-manager-circle = @{ $handle } сам подчиняется этому человеку и не может быть его руководителем.
admin-left-hint = С этого дня человек ничего здесь не видит и не получает
admin-last-administrator = Других администраторов нет. Сначала назначьте администратором кого-нибудь ещё.
admin-uninvite-none = Открытых приглашений нет.
admin-department-field = { $name ->
    [name] Название
    [key] Короткое имя
    [language] Язык
    [zone] Часовой пояс
    [country] Страна
    [hours] Работает
    [days] По каким дням
    [holidays] Праздники
    [now] Сейчас
    [holiday] Ближайший праздник
   *[channels] Каналы
}
admin-department-add = Добавить отдел
admin-department-form = Изменить отдел
admin-department-form-new = Новый отдел
admin-department-member = Состав
admin-department-who = Кто
admin-department-part = Кем он там
admin-department-part-is = { $part ->
    [head] руководит отделом
    [member] работает в отделе
   *[none] больше не в отделе
}
admin-department-key-hint = Как его набирают коллеги, например logistics. Пусто: получится из названия
admin-department-hours-hint = Например, 9-18; 0-24: круглосуточно
admin-department-keeps = { $value ->
    [yes] выходные
   *[no] рабочие
}
admin-department-taken = Отдел с коротким именем { $key } уже есть.
admin-department-key-unfit = Короткое имя отдела — это латинские буквы, цифры и дефисы, не больше 40, первой идёт буква. Наберите его.
admin-department-gone = Такого отдела нет. Все отделы: /admin departments
admin-department-all-day = круглосуточно
admin-department-open = на месте
admin-department-opens = закрыт, откроется { $day } в { $time } ({ $city })
admin-department-closed = закрыт
admin-department-no-holidays = не отмечает
admin-department-nobody = Пока в нём никого.
admin-department-more = и ещё { $count }
admin-department-channel = { $platform } с { $since }
admin-department-no-channel = нет
admin-department-channel-how = Чтобы подключить канал, добавьте в него ассистента и напишите там: /admin channel { $key }
admin-department-disconnect = Отключить { $platform }
admin-channel-where = Напишите это в самом канале или группе: /admin channel { $key }. Сначала добавьте туда ассистента.
admin-channel-connected = Теперь это канал отдела «{ $name }» в { $platform }
admin-channel-gone = Он уже отключён.

admin-tokens = Токены
admin-tokens-none = Токенов нет
admin-tokens-what = С токеном программа загружает данные сама: например, выгрузку учётной системы каждую ночь.
admin-tokens-title = { $count ->
    [one] { $count } токен открывает
    [few] { $count } токена открывают
   *[other] { $count } токенов открывают
} загрузку по HTTP
admin-tokens-column = { $column ->
    [name] Название
    [by] От чьего имени
    [made] Создан
    [used] Использован
   *[state] Состояние
}
admin-tokens-nobody = ничьего
admin-tokens-unused = ни разу
admin-tokens-good = действует
admin-tokens-revoked = отозван { $at }
admin-tokens-revoke = Отозвать { $name }
admin-tokens-how = Новый создают в терминале, там он показывается один раз: npm run token -- new НАЗВАНИЕ
token-usage = Как набрать: npm run token -- new НАЗВАНИЕ [--for КТО] · npm run token -- list · npm run token -- revoke НАЗВАНИЕ
token-made = Токен { $name } создан. Он показывается один раз; хранить его нужно там, где программы хранят секреты:
token-revoked = Токен { $name } отозван: он больше ничего не открывает.
token-taken = Токен { $name } уже есть. Сначала отзовите его или выберите другое название.
token-none = Такого токена нет. Все токены покажет npm run token -- list
token-not-administrator = @{ $handle } не администратор, а загружать данные могут только они.
