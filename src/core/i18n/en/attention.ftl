message-kind = { $kind ->
    [meeting-reminder] meeting reminders
    [meeting-brief] full briefs before meetings
    [meeting-travel] questions about the way
    [meeting-outcome] questions after meetings
    [agenda] morning agendas
    [contract-date] contracts to decide on
    [key-date] tenders, events and other dates
    [contact-freshness] clients gone silent
    [overdue] overdue money of clients
    [calendar-problem] calendars that cannot be read
    [calendar-empty] calendars suddenly empty
    [calendar-match] meetings of unclear clients
    [data-freshness] old data
    [installation-alarms] problems of the installation
    [folder-import] files in the import folder
    [summary] summaries of what was held back
    [unreachable-person] people who cannot be reached
   *[other] other messages
}

bundle-title = { $title }, and { $count ->
    [one] { $count } more alert
   *[other] { $count } more alerts
}
bundle-also = Also
bundle-more = … and { $count } more

summary-held = { $count ->
    [one] Held back: { $first }
   *[other] { $count } held back, first: { $first }
}
summary-outage = { $count ->
    [one] While I was away: { $first }
   *[other] While I was away, { $count } alerts, first: { $first }
}
summary-missed = { $count ->
    [one] While I was away, one message came too late to be of use
   *[other] While I was away, { $count } messages came too late to be of use
}
summary-kind-count = { $kind }: { $count }
summary-also-missed = Too late to be of use: { $what }
summary-because = { $reason ->
    [budget] over the day's limit: { $count }
    [quiet] outside your hours: { $count }
    [quiet-away] while you were away: { $count }
    [digest] set to come once a day: { $count }
    [quiet-start] alerts are not switched on yet: { $count }
    [old-data-over] waited for newer data: { $count }
    [outage] after an outage: { $count }
    [late] after an outage: { $count }
   *[other] waiting: { $count }
}
quiet-start-until = The first week is quiet: until { $until } alerts come once a day, in this summary
quiet-start-settings = The first week is quiet: until { $until } alerts come once a day, to everybody
quiet-start-end = Switch alerts on now
quiet-start-ended = Alerts come as they arise from now on, to everybody
quiet-start-held = What was held back comes to each with their next summary, in one message. /settings switches alerts off again.
quiet-start-on = Alerts are switched on already
quiet-start-over = The quiet first week ended { $since }: alerts come as they arise
message-gone = This is settled by now

away-form = When you are away
away-from = From
away-until = Until, that day included
away-is = You are away: { $from } – { $until }
away-not = You are not away
away-means = Meanwhile alerts wait, and come as one message on your first day back. Reminders of your meetings still come, and what is urgent. Who stands in for you is told of your clients as well.
away-how = Such as /absent until Friday, /absent 1.12 - 5.12; /absent off when you are back.
away-set = I will be away
away-change = Change
away-back = I am back
away-unclear = I cannot read the days
away-over = These days are past, or end before they begin
away-long = An absence lasts a year at most
