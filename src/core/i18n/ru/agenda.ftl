today-next = { $count ->
    [one] Сегодня { $count } встреча, ближайшая { $time } — { $name }
    [few] Сегодня { $count } встречи, ближайшая { $time } — { $name }
   *[many] Сегодня { $count } встреч, ближайшая { $time } — { $name }
}
today-over = { $count ->
    [one] Сегодня была { $count } встреча
    [few] Сегодня было { $count } встречи
   *[many] Сегодня было { $count } встреч
}
today-none = На сегодня встреч не известно
today-none-next = Перед встречей наберите /brief и название клиента.
today-more = ещё { $count }
agenda-first = { $count ->
    [one] { $count } встреча { $day }: { $time } — { $name }
    [few] { $count } встречи { $day }, первая { $time } — { $name }
   *[many] { $count } встреч { $day }, первая { $time } — { $name }
}
agenda-none = На { $day } встреч не известно
agenda-date = { $name }, { $day }: { $said }; встреч не известно
agenda-overlap = { $second } в { $time } начинается за { $minutes } мин до конца встречи { $first }
agenda-travel = { $second } в { $time }: на дорогу после встречи { $first } не хватает { $minutes } мин
agenda-absent = { $count ->
    [1] { $name } отсутствует, замещает { $deputies }
   *[other] { $name } отсутствует, замещают { $deputies }
}
agenda-label-conflicts = Накладки
agenda-label-dates = Даты
agenda-label-absent = Отсутствуют
agenda-morning-on = В { $time }
agenda-morning-off = Не по утрам
agenda-morning-at = План дня будет приходить в { $time } в дни, когда есть встречи или даты
agenda-morning-none = План дня больше не приходит сам
agenda-morning-hint = Изменить: /agenda в 7:30, /agenda выкл
agenda-day-unknown = Какой день имеется в виду?
agenda-busy = занято
agenda-all-day = весь день
agenda-whole-day = { $day }, весь день: { $name }
