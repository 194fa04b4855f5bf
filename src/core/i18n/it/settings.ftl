settings-title = Impostazioni personali
settings-hours = Quando disturbare
settings-meetings = Incontri e agenda
settings-delivery = Dove arrivano
settings-company = Azienda
settings-retention = Conservazione dei dati
settings-messages = Tipi di messaggi
settings-messages-usual = Ogni tipo arriva subito
settings-pick = Quali messaggi devono arrivare diversamente?
settings-pick-why = Ciò che è urgente arriva comunque subito, e mai meno di quanto stabilito dall'amministratore
settings-back = Indietro
settings-not-yours = Qui non c'è nulla da modificare. /settings mostra ciò che si può impostare.
settings-saved = Salvato · { $what }
settings-refused = { $label }: { $why }. Nulla è stato modificato.
settings-refused-choice = scelta non disponibile, o non più
settings-refused-budget = da 1 a 50
settings-refused-least = l'amministratore ha stabilito per tutti almeno «{ $least }»
settings-unclear = Nessuna impostazione «{ $typed }»
settings-unreadable = { $what ->
    [hours] Gli orari si scrivono così: 9-18 oppure 8:30-17:45. Nulla è stato modificato.
    [budget] Le interruzioni al giorno si scrivono come numero: /settings limite 5. Nulla è stato modificato.
   *[mode] Si può scrivere: subito, riepilogo o mai. Nulla è stato modificato.
}
settings-type = Si può scrivere:
settings-type-hours = /settings orari 9-18
settings-type-budget = /settings limite 5: interruzioni al giorno
settings-type-kind = /settings contratti riepilogo: un tipo di messaggi e subito, riepilogo o mai
settings-type-group = /settings messaggi: tutti i tipi, da scegliere
settings-names = { $section ->
    [hours] orari,orario,ore
    [budget] limite,interruzioni,interruzioni al giorno
    [meetings] incontri,incontro
    [delivery] dove,piattaforma
    [company] azienda
    [retention] conservazione
   *[messages] messaggi,tipi,tipi di messaggi
}
settings-mode-names = { $mode ->
    [now] subito,sì,sempre
    [digest] riepilogo,con il riepilogo,una volta al giorno
   *[off] mai,no,spento
}
setting-from = Dalle
setting-from-why = Prima, gli avvisi aspettano. Gli incontri arrivano comunque.
setting-until = Alle
setting-until-morning = { $until } del mattino dopo
setting-until-round = giorno e notte
setting-until-why = Dopo, gli avvisi aspettano il riepilogo del giorno seguente. Stessa ora di «Dalle»: giorno e notte.
setting-days = Giorni
setting-days-why = Negli altri giorni gli avvisi aspettano.
setting-holidays = Festività
setting-holidays-why = Quelle del proprio Paese
setting-holidays-is = { $keeps ->
    [true] libere
   *[other] come gli altri giorni
}
setting-away = Assenza
setting-away-why = Durante l'assenza gli avvisi aspettano e arrivano con il riepilogo del primo giorno di rientro.
setting-away-is = { $from } – { $until }
setting-away-not = no
setting-away-how = no; si indica con /absent fino a venerdì
setting-budget = Interruzioni al giorno
setting-budget-why = Il resto aspetta il riepilogo; arrivano prima gli avvisi con più denaro in gioco. Gli incontri non contano.
setting-budget-is = al massimo { $count }
setting-lead = Promemoria
setting-lead-why = Il tempo per il tragitto si aggiunge.
setting-brief = Scheda completa
setting-brief-why = Come messaggio a sé; altrimenti arriva premendo Scheda.
setting-internal = Incontri senza cliente
setting-internal-why = Se ricordare anche questi
setting-agenda = Agenda del giorno
setting-agenda-why = Quando arriva ogni mattina
setting-agenda-not = non da sola
setting-platform = Dove
setting-platform-why = Dove arriva ciò che non è stato richiesto
setting-platform-latest = sull'ultima app collegata
setting-alerts = Avvisi
setting-alerts-why = Per tutti. Finché sono spenti arrivano una volta al giorno con il riepilogo; ciò che è urgente arriva subito.
setting-alerts-is = { $said ->
    [week] attivi dopo la prima settimana
    [on] attivi
   *[off] spenti, solo il riepilogo
}
setting-old = Dati considerati vecchi
setting-old-why = Allora viene detto, e gli amministratori ne sono informati.
setting-old-is = { $count ->
    [0] il giorno stesso
    [one] dopo { $count } giorno lavorativo
   *[other] dopo { $count } giorni lavorativi
}
setting-overdue = Crediti scaduti
setting-overdue-why = Lo scaduto di un cliente si segnala a questi giorni dalla scadenza più vecchia.
setting-overdue-is = a { $days } giorni
setting-overdue-manager = Scaduto, al responsabile
setting-overdue-manager-why = Da quando lo sa anche il responsabile del KAM
setting-overdue-finance = Scaduto, all'amministrazione
setting-overdue-finance-why = Da quando lo sa anche l'amministrazione, per tutti i clienti
setting-overdue-from = { $days ->
    [one] da { $days } giorno
   *[other] da { $days } giorni
}
setting-folder = File nella cartella di importazione
setting-folder-why = Su ciò che è rifiutato, o ha righe respinte, si chiede sempre.
setting-folder-is = { $how ->
    [clean] importati subito se non ci sono problemi
   *[ask] prima si chiede
}
setting-mode = { $platform }
setting-mode-why = Con il riepilogo: una volta al giorno, all'inizio della giornata
setting-mode-why-appointed = Alla sua ora, oppure mai
setting-mode-is = { $mode ->
    [now] subito
    [digest] con il riepilogo
   *[off] mai
}
setting-least = Per tutti, almeno
setting-least-why = Nessuno può scegliere meno di questo.
setting-least-is = { $mode ->
    [now] subito
    [digest] con il riepilogo
   *[off] a scelta di ciascuno
}
setting-kept-cards-why = Per questo tempo i pulsanti funzionano.
setting-kept-messages-why = Per questo tempo /why spiega un messaggio.
setting-kept-console-why = Con i file allegati
setting-kept-files-why = Quali vocali, foto e documenti sono stati inviati, non il contenuto
setting-kept-meetings-why = Dai calendari personali, una volta conclusi
setting-kept-imports-why = Per questo tempo un'importazione si può annullare.
setting-kept-audit-why = Chi ha visto o modificato che cosa
kind-meeting-reminder = Promemoria incontri
kind-meeting-brief = Schede complete
kind-meeting-travel = Tempo di tragitto
kind-meeting-outcome = Esito degli incontri
kind-agenda = Agenda del giorno
kind-contract-date = Contratti
kind-key-date = Date dei clienti
kind-contact-freshness = Contatti da riprendere
kind-overdue = Crediti scaduti
kind-calendar-problem = Calendario illeggibile
kind-calendar-empty = Calendario vuoto
kind-calendar-match = Di chi è l'incontro
kind-data-freshness = Dati vecchi
kind-installation-alarms = Installazione
kind-folder-import = Cartella di importazione
kind-unreachable-person = Persone non raggiunte
settings-thresholds = Soglie
settings-thresholds-why = Vale per chi non ha scelto diversamente. Tra i messaggi, il minimo che tutti ricevono.
