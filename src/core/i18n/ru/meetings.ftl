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
