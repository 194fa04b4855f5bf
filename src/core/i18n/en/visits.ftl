visit-form = Log a visit
visit-form-of = Visit: { $name }
visit-submit = Save
visit-field-account = Client
visit-field-kind = Kind
visit-field-day = Day
visit-field-summary = What came of it
visit-field-met = Met
visit-field-next = Next step
visit-field-next-day = Due
visit-field-meeting = Meeting
visit-hint-account = Not among them? Type /visit and the client's name.
visit-hint-summary = What was said, what they want, what was agreed
visit-kind = { $kind ->
    [call] call
    [training] training
    [merchandising] merchandising
    [audit] audit
    [informal] informal
    [event] event
   *[meeting] meeting
}
visit-ask = { $name }: what came of the visit?
visit-ask-which = Which client was it?
visit-which = Whose visit do you want to note?
visit-which-more = For another client: /visit and the name
visit-which-hint = Or in one line: /visit Acme had lunch with Anna
visit-met = { $when }, not noted yet
visit-noted = Visit noted: { $name }, { $kind }, { $day }
visit-next-by = { $step } by { $day }
visit-undone = Taken back: { $name }, { $kind }, { $day }
visit-done-by = ✓ { $name }, { $time }
visit-done-undo = { $done } · can be taken back for { $minutes } minutes
visit-undo = Undo
visit-brief = Brief
visit-undo-late = It is too late to take it back: that goes for { $minutes } minutes. The visit stays noted.
visit-not-found = There is no such visit of yours.
visit-day-future = { $day } is still to come: a visit is noted when it has taken place.
visit-day-old = { $day } is more than a year ago. Please choose a day within the last year.
visit-summary-missing = Please say in a few words what came of it.
visit-next-missing = What is to be done by { $day }? Please say it, or leave the day empty.
visit-next-early = The next step cannot be due before the visit, which was on { $day }.
visit-too-long = Too long: please keep to { $most } characters.
