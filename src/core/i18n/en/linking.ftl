platform-slack = Slack
platform-telegram = Telegram
platform-console = Web console
platform-in-slack = in Slack
platform-in-telegram = in Telegram
platform-in-console = in the web console

stranger = I don't know you yet. Ask your administrator for a link.
stranger-or-link = I don't know you yet. Ask your administrator for a link, or type /link { $place }.
stranger-why = I share client data only with people I know.

match-ask = Are you { $name } (@{ $handle })?
match-why = Your e-mail address here is the one I have for this person. Once you confirm, I answer with what they may see.
match-yes = Yes, that is me
match-no = No
match-declined = Understood, you are not { $name }. I will not ask again.
match-noted = It is noted for your administrator, who can send you a link.

linked = Linked: { $place } I now know you as { $name } (@{ $handle })
linked-moved = Until now this account belonged to { $name }, who is no longer known here by it.
linked-replaced = Your earlier account here is no longer linked.
linked-replaced-named = Your earlier account here, { $account }, is no longer linked.
linked-next = Before a meeting type /brief and the client's name; /help lists everything.

link-unknown = I do not know this link, so nothing was linked. Please check that it is complete.
link-used = This link has been used already: each works once.
link-late = This link has expired, so nothing was linked.
link-elsewhere = This link is for an account { $place }. Please open it there.
link-taken = This account is already linked to { $name }, so nothing was changed.
link-taken-next = To move it to somebody else, ask your administrator for a link.
link-wait = Several links did not work. Please try again in { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}.
link-again = For a new one ask your administrator, or type /link on a platform where I know you.

link-own = To be known on another platform, show me this there within { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
link-type = Write to me there: link { $token }
link-own-only = It works once, and whoever uses it is you to me: please do not pass it on.
link-nowhere = No other chat platform is connected here.

unlinked = No longer linked { $place }, since { $time }. From there I do not know you any more.
unlinked-next = To link again: /link on another platform, or a link from your administrator.
unlink-nothing = This account is not linked to you any more.

where-current = What you did not ask for reaches you { $place }
where-ask = Somewhere else?
where-only = /link adds a platform.
where-chosen = From now on, what you did not ask for reaches you { $place }
where-not-linked = You are not linked { $place }, so nothing was changed. /link helps.
where-try = Try it
where-tried = A message is on its way. If it does not come within a minute, please tell your administrator.

pace-wait = That was a lot at once. I answer again in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}; what is sent until then is not done.

# npm run link
link-usage =
    Usage: npm run link -- --all             links for everybody who is not linked yet
           npm run link -- HANDLE            a link for one person
           --on slack                        for Slack; otherwise for Telegram
           --days 14                         how many days they are valid, from 1 to 90; otherwise 7
link-nobody = Nobody here goes by the handle { $handle }.
link-made = { $count ->
    [one] { $count } link to { $platform }, valid until { $until }. It works once, for this person only.
   *[other] { $count } links to { $platform }, valid until { $until }. Each works once, for its person only.
}
link-all-linked = Everybody is linked { $place } already.
link-no-bot = TELEGRAM_BOT_TOKEN is not set in .env, so Telegram cannot be asked for the bot's name.
link-bot-away = Telegram did not tell the bot's name: is TELEGRAM_BOT_TOKEN right, and can it be reached from here?
link-by-hand = Without an address these are to be sent to the bot { $place }, as they are.
