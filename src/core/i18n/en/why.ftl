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
