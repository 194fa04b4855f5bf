calendars = { $count ->
    [one] Your meetings are read from one calendar
   *[other] Your meetings are read from { $count } calendars
}
calendars-none = No calendar is connected yet
calendars-how = Google, Outlook and Yandex give a calendar's secret address in its settings. Connect it, and meetings with your clients appear by themselves.
calendar-read = { $count ->
    [one] read { $when }, one meeting ahead
   *[other] read { $when }, { $count } meetings ahead
}
calendar-unread = not read yet, in a minute
calendar-connect = Connect
calendar-remove = Remove { $name }
calendar-form = Connect a calendar
calendar-form-ask = Which calendar?
calendar-field-address = Secret address
calendar-hint-address = https://…/basic.ics, or the address of a CalDAV server
calendar-field-name = Name
calendar-field-user = CalDAV: user
calendar-hint-user = Only for CalDAV; a secret address needs none
calendar-field-password = CalDAV: password
calendar-address-unknown = This is no address of a calendar. It begins with https:// or webcal://.
calendar-connected = Connected: { $name }. Its meetings come within a minute.
calendar-removed = Removed: { $name }. Its meetings to come are off, past ones stay.
calendar-too-many = You have { $most } calendars, more than that are not read. Please remove one first.
calendar-not-found = There is no such calendar of yours.
calendar-failing = The calendar { $name } cannot be read since { $since }
calendar-never-read = The calendar { $name } cannot be read
calendar-problem = { $problem ->
    [not-allowed] Its address leads where this installation may not go. An administrator can allow it.
    [not-found] Nothing is there. Please connect it again with the right address.
    [forbidden] Its password or secret address is not accepted. Please connect it again.
    [too-large] It is too large to be read. Please connect a smaller one.
    [timeout] It takes too long to answer. I keep trying.
    [too-many-redirects] Its address leads in circles. Please connect it again.
    [not-a-calendar] What is there is no calendar. Please check the address.
   *[away] It does not answer. I keep trying.
}
calendar-kept = Its meetings are kept and marked until it is back.
calendar-show = My calendars
calendar-emptied = { $count ->
    [one] The calendar { $name } is suddenly empty: is its meeting off?
   *[other] The calendar { $name } is suddenly empty: are its { $count } meetings off?
}
calendar-emptied-kept = Until you answer they are kept, and you are reminded of them.
calendar-call-off = Call off { $count }
calendar-keep = Keep them
calendar-called-off = { $count ->
    [one] One meeting is off
   *[other] { $count } meetings are off
}
calendar-keeps = { $count ->
    [one] One meeting is kept
   *[other] { $count } meetings are kept
}
calendar-not-empty = The calendar is not empty any more: nothing was changed.
calendar-which = With which client: “{ $title }”, { $when }?
calendar-which-once = I ask once for all meetings of this series.
calendar-none = None of them
calendar-matched = “{ $title }” is with { $name }
calendar-unmatched = “{ $title }” is with none of these clients
calendar-file = File
calendar-file-unknown = This file is no calendar. Programs for calendars write one as an .ics file.
calendar-usage = Usage: npm run calendar -- PERSON FILE.ics    connects the calendar in the file; PERSON: handle or e-mail address
