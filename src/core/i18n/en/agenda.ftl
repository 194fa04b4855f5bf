today-next = { $count ->
    [one] { $count } meeting today: { $time } { $name }
   *[other] { $count } meetings today, next { $time } { $name }
}
today-over = { $count ->
    [one] { $count } meeting today, it is over
   *[other] { $count } meetings today, all are over
}
today-none = No meetings known for today
today-none-next = Before one, type /brief and the client's name.
today-more = { $count } more
agenda-first = { $count ->
    [one] { $count } meeting { $day }: { $time } { $name }
   *[other] { $count } meetings { $day }, first { $time } { $name }
}
agenda-none = No meetings known for { $day }
agenda-date = { $name }, { $day }: { $said }; no meetings known
agenda-overlap = { $second } at { $time } begins { $minutes } min before { $first } ends
agenda-travel = { $second } at { $time }: { $minutes } min too little for the way from { $first }
agenda-absent = { $count ->
    [one] { $name } is away, { $deputies } stands in
   *[other] { $name } is away, { $deputies } stand in
}
agenda-label-conflicts = Conflicts
agenda-label-dates = Dates
agenda-label-absent = Absent
agenda-morning-on = Every day at { $time }
agenda-morning-off = No morning agenda
agenda-morning-at = The agenda comes at { $time } on days with meetings or dates
agenda-morning-none = The agenda comes no more by itself
agenda-morning-hint = To change it: /agenda at 7:30, /agenda off
agenda-day-unknown = Which day is meant?
agenda-busy = busy
agenda-all-day = all day
agenda-whole-day = { $day }, all day: { $name }
