# What the HTTP API answers when it does not do what was asked.
console-unknown-person = Nobody here goes by this name. GET /api/console/people lists everybody.
console-no-such-channel = There is no such channel.
console-not-a-member = You are not a member of this channel.
console-no-such-message = There is no such message.
console-not-your-message = This message is not for you.
console-still-working = The first sending is still being worked on. Its answer will appear in the chat.
console-bad-input = Nothing was done: this could not be read: { $fields }.
console-bad-body = Nothing was done: the request is not valid JSON.
console-too-large = Nothing was done: this is too large to send.
console-no-such-page = There is nothing at this address.
console-foreign = This request comes from another site, so it was refused. Open the console at its own address.
console-closed = The console lets one speak as anybody, so without a secret it is open only on this computer and only to the demo company. Set KAM_CONSOLE_SECRET in .env and start again to use it here.
console-log-in-first = Log in at /console/login first.
console-login-secret = Console secret
console-login-enter = Enter
console-login-wrong = This is not the secret. Please try again.
console-login-wait = Too many attempts. Please wait a minute.
