answers-more = More
answers-back = Back
hush-snooze = Snooze
hush-tomorrow = Tomorrow { $hour }
hush-day = A date…
hush-until = Snoozed until { $when }: it comes again then if it still holds
hush-wake = Wake
hush-woken = No longer snoozed
hush-ask = Until when is it to wait?
hush-done = Snoozed until { $when }: { $title }
hush-form = Snooze
hush-submit = Snooze
hush-field-day = Until which day
hush-field-time = At what time
vote-useful = Useful
vote-useless = Not useful
vote-noted = { $useful ->
    [true] Noted: useful
   *[false] Noted: not useful
}
why-button = Why

why-title = Why: { $rule }
why-asked = This was an answer to what you asked.
why-none = Nothing has come to you unasked yet.
why-settled = It is settled by now.
why-rule-meeting-reminder = { $minutes ->
    [0] reminders come when a meeting starts, earlier by the way there
    [one] reminders come { $minutes } minute before a meeting, earlier by the way there
   *[other] reminders come { $minutes } minutes before a meeting, earlier by the way there
}
why-rule-meeting-brief = { $minutes ->
    [0] full briefs come at the hour you had set; now they are off
    [one] full briefs come { $minutes } minute before a meeting with a client
   *[other] full briefs come { $minutes } minutes before a meeting with a client
}
why-rule-meeting-travel = the way to an address is asked once, before the first meeting there
why-rule-meeting-outcome = after a meeting it is asked once whether it was held
why-rule-agenda = the agenda comes at { $hour } on days with meetings or dates
why-rule-contract-date = contracts are told { $days } days before their end and their last day to give notice
why-rule-key-date = dates are told { $days } days before, unless whoever noted one says otherwise
why-rule-contact-freshness = a client is told of once the agreed time without a contact has passed, unless a meeting is near
why-rule-overdue = a client's money is told of once it is { $days } days overdue: to whoever minds the client, to their manager from { $manager } days on, to finance from { $finance }
why-rule-calendar-problem = a calendar is told of once it could not be read for { $minutes } minutes, or at once where it was just connected
why-rule-calendar-empty = a calendar that is suddenly empty is asked about before its meetings are called off
why-rule-calendar-match = a meeting that fits several clients is asked about once
why-rule-data-freshness = { $days ->
    [one] administrators are told of data older than { $days } working day
   *[other] administrators are told of data older than { $days } working days
}
why-rule-installation-alarms = administrators are told of problems of the installation, and again after a week
why-rule-folder-import = administrators are told of what comes into the import folder
why-rule-unreachable-person = managers are told of people whom nothing reaches
why-held = { $reason ->
    [budget] over your day's limit
    [digest] you have it come once a day
    [quiet-start] alerts are not switched on yet
    [quiet-hours] outside your hours
    [quiet-weekend] a day off in your week
    [quiet-holiday] a public holiday
    [quiet-away] you are away
    [old-data] its data is too old
    [old-data-over] its data was too old
    [outage] after an outage
    [late] after an outage
   *[other] it was to wait
}
why-then-held = Held back { $when }: { $why }
why-then-coming = On its way
why-then-summary = Held back { $when } ({ $why }), came { $came }
why-then-again = Came { $came }: you had put it off until then
why-then-together = Came { $came }, together with another
why-then-appointed = Came { $came }, its own hour; not counted among the alerts of the day
why-then-urgent = Came { $came } at once: it could not wait
why-then-hours = Came { $came }, within your hours: { $nth } of { $budget } that day
why-then-at = Came { $came }
why-others = Told as well: { $names }
why-only-you = Told to you alone
why-also = Told in it: { $what }
why-carries = { $kind }: { $count }
why-carries-held = { $kind }: { $count } ({ $why })
why-summary = { $count ->
    [one] Why: what was held back, { $count } alert in one message
   *[other] Why: what was held back, { $count } alerts in one message
}
why-as-of = Data as of { $asOf }
why-as-of-none = Nothing imported: noted here

rule-names = { $kind ->
    [contract-date] contract,contracts,contract end,notice
    [key-date] date,dates,tender,tenders,event,events
    [contact-freshness] silence,silent,contact,cadence,rhythm
    [overdue] overdue,debt,debts,receivables,late payment
    [calendar-problem] calendar,calendars
    [data-freshness] data,old data,import,imports
   *[other] –
}
whynot-title = Why not, { $kind }: { $said }
whynot-title-client = { $name }, { $kind }: { $said }
whynot-all = { $count ->
    [one] { $name }: { $count } rule, and what became of it
   *[other] { $name }: { $count } rules, and what became of each
}
whynot-hint = For one of them: /whynot, the client, and its name, such as contract, date or silence
whynot-no-rule = I do not know this rule. There are:
whynot-told = told { $when }
whynot-snoozed = snoozed until { $when }
whynot-held = held for the summary { $when }: { $why }
whynot-waits-for-data = held until newer data comes, at the latest until the summary { $when }: { $why }
whynot-gathered = told together with other old data, from { $when } on
whynot-cause = { $cause ->
    [right] you are not among those who are told
    [off] switched off in your settings
    [hours] told between 8 and 20 on working days
    [day] something of the kind was told today, this follows tomorrow
    [unreachable] you are reached nowhere: /link connects a chat
    [failed] it was sent and may not have come
    [settled] it was settled before it came
    [coming] it comes within minutes
   *[nothing] there is nothing to tell
}
whynot-contract = { $said } · told { $days } days before
whynot-no-contract = no contract in force with an end to come
whynot-date = { $reminders ->
    [0] { $said } { $day }, in { $left } d · no reminders
   *[other] { $said } { $day }, in { $left } d · told { $reminders } days before, not what was due when it was noted ({ $noted })
}
whynot-no-date = no date to come is noted
whynot-no-rhythm = no rhythm is agreed: /cadence sets one
whynot-no-contact = no visit, call or meeting is known
whynot-silent = last contact { $days } d ago, agreed every { $cadence } d
whynot-meeting-near = last contact { $days } d ago, agreed every { $cadence } d, and a meeting is near
whynot-overdue = told after { $days } days
whynot-overdue-later = told after { $days } days, to you from { $from } on
whynot-overdue-nobody = nobody minds this client
whynot-no-ledger = no invoices are known
whynot-calendar-fails = calendar { $name }: not read for { $minutes } min, told after { $after }
whynot-calendar-reads = calendar { $name } is read
whynot-no-calendar = no calendar is connected: /calendar connects one
whynot-source = { $what } from { $source }: { $days } working days old, told beyond { $after }
whynot-no-source = no data that changes daily was imported

rules-title = { $proposals ->
    [0] Alerts in { $days } days: { $count }, no rule to change
    [one] Alerts in { $days } days: { $count }, { $proposals } rule to change
   *[other] Alerts in { $days } days: { $count }, { $proposals } rules to change
}
rules-kind = Rule
rules-sent = Sent
rules-useful = Useful
rules-useless = Not useful
rules-precision = Precision
rules-none = No alerts and no votes yet.
rules-how = Precision: useful of all votes, of everybody, of the last 90 days. Under 30% of at least 20 votes another threshold is proposed.
rules-proposal = { $what }: { $precision } of { $count } votes useful. { $change }
rules-change = { $kind ->
    [contract-date] Tell it 30 and 7 days before only, not at 90 and 60.
    [key-date] Remind 7 and 1 days before only, not at 14.
    [contact-freshness] Agree on longer rhythms: /cadence, or wait a quarter of the rhythm longer.
    [overdue] Tell it after 7, 14 and 30 days only, not after 1.
    [calendar-problem] Tell it after 4 hours, not after 1.
    [calendar-empty] Ask only where more than 3 meetings would be off.
    [calendar-match] Ask only where the client is named in the title.
    [data-freshness] Tell it one working day later.
    [installation-alarms] Tell it only what lasts for a day.
    [folder-import] Import at once where nothing is wrong: /settings, Company.
    [unreachable-person] Tell it after a day without a chat.
   *[other] Tell it later, or of more at stake.
}
