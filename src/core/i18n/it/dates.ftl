contract-title = { $name }: { $said }
contract-of = { $name } · { $number }
contract-several = { $count ->
    [one] { $count } contratto da decidere: { $name }, { $said }
   *[other] { $count } contratti da decidere, il primo { $name }: { $said }
}
contract-all-decided = Contratti: tutti decisi
contract-none = Nessun contratto da decidere
contract-ends = { $days ->
    [0] il contratto { $number } scade oggi
    [one] il contratto { $number } scade { $day }, tra { $days } giorno
   *[other] il contratto { $number } scade { $day }, tra { $days } giorni
}
contract-notice = { $days ->
    [0] contratto { $number }: oggi è l'ultimo giorno per la disdetta
    [one] contratto { $number }: disdetta entro { $day }, tra { $days } giorno
   *[other] contratto { $number }: disdetta entro { $day }, tra { $days } giorni
}
contract-renews = { $days ->
    [0] il contratto { $number } si rinnova da sé il { $end }, oggi è l'ultimo giorno per la disdetta
    [one] il contratto { $number } si rinnova da sé il { $end }, disdetta entro { $day }, tra { $days } giorno
   *[other] il contratto { $number } si rinnova da sé il { $end }, disdetta entro { $day }, tra { $days } giorni
}
contract-over = il contratto { $number } è scaduto il { $day }
contract-goes-on = il contratto { $number } si rinnova da sé il { $day }
contract-went-on = il contratto { $number } si è rinnovato da sé il { $day }
contract-closed = il contratto { $number } non è più aperto
contract-renewed = contratto { $number } rinnovato fino al { $day }
contract-ended = contratto { $number } non rinnovato, scade { $day }: { $reason }
contract-decided = ✓ { $name }, { $when }
contract-renew = Rinnovato
contract-end = Non si rinnova
contract-brief = Scheda
contract-field-end = Nuova scadenza
contract-field-number = Nuovo numero
contract-hint-number = Vuoto: resta { $number }
contract-field-reason = Perché non si rinnova
contract-end-early = Il contratto vale già fino al { $day }. Scegliere un giorno successivo.
contract-end-far = Scegliere un giorno entro 20 anni.
contract-not-open = Il contratto non è più aperto. Nulla è stato modificato.
dates-save = Salva
dates-more = altri { $count }
date-kind = { $kind ->
    [tender] gara
    [event] evento
   *[other] data
}
date-said = { $kind } «{ $title }»
date-at = { $day } { $time }
date-title = { $name }: { $said }, { $when }
date-withdrawn = Annullato: { $name }, { $said }, { $when }
date-taken-back = annullato
date-several = { $count ->
    [one] { $count } data vicina: { $name }, { $said }, { $when }
   *[other] { $count } date vicine, la prima { $name }: { $said }, { $when }
}
date-none = Nessuna data vicina
date-by = Annotato da { $name } · { $reminders }
date-reminders = promemoria { $days } giorni prima
date-no-reminders = senza promemoria
date-withdraw = Annulla
date-ask = { $name }: quale data non va mancata?
date-field-kind = Tipo
date-field-title = Di cosa si tratta
date-field-day = Giorno
date-field-time = Ora
date-field-remind = Promemoria, giorni prima
date-field-note = Nota
date-hint-time = Ad esempio 14:30
date-hint-remind = Ad esempio 14, 7, 1. Vuoto: nessun promemoria
date-not-ahead = { $day } non è entro i prossimi cinque anni. Scegliere un giorno futuro.
coming-title = { $count ->
    [one] { $count } data in { $days } giorni: { $day } { $name }
   *[other] { $count } date in { $days } giorni, la prossima { $day } { $name }
}
coming-none = Nessuna data nota per i prossimi { $days } giorni
coming-hint = Per annotare una gara, un evento o un'altra data: /dates e il nome del cliente
coming-more = Altri { $count }
coming-first = Torna all'inizio
silent-facts = { $days ->
    [one] ultimo contatto { $days } giorno fa, concordato ogni { $cadence }
   *[other] ultimo contatto { $days } giorni fa, concordato ogni { $cadence }
}
silent-title = { $name }: { $facts }
silent-several = { $count } clienti senza contatti da più di quanto concordato, il primo { $name }: { $facts }
silent-none = Nessun cliente senza contatti da più di quanto concordato
silent-log = Registra visita
silent-cadence = Altra frequenza
silent-why = Nessun incontro previsto nei prossimi 7 giorni
silent-why-several = Nessun incontro con loro previsto nei prossimi 7 giorni · altra frequenza: /cadence e il nome del cliente
cadence-agreed = { $days ->
    [one] { $name }: concordato un contatto al giorno
   *[other] { $name }: concordato un contatto ogni { $days } giorni
}
cadence-none = { $name }: nessuna frequenza di contatto concordata
cadence-field-days = Contatto ogni, giorni
cadence-hint-days = Vuoto o 0: nessuna frequenza
cadence-days = { $days } giorni
cadence-too-long = Al massimo { $most } giorni, oppure 0 per nessuna frequenza.
