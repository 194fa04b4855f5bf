command-brief-summary = scheda del cliente prima dell'incontro
command-brief-usage = Di quale cliente? Per esempio: /brief Rossi

brief-days = { $days ->
    [one] { $days } giorno
   *[other] { $days } giorni
}
brief-in-days = { $days ->
    [0] oggi
    [1] domani
   *[other] tra { $days } giorni
}
brief-more-count = { $count ->
    [one] altro { $count }
   *[other] altri { $count }
}
brief-more-currencies = { $count ->
    [one] un'altra valuta
   *[other] altre { $count } valute
}

## Prima riga

brief-status = { $status ->
    [key] cliente chiave
    [candidate] candidato a cliente chiave
    [former] ex cliente
   *[regular] cliente
}
brief-share = { $dependence ->
    [mono] { $share } del nostro fatturato (monocliente)
    [critical] { $share } del nostro fatturato (dipendenza critica)
    [key] { $share } del nostro fatturato (oltre il 10%)
   *[none] { $share } del nostro fatturato
}
brief-share-mixed-vat = quota del nostro fatturato non confrontabile (con e senza IVA)
brief-share-no-rate = quota del nostro fatturato non nota (manca il cambio { $currency })
brief-criterion = { $criterion ->
    [revenue] fatturato
    [potential] potenziale
    [reference] referenza
    [partner] partner
    [expert] esperto
   *[innovator] innovatore
}
brief-owner = { $name } dal { $year }
brief-no-owner = nessun KAM assegnato

## Chi

brief-label-who = Chi
brief-employees = { $count ->
    [one] { $count } dipendente
   *[other] { $count } dipendenti
}
brief-client-since = cliente dal { $year }
brief-tier = fascia { $tier }
brief-companies = { $more ->
    [0] ragioni sociali: { $names }
    [one] ragioni sociali: { $names } e un'altra
   *[other] ragioni sociali: { $names } e altre { $more }
}
brief-status-review = stato da rivedere entro { $day }

## Prossimo incontro

brief-label-meeting = Incontro
brief-meeting-now = in corso, fino alle { $time }
brief-leave-at = partenza alle { $time } ({ $minutes } min di viaggio)
brief-meeting-ours = per noi { $names }

## Conti

brief-label-money = Conti
brief-income = { $income } in 12 mesi
brief-no-income = { $source ->
    [invoices] nessuna fattura in 12 mesi
   *[orders] nessuna consegna in 12 mesi
}
brief-growth = { $why ->
    [same] come nei 12 mesi precedenti
    [new] nulla nei 12 mesi precedenti
    [no-history] 12 mesi precedenti non noti
   *[mixed-vat] non confrontabile con i 12 mesi precedenti (con e senza IVA)
}
brief-open = aperto { $amount }
brief-nothing-open = nulla di aperto
brief-overdue = scaduto { $amount }
brief-nothing-overdue = nulla di scaduto
brief-oldest = { $count ->
    [one] { $count } fattura, da { $days }
   *[other] { $count } fatture, la più vecchia da { $days }
}
brief-not-due = a scadere { $amount }
brief-disputed = importo contestato { $amount }
brief-presented = { $amount } presentati in banca
brief-sold = { $amount } ceduti a una società di factoring
brief-no-due-date = { $count ->
    [one] senza scadenza { $amount } ({ $count } fattura)
   *[other] senza scadenza { $amount } ({ $count } fatture)
}
brief-credit-notes = note di credito { $amount }
brief-advances = acconti { $amount }
brief-limit = fido { $limit }, utilizzato { $share }
brief-limit-only = fido { $limit }
brief-limit-zero = fido zero
brief-limit-no-rate = utilizzo del fido non noto (manca il cambio { $currency })
brief-terms = dilazione { $days } gg
brief-pays-late = paga in media { $days } dopo la scadenza
brief-pays-early = paga in media { $days } prima della scadenza
brief-pays-on-time = paga in media alla scadenza

## Ordini

brief-label-orders = Ordini
brief-no-orders = ancora nessun ordine
brief-last-order = ultimo { $day }
brief-silence = { $days } senza ordini, di solito { $usual }
brief-silence-only = { $days } senza ordini
brief-next-expected = prossimo atteso { $day }
brief-was-expected = era atteso { $day }
brief-silent-category = non ordinano più: { $category } ({ $days }, di solito { $usual })
brief-open-orders = { $count ->
    [one] { $count } ordine aperto, { $amount }
   *[other] { $count } ordini aperti, { $amount }
}
brief-returns = resi { $now }
brief-returns-compared = resi { $now } (prima { $before })

## Persone

brief-label-people = Persone
brief-role = { $role ->
    [decision_maker] decisore
    [sponsor] sponsor
    [champion] sostenitore
    [blocker] contrario
   *[user] utilizzatore
}
brief-attitude = atteggiamento { $attitude }
brief-last-seen = ultimo incontro { $day }
brief-not-seen = nessun incontro da { $days }
brief-gap = { $gap ->
    [no-champion] nessun sostenitore
   *[no-decision-maker] decisore non noto
}
brief-preference = { $name }: { $preference }

## Questioni aperte e impegni

brief-label-open = In sospeso
brief-dispute = fattura { $number }: { $amount } contestati dal { $day }: { $reason }
brief-unsettled = { $kind ->
    [short] merce mancante del { $day }, { $amount }, da definire
    [refused] merce rifiutata del { $day }, { $amount }, da definire
    [wrong_goods] merce errata del { $day }, { $amount }, da definire
   *[returned] reso del { $day }, { $amount }, da definire
}
brief-label-promises = Impegni
brief-theirs = da parte loro:
brief-ours = da parte nostra:
brief-payment-of = pagamento di { $amount }
brief-promise-by = { $promise } entro { $day }
brief-promise-overdue = (scaduto da { $days })
brief-kept-by-them = da loro mantenuti { $kept } su { $closed }
brief-kept-by-us = da noi mantenuti { $kept } su { $closed }

## Visite, contratti, obiettivi, concorrenti

brief-label-visits = Ultima volta
brief-visit = { $kind ->
    [call] { $day }, telefonata ({ $who })
    [training] { $day }, formazione ({ $who })
    [merchandising] { $day }, merchandising ({ $who })
    [audit] { $day }, verifica ({ $who })
    [informal] { $day }, informale ({ $who })
    [event] { $day }, evento ({ $who })
   *[meeting] { $day }, visita ({ $who })
}
brief-next-step = poi: { $step }
brief-next-step-by = poi: { $step } entro { $day }
brief-label-contract = Contratto
brief-contract-open-ended = { $number }, a tempo indeterminato
brief-contract-until = { $number } fino al { $day }
brief-contract-ended = terminato da { $days }
brief-notice-by = disdetta entro { $day } ({ $left })
brief-notice-passed = termine di disdetta passato il { $day }
brief-auto-renews = si rinnova da sé
brief-label-goals = Obiettivi
brief-goal = { $side ->
    [client] loro: { $goal }, raggiunto { $progress }
    [joint] comune: { $goal }, raggiunto { $progress }
   *[ours] nostro: { $goal }, raggiunto { $progress }
}
brief-goal-by = { $side ->
    [client] loro: { $goal }, raggiunto { $progress }, scadenza { $day }
    [joint] comune: { $goal }, raggiunto { $progress }, scadenza { $day }
   *[ours] nostro: { $goal }, raggiunto { $progress }, scadenza { $day }
}
brief-label-competitors = Concorrenti
brief-competitor = { $competitor }: { $note } ({ $day })
brief-competitor-from = { $competitor }: { $note } ({ $day }, fonte: { $from })

## Da chiedere

brief-label-ask = Chiedere
brief-ask-their-promise = a che punto è l'impegno: { $promise }? (scadenza { $day })
brief-ask-silent-category = perché non ordinano più: { $category }? ({ $days }, di solito { $usual })
brief-ask-late-order = quando il prossimo ordine? ({ $days } senza ordini, di solito { $usual })
brief-ask-dispute = come chiudere la contestazione sulla fattura { $number }? ({ $amount }: { $reason })
brief-ask-overdue-debt = quando sarà pagato lo scaduto di { $amount }? (il più vecchio da { $days })
brief-ask-doubtful-person = { $name }: quali dubbi? (atteggiamento { $attitude })
brief-ask-notice = si prosegue con il contratto { $number }? (disdetta entro { $day })
brief-ask-renewal = si prosegue con il contratto { $number }? (fino al { $day })
brief-ask-rising-returns = da che cosa dipendono i resi? ({ $now }, prima { $before })
brief-ask-falling-income = che cosa è cambiato? (fatturato { $change } sui 12 mesi precedenti)
brief-ask-competitor = { $competitor }: a che punto sono? ({ $day }: { $note })
brief-ask-their-goal = come aiutare con «{ $goal }»? (raggiunto { $progress }, scadenza { $day })
brief-ask-wallet = chi fornisce il resto? (a noi { $share } di circa { $wallet } l'anno)
brief-ask-no-champion = { $count ->
    [one] chi potrebbe sostenerci? ({ $count } referente, nessun sostenitore)
   *[other] chi potrebbe sostenerci? ({ $count } referenti, nessun sostenitore)
}

## Da proporre

brief-label-offer = Proporre
brief-offer-whitespace = { $category }: ne acquistano { $buyers } clienti simili su { $peers } (≈ { $amount } l'anno)
brief-offer-whitespace-unpriced = { $category }: ne acquistano { $buyers } clienti simili su { $peers }
brief-offer-higher-limit = un fido più alto (utilizzato { $share }, nulla di scaduto, paga alla scadenza)
brief-offer-payment-plan = un piano di rientro per { $amount } (scaduto da oltre { $days } giorni)

## In piccolo

brief-as-of = Ordini al { $orders }; crediti al { $ledger }
brief-as-of-orders = Ordini al { $orders }
brief-as-of-ledger = Crediti al { $ledger }
brief-income-is = fatturato: { $source ->
    [invoices] fatture meno note di credito
   *[orders] consegne meno resi
}, { $basis ->
    [net] senza IVA
    [gross] con IVA
    [mixed] in parte con IVA
   *[unknown] IVA non indicata
}
brief-rates-of = cambi del { $day }
brief-without-rate = quota senza { $currencies } (manca il cambio)
brief-source = { $source ->
    [orders] ordini
    [ledger] crediti
    [contacts] referenti
    [contracts] contratti
    [calendar] incontri in programma
    [visits] visite
    [promises] impegni
    [goals] obiettivi
   *[competitors] concorrenti
}
brief-nothing-noted = nulla di annotato: { $what }
brief-not-connected = non collegato: { $what }
brief-shortened = { $count ->
    [one] altra { $count } riga in «Altro»
   *[other] altre { $count } righe in «Altro»
}
brief-button-more = Altro

## Dettagli

brief-more-title = { $name }: dettagli
brief-label-status = Stato
brief-label-companies = Ragioni sociali
brief-label-items = Partite aperte
brief-item = { $kind ->
    [credit_note] nota di credito { $number }: { $amount }
   *[invoice] { $number }: { $amount }
}
brief-item-due = scadenza { $day }
brief-item-overdue = scadenza { $day }, scaduta da { $days }
brief-item-held = { $by ->
    [factor] ceduta a una società di factoring, non spetta a noi riscuoterla
   *[bank] presentata in banca, né pagata né scaduta
}
brief-item-no-due-date = senza scadenza
brief-left-out = { $count ->
    [one] { $count } altra riga non trova posto
   *[other] altre { $count } righe non trovano posto
}
brief-button-back = Scheda
