answers-more = Altro
answers-back = Indietro
hush-snooze = Rimanda
hush-tomorrow = Domani { $hour }
hush-day = Una data…
hush-until = Rimandato: { $when }. Torna se ancora valido
hush-wake = Riattiva
hush-woken = Non è più rimandato
hush-ask = Fino a quando rimandare?
hush-done = Rimandato: { $when } — { $title }
hush-form = Rimanda
hush-submit = Rimanda
hush-field-day = Fino a quale giorno
hush-field-time = A che ora
vote-useful = Utile
vote-useless = Non utile
vote-noted = { $useful ->
    [true] Registrato: utile
   *[false] Registrato: non utile
}
why-button = Perché

why-title = Perché: { $rule }
why-asked = Era una risposta a una domanda.
why-none = Finora nessun messaggio non richiesto.
why-settled = È già risolto.
why-rule-meeting-reminder = { $minutes ->
    [0] il promemoria arriva all'inizio dell'incontro, prima in base al tragitto
    [one] il promemoria arriva { $minutes } minuto prima dell'incontro, più il tragitto
   *[other] il promemoria arriva { $minutes } minuti prima dell'incontro, più il tragitto
}
why-rule-meeting-brief = { $minutes ->
    [0] la scheda completa arrivava all'ora scelta; ora è disattivata
    [one] la scheda completa arriva { $minutes } minuto prima dell'incontro con un cliente
   *[other] la scheda completa arriva { $minutes } minuti prima dell'incontro con un cliente
}
why-rule-meeting-travel = il tragitto verso un indirizzo si chiede una volta, prima del primo incontro
why-rule-meeting-outcome = dopo un incontro si chiede una volta se si è tenuto
why-rule-agenda = l'agenda arriva alle { $hour } nei giorni con incontri o date
why-rule-contract-date = i contratti si segnalano { $days } giorni prima della fine e dell'ultimo giorno per la disdetta
why-rule-key-date = le date si segnalano { $days } giorni prima, salvo diversa indicazione di chi le ha registrate
why-rule-contact-freshness = un cliente si segnala quando è passato il tempo concordato senza contatti e nessun incontro è vicino
why-rule-overdue = lo scaduto di un cliente si segnala a { $days } giorni dalla scadenza più vecchia: a chi segue il cliente, al suo responsabile da { $manager } giorni, all'amministrazione da { $finance }
why-rule-calendar-problem = un calendario si segnala se non è leggibile da { $minutes } minuti, subito se appena collegato
why-rule-calendar-empty = di un calendario vuoto all'improvviso si chiede prima di annullare gli incontri
why-rule-calendar-match = di un incontro adatto a più clienti si chiede una volta con chi è
why-rule-data-freshness = { $days ->
    [one] gli amministratori sanno di dati più vecchi di { $days } giorno lavorativo
   *[other] gli amministratori sanno di dati più vecchi di { $days } giorni lavorativi
}
why-rule-installation-alarms = gli amministratori sanno dei problemi dell'installazione, e di nuovo dopo una settimana
why-rule-folder-import = gli amministratori sanno di ciò che arriva nella cartella di importazione
why-rule-unreachable-person = i responsabili sanno di chi non riceve nulla
why-held = { $reason ->
    [budget] oltre il limite del giorno
    [digest] una volta al giorno, come da impostazioni
    [quiet-start] avvisi non ancora attivati
    [quiet-hours] fuori dagli orari
    [quiet-weekend] giorno libero della settimana
    [quiet-holiday] giorno festivo
    [quiet-away] assenza
    [old-data] dati troppo vecchi
    [old-data-over] i dati erano troppo vecchi
    [outage] dopo un'interruzione
    [late] dopo un'interruzione
   *[other] doveva attendere
}
why-then-held = In attesa da { $when }: { $why }
why-then-coming = In arrivo
why-then-summary = In attesa da { $when } ({ $why }), arrivato { $came }
why-then-again = Arrivato { $came }: era rimandato fino ad allora
why-then-together = Arrivato { $came }, insieme a un altro
why-then-appointed = Arrivato { $came }, alla sua ora; non conta tra gli avvisi del giorno
why-then-urgent = Arrivato { $came } subito: non poteva attendere
why-then-hours = Arrivato { $came }, negli orari: { $nth } di { $budget } quel giorno
why-then-at = Arrivato { $came }
why-others = Lo sanno anche: { $names }
why-only-you = Nessun altro destinatario
why-also = Nello stesso messaggio: { $what }
why-carries = { $kind }: { $count }
why-carries-held = { $kind }: { $count } ({ $why })
why-summary = { $count ->
    [one] Perché: quanto era in attesa, { $count } avviso in un messaggio
   *[other] Perché: quanto era in attesa, { $count } avvisi in un messaggio
}
why-as-of = Dati al { $asOf }
why-as-of-none = Non importato: registrato qui

rule-names = { $kind ->
    [contract-date] contratto,contratti,scadenza contratto,disdetta
    [key-date] data,date,gara,gare,evento,eventi
    [contact-freshness] silenzio,contatto,contatti,frequenza
    [overdue] scaduto,scaduti,crediti,debito,debiti,ritardo di pagamento
    [calendar-problem] calendario,calendari
    [data-freshness] dati,dati vecchi,importazione
   *[other] –
}
whynot-title = Perché no, { $kind }: { $said }
whynot-title-client = { $name }, { $kind }: { $said }
whynot-all = { $count ->
    [one] { $name }: { $count } regola, e che cosa ne è stato
   *[other] { $name }: { $count } regole, e che cosa ne è stato
}
whynot-hint = Per una sola: /whynot, il cliente e il nome, per esempio contratto, data o silenzio
whynot-no-rule = Regola sconosciuta. Ci sono:
whynot-told = segnalato { $when }
whynot-snoozed = rimandato: { $when }
whynot-held = in attesa del riepilogo { $when }: { $why }
whynot-waits-for-data = in attesa di dati aggiornati, al più tardi fino al riepilogo { $when }: { $why }
whynot-gathered = si segnala insieme ad altri dati vecchi, non prima di { $when }
whynot-cause = { $cause ->
    [right] destinatari diversi
    [off] disattivato nelle impostazioni
    [hours] si segnala tra le 8 e le 20 nei giorni lavorativi
    [day] oggi ne è già arrivato uno, questo segue domani
    [unreachable] nessun recapito: /link collega una chat
    [failed] inviato, forse mai arrivato
    [settled] risolto prima dell'invio
    [coming] arriva entro pochi minuti
   *[nothing] non c'è nulla da segnalare
}
whynot-contract = { $said } · si segnala { $days } giorni prima
whynot-no-contract = nessun contratto in vigore con una fine futura
whynot-date = { $reminders ->
    [0] { $said } { $day }, tra { $left } gg · senza promemoria
   *[other] { $said } { $day }, tra { $left } gg · si segnala { $reminders } giorni prima, tranne quanto già dovuto alla registrazione ({ $noted })
}
whynot-no-date = nessuna data futura registrata
whynot-no-rhythm = nessuna frequenza concordata: la imposta /cadence
whynot-no-contact = nessuna visita, telefonata o incontro noto
whynot-silent = ultimo contatto { $days } gg fa, concordato ogni { $cadence } gg
whynot-meeting-near = ultimo contatto { $days } gg fa, concordato ogni { $cadence } gg, e un incontro è vicino
whynot-overdue = segnalato a { $days } giorni
whynot-overdue-later = segnalato a { $days } giorni, qui da { $from }
whynot-overdue-nobody = nessuno segue questo cliente
whynot-no-ledger = nessuna fattura nota
whynot-calendar-fails = calendario { $name }: non letto da { $minutes } min, si segnala dopo { $after }
whynot-calendar-reads = il calendario { $name } è letto
whynot-no-calendar = nessun calendario collegato: lo collega /calendar
whynot-source = { $what } da { $source }: età in giorni lavorativi { $days }, si segnala oltre { $after }
whynot-no-source = nessun dato quotidiano importato

rules-title = { $proposals ->
    [0] Avvisi in { $days } giorni: { $count }, nessuna regola da cambiare
    [one] Avvisi in { $days } giorni: { $count }, { $proposals } regola da cambiare
   *[other] Avvisi in { $days } giorni: { $count }, { $proposals } regole da cambiare
}
rules-kind = Regola
rules-sent = Inviati
rules-useful = Utili
rules-useless = Non utili
rules-precision = Precisione
rules-none = Ancora nessun avviso e nessun voto.
rules-how = Precisione: quota di «utile» su tutti i voti degli ultimi 90 giorni. Sotto il 30% con almeno 20 voti si propone un'altra soglia.
rules-proposal = { $what }: utili { $precision } su { $count } voti. { $change }
rules-change = { $kind ->
    [contract-date] Segnalare solo 30 e 7 giorni prima, non a 90 e 60.
    [key-date] Ricordare solo 7 giorni e 1 giorno prima, non a 14.
    [contact-freshness] Concordare frequenze più lunghe: /cadence, o attendere un quarto in più.
    [overdue] Segnalarlo solo a 7, 14 e 30 giorni, non a 1.
    [calendar-problem] Segnalare dopo 4 ore, non dopo 1.
    [calendar-empty] Chiedere solo se salterebbero più di 3 incontri.
    [calendar-match] Chiedere solo se il cliente è nominato nel titolo.
    [data-freshness] Segnalare un giorno lavorativo dopo.
    [installation-alarms] Segnalare solo ciò che dura un giorno.
    [folder-import] Importare subito se non ci sono problemi: /settings, Azienda.
    [unreachable-person] Segnalare dopo un giorno senza chat.
   *[other] Segnalare più tardi, o solo per importi maggiori.
}
