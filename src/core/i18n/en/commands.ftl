command-help-summary = what I can do; with a name, how one command is used
command-help-usage = Usage: /help or /help brief
command-accounts-summary = your clients, those that need attention first
command-accounts-usage = Usage: /accounts
command-whoami-summary = what I know of you, and which clients you see
command-whoami-usage = Usage: /whoami
command-lang-summary = the language I answer in
command-lang-usage = Usage: /lang, or /lang en, /lang ru, /lang it
command-timezone-summary = the zone that your times are in
command-timezone-usage = Usage: /timezone, or with a city: /timezone Rome
command-link-summary = be known on another platform
command-link-usage = Usage: /link
command-where-summary = where you get what you did not ask for
command-where-usage = Usage: /where, or /where slack, /where telegram

help-title = Type a command with the client's name, such as /brief Acme
help-my-clients = My clients
help-how = It works without the slash too: brief Acme. Names may be misspelt or in another alphabet. /help brief explains one command.
