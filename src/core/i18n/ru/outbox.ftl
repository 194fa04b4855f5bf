try-out = Сообщения приходят вам сюда
try-out-asked = Вы просили проверить в { $time }. Напоминания и предупреждения приходят в этот чат; изменить — /where.

perhaps-missed = Возможно, до вас не дошло: { $title }

unreachable-person = Не могу связаться: { $name }
unreachable-person-next = До сотрудника { $name } сообщения не доходят: чат не привязан или бот заблокирован. Поможет команда /link или ссылка от администратора.

freshness-old = Данные устарели: им { $days ->
    [one] { $days } рабочий день
    [few] { $days } рабочих дня
   *[other] { $days } рабочих дней
}
freshness-item = { $what } ({ $source }): на { $asOf }
freshness-next = На них опираются справки и предупреждения. Загрузите свежие файлы или проверьте, почему они не пришли.
old-data-mark = По состоянию на { $asOf }: { $what } не обновлялись { $days ->
    [one] { $days } рабочий день
    [few] { $days } рабочих дня
   *[other] { $days } рабочих дней
}
freshness-waiting = { $said }. Отложено предупреждений: { $alerts }, получателей: { $people }
freshness-waits = По таким старым данным легко ошибиться. Отложенное придёт сводкой после обновления, самое позднее через { $days } рабочих дней.

alarms-open = { $count ->
    [one] { $count } неполадка
    [few] { $count } неполадки
   *[other] { $count } неполадок
} в kam-assistant: что делать, покажет npm run doctor
alarms-more = … и ещё { $count }
alarms-next = Выполните npm run doctor там, где установлен kam-assistant: для каждой сказано, что делать. Если не пройдёт, напомним через неделю.

file-no-picture = Не удалось показать изображение. На нём: { $shows }
file-no-document = Не удалось отправить файл { $name }.
