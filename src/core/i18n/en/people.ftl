language-own = English
lang-current = I answer in English. Another language?
lang-changed = From now on I answer in English.

timezone-current = Your time zone: { $city }, now { $time }
timezone-changed = Time zone set: { $city }, now { $time } there
timezone-offset = A fixed offset does not know summer time: half the year you would be an hour off. Nothing was changed.
timezone-unknown = I do not know this place, so nothing was changed.
timezone-form = Time zone
timezone-field = City or zone
timezone-hint = A large city nearby, such as Rome, or a zone such as Europe/Rome
timezone-save = Save

role-kam = key account manager
role-head = head of key accounts
role-department-head = head of department
role-member = department member
role-finance = finance
role-administrator = administrator

whoami-title = { $name }, { $role } (@{ $handle })
whoami-department = Department
whoami-heads = { $name } (head)
whoami-language = Language
whoami-zone = Time zone
whoami-zone-now = { $city }, now { $time }
whoami-sees = You see
whoami-sees-full = { $count ->
    [one] everything about { $count } client
   *[other] everything about { $count } clients
}
whoami-sees-orders = { $count ->
    [one] orders and tasks of { $count } client
   *[other] orders and tasks of { $count } clients
}
whoami-sees-receivables = { $count ->
    [one] receivables of { $count } client
   *[other] receivables of { $count } clients
}
whoami-sees-nothing = no clients yet; your head or an administrator assigns them
whoami-cover = Cover
whoami-covers = { $count ->
    [one] you stand in for { $name }, { $count } client
   *[other] you stand in for { $name }, { $count } clients
}
whoami-covered = { $count ->
    [one] { $name } stands in for you, { $count } client
   *[other] { $name } stands in for you, { $count } clients
}
whoami-until = until { $day }
whoami-linked = Linked
whoami-linked-since = { $account }, since { $moment }
whoami-unreachable = messages do not get through
whoami-arrives = Unasked messages
whoami-unlink = Unlink { $platform }
whoami-change = To change: /lang, /timezone, /link, /where
