overdue-facts = { $days ->
    [one] scaduto { $amounts }, la fattura più vecchia da { $days } giorno
   *[other] scaduto { $amounts }, la fattura più vecchia da { $days } giorni
}
overdue-title = { $name }: { $facts }
overdue-several = { $count } clienti con scaduto, il primo { $name }: { $facts }
overdue-document = { $days ->
    [one] { $number } del { $day }: { $amount }, da { $days } giorno
   *[other] { $number } del { $day }: { $amount }, da { $days } giorni
}
overdue-document-computed = { $days ->
    [one] { $number } del { $day }: { $amount }, da { $days } giorno (scadenza calcolata dalla dilazione)
   *[other] { $number } del { $day }: { $amount }, da { $days } giorni (scadenza calcolata dalla dilazione)
}
