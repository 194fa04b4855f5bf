reminder = { $when }, tra { $left }: { $name }
reminder-leave = { $when }, tra { $left }: { $name }, partenza alle { $leave }
reminder-leave-now = { $when }, tra { $left }: { $name }, è ora di partire
reminder-span = { $hours ->
    [0] { $minutes } min
   *[other] { $minutes ->
        [0] { $hours } h
       *[other] { $hours } h { $minutes } min
    }
}
reminder-again = Nuovo promemoria alle { $time }
reminder-unconfirmed = Il calendario al momento non è leggibile: l'orario può essere cambiato
reminder-cancelled = Annullato: { $name }, { $was }
reminder-moved-to = Spostato a { $when }: { $name } (era { $was })
reminder-brief = Scheda
reminder-late = In ritardo
reminder-moved = Spostato
reminder-snooze = Rimanda

snooze-for = { $minutes ->
    [60] Tra 1 h
   *[other] Tra { $minutes } min
}
snooze-over = L'incontro è iniziato o è stato annullato: non c'è nulla da ricordare.
snooze-too-near = All'incontro manca troppo poco.

meeting-not-found = Nessun incontro di questo tipo in agenda.
meeting-not-begun = L'incontro deve ancora iniziare: { $time }. Dopo l'inizio si può indicare com'è andato.

late-title = { $minutes } min di ritardo: testo per { $name }
late-by = { $minutes } min
late-line = { $contact }, sono in viaggio e arriverò con circa { $minutes } minuti di ritardo. Mi scuso per l'attesa. { $from }

move-form = Nuovo orario
move-ask = { $name }, { $was }: a quando è spostato?
move-submit = Sposta
move-day = Giorno
move-time = Ora
move-time-hint = Per esempio 15:30
move-time-unknown = Ora non riconosciuta. Va scritta per esempio così: 15:30.
move-over = { $when } è già passato. Serve un orario futuro.
move-far = È oltre un anno da oggi. Serve un giorno più vicino.
move-held = { $name } si è già tenuto e resta com'è.
move-done = Spostato a { $when }: { $name }

travel-ask = Quanto tempo serve per { $place }?
travel-why = I promemoria degli incontri lì arriveranno prima di altrettanto. La domanda si fa una volta per indirizzo.
travel-minutes = { $minutes ->
    [0] Nessun viaggio
   *[other] { $minutes } min
}
travel-other = Altro
travel-known = { $minutes ->
    [0] Nessun viaggio per { $place }
   *[other] { $minutes } min per { $place }
}
travel-form = Quanto dura il viaggio
travel-field = Minuti
travel-submit = Salva
travel-unknown = Servono i minuti in cifre, al massimo 1440.
travel-not-found = Su questo luogo non è stata fatta alcuna domanda.

outcome-ask = Com'è andato l'incontro { $name }, { $from }–{ $to }?
outcome-ask-all = { $count ->
    [one] Un incontro: com'è andato?
   *[other] { $count } incontri: come sono andati?
}
outcome-all-known = { $count ->
    [one] Un incontro, già annotato
   *[other] { $count } incontri, tutti annotati
}
outcome-held = Tenuto
outcome-moved = Spostato
outcome-off = Non tenuto
outcome-all-held = Tutti tenuti
outcome-back = Indietro
outcome-log = Esito
outcome-log-of = Esito: { $name }
outcome-mark = { $outcome ->
    [held] tenuto
    [moved] spostato
   *[off] non tenuto
}
outcome-is = { $outcome ->
    [held] ✓ Tenuto: { $name }, { $time }
   *[off] ✓ Non tenuto: { $name }, { $time }
}
outcome-moved-to = ✓ Spostato a { $when }: { $name }

reminders-now = Promemoria degli incontri { $before }
reminders-at-start = all'inizio
reminders-before = { $span } prima
reminders-travel = Il tempo di viaggio si aggiunge. Ogni promemoria porta l'essenziale sul cliente.
reminders-no-brief = La scheda completa arriva con il tasto Scheda.
reminders-brief = La scheda completa arriva da sola, { $before }.
reminders-internal = { $internal ->
    [true] Gli incontri senza cliente sono compresi.
   *[other] Gli incontri senza cliente sono esclusi.
}
reminders-change = Modifica
reminders-form = Promemoria
reminders-field-lead = Promemoria
reminders-field-brief = Scheda completa da sola
reminders-field-internal = Incontri senza cliente
reminders-none = non inviare
reminders-yes = { $yes ->
    [true] inclusi
   *[other] esclusi
}
