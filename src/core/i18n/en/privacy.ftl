retention-title = { $kinds } kinds of data, { $rows } rows
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
