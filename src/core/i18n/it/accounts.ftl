account-not-found = Non trovato. Controllare la grafia o digitare una parte del nome; /accounts elenca i propri clienti.
account-near = Non trovato. Simili: { $names }
account-several = Più clienti corrispondono. Quale?
account-several-more = Ne corrispondono altri: digitare più lettere del nome

portfolio-title-calm = { $all ->
    [one] Nulla di urgente: { $all } cliente
   *[other] Nulla di urgente: { $all } clienti
}
portfolio-title = { $count ->
    [one] Da seguire { $count } cliente su { $all }
   *[other] Da seguire { $count } clienti su { $all }
}
portfolio-title-overdue = { $count ->
    [one] Da seguire { $count } cliente su { $all }, scaduto { $amount }
   *[other] Da seguire { $count } clienti su { $all }, scaduto { $amount }
}
portfolio-calm = nulla di urgente
portfolio-meeting = incontro { $when }
portfolio-overdue = { $days ->
    [one] scaduto { $amount }, fattura più vecchia da { $days } giorno
   *[other] scaduto { $amount }, fattura più vecchia da { $days } giorni
}
portfolio-silent = { $days ->
    [one] nessun ordine da { $days } giorno, di solito ogni { $usual } gg
   *[other] nessun ordine da { $days } giorni, di solito ogni { $usual } gg
}
portfolio-notice = { $days ->
    [0] contratto: disdetta entro oggi
    [one] contratto: disdetta entro { $day }, tra { $days } giorno
   *[other] contratto: disdetta entro { $day }, tra { $days } giorni
}
portfolio-ends = { $days ->
    [0] contratto in scadenza oggi
    [one] contratto in scadenza tra { $days } giorno
   *[other] contratto in scadenza tra { $days } giorni
}
portfolio-promise = { $count ->
    [one] nostro impegno scaduto il { $day }
   *[other] { $count } nostri impegni scaduti, il primo il { $day }
}
portfolio-more = Altri { $count }
portfolio-first = Torna all'inizio
portfolio-orders-as-of = Ordini al { $when }
portfolio-ledger-as-of = Crediti al { $when }
portfolio-empty = Ancora nessun cliente assegnato
portfolio-empty-next = Li assegna il responsabile o un amministratore; l'elenco clienti importato può indicarne il KAM.
