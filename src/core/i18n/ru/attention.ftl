message-kind = { $kind ->
    [meeting-reminder] напоминания о встречах
    [meeting-brief] полные справки перед встречами
    [meeting-travel] вопросы о дороге
    [meeting-outcome] вопросы после встреч
    [agenda] утренние повестки
    [contract-date] договоры, ждущие решения
    [key-date] тендеры, мероприятия и другие даты
    [contact-freshness] клиенты без контакта
    [overdue] просроченная задолженность
    [calendar-problem] недоступные календари
    [calendar-empty] внезапно пустые календари
    [calendar-match] встречи с неясным клиентом
    [data-freshness] устаревшие данные
    [installation-alarms] неполадки системы
    [folder-import] файлы в папке загрузки
    [summary] сводки отложенного
    [unreachable-person] сотрудники без связи
   *[other] прочие сообщения
}

bundle-title = { $title }, и ещё { $count ->
    [one] { $count } предупреждение
    [few] { $count } предупреждения
   *[other] { $count } предупреждений
}
bundle-also = А также
bundle-more = … и ещё { $count }

summary-held = { $count ->
    [1] Отложено: { $first }
   *[other] Отложено: { $count }, первое — { $first }
}
summary-outage = { $count ->
    [1] Пока меня не было: { $first }
    [one] Пока меня не было: { $count } предупреждение, первое — { $first }
    [few] Пока меня не было: { $count } предупреждения, первое — { $first }
   *[other] Пока меня не было: { $count } предупреждений, первое — { $first }
}
summary-missed = { $count ->
    [one] Пока меня не было, { $count } сообщение опоздало и уже не нужно
    [few] Пока меня не было, { $count } сообщения опоздали и уже не нужны
   *[other] Пока меня не было, { $count } сообщений опоздали и уже не нужны
}
summary-kind-count = { $kind }: { $count }
summary-also-missed = Опоздали и уже не нужны: { $what }
summary-because = { $reason ->
    [budget] сверх дневного лимита: { $count }
    [quiet] вне ваших часов: { $count }
    [quiet-away] за время вашего отсутствия: { $count }
    [digest] по вашей настройке раз в день: { $count }
    [quiet-start] предупреждения ещё не включены: { $count }
    [old-data-over] ждали обновления данных: { $count }
    [outage] после перерыва в работе: { $count }
    [late] после перерыва в работе: { $count }
   *[other] ожидали: { $count }
}
quiet-start-until = Первая неделя тихая: до { $until } предупреждения приходят раз в день, в этой сводке
quiet-start-settings = Первая неделя тихая: до { $until } все получают предупреждения раз в день, сводкой
quiet-start-end = Включить предупреждения сейчас
quiet-start-ended = Теперь все получают предупреждения сразу
quiet-start-held = Всё отложенное придёт каждому следующей сводкой, одним сообщением. Снова отключить — /settings.
quiet-start-on = Предупреждения уже включены
quiet-start-over = Тихая неделя закончилась { $since }: предупреждения приходят сразу
message-gone = Это уже решено

away-form = Ваше отсутствие
away-from = С
away-until = По, включительно
away-is = Вас нет: { $from } – { $until }
away-not = Вы на месте
away-means = Пока вас нет, предупреждения ждут и придут одной сводкой в первый день после возвращения. О встречах и о срочном напоминаем по-прежнему. Кто вас замещает, тоже узнаёт о ваших клиентах.
away-how = Например: /absent до пятницы, /absent 1.12 - 5.12; когда вернётесь — /absent off.
away-set = Меня не будет
away-change = Изменить
away-back = Вернулись
away-unclear = Не понимаю дни
away-over = Эти дни прошли или конец раньше начала
away-long = Отсутствие — не дольше года
