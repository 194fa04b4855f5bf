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
agenda-first = { $count ->
    [one] { $count } incontro { $day }: { $time } { $name }
   *[other] { $count } incontri { $day }, il primo { $time } { $name }
}
agenda-none = Nessun incontro noto per { $day }
agenda-date = { $name }, { $day }: { $said }; nessun incontro noto
agenda-overlap = { $second } alle { $time } inizia { $minutes } min prima della fine di { $first }
agenda-travel = { $second } alle { $time }: mancano { $minutes } min per il tragitto da { $first }
agenda-absent = { $count ->
    [one] { $name } è assente, al suo posto c'è { $deputies }
   *[other] { $name } è assente, al suo posto ci sono { $deputies }
}
agenda-label-conflicts = Sovrapposizioni
agenda-label-dates = Date
agenda-label-absent = Assenti
agenda-morning-on = Ogni giorno alle { $time }
agenda-morning-off = Non al mattino
agenda-morning-at = L'agenda arriva alle { $time } nei giorni con incontri o date
agenda-morning-none = L'agenda non arriva più da sé
agenda-morning-hint = Per cambiare: /agenda alle 7:30, /agenda no
agenda-day-unknown = Di quale giorno si tratta?
agenda-busy = occupato
agenda-all-day = tutto il giorno
agenda-whole-day = { $day }, tutto il giorno: { $name }
