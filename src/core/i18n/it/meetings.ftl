today-next = { $count ->
    [one] Oggi { $count } incontro: { $time } { $name }
   *[other] Oggi { $count } incontri, il prossimo { $time } { $name }
}
today-over = { $count ->
    [one] Oggi { $count } incontro, già concluso
   *[other] Oggi { $count } incontri, tutti conclusi
}
today-none = Nessun incontro noto per oggi
today-none-next = Prima di un incontro, scrivere /brief e il nome del cliente.
today-more = altri { $count }
