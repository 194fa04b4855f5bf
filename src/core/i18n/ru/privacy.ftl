retention-title = Видов данных: { $kinds }, { $count ->
    [one] { $rows } запись
    [few] { $rows } записи
   *[other] { $rows } записей
}
retention-what = Что
retention-for = Хранится
retention-rows = Записей
retention-oldest = Старейшая
retention-set = Изменить
retention-how = Что старше, удаляется в течение часа. Клиенты, встречи и звонки с ними, заказы и накладные остаются, пока их не удалят там, откуда они загружены.
retention-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
}
retention-years = { $count ->
    [one] { $count } год
    [few] { $count } года
   *[other] { $count } лет
}
retention-kind = { $kind ->
    [sentMessage] Сообщения в чатах
    [outboxPayload] Из чего они составлены
    [console] Строки консоли
    [receivedFile] Присланные файлы
    [importUpload] Файлы для загрузки
    [importTrial] Пробы загрузок
    [trialReport] Итоги проб
    [apiAnswer] Ответы программам
    [ownMeeting] Встречи без клиента
    [importChange] Что изменили загрузки
    [audit] Журнал действий
    [vote] Полезно или нет
    [inbox] Что пришло
    [linkToken] Ключи привязки
    [formDraft] Открытые формы
    [linkAttempt] Неверные ключи
   *[other] Темп отправки
}

personal-nobody = Сотрудника { $handle } нет ни среди работающих, ни среди ушедших.
personal-gone = Этого сотрудника здесь больше нет.
personal-former = Бывший сотрудник { $number }
personal-erased-before = Данные уже удалены: { $name }. Больше нечего выдавать и удалять.
personal-export = Всё, что хранится: { $name }
personal-export-what = Один файл, который можно читать: профиль, чаты, настройки, отсутствия, клиенты, встречи, звонки, сообщения, оценки и записи журнала. Без паролей, ключей и адресов календарей.
personal-export-careful = В нём есть названия клиентов. Просмотрите, прежде чем передавать.
personal-export-coming = Готовим данные: { $name }
personal-export-where = Файл придёт только вам, туда же, куда приходят сообщения. В журнале останется, что вы его запросили.
personal-export-about = Всё, что kam-assistant хранит об одном человеке, по местам хранения. Паролей, ключей и адресов календарей здесь нет. У клиентов номера, их названия — в разделе «clients».
personal-count = { $what ->
    [chat_identity] привязанные чаты
    [link_token] ключи привязки
    [calendar] календари
    [calendar_series] ответы о сериях встреч
    [travel_time] время в пути
    [received_file] присланные файлы
    [import_upload] файлы для загрузки
    [import_trial] пробы загрузок
    [api_token] токены для загрузки по HTTP
    [snooze] отложенное
    [vote] оценки
    [console_message] строки консоли
    [department_member] отделы
    [setting] настройки
    [own_meeting] встречи без клиента
    [message] сообщения
    [assignment] закрепление за клиентами
    [meeting] встречи с клиентами
    [visit] прошедшие встречи и звонки
    [commitment] обещания
    [sales_order] заказы
    [contact] контактные лица
    [competitor_note] заметки о конкурентах
    [contract] закрытые договоры
    [key_date] даты
    [audit] записи журнала
   *[other] { $what }
}: { $count }

erase-ask = Удалить данные: { $name }?
erase-goes = Удаляется
erase-goes-who = Имя, почта, короткое имя, чаты, настройки, всё сказанное и присланное
erase-stays = Остаётся
erase-stays-why = Это принадлежит компании, вместо имени будет «{ $name }». В журнале останется, что сделано, без содержания.
erase-elsewhere = Не затрагивается: то, что лежит в самих Slack и Telegram, выгруженные файлы, резервные копии и тексты, написанные другими. Сообщения другим, где есть это имя, уйдут по сроку хранения.
erase-now = Удалить
erase-for-good = Отменить нельзя. Загрузка списка тоже не вернёт.
erase-done = Данные удалены, теперь это { $name }
erase-done-what = То, что принадлежит компании, осталось под этим именем. Если человек ещё есть в списке сотрудников, при загрузке его строку пропустим.
erase-yourself = Удалить себя нельзя. После вашего ухода это сделает другой администратор.
erase-last-administrator = { $name } — единственный администратор. Сначала дайте эту роль кому-то ещё в списке сотрудников.
erase-works-here = { $name } ещё работает здесь. Укажите дату увольнения в списке сотрудников и загрузите его или загрузите список без этой строки. Потом повторите.
erase-has-clients = { $name } ещё ведёт клиентов: { $count }. Загрузите список клиентов с новым ответственным. Потом повторите.
erase-no-key = У этого процесса нет ключа, чтобы помнить о человеке без имени, поэтому ничего не удалено. Повторите там, где работает kam-assistant, или наберите npm run person.
erase-import-runs = Идёт загрузка данных, поэтому ничего не удалено. Повторите, когда она закончится.

person-usage = Как набрать: npm run person -- export КТО [--out ФАЙЛ] · npm run person -- erase КТО --yes
person-exported = Всё, что хранится ({ $name }), — в файле { $file }
person-erase-yes = Пока ничего не удалено. Чтобы удалить, добавьте --yes.
