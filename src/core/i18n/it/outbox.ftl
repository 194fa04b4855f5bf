try-out = I messaggi arrivano qui
try-out-asked = Prova richiesta alle { $time }. Promemoria e avvisi arrivano in questa chat; per cambiare: /where.

perhaps-missed = Forse non è arrivato: { $title }

unreachable-person = { $name } non è raggiungibile
unreachable-person-next = I messaggi per { $name } non arrivano: nessuna chat collegata, oppure il bot è bloccato. Basta digitare /link o chiedere un link all'amministratore.

freshness-old = Dati non aggiornati da { $days ->
    [one] { $days } giorno lavorativo
   *[other] { $days } giorni lavorativi
}
freshness-item = { $what } ({ $source }): al { $asOf }
freshness-next = Schede e avvisi si basano su questi dati. Importare file più recenti, o verificare perché non sono arrivati.
old-data-mark = Dati al { $asOf }: { $what } senza aggiornamenti da { $days ->
    [one] { $days } giorno lavorativo
   *[other] { $days } giorni lavorativi
}
freshness-waiting = { $said }: { $alerts ->
    [one] { $alerts } avviso
   *[other] { $alerts } avvisi
} in attesa per { $people ->
    [one] una persona
   *[other] { $people } persone
}
freshness-waits = Con dati così vecchi è facile sbagliare. Gli avvisi arrivano con il riepilogo dopo l'aggiornamento, al più tardi dopo { $days } giorni lavorativi.

alarms-open = { $count ->
    [one] Un problema
   *[other] { $count } problemi
} in kam-assistant: npm run doctor dice cosa fare
alarms-more = … e altri { $count }
alarms-next = Digitare npm run doctor dove è installato kam-assistant: per ciascuno dice cosa fare. Se continua, l'avviso torna dopo una settimana.

file-no-picture = Impossibile mostrare qui l'immagine. Mostra: { $shows }
file-no-document = Impossibile inviare qui il file { $name }.
