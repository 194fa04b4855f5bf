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
