try-out = Messages reach you here
try-out-asked = You asked me to try at { $time }. Reminders and alerts arrive in this chat; /where changes that.

perhaps-missed = This may not have reached you: { $title }

unreachable-person = I cannot reach { $name }
unreachable-person-next = Nothing I send to { $name } gets through: there is no linked chat, or the bot is blocked. They can type /link, or ask the administrator for a link.

freshness-old = The data is { $days ->
    [one] { $days } working day
   *[other] { $days } working days
} old
freshness-item = { $what } ({ $source }): as of { $asOf }
freshness-next = Briefs and alerts rest on it. Please import newer files, or look why none came.
old-data-mark = As of { $asOf }: { $what } are { $days ->
    [one] { $days } working day
   *[other] { $days } working days
} old
freshness-waiting = { $said }: { $alerts ->
    [one] { $alerts } alert
   *[other] { $alerts } alerts
} to { $people ->
    [one] one person
   *[other] { $people } people
} on hold
freshness-waits = What rests on data this old is likely to be wrong. It comes with the summary once newer data is here, after { $days } working days at the latest.

alarms-open = { $count ->
    [one] One problem
   *[other] { $count } problems
} in kam-assistant: npm run doctor says what to do
alarms-more = … and { $count } more
alarms-next = Please type npm run doctor where kam-assistant is installed: it says what to do about each. What goes on comes up here again after a week.

file-no-picture = The picture could not be sent here. It shows: { $shows }
file-no-document = The file { $name } could not be sent here.
