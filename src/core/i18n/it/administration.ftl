admin-title = Amministrazione
admin-rules = Come vengono accolti gli avvisi
admin-retention = Che cosa si conserva
admin-newer = Più recenti
admin-older = Meno recenti

admin-data = Età dei dati
admin-data-none = Non sono stati importati dati che invecchiano
admin-data-none-next = Importare ordini, fatture o pagamenti: inviare i file e digitare /import prova, oppure npm run import -- FILE
admin-data-title = { $count ->
    [one] { $count } fonte
   *[other] { $count } fonti
}, vecchie: { $old }
admin-data-what = Che cosa
admin-data-source = Fonte
admin-data-as-of = Alla data
admin-data-age = Giorni lavorativi
admin-data-limit = Soglia
admin-data-waiting = { $alerts ->
    [one] { $alerts } avviso aspetta
   *[other] { $alerts } avvisi aspettano
} dati più recenti, al massimo { $days } giorni lavorativi.
admin-data-how = Ciò che è vecchio è segnato nelle schede e negli avvisi; oltre il doppio della soglia gli avvisi aspettano. Quando i dati sono vecchi lo dicono le soglie.

admin-health = Stato
admin-health-well = Tutto a posto
admin-health-wrong = { $count ->
    [one] { $count } cosa da guardare
   *[other] { $count } cose da guardare
}
admin-health-job-fails = L'attività { $name } non riesce ({ $error }). Il log dice di più sotto questo nome; si riprova da sé.
admin-health-failed = { $count ->
    [one] { $count } messaggio abbandonato
   *[other] { $count } messaggi abbandonati
} nell'ultimo giorno. npm run doctor dice che cosa rifiuta una piattaforma.
admin-health-unknown = { $count ->
    [one] Di { $count } messaggio non si sa
   *[other] Di { $count } messaggi non si sa
} se siano arrivati; chi li aspetta li vede al prossimo contatto.
admin-health-unreachable = { $count ->
    [one] A { $count } account non si può
   *[other] A { $count } account non si può
} scrivere, per esempio perché il bot è bloccato. I responsabili lo sanno.
admin-health-messages = Messaggi
admin-health-outbox = { $waiting } da inviare, { $held } in attesa del riepilogo
admin-health-platforms = Piattaforme
admin-health-no-platforms = solo la console; le guide dicono come collegare Slack e Telegram
admin-health-jobs = Attività
admin-health-job = { $name }: { $at }
admin-health-never = non ancora
admin-health-how = Lo stesso per i programmi: /healthz e /metrics. Che cosa rifiutano le piattaforme: npm run doctor.

admin-audit = Registro
admin-audit-title = Registro
admin-audit-title-of = Registro: { $filter }
admin-audit-none = Non c'è nulla che corrisponda.
admin-audit-itself = l'assistente
admin-audit-column = { $column ->
    [when] Quando
    [who] Chi
    [what] Che cosa
    [about] Su
   *[where] Dove
}
admin-audit-filter = Filtra
admin-audit-show = Mostra
admin-audit-by = Chi
admin-audit-by-hint = Un nome breve, come olga
admin-audit-action-field = Che cosa
admin-audit-action-hint = Come account.viewed, o account per tutte le azioni di quel tipo
admin-audit-since = Dal
admin-audit-until = Al
admin-audit-export = Esporta
admin-audit-on-its-way = Il registro è in arrivo come file
admin-audit-exported = { $count ->
    [one] { $count } voce del registro
   *[other] { $count } voci del registro
}
admin-audit-part = Una parte, secondo il filtro scelto.
admin-audit-cut = Solo le { $count } più recenti; per il resto serve un filtro più stretto.
admin-audit-how = Oppure scrivere: /admin audit @olga account since 2026-11-01 until 2026-11-20

admin-imports = Importazioni
admin-imports-none = Non è stato ancora importato nulla
admin-imports-none-next = Inviare file CSV o Excel in una chat: /import prova dice che cosa cambierebbe, e il suo pulsante li importa. Quelli grandi: npm run import -- FILE
admin-imports-number = N.
admin-imports-when = Quando
admin-imports-what = File
admin-imports-added = Nuove
admin-imports-changed = Modificate
admin-imports-vanished = Sparite
admin-imports-rejected = Respinte
admin-imports-state = Stato
admin-imports-files = { $named } e altri { $more }
admin-imports-is = { $state ->
    [taken-back] annullata
    [old] troppo vecchia per annullarla
   *[stands] in uso
}
admin-imports-open = Importazione { $id }
admin-imports-how = /admin import 7 ne apre una qualsiasi. Per provare i file e poi importarli: inviarli in una chat e digitare /import prova; quelli grandi con npm run import -- --dry-run FILE
admin-import-none = Non c'è un'importazione { $id }. L'elenco: /admin imports.
admin-import-title = Importazione { $id } da { $source }, { $at }
admin-import-taken-back = Annullata { $at }.
admin-import-old = Ciò che ha modificato non è più conservato: non si può annullare.
admin-import-take-back = Annulla l'importazione
admin-import-rows = { $rows ->
    [one] Ha scritto { $rows } riga.
   *[other] Ha scritto { $rows } righe.
}
admin-takeback-title = Annullare l'importazione { $id }? { $rows ->
    [one] { $rows } riga viene ripristinata o tolta
   *[other] { $rows } righe vengono ripristinate o tolte
}
admin-takeback-what = Tutto torna com'era prima, tranne a quale cliente appartengono i debitori, se nel frattempo è stato indicato. Se da allora delle righe sono cambiate o dati successivi vi si riferiscono, non si fa nulla e viene detto quali.
admin-takeback-not = Mantieni
admin-audit-action = { $action ->
    [account-viewed] ha visto un cliente
    [account-listed] ha visto un cliente in un elenco
    [account-told] ha ricevuto un avviso su un cliente
    [account-forgotten] un cliente è stato dimenticato
    [account-cadence-changed] ha cambiato il ritmo dei contatti
    [calendar-connected] ha collegato un calendario
    [calendar-removed] ha tolto un calendario
    [calendar-replaced] ha sostituito un calendario
    [company-begun] ha avviato l'azienda al posto di quella dimostrativa
    [console-secret-made] ha creato un segreto della console
    [contract-renewed] ha rinnovato un contratto
    [contract-ended] ha chiuso un contratto
    [debtor-assigned] ha indicato il cliente di un debitore
    [debtor-released] ha annullato il cliente di un debitore
    [debtor-set-aside] ha messo da parte debitori
    [owner-said] ha detto di chi è un nome negli elenchi
    [date-noted] ha annotato una data
    [date-withdrawn] ha ritirato una data
    [demo-clock-moved] ha spostato l’orologio della demo
    [demo-created] è stata creata l’azienda demo
    [identity-declined] ha rifiutato un account
    [identity-ended] ha scollegato un account
    [identity-linked] ha collegato un account
    [import-applied] ha importato file
    [import-tried] ha provato file
    [token-made] ha creato un token per importare
    [token-revoked] ha revocato un token
    [import-discarded] ha scartato file della cartella di importazione
    [import-rolled-back] ha annullato un’importazione
    [meeting-cancelled] ha annullato un incontro
    [meeting-matched] ha detto con chi è un incontro
    [meeting-moved] ha spostato un incontro
    [meeting-planned] ha fissato un incontro
    [meeting-held] un incontro si è tenuto
    [meeting-not-held] un incontro non si è tenuto
    [person-erased] ha cancellato una persona
    [person-exported] ha esportato una persona
    [person-invited] ha invitato una persona
    [person-added] ha aggiunto una persona
    [person-changed] ha modificato una persona
    [person-uninvited] ha ritirato inviti
    [department-added] ha aggiunto un reparto
    [department-changed] ha modificato un reparto
    [department-member-changed] ha cambiato chi fa parte di un reparto
    [department-channel-connected] ha collegato il canale di un reparto
    [department-channel-ended] ha scollegato il canale di un reparto
    [person-language-changed] ha cambiato lingua
    [person-zone-changed] ha cambiato fuso orario
    [setting-changed] ha cambiato un’impostazione
    [travel-noted] ha annotato un tragitto
    [visit-logged] ha registrato una visita
    [visit-undone] ha annullato una visita
    [audit-viewed] ha visto il registro
    [audit-exported] ha esportato il registro
   *[other] { $name }
}

admin-people = Persone
admin-people-none = Qui non c'è nessuno.
admin-people-column = { $column ->
    [name] Nome
    [handle] Nome breve
    [role] Ruolo
    [departments] Reparti
    [manager] Responsabile
   *[linked] Collegato
}
admin-people-not-linked = non collegato
admin-people-back = Indietro
admin-people-next = Avanti
admin-people-how = /admin person olga ne mostra una. Le persone arrivano con le importazioni o si aggiungono qui.
admin-person-field = { $name ->
    [role] Ruolo
    [departments] Reparti
    [manager] Responsabile
    [clients] Clienti
    [name] Nome
    [handle] Nome breve
    [email] E-mail
    [language] Lingua
    [zone] Fuso orario
    [country] Paese
    [linked] Collegato
    [invited] Inviti
   *[left] Non lavora più qui dal
}
admin-person-language = { $language ->
    [ru] russo
    [it] italiano
   *[en] inglese
}
admin-person-heads = { $name } (responsabile)
admin-person-linked = { $platform }: { $account }, dal { $since }
admin-person-invite = Invita su { $platform }
admin-person-export = Esporta
admin-person-erase = Cancella i dati
admin-person-imported = Viene da un'importazione: va cambiato all'origine, altrimenti la prossima importazione lo riporta com'era.
admin-invited = Invito per { $name }, { $platform }
admin-invited-how = Vale una volta sola, per questa persona, fino a { $until }. Va dato solo a lei.
admin-invite-all = Invita tutti su { $platform }
admin-invited-all = Inviti su { $platform }: { $count }
admin-invited-all-how = Ognuno vale una volta, solo per quella persona, fino al { $until }. Consegnare a ciascuno soltanto il suo.
admin-invited-nobody-left = Su { $platform } sono già collegati tutti
admin-invite-further = Invita gli altri { $count }
admin-invite-nobody = Nessuno è stato invitato: la piattaforma non è collegata, o la persona non lavora più qui.
admin-departments = Reparti
admin-departments-none = Non ci sono ancora reparti.
admin-department-column = { $column ->
    [name] Nome
    [heads] Responsabile
    [members] Persone
   *[zone] Fuso orario
}
admin-person-invited = { $platform }, fino a { $until }
admin-person-change = Modifica
admin-person-find = Cerca una persona
admin-person-add = Aggiungi una persona
admin-person-unlink = Scollega { $platform }
admin-person-uninvite = Ritira gli inviti
admin-person-form = Modifica persona
admin-person-form-new = Nuova persona
admin-person-save = Salva
admin-country-hint = Il nome o le due lettere, per esempio Italia o IT: ne valgono i giorni festivi
admin-country-unknown = Nessun paese si chiama così. Serve il nome o le due lettere, per esempio Italia o IT.
admin-email-hint = Slack e gli inviti di calendario la riconoscono da questo
admin-email-unknown = Non è un indirizzo e-mail.
admin-email-taken = Questo indirizzo è di @{ $handle }. Ogni indirizzo appartiene a una sola persona.
admin-handle-hint = Come lo scrivono i colleghi, per esempio olga. Vuoto: si ricava dal nome
admin-handle-unfit = Un nome breve ha lettere latine, cifre, punti e trattini, al massimo 40, e comincia con una lettera o una cifra.
admin-handle-taken = Questo nome breve è già di qualcuno, o lo è stato. Ne serve un altro.
admin-manager-hint = Nome breve, per esempio olga
admin-manager-circle = @{ $handle } fa già capo a questa persona: non può esserne responsabile.
admin-left-hint = Da quel giorno non vede e non riceve più nulla
admin-last-administrator = Nessun altro amministra questa installazione. Prima va nominato un altro amministratore.
admin-uninvite-none = Non ci sono inviti aperti.
admin-department-field = { $name ->
    [name] Nome
    [key] Nome breve
    [language] Lingua
    [zone] Fuso orario
    [country] Paese
    [hours] Lavora
    [days] In questi giorni
    [holidays] Giorni festivi
    [now] Adesso
    [holiday] Prossimo festivo
   *[channels] Canali
}
admin-department-add = Aggiungi un reparto
admin-department-form = Modifica reparto
admin-department-form-new = Nuovo reparto
admin-department-member = Persone
admin-department-who = Chi
admin-department-part = Che ruolo ha
admin-department-part-is = { $part ->
    [head] guida il reparto
    [member] ne fa parte
   *[none] non ne fa più parte
}
admin-department-key-hint = Come lo scrivono i colleghi, per esempio logistica. Vuoto: si ricava dal nome
admin-department-hours-hint = Per esempio 9-18; 0-24: sempre
admin-department-keeps = { $value ->
    [yes] liberi
   *[no] lavorativi
}
admin-department-taken = Esiste già un reparto con il nome breve { $key }.
admin-department-key-unfit = Il nome breve di un reparto ha lettere latine, cifre e trattini, al massimo 40, e comincia con una lettera. Va scritto qui.
admin-department-gone = Questo reparto non esiste. /admin departments li elenca tutti.
admin-department-all-day = sempre
admin-department-open = al lavoro
admin-department-opens = chiuso, riapre { $day } alle { $time } ({ $city })
admin-department-closed = chiuso
admin-department-no-holidays = nessuno
admin-department-nobody = Non ne fa ancora parte nessuno.
admin-department-more = e altre { $count } persone
admin-department-channel = { $platform } da { $since }
admin-department-no-channel = nessuno
admin-department-channel-how = Per collegare un canale: aggiungervi l'assistente e scrivere lì: /admin channel { $key }
admin-department-disconnect = Scollega { $platform }
admin-channel-where = Va scritto nel canale o nel gruppo stesso: /admin channel { $key }. Prima bisogna aggiungervi l'assistente.
admin-channel-connected = Questo ora è il canale di { $name } in { $platform }
admin-channel-gone = Era già scollegato.

admin-tokens = Token
admin-tokens-none = Non ci sono token
admin-tokens-what = Con un token un programma importa da solo: per esempio, ogni notte, i dati esportati da un altro sistema.
admin-tokens-title = { $count ->
    [one] { $count } token apre
   *[other] { $count } token aprono
} l'importazione via HTTP
admin-tokens-column = { $column ->
    [name] Nome
    [by] A nome di
    [made] Creato
    [used] Ultimo uso
   *[state] Stato
}
admin-tokens-nobody = nessuno
admin-tokens-unused = mai
admin-tokens-good = valido
admin-tokens-revoked = revocato { $at }
admin-tokens-revoke = Revoca { $name }
admin-tokens-how = Se ne crea uno nuovo dal terminale, che lo mostra una sola volta: npm run token -- new NOME
token-usage = Uso: npm run token -- new NOME [--for CHI] · npm run token -- list · npm run token -- revoke NOME
token-made = Il token { $name } è creato. Si mostra solo questa volta; va conservato dove i programmi tengono i segreti:
token-revoked = Il token { $name } è revocato: non apre più nulla.
token-taken = Esiste già un token { $name }. Revocarlo prima, o scegliere un altro nome.
token-none = Questo token non esiste. npm run token -- list li mostra tutti.
token-not-administrator = @{ $handle } non è amministratore, e solo gli amministratori importano.
