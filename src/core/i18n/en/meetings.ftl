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
