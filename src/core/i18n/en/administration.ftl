admin-title = Administration
admin-rules = How alerts are taken
admin-retention = What is kept
admin-newer = Newer
admin-older = Older

admin-data = Age of the data
admin-data-none = No data that gets old was imported
admin-data-none-next = Import orders, invoices or payments: send me the files and type /import try, or npm run import -- FILE
admin-data-title = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}, { $old } old
admin-data-what = What
admin-data-source = Source
admin-data-as-of = As of
admin-data-age = Working days old
admin-data-limit = Old beyond
admin-data-waiting = { $alerts ->
    [one] { $alerts } alert waits
   *[other] { $alerts } alerts wait
} for newer data, { $days } working days at most.
admin-data-how = What is old is marked in briefs and alerts; on what is more than twice as old, alerts wait. Thresholds say when data is old.

admin-health = Health
admin-health-well = All is well
admin-health-wrong = { $count ->
    [one] { $count } thing to look at
   *[other] { $count } things to look at
}
admin-health-job-fails = The job { $name } fails ({ $error }). The log says more under its name; it is tried again by itself.
admin-health-failed = { $count ->
    [one] { $count } message was given up
   *[other] { $count } messages were given up
} in the last day. npm run doctor says what a platform refuses.
admin-health-unknown = { $count ->
    [one] Of { $count } message it is not known
   *[other] Of { $count } messages it is not known
} whether they arrived; their readers are shown them at the next contact.
admin-health-unreachable = { $count ->
    [one] { $count } account cannot
   *[other] { $count } accounts cannot
} be written to, such as after the bot was blocked. Their managers were told.
admin-health-messages = Messages
admin-health-outbox = { $waiting } due, { $held } held for summaries
admin-health-platforms = Platforms
admin-health-no-platforms = none but the console; the guides say how to connect Slack and Telegram
admin-health-jobs = Jobs
admin-health-job = { $name }: { $at }
admin-health-never = not yet
admin-health-how = The same for programs: /healthz and /metrics. What platforms refuse: npm run doctor.

admin-audit = Audit
admin-audit-title = Audit
admin-audit-title-of = Audit: { $filter }
admin-audit-none = Nothing fits.
admin-audit-itself = the assistant
admin-audit-column = { $column ->
    [when] When
    [who] Who
    [what] What
    [about] About
   *[where] Where
}
admin-audit-filter = Filter
admin-audit-show = Show
admin-audit-by = Who
admin-audit-by-hint = A handle, such as olga
admin-audit-action-field = What
admin-audit-action-hint = Such as account.viewed, or account for all of that kind
admin-audit-since = From
admin-audit-until = Until
admin-audit-export = Export
admin-audit-on-its-way = The audit is on its way to you as a file
admin-audit-exported = { $count ->
    [one] { $count } entry of the audit
   *[other] { $count } entries of the audit
}
admin-audit-part = A part of it, as it was narrowed down.
admin-audit-cut = Only the newest { $count }; narrow it down for the rest.
admin-audit-how = Or type: /admin audit @olga account since 2026-11-01 until 2026-11-20

admin-imports = Imports
admin-imports-none = Nothing was imported yet
admin-imports-none-next = Send me CSV or Excel files in a chat: /import try says what they would change, and its button imports them. Large ones: npm run import -- FILE
admin-imports-number = No.
admin-imports-when = When
admin-imports-what = Files
admin-imports-added = New
admin-imports-changed = Changed
admin-imports-vanished = Gone
admin-imports-rejected = Rejected
admin-imports-state = State
admin-imports-files = { $named } and { $more } more
admin-imports-is = { $state ->
    [taken-back] taken back
    [old] too old to be taken back
   *[stands] in use
}
admin-imports-open = Import { $id }
admin-imports-how = /admin import 7 opens any. To try files out and then import them: send them to me in a chat and type /import try; large ones with npm run import -- --dry-run FILE
admin-import-none = There is no import { $id }. /admin imports lists them.
admin-import-title = Import { $id } from { $source }, { $at }
admin-import-taken-back = Taken back { $at }.
admin-import-old = What it changed is no longer kept, so it cannot be taken back.
admin-import-take-back = Take it back
admin-import-rows = { $rows ->
    [one] It wrote { $rows } row.
   *[other] It wrote { $rows } rows.
}
admin-takeback-title = Take import { $id } back? { $rows ->
    [one] { $rows } row is
   *[other] { $rows } rows are
} restored or removed
admin-takeback-what = Everything becomes as it was before it, but for which clients debtors are, where somebody has said so since. If rows were changed since, or later data refers to them, nothing is done, and you are told which.
admin-takeback-not = Keep it
admin-audit-action = { $action ->
    [account-viewed] looked at a client
    [account-listed] saw a client in a list
    [account-told] was told of a client
    [account-forgotten] a client was forgotten
    [account-cadence-changed] changed the rhythm of contacts
    [calendar-connected] connected a calendar
    [calendar-removed] removed a calendar
    [calendar-replaced] replaced a calendar
    [company-begun] began the company in place of the demo
    [console-secret-made] made a secret of the console
    [contract-renewed] renewed a contract
    [contract-ended] ended a contract
    [debtor-assigned] said which client a debtor is
    [debtor-released] took back which client a debtor is
    [debtor-set-aside] set debtors aside
    [owner-said] said whose a name in lists is
    [date-noted] noted a date
    [date-withdrawn] withdrew a date
    [demo-clock-moved] moved the demo clock
    [demo-created] the demo company was made
    [identity-declined] declined an account as theirs
    [identity-ended] unlinked an account
    [identity-linked] linked an account
    [import-applied] imported files
    [import-tried] tried files out
    [token-made] made a token for imports
    [token-revoked] revoked a token
    [import-discarded] discarded files of the import folder
    [import-rolled-back] took an import back
    [meeting-cancelled] called a meeting off
    [meeting-matched] said whom a meeting is with
    [meeting-moved] moved a meeting
    [meeting-planned] planned a meeting
    [meeting-held] a meeting was held
    [meeting-not-held] a meeting was not held
    [person-erased] erased a person
    [person-exported] exported a person
    [person-invited] invited a person
    [person-added] added a person
    [person-changed] changed a person
    [person-uninvited] withdrew invitations
    [department-added] added a department
    [department-changed] changed a department
    [department-member-changed] changed who belongs to a department
    [department-channel-connected] connected a department’s channel
    [department-channel-ended] disconnected a department’s channel
    [person-language-changed] changed a language
    [person-zone-changed] changed a time zone
    [setting-changed] changed a setting
    [travel-noted] noted a way
    [visit-logged] logged a visit
    [visit-undone] took a visit back
    [audit-viewed] looked at the audit
    [audit-exported] exported the audit
   *[other] { $name }
}

admin-people = People
admin-people-none = Nobody here.
admin-people-column = { $column ->
    [name] Name
    [handle] Short name
    [role] Role
    [departments] Departments
    [manager] Manager
   *[linked] Linked
}
admin-people-not-linked = not linked
admin-people-back = Back
admin-people-next = Next
admin-people-how = /admin person olga shows one. People come by imports, or are added here.
admin-person-field = { $name ->
    [role] Role
    [departments] Departments
    [manager] Manager
    [clients] Clients
    [name] Name
    [handle] Short name
    [email] E-mail
    [language] Language
    [zone] Time zone
    [country] Country
    [linked] Linked
    [invited] Invited
   *[left] Gone from
}
admin-person-language = { $language ->
    [ru] Russian
    [it] Italian
   *[en] English
}
admin-person-heads = { $name } (head)
admin-person-linked = { $platform }: { $account }, since { $since }
admin-person-invite = Invite to { $platform }
admin-person-export = Export
admin-person-erase = Erase
admin-person-imported = Comes from an import: change it where it comes from, or the next import changes it back.
admin-invited = Invitation of { $name } to { $platform }
admin-invited-how = It works once, for this person only, until { $until }. Please pass it on to them alone.
admin-invite-all = Invite all to { $platform }
admin-invited-all = Invitations of { $count ->
    [one] 1 person
   *[other] { $count } people
} to { $platform }
admin-invited-all-how = Each works once, for that person only, until { $until }. Please pass on to each their own alone.
admin-invited-nobody-left = Everybody is linked to { $platform } already
admin-invite-further = Invite the other { $count }
admin-invite-nobody = Nobody was invited: that platform is not connected, or they do not work here any more.
admin-departments = Departments
admin-departments-none = There are no departments yet.
admin-department-column = { $column ->
    [name] Name
    [heads] Head
    [members] Members
   *[zone] Time zone
}
admin-person-invited = to { $platform }, until { $until }
admin-person-change = Change
admin-person-find = Look somebody up
admin-person-add = Add somebody
admin-person-unlink = Unlink { $platform }
admin-person-uninvite = Withdraw invitations
admin-person-form = Change a person
admin-person-form-new = Add a person
admin-person-save = Save
admin-country-hint = Its name or its two letters, such as Italy or IT: whose public holidays count
admin-country-unknown = There is no country of that name. Please give its name or its two letters, such as Italy or IT.
admin-email-hint = Slack and calendar invitations know them by it
admin-email-unknown = That is no e-mail address.
admin-email-taken = That address is @{ $handle }’s. One address belongs to one person.
admin-handle-hint = What colleagues type, such as olga. Empty: made from the name
admin-handle-unfit = A short name has Latin letters, digits, dots and dashes, 40 at most, and begins with a letter or digit.
admin-handle-taken = Somebody has that short name already, or had it. Please choose another.
admin-manager-hint = Short name, such as olga
admin-manager-circle = @{ $handle } reports to this person already, so they cannot be their manager.
admin-left-hint = From that day on they see nothing here and are sent nothing
admin-last-administrator = Nobody else administers this installation. Please make somebody else administrator first.
admin-uninvite-none = No invitation is open.
admin-department-field = { $name ->
    [name] Name
    [key] Short name
    [language] Language
    [zone] Time zone
    [country] Country
    [hours] Works
    [days] On these days
    [holidays] Public holidays
    [now] Now
    [holiday] Next holiday
   *[channels] Channels
}
admin-department-add = Add a department
admin-department-form = Change a department
admin-department-form-new = Add a department
admin-department-member = Members
admin-department-who = Who
admin-department-part = Their part
admin-department-part-is = { $part ->
    [head] leads the department
    [member] belongs to it
   *[none] does not belong to it any more
}
admin-department-key-hint = What colleagues type, such as logistics. Empty: made from the name
admin-department-hours-hint = Such as 9-18; 0-24: round the clock
admin-department-keeps = { $value ->
    [yes] free
   *[no] worked
}
admin-department-taken = There is a department with the short name { $key } already.
admin-department-key-unfit = A department’s short name has Latin letters, digits and dashes, 40 at most, and begins with a letter. Please type one.
admin-department-gone = There is no such department. /admin departments lists them.
admin-department-all-day = round the clock
admin-department-open = at work
admin-department-opens = closed, back on { $day } at { $time } ({ $city })
admin-department-closed = closed
admin-department-no-holidays = keeps none
admin-department-nobody = Nobody belongs to it yet.
admin-department-more = and { $count } more
admin-department-channel = { $platform } since { $since }
admin-department-no-channel = none
admin-department-channel-how = To connect a channel: add the assistant to it, and say there: /admin channel { $key }
admin-department-disconnect = Disconnect { $platform }
admin-channel-where = Please say this in the channel or group itself: /admin channel { $key }. Add the assistant to it first.
admin-channel-connected = This is the channel of { $name } in { $platform } now
admin-channel-gone = It was disconnected before.

admin-tokens = Tokens
admin-tokens-none = There are no tokens
admin-tokens-what = With a token a program imports by itself: another system's export, for example, each night.
admin-tokens-title = { $count ->
    [one] { $count } token opens
   *[other] { $count } tokens open
} imports over HTTP
admin-tokens-column = { $column ->
    [name] Name
    [by] In the name of
    [made] Made
    [used] Last used
   *[state] State
}
admin-tokens-nobody = nobody
admin-tokens-unused = never
admin-tokens-good = good
admin-tokens-revoked = revoked { $at }
admin-tokens-revoke = Revoke { $name }
admin-tokens-how = A new one is made at the terminal, which shows it once: npm run token -- new NAME
token-usage = Usage: npm run token -- new NAME [--for HANDLE] · npm run token -- list · npm run token -- revoke NAME
token-made = The token { $name } is made. It is shown this once; keep it where programs keep secrets:
token-revoked = The token { $name } is revoked: it opens nothing any more.
token-taken = There is a token { $name } already. Revoke it first, or choose another name.
token-none = There is no such token. npm run token -- list shows them.
token-not-administrator = @{ $handle } is no administrator, and only those import.
