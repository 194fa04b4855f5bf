message-kind = { $kind ->
    [meeting-reminder] promemoria degli incontri
    [meeting-brief] schede complete prima degli incontri
    [meeting-travel] domande sul tragitto
    [meeting-outcome] domande dopo gli incontri
    [agenda] agende del mattino
    [contract-date] contratti da decidere
    [key-date] gare, eventi e altre date
    [contact-freshness] clienti senza contatti
    [overdue] crediti scaduti dei clienti
    [calendar-problem] calendari non leggibili
    [calendar-empty] calendari vuoti all'improvviso
    [calendar-match] incontri dal cliente incerto
    [data-freshness] dati non aggiornati
    [installation-alarms] problemi dell'installazione
    [folder-import] file nella cartella di importazione
    [summary] riepiloghi di ciò che era in attesa
    [unreachable-person] persone non raggiungibili
   *[other] altri messaggi
}

bundle-title = { $title }, e { $count ->
    [one] { $count } altro avviso
   *[other] altri { $count } avvisi
}
bundle-also = Inoltre
bundle-more = … e altri { $count }

summary-held = { $count ->
    [one] In attesa: { $first }
   *[other] In attesa: { $count }, il primo: { $first }
}
summary-outage = { $count ->
    [one] Mentre non c'ero: { $first }
   *[other] Mentre non c'ero, { $count } avvisi, il primo: { $first }
}
summary-missed = { $count ->
    [one] Mentre non c'ero, un messaggio è arrivato troppo tardi per servire
   *[other] Mentre non c'ero, { $count } messaggi sono arrivati troppo tardi per servire
}
summary-kind-count = { $kind }: { $count }
summary-also-missed = Troppo tardi per servire: { $what }
summary-because = { $reason ->
    [budget] oltre il limite del giorno: { $count }
    [quiet] fuori dai tuoi orari: { $count }
    [quiet-away] durante la tua assenza: { $count }
    [digest] una volta al giorno, come da impostazioni: { $count }
    [quiet-start] avvisi non ancora attivati: { $count }
    [old-data-over] in attesa di dati aggiornati: { $count }
    [outage] dopo un'interruzione: { $count }
    [late] dopo un'interruzione: { $count }
   *[other] in attesa: { $count }
}
quiet-start-until = La prima settimana è tranquilla: fino al { $until } gli avvisi arrivano una volta al giorno, in questo riepilogo
quiet-start-settings = La prima settimana è tranquilla: fino al { $until } tutti ricevono gli avvisi una volta al giorno
quiet-start-end = Attiva ora gli avvisi
quiet-start-ended = D'ora in poi tutti ricevono subito gli avvisi
quiet-start-held = Quanto era in attesa arriva a ciascuno con il prossimo riepilogo, in un solo messaggio. /settings disattiva di nuovo gli avvisi.
quiet-start-on = Avvisi già attivi
quiet-start-over = Settimana tranquilla finita ({ $since }): gli avvisi arrivano subito
message-gone = È già risolto

away-form = La tua assenza
away-from = Dal
away-until = Fino al, compreso
away-is = Sei assente: { $from } – { $until }
away-not = Non sei assente
away-means = Nel frattempo gli avvisi aspettano e arrivano in un solo messaggio il primo giorno del rientro. I promemoria degli incontri e ciò che è urgente arrivano comunque. Chi ti sostituisce riceve anche gli avvisi sui tuoi clienti.
away-how = Per esempio /absent fino a venerdì, /absent 1/12 - 5/12; al rientro /absent off.
away-set = Sarò assente
away-change = Cambia
away-back = Sono di nuovo qui
away-unclear = Non capisco i giorni
away-over = Questi giorni sono passati, o finiscono prima di iniziare
away-long = Un'assenza dura al massimo un anno
