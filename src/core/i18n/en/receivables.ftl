overdue-facts = { $days ->
    [one] { $amounts } overdue, { $days } day
   *[other] { $amounts } overdue, { $days } days
}
overdue-title = { $name }: { $facts }
overdue-several = { $count } clients with overdue money, first { $name }: { $facts }
overdue-document = { $days ->
    [one] { $number } of { $day }: { $amount }, { $days } day
   *[other] { $number } of { $day }: { $amount }, { $days } days
}
overdue-document-computed = { $days ->
    [one] { $number } of { $day }: { $amount }, { $days } day (due date computed from the terms)
   *[other] { $number } of { $day }: { $amount }, { $days } days (due date computed from the terms)
}
