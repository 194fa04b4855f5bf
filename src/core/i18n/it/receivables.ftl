overdue-facts = { $days ->
    [one] scaduto { $amounts }, la fattura più vecchia da { $days } giorno
   *[other] scaduto { $amounts }, la fattura più vecchia da { $days } giorni
}
overdue-title = { $name }: { $facts }
overdue-several = { $count } clienti con scaduto, il primo { $name }: { $facts }
overdue-dated = { $number } del { $day }
overdue-document = { $days ->
    [one] { $document }: { $amount }, da { $days } giorno
   *[other] { $document }: { $amount }, da { $days } giorni
}
overdue-document-computed = { $days ->
    [one] { $document }: { $amount }, da { $days } giorno (scadenza calcolata dalla dilazione)
   *[other] { $document }: { $amount }, da { $days } giorni (scadenza calcolata dalla dilazione)
}
