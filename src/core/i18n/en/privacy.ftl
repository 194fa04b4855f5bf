retention-title = { $kinds } kinds of data, { $count ->
    [one] { $rows } row
   *[other] { $rows } rows
}
retention-what = What
retention-for = Kept for
retention-rows = Rows
retention-oldest = Oldest
retention-set = Change
retention-how = What is older goes within the hour. Clients, visits, meetings with clients, orders and invoices stay until they are deleted where they come from.
retention-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
retention-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
retention-kind = { $kind ->
    [sentMessage] Messages in chats
    [outboxPayload] What messages were made of
    [console] Lines of the console
    [receivedFile] Files that were sent
    [importUpload] Files to be imported
    [importTrial] Trials of imports
    [trialReport] What trials said
    [apiAnswer] Answers to programs
    [ownMeeting] Meetings without a client
    [importChange] What imports changed
    [audit] Audit
    [vote] Useful or not
    [inbox] What came in
    [linkToken] Keys to link
    [formDraft] Open forms
    [linkAttempt] Wrong keys
   *[other] Pace of sending
}

personal-nobody = Nobody here goes by { $handle }, nor did anybody who has left.
personal-gone = This person is not known any more.
personal-former = Former employee { $number }
personal-erased-before = { $name } was erased before. There is nothing more to give or to erase.
personal-export = All that is kept of { $name }
personal-export-what = One file for a person to read: profile, chats, settings, absences, clients, meetings, visits, messages, votes, and what the audit says. No passwords, no keys, no addresses of calendars.
personal-export-careful = It names clients. Look through it before you pass it on.
personal-export-coming = What is kept of { $name } is on its way
personal-export-where = It comes as a file, to you alone, where your messages arrive. That you asked for it stands in the audit.
personal-export-about = All that kam-assistant keeps of one person, by where it is kept. Passwords, keys and addresses of calendars are not in it. Clients have numbers, whose names stand under “clients”.
personal-count = { $what ->
    [chat_identity] chat accounts
    [link_token] keys to link
    [calendar] calendars
    [calendar_series] answers about series
    [travel_time] ways to places
    [received_file] files sent
    [import_upload] files to be imported
    [import_trial] trials of imports
    [api_token] tokens to import over HTTP
    [snooze] snoozes
    [vote] votes
    [console_message] console lines
    [department_member] departments
    [setting] settings
    [own_meeting] meetings without a client
    [message] messages
    [assignment] clients looked after
    [meeting] meetings with clients
    [visit] visits and calls
    [commitment] promises
    [sales_order] orders
    [contact] contacts
    [competitor_note] notes on competitors
    [contract] contracts closed
    [key_date] dates
    [audit] audit entries
   *[other] { $what }
} { $count }

erase-ask = Erase { $name }?
erase-goes = Goes
erase-goes-who = Name, e-mail, short name, chats, settings, and what was said and sent
erase-stays = Stays
erase-stays-why = It belongs to the company; from then on it says “{ $name }”. The audit keeps that something was done, not its content.
erase-elsewhere = Not reached: what stands in Slack or Telegram itself, in files that were exported, in backups, and in texts that others wrote. Messages to others that name them go with their age.
erase-now = Erase for good
erase-for-good = This cannot be taken back. An import will not bring them back either.
erase-done = Erased: this is { $name } from now on
erase-done-what = What belongs to the company stays under this name. If the next list of employees still has them, they are left out there.
erase-yourself = You cannot erase yourself. Another administrator can, once you have left.
erase-last-administrator = { $name } is the only administrator. Give somebody else the role in the list of employees first.
erase-works-here = { $name } still works here. Put their last day into the list of employees and import it, or import the list without them. Then ask again.
erase-has-clients = { $name } still looks after { $count ->
    [one] { $count } client
   *[other] { $count } clients
}. Import the list of clients with the new owner. Then ask again.
erase-no-key = This process has no key to remember them by without their name, so nothing was erased. Please ask where kam-assistant runs, or type npm run person.
erase-import-runs = An import is under way, so nothing was erased. Please try again when it is done.

person-usage = Usage: npm run person -- export HANDLE [--out FILE] · npm run person -- erase HANDLE --yes
person-exported = What is kept of { $name } is in { $file }
person-erase-yes = Nothing was erased yet. To do it, add --yes.
