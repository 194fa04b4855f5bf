command-brief-summary = what to know of a client before the meeting
command-brief-usage = Which client? For example: /brief Acme

brief-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
brief-in-days = { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
}
brief-more-count = { $count } more
brief-more-currencies = { $count ->
    [one] { $count } more currency
   *[other] { $count } more currencies
}

## First line

brief-status = { $status ->
    [key] key client
    [candidate] candidate for key client
    [former] former client
   *[regular] client
}
brief-share = { $dependence ->
    [mono] { $share } of our income (mono-client)
    [critical] { $share } of our income (critical dependence)
    [key] { $share } of our income (above 10%)
   *[none] { $share } of our income
}
brief-share-mixed-vat = share of our income not comparable (with and without VAT)
brief-share-no-rate = share of our income not known (no rate for { $currency })
brief-criterion = { $criterion ->
    [revenue] revenue
    [potential] potential
    [reference] reference
    [partner] partner
    [expert] expert
   *[innovator] innovator
}
brief-owner = { $name } since { $year }
brief-no-owner = no KAM assigned

## Who

brief-label-who = Who
brief-employees = { $count ->
    [one] { $count } employee
   *[other] { $count } employees
}
brief-client-since = client since { $year }
brief-tier = tier { $tier }
brief-companies = { $more ->
    [0] legal entities: { $names }
   *[other] legal entities: { $names } and { $more } more
}
brief-status-review = status to be reviewed by { $day }

## Next meeting

brief-label-meeting = Next
brief-meeting-now = now, until { $time }
brief-leave-at = leave at { $time } ({ $minutes } min on the road)
brief-meeting-ours = on our side { $names }

## Money

brief-label-money = Money
brief-income = { $income } in 12 months
brief-no-income = { $source ->
    [invoices] no invoices in 12 months
   *[orders] no shipments in 12 months
}
brief-growth = { $why ->
    [same] as in the 12 months before
    [new] nothing in the 12 months before
    [no-history] the 12 months before are not known
   *[mixed-vat] not comparable with the 12 months before (with and without VAT)
}
brief-open = open { $amount }
brief-nothing-open = nothing open
brief-overdue = overdue { $amount }
brief-nothing-overdue = nothing overdue
brief-oldest = { $count ->
    [one] { $count } invoice, { $days }
   *[other] { $count } invoices, oldest { $days }
}
brief-not-due = not due { $amount }
brief-disputed = disputed { $amount }
brief-presented = { $amount } presented to a bank
brief-sold = { $amount } sold to a factor
brief-no-due-date = { $count ->
    [one] without a due date { $amount } ({ $count } invoice)
   *[other] without a due date { $amount } ({ $count } invoices)
}
brief-credit-notes = credit notes { $amount }
brief-advances = advances { $amount }
brief-limit = limit used { $share } of { $limit }
brief-limit-only = limit { $limit }
brief-limit-zero = limit is zero
brief-limit-no-rate = limit use not known (no rate for { $currency })
brief-terms = terms { $days } days
brief-pays-late = pays { $days } late on average
brief-pays-early = pays { $days } early on average
brief-pays-on-time = pays on time on average

## Orders

brief-label-orders = Orders
brief-no-orders = no orders yet
brief-last-order = last { $day }
brief-silence = { $days } without one, usually { $usual }
brief-silence-only = { $days } without one
brief-next-expected = next expected { $day }
brief-was-expected = was expected { $day }
brief-silent-category = { $category }: silent for { $days }, usually { $usual }
brief-open-orders = { $count ->
    [one] { $count } open order, { $amount }
   *[other] { $count } open orders, { $amount }
}
brief-returns = returns { $now }
brief-returns-compared = returns { $now } (was { $before })

## People

brief-label-people = People
brief-role = { $role ->
    [decision_maker] decides
    [sponsor] sponsor
    [champion] champion
    [blocker] blocker
   *[user] user
}
brief-attitude = attitude { $attitude }
brief-last-seen = last seen { $day }
brief-not-seen = not seen for { $days }
brief-gap = { $gap ->
    [no-champion] no champion
   *[no-decision-maker] not known who decides
}
brief-preference = { $name }: { $preference }

## Open issues and promises

brief-label-open = Open
brief-dispute = invoice { $number }: { $amount } disputed since { $day }: { $reason }
brief-unsettled = { $kind ->
    [short] short delivery of { $day }, { $amount }, not settled
    [refused] refused delivery of { $day }, { $amount }, not settled
    [wrong_goods] wrong goods of { $day }, { $amount }, not settled
   *[returned] return of { $day }, { $amount }, not settled
}
brief-label-promises = Promises
brief-theirs = they promised
brief-ours = we promised
brief-payment-of = payment of { $amount }
brief-promise-by = { $promise } by { $day }
brief-promise-overdue = (overdue { $days })
brief-kept-by-them = they kept { $kept } of { $closed }
brief-kept-by-us = we kept { $kept } of { $closed }

## Visits, contracts, goals, competitors

brief-label-visits = Last
brief-visit = { $kind ->
    [call] { $day }, call ({ $who })
    [training] { $day }, training ({ $who })
    [merchandising] { $day }, merchandising ({ $who })
    [audit] { $day }, audit ({ $who })
    [informal] { $day }, informal ({ $who })
    [event] { $day }, event ({ $who })
   *[meeting] { $day }, visit ({ $who })
}
brief-next-step = next: { $step }
brief-next-step-by = next: { $step } by { $day }
brief-label-contract = Contract
brief-contract-open-ended = { $number }, open-ended
brief-contract-until = { $number } until { $day }
brief-contract-ended = ended { $days } ago
brief-notice-by = notice by { $day } ({ $left })
brief-notice-passed = day of notice was { $day }
brief-auto-renews = renews by itself
brief-label-goals = Goals
brief-goal = { $side ->
    [client] theirs: { $goal }, { $progress } reached
    [joint] joint: { $goal }, { $progress } reached
   *[ours] ours: { $goal }, { $progress } reached
}
brief-goal-by = { $side ->
    [client] theirs: { $goal }, { $progress } reached, due { $day }
    [joint] joint: { $goal }, { $progress } reached, due { $day }
   *[ours] ours: { $goal }, { $progress } reached, due { $day }
}
brief-label-competitors = Rivals
brief-competitor = { $competitor }: { $note } ({ $day })
brief-competitor-from = { $competitor }: { $note } ({ $day }, from { $from })

## Questions to ask

brief-label-ask = Ask
brief-ask-their-promise = what became of what they promised: { $promise }? (due { $day })
brief-ask-silent-category = why no more { $category }? ({ $days }, usually { $usual })
brief-ask-late-order = when to expect the next order? ({ $days } without one, usually { $usual })
brief-ask-dispute = what would settle invoice { $number }? (disputed { $amount }: { $reason })
brief-ask-overdue-debt = when will { $amount } be paid? (overdue, oldest { $days })
brief-ask-doubtful-person = what holds { $name } back? (attitude { $attitude })
brief-ask-notice = do we go on with contract { $number }? (notice by { $day })
brief-ask-renewal = do we go on with contract { $number }? (ends { $day })
brief-ask-rising-returns = what is behind the returns? ({ $now }, was { $before })
brief-ask-falling-income = what has changed? (income { $change } on the 12 months before)
brief-ask-competitor = how do things stand with { $competitor }? ({ $day }: { $note })
brief-ask-their-goal = how can we help with “{ $goal }”? ({ $progress } reached, due { $day })
brief-ask-wallet = who supplies the rest? (we have { $share } of about { $wallet } a year)
brief-ask-no-champion = { $count ->
    [one] who there could speak for us? ({ $count } contact, no champion)
   *[other] who there could speak for us? ({ $count } contacts, no champion)
}

## Offers to make

brief-label-offer = Offer
brief-offer-whitespace = { $category }: bought by { $buyers } of { $peers } similar clients (≈ { $amount } a year)
brief-offer-whitespace-unpriced = { $category }: bought by { $buyers } of { $peers } similar clients
brief-offer-higher-limit = a higher limit (used { $share }, nothing overdue, pays on time)
brief-offer-payment-plan = a payment plan for { $amount } (overdue more than { $days } days)

## Small print

brief-as-of = Orders as of { $orders }, ledger as of { $ledger }
brief-as-of-orders = Orders as of { $orders }
brief-as-of-ledger = Ledger as of { $ledger }
brief-income-is = income is { $source ->
    [invoices] invoices less credit notes
   *[orders] shipments less returns
}, { $basis ->
    [net] without VAT
    [gross] with VAT
    [mixed] partly with VAT
   *[unknown] VAT not stated
}
brief-rates-of = rates of { $day }
brief-without-rate = share leaves out { $currencies } (no rate)
brief-source = { $source ->
    [orders] orders
    [ledger] receivables
    [contacts] contacts
    [contracts] contracts
    [calendar] meetings
    [visits] visits
    [promises] promises
    [goals] goals
   *[competitors] competitors
}
brief-nothing-noted = nothing noted: { $what }
brief-not-connected = not connected: { $what }
brief-shortened = { $count ->
    [one] { $count } more line under More
   *[other] { $count } more lines under More
}
brief-button-more = More

## Details

brief-more-title = { $name }: details
brief-label-status = Status
brief-label-companies = Legal entities
brief-label-items = Open items
brief-item = { $kind ->
    [credit_note] credit note { $number }: { $amount }
   *[invoice] { $number }: { $amount }
}
brief-item-due = due { $day }
brief-item-overdue = due { $day }, overdue { $days }
brief-item-held = { $by ->
    [factor] sold to a factor, not ours to chase
   *[bank] presented to a bank, neither paid nor overdue
}
brief-item-no-due-date = without a due date
brief-left-out = { $count ->
    [one] { $count } more line has no room here
   *[other] { $count } more lines have no room here
}
brief-button-back = Brief
