overdue-facts = { $days ->
    [one] { $amounts } overdue, { $days } day
   *[other] { $amounts } overdue, { $days } days
}
overdue-title = { $name }: { $facts }
overdue-several = { $count } clients with overdue money, first { $name }: { $facts }
overdue-dated = { $number } of { $day }
overdue-document = { $days ->
    [one] { $document }: { $amount }, { $days } day
   *[other] { $document }: { $amount }, { $days } days
}
overdue-document-computed = { $days ->
    [one] { $document }: { $amount }, { $days } day (due date computed from the terms)
   *[other] { $document }: { $amount }, { $days } days (due date computed from the terms)
}
