calendars = { $count ->
    [one] Gli incontri si leggono da un calendario
   *[other] Gli incontri si leggono da { $count } calendari
}
calendars-none = Nessun calendario collegato
calendars-how = Google, Outlook e Yandex danno l'indirizzo segreto di un calendario nelle sue impostazioni. Una volta collegato, gli incontri con i clienti compaiono da soli.
calendar-read = { $count ->
    [one] letto { $when }, un incontro in arrivo
   *[other] letto { $when }, { $count } incontri in arrivo
}
calendar-unread = non ancora letto, tra un minuto
calendar-connect = Collega
calendar-remove = Rimuovi { $name }
calendar-form = Collega un calendario
calendar-form-ask = Quale calendario?
calendar-field-address = Indirizzo segreto
calendar-hint-address = https://…/basic.ics, oppure l'indirizzo di un server CalDAV
calendar-field-name = Nome
calendar-field-user = CalDAV: utente
calendar-hint-user = Solo per CalDAV; un indirizzo segreto non ne ha bisogno
calendar-field-password = CalDAV: password
calendar-address-unknown = Non è l'indirizzo di un calendario. Inizia con https:// o webcal://.
calendar-connected = Collegato: { $name }. Gli incontri arrivano entro un minuto.
calendar-removed = Rimosso: { $name }. Gli incontri futuri sono annullati, quelli passati restano.
calendar-too-many = I calendari sono già { $most }, il massimo. Prima va rimosso uno.
calendar-not-found = Nessun calendario di questo tipo.
calendar-failing = Il calendario { $name } non è leggibile: { $since }
calendar-never-read = Il calendario { $name } non è leggibile
calendar-problem = { $problem ->
    [not-allowed] L'indirizzo porta dove questa installazione non può andare. Un amministratore può permetterlo.
    [not-found] Non c'è nulla. Va collegato di nuovo con l'indirizzo giusto.
    [forbidden] Password o indirizzo segreto non accettati. Va collegato di nuovo.
    [too-large] È troppo grande. Serve un calendario più piccolo.
    [timeout] Impiega troppo a rispondere. I tentativi continuano.
    [too-many-redirects] L'indirizzo gira in tondo. Va collegato di nuovo.
    [not-a-calendar] Non è un calendario. L'indirizzo va controllato.
   *[away] Non risponde. I tentativi continuano.
}
calendar-kept = I suoi incontri restano, segnati, finché non torna.
calendar-show = I miei calendari
calendar-emptied = { $count ->
    [one] Il calendario { $name } è vuoto all'improvviso: l'incontro è annullato?
   *[other] Il calendario { $name } è vuoto all'improvviso: i { $count } incontri sono annullati?
}
calendar-emptied-kept = Fino alla risposta restano, con i loro promemoria.
calendar-call-off = Annulla { $count }
calendar-keep = Mantieni
calendar-called-off = { $count ->
    [one] Un incontro annullato
   *[other] { $count } incontri annullati
}
calendar-keeps = { $count ->
    [one] Un incontro mantenuto
   *[other] { $count } incontri mantenuti
}
calendar-not-empty = Il calendario non è più vuoto: nulla è cambiato.
calendar-which = Con quale cliente: «{ $title }», { $when }?
calendar-which-once = La domanda vale per tutti gli incontri della serie.
calendar-none = Nessuno di questi
calendar-matched = «{ $title }» è con { $name }
calendar-unmatched = «{ $title }» non è con questi clienti
calendar-file = File
calendar-file-unknown = Questo file non è un calendario. I programmi di calendario lo esportano come file .ics.
calendar-usage = Uso: npm run calendar -- PERSONA FILE.ics    collega il calendario del file; PERSONA: nome utente o indirizzo e-mail
