reminder = { $when }, in { $left }: { $name }
reminder-leave = { $when }, in { $left }: { $name }, leave at { $leave }
reminder-leave-now = { $when }, in { $left }: { $name }, time to leave
reminder-span = { $hours ->
    [0] { $minutes } min
   *[other] { $minutes ->
        [0] { $hours } h
       *[other] { $hours } h { $minutes } min
    }
}
reminder-again = Comes again at { $time }
reminder-unconfirmed = Your calendar cannot be read at the moment: the time may have changed
reminder-cancelled = Cancelled: { $name }, { $was }
reminder-moved-to = Moved to { $when }: { $name } (was { $was })
reminder-brief = Brief
reminder-late = I'm late
reminder-moved = Moved
reminder-snooze = Later

snooze-for = { $minutes ->
    [60] In 1 h
   *[other] In { $minutes } min
}
snooze-over = The meeting has begun, or was called off: there is nothing to be reminded of.
snooze-too-near = The meeting begins too soon for that.

meeting-not-found = There is no such meeting of yours.
meeting-not-begun = The meeting is still to come: { $time }. Once it has begun you can say what became of it.

late-title = { $minutes } min late: a line for { $name }
late-by = { $minutes } min
late-line = { $contact }, I am on my way and will be about { $minutes } minutes late. I am sorry to keep you waiting. { $from }

move-form = When is it now
move-ask = { $name }, { $was }: when is it now?
move-submit = Move
move-day = Day
move-time = Time
move-time-hint = Such as 15:30
move-time-unknown = I do not know this time. Please write it like 15:30.
move-over = { $when } is over already. Please say a time that is still to come.
move-far = This is more than a year ahead. Please choose an earlier day.
move-held = { $name } was held already, so it stays as it is.
move-done = Moved to { $when }: { $name }

travel-ask = How long do you take to { $place }?
travel-why = Reminders of meetings there then come so much earlier. I ask once for each address.
travel-minutes = { $minutes ->
    [0] No travel
   *[other] { $minutes } min
}
travel-other = Other
travel-known = { $minutes ->
    [0] No travel to { $place }
   *[other] { $minutes } min to { $place }
}
travel-form = How long is the way
travel-field = Minutes
travel-submit = Save
travel-unknown = Please write the minutes as a number, at most 1440.
travel-not-found = I did not ask you about this place.

outcome-ask = What became of { $name }, { $from }–{ $to }?
outcome-ask-all = { $count ->
    [one] One meeting: what became of it?
   *[other] { $count } meetings: what became of them?
}
outcome-all-known = { $count ->
    [one] One meeting, it is noted
   *[other] { $count } meetings, all are noted
}
outcome-held = Held
outcome-moved = Moved
outcome-off = Did not happen
outcome-all-held = All were held
outcome-back = Back
outcome-log = What came of it
outcome-log-of = Log: { $name }
outcome-mark = { $outcome ->
    [held] held
    [moved] moved
   *[off] did not happen
}
outcome-is = { $outcome ->
    [held] ✓ Held: { $name }, { $time }
   *[off] ✓ Did not happen: { $name }, { $time }
}
outcome-moved-to = ✓ Moved to { $when }: { $name }

reminders-now = I remind you of meetings { $before }
reminders-at-start = when they start
reminders-before = { $span } before
reminders-travel = What you need for the way comes on top. Each reminder carries what matters most of the client.
reminders-no-brief = The full brief comes when you press Brief.
reminders-brief = The full brief comes by itself, { $before }.
reminders-internal = { $internal ->
    [true] Meetings without a client are among them.
   *[other] Meetings without a client are left out.
}
reminders-change = Change
reminders-form = Reminders
reminders-field-lead = Reminder
reminders-field-brief = Full brief by itself
reminders-field-internal = Meetings without a client
reminders-none = not by itself
reminders-yes = { $yes ->
    [true] remind me
   *[other] leave out
}
