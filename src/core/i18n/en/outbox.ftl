try-out = Messages reach you here
try-out-asked = You asked me to try at { $time }. Reminders and alerts arrive in this chat; /where changes that.

unreachable-person = I cannot reach { $name }
unreachable-person-next = Nothing I send to { $name } gets through: there is no linked chat, or the bot is blocked. They can type /link, or ask the administrator for a link.
