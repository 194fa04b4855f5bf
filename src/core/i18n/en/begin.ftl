begin-demo = This is the demo company. Your own can begin in its place
begin-files = Your files
begin-waiting = They come along.
begin-here = A short form is all it takes. The demo goes then, with all that was said and noted in it and with the Slack and Telegram accounts linked to it.
begin-elsewhere = Your own company begins in the console, in a browser: /import there. What is linked here belongs to the demo, and is linked anew afterwards.
begin-terminal = At the terminal too: npm run import -- --replace-demo FILE…
begin-button = Begin my company
begin-over = The demo is gone: a company has begun in its place already. Nothing was changed.
begin-asked = Your company in place of the demo
begin-removes = When the form is sent, the demo is removed for good. Your files that wait come along.
begin-form = My company
begin-submit = Replace the demo
begin-company = Company
begin-name = Your name
begin-name-hint = First name and surname; you become its administrator
begin-currency = Currency
begin-currency-hint = That of the company’s figures: its three letters, such as EUR
begin-currency-unknown = I do not know this currency. Its three letters are needed, such as EUR or USD.
begin-done = { $company } has begun{ $files ->
    [0] : now the first files
    [one] : a file waits to be tried
   *[other] : { $files } files wait to be tried
}
begin-next = Then
begin-next-people = /admin people: colleagues, and their invitations
begin-next-settings = /settings: when people may be disturbed, and what is told when
console-secret-usage = Usage: npm run console-secret
console-secret-made = The secret of the console is made. It is shown this once; the one before opens nothing any more:
console-secret-set = KAM_CONSOLE_SECRET is set and is what the console asks for, so none was made. Without it, npm run console-secret makes one.
console-secret-no-company = There is no company of your own yet, and the demo has no secret. Nothing was made.
