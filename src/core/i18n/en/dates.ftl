contract-title = { $name }: { $said }
contract-of = { $name } · { $number }
contract-several = { $count ->
    [one] { $count } contract to decide on: { $name }, { $said }
   *[other] { $count } contracts to decide on, first { $name }: { $said }
}
contract-all-decided = Contracts: all are decided
contract-none = No contract to decide on
contract-ends = { $days ->
    [0] contract { $number } ends today
    [one] contract { $number } ends { $day }, in { $days } day
   *[other] contract { $number } ends { $day }, in { $days } days
}
contract-notice = { $days ->
    [0] contract { $number }: last day to give notice is today
    [one] contract { $number }: last day to give notice { $day }, in { $days } day
   *[other] contract { $number }: last day to give notice { $day }, in { $days } days
}
contract-renews = { $days ->
    [0] contract { $number } renews itself on { $end }, last day to give notice is today
    [one] contract { $number } renews itself on { $end }, last day to give notice { $day }, in { $days } day
   *[other] contract { $number } renews itself on { $end }, last day to give notice { $day }, in { $days } days
}
contract-over = contract { $number } ended on { $day }
contract-goes-on = contract { $number } renews itself on { $day }
contract-went-on = contract { $number } renewed itself on { $day }
contract-closed = contract { $number } is not open any more
contract-renewed = contract { $number } renewed until { $day }
contract-ended = contract { $number } ends { $day } on purpose: { $reason }
contract-decided = ✓ { $name }, { $when }
contract-renew = Renewed
contract-end = Ends on purpose
contract-brief = Brief
contract-field-end = New end date
contract-field-number = New number
contract-hint-number = Empty: it stays { $number }
contract-field-reason = Why it ends
contract-end-early = The contract runs until { $day } already. Please choose a later day.
contract-end-far = Please choose a day within the next 20 years.
contract-not-open = This contract is not open any more. Nothing was changed.
dates-save = Save
dates-more = { $count } more
date-kind = { $kind ->
    [tender] tender
    [event] event
   *[other] date
}
date-said = { $kind } “{ $title }”
date-at = { $day } { $time }
date-title = { $name }: { $said }, { $when }
date-withdrawn = Taken back: { $name }, { $said }, { $when }
date-taken-back = taken back
date-several = { $count ->
    [one] { $count } date is near: { $name }, { $said }, { $when }
   *[other] { $count } dates are near, first { $name }: { $said }, { $when }
}
date-none = No dates are near
date-by = Noted by { $name } · { $reminders }
date-reminders = reminders { $days } days before
date-no-reminders = no reminders
date-withdraw = Withdraw
date-ask = { $name }: which day must not be missed?
date-field-kind = Kind
date-field-title = What it is
date-field-day = Day
date-field-time = Time
date-field-remind = Remind, days before
date-field-note = Note
date-hint-time = Such as 14:30
date-hint-remind = Such as 14, 7, 1. Empty: no reminders
date-not-ahead = { $day } is not within the next five years. Please choose a day to come.
coming-title = { $count ->
    [one] { $count } date in { $days } days: { $day } { $name }
   *[other] { $count } dates in { $days } days, next { $day } { $name }
}
coming-none = No dates known for the next { $days } days
coming-hint = To note a tender, an event or another date: /dates and the client's name
coming-more = { $count } more
coming-first = Back to the first
silent-facts = { $days ->
    [one] last contact { $days } day ago, agreed every { $cadence }
   *[other] last contact { $days } days ago, agreed every { $cadence }
}
silent-title = { $name }: { $facts }
silent-several = { $count } clients without a contact for longer than agreed, first { $name }: { $facts }
silent-none = No client is without a contact for longer than agreed
silent-log = Log visit
silent-cadence = Another rhythm
silent-why = No meeting is planned in the next 7 days
silent-why-several = No meetings with them are planned in the next 7 days · another rhythm: /cadence and the client's name
cadence-agreed = { $days ->
    [one] { $name }: a contact every day is agreed
   *[other] { $name }: a contact every { $days } days is agreed
}
cadence-none = { $name }: no rhythm of contacts is agreed
cadence-field-days = Contact every, days
cadence-hint-days = Empty or 0: no rhythm is agreed
cadence-days = { $days } days
cadence-too-long = Please choose at most { $most } days, or 0 for no rhythm.
