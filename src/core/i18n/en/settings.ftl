settings-title = Your settings
settings-hours = When to disturb you
settings-meetings = Meetings and agenda
settings-delivery = Where it arrives
settings-company = Company
settings-retention = How long data is kept
settings-messages = Kinds of messages
settings-messages-usual = Each kind comes as it arises
settings-pick = Which messages are to come otherwise?
settings-pick-why = What is urgent comes at once all the same, and nothing less than what your administrator has set
settings-back = Back
settings-not-yours = There is nothing that you can change here. /settings shows what you can.
settings-saved = Saved · { $what }
settings-refused = { $label }: { $why }. Nothing has been changed.
settings-refused-choice = this is not offered, or not any more
settings-refused-budget = from 1 to 50
settings-refused-least = everybody gets these at least “{ $least }”, your administrator has set
settings-unclear = I do not know “{ $typed }” among settings
settings-unreadable = { $what ->
    [hours] Hours are typed as 9-18 or 8:30-17:45. Nothing has been changed.
    [budget] Interruptions a day are typed as a number: /settings budget 5. Nothing has been changed.
   *[mode] This is none of now, digest and off. Nothing has been changed.
}
settings-type = What can be typed:
settings-type-hours = /settings hours 9-18
settings-type-budget = /settings budget 5: interruptions a day
settings-type-kind = /settings contracts digest: a kind of messages, and now, digest or off
settings-type-group = /settings messages: every kind, to choose from
settings-names = { $section ->
    [hours] hours,time,day
    [budget] budget,interruptions,limit
    [meetings] meetings,meeting
    [delivery] delivery,where,platform
    [company] company
    [retention] retention,storage
   *[messages] messages,kinds,kinds of messages
}
settings-mode-names = { $mode ->
    [now] now,on,at once,immediately,as it arises
    [digest] digest,summary,daily,once a day,with the summary
   *[off] off,never,none,not at all
}
setting-from = From
setting-from-why = Before that, alerts wait. Meetings still come.
setting-until = Until
setting-until-morning = { $until } the next morning
setting-until-round = round the clock
setting-until-why = After that, alerts wait for the summary of the next day. The same as From: round the clock.
setting-days = Days
setting-days-why = On other days alerts wait.
setting-holidays = Public holidays
setting-holidays-why = Those of your country
setting-holidays-is = { $keeps ->
    [true] free
   *[other] as other days
}
setting-away = Away
setting-away-why = While you are away alerts wait, and come with the summary of your first day back.
setting-away-is = { $from } – { $until }
setting-away-not = no
setting-away-how = no; to set it: /absent until Friday
setting-budget = Interruptions a day
setting-budget-why = What is beyond waits for the summary, with most at stake first to come. Meetings are not counted.
setting-budget-is = { $count } at most
setting-lead = Reminder
setting-lead-why = What you need for the way comes on top.
setting-brief = Full brief
setting-brief-why = As a message of its own; else it comes when you press Brief.
setting-internal = Meetings without a client
setting-internal-why = Whether I remind you of them too
setting-agenda = Agenda of the day
setting-agenda-why = When it comes each morning
setting-agenda-not = not by itself
setting-platform = Where
setting-platform-why = Where you get what you did not ask for
setting-platform-latest = where you were linked last
setting-alerts = Alerts
setting-alerts-why = For everybody. While they are off, they come once a day with the summary; what is urgent comes at once.
setting-alerts-is = { $said ->
    [week] on after the first week
    [on] on
   *[off] off, only the summary
}
setting-old = Data counts as old
setting-old-why = Then I say so, and tell the administrators.
setting-old-is = { $count ->
    [0] on the same day
    [one] after { $count } working day
   *[other] after { $count } working days
}
setting-overdue = Overdue money
setting-overdue-why = A client of whom something is overdue is told of after so many days, and again at each further step.
setting-overdue-is = after { $days } days
setting-overdue-manager = Overdue money, to the manager
setting-overdue-manager-why = From when on the manager of the client's KAM is told too
setting-overdue-finance = Overdue money, to finance
setting-overdue-finance-why = From when on finance is told too, of all clients
setting-overdue-from = { $days ->
    [one] from { $days } day on
   *[other] from { $days } days on
}
setting-folder = Files in the import folder
setting-folder-why = What is refused, or has rejected rows, is always asked about.
setting-folder-is = { $how ->
    [clean] imported at once where nothing is wrong
   *[ask] asked about first
}
setting-mode = { $platform }
setting-mode-why = With the summary: once a day, when the day starts
setting-mode-why-appointed = At its own hour, or not at all
setting-mode-is = { $mode ->
    [now] as it arises
    [digest] with the summary
   *[off] not at all
}
setting-least = For everybody, at least
setting-least-why = Nobody can set less than this.
setting-least-is = { $mode ->
    [now] as it arises
    [digest] with the summary
   *[off] as each likes
}
setting-kept-cards-why = Their buttons work for so long.
setting-kept-messages-why = For so long /why explains a message.
setting-kept-console-why = With the files that came along
setting-kept-files-why = Which voice messages, photos and documents people sent, not what is in them
setting-kept-meetings-why = From people's own calendars, after they are over
setting-kept-imports-why = For so long an import can be taken back.
setting-kept-audit-why = Who saw or changed what
kind-meeting-reminder = Meeting reminders
kind-meeting-brief = Full briefs
kind-meeting-travel = Time for the way
kind-meeting-outcome = What became of meetings
kind-agenda = Agenda of the day
kind-contract-date = Contracts
kind-key-date = Dates of clients
kind-contact-freshness = Silent contacts
kind-overdue = Overdue money
kind-calendar-problem = Calendar unreadable
kind-calendar-empty = Calendar empty
kind-calendar-match = Whose meeting it is
kind-data-freshness = Old data
kind-installation-alarms = Installation
kind-folder-import = Import folder
kind-unreachable-person = People not reached
settings-thresholds = Thresholds
settings-thresholds-why = It holds for everybody who has not set it otherwise. Under Messages, what is the least that everybody gets.
