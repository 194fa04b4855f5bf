account-not-found = Not found. Please check the spelling or type a part of the name; /accounts lists your clients.
account-near = Not found. Similar: { $names }
account-several = Several clients fit. Which one?
account-several-more = More fit: type more of the name

portfolio-title-calm = { $all ->
    [one] Nothing pressing: { $all } client
   *[other] Nothing pressing among { $all } clients
}
portfolio-title = { $all ->
    [one] { $count } of { $all } client to look at
   *[other] { $count } of { $all } clients to look at
}
portfolio-title-overdue = { $all ->
    [one] { $count } of { $all } client to look at, overdue { $amount }
   *[other] { $count } of { $all } clients to look at, overdue { $amount }
}
portfolio-calm = nothing pressing
portfolio-meeting = meeting { $when }
portfolio-overdue = { $days ->
    [one] overdue { $amount }, the oldest by { $days } day
   *[other] overdue { $amount }, the oldest by { $days } days
}
portfolio-silent = { $days ->
    [one] no order for { $days } day, usually every { $usual }
   *[other] no order for { $days } days, usually every { $usual }
}
portfolio-notice = { $days ->
    [0] contract: notice ends today
    [one] contract: notice by { $day }, in { $days } day
   *[other] contract: notice by { $day }, in { $days } days
}
portfolio-ends = { $days ->
    [0] contract ends today
    [one] contract ends in { $days } day
   *[other] contract ends in { $days } days
}
portfolio-promise = { $count ->
    [one] our promise was due { $day }
   *[other] { $count } of our promises overdue, the first since { $day }
}
portfolio-more = { $count } more
portfolio-first = Back to the first
portfolio-orders-as-of = Orders as of { $when }
portfolio-ledger-as-of = Ledger as of { $when }
portfolio-empty = No clients are yours yet
portfolio-empty-next = Your head or an administrator assigns them; an imported list of clients may name you as the owner.
