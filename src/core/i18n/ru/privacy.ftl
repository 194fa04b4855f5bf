retention-title = Видов данных: { $kinds }, записей: { $rows }
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
