import-usage =
    Usage: npm run import -- [--dry-run] [--map FILE.json] [--as-of DATE] [--source NAME] [--currency EUR] [--replace-demo] [--allow-vanishing] FILE…
           npm run import -- --rollback N
    Files are CSV or XLSX: employees, clients, legal entities, contacts, contracts, products, orders and their lines, returns, invoices, payments, open debts. See docs/import.md.
import-usage-as-of = --as-of wants a day such as 2026-11-20, or an instant such as 2026-11-20T22:00:00Z.
import-usage-currency = --currency wants a code such as EUR.
import-usage-rollback = --rollback wants the number of an import and nothing else.
import-waits = Another import is under way; this one waits for it.
import-step-look = { $file }: { $rowsFigure } rows looked through
import-step-compare = { $file }: all rows are read and compared with what is known
import-step-alerts = Working out whom the rules would tell what
import-progress = { $file }: { $rows } rows read

import-kind = { $kind ->
    [employees] employees
    [accounts] clients
    [legal_entities] legal entities
    [contacts] contacts
    [contracts] contracts
    [products] products
    [orders] orders
    [order_lines] order lines
    [returns] returns
    [invoices] invoices
    [open_items] open debts
   *[payments] payments
 }
import-told-file = { $file } — { $kind } ({ $format })
import-told-rows = { $added } new · { $changed } changed · { $unchanged } as before
import-debts = As of { $day }: { $debtors ->
    [one] 1 debtor owes
   *[other] { $debtors } debtors owe
} { $amounts }
import-debts-totalled = As of { $day }: { $debtors ->
    [one] 1 debtor owes
   *[other] { $debtors } debtors owe
} { $amounts }, as the file's own total says
import-debts-since = { $added } new · { $closed } closed · { $partlyPaid } paid in part
import-debts-between = { $added } new · { $closed } closed, { $partlyPaid } paid in part between { $since } and { $until }
import-debts-rate-moved = { $count } moved with the rate
import-debts-unmatched = { $count ->
    [one] 1 debtor is of no known client yet
   *[other] { $count } debtors are of no known client yet
}: { $amounts }
import-debts-undated = { $count ->
    [one] 1 item has no due day, nor terms to tell it: it is listed, never alerted
   *[other] { $count } items have no due day, nor terms to tell it: they are listed, never alerted
}
import-debts-level = { $level ->
    [contract] The list has one sum a contract, no documents: nothing of it can be told overdue by its day
   *[client] The list has one sum a client, no documents: nothing of it can be told overdue by its day
}
import-told-filtered = { $count } left out by the filter
import-told-repeated = { $count } say the same as an earlier line
import-told-vanished = { $count } no longer in the file: archived or removed
import-told-rejected = { $count ->
    [one] 1 row rejected
   *[other] { $count } rows rejected
 }
import-told-with-parent = { $count ->
    [one] 1 row dropped with the row it belongs to
   *[other] { $count } rows dropped with the rows they belong to
 }
import-told-reason = { $count } × { $reason }
import-told-reason-in-column = { $count } × { $column }: { $reason }
import-told-unused = columns not used: { $headers }
import-told-list = Rejected rows, with line and reason: { $path }
import-told-nothing = These files are already in, just so: nothing changes.
import-told-none-taken = No row could be taken, so nothing was imported.
import-told-dry-run = Dry run: nothing was changed.
import-told-done = Recorded as import { $batch }. To take it back: npm run import -- --rollback { $batch }
import-told-rolled-back = Import { $batch } is taken back: { $count ->
    [one] 1 row is as it was before.
   *[other] { $count } rows are as they were before.
 }
import-told-stayed = { $count ->
    [one] One debtor stays with the client that it was given since, or set aside: it is not asked for again.
   *[other] { $count } debtors stay with the clients that they were given since, or set aside: they are not asked for again.
 }
import-told-stayed-clients = { $count ->
    [one] One client of these came with the import and stays, too.
   *[other] { $count } clients of these came with the import and stay, too.
 }
import-told-database-away = The database went away in the middle, so nothing was imported. Please run the import again.

import-note-company = The company is now “{ $name }”: time zone { $zone }, currency { $currency }. The mapping file can say otherwise (organisation, zone, currency).
import-note-administrator = An administrator with the short name “admin” was added, who sees everything that was imported.
import-note-console-secret = The console now asks for a secret: npm run console-secret makes one. Or put KAM_CONSOLE_SECRET=… (16 characters or more) into the file .env and start again.
import-note-day-read = “{ $header }”: { $value } was read as { $readDayInWords }
import-note-number-read = “{ $header }”: { $value } was read as { $readFigure }
import-note-manager = { $name } stands only as a manager and was added as a head.
import-note-owner = { $name } stands only as an owner and was added as a key account manager with the short name “{ $handle }”.
import-note-erased = { $count ->
    [one] One row is of somebody who was erased: it was left out.
   *[other] { $count } rows are of people who were erased: they were left out.
}
import-note-erased-named = { $count ->
    [one] One name is of somebody who was erased: what they did stays under the name “Former employee”.
   *[other] { $count } names are of people who were erased: what they did stays under the name “Former employee”.
}
import-note-several-owners = “{ $value }” is not one person: no owner was set there.
import-note-legal-entities = { $count ->
    [one] 1 client had no legal entity; one with the client's name was added.
   *[other] { $count } clients had no legal entity; one with the client's name was added for each.
 }
import-note-loose-name = “{ $value }” was taken for “{ $name }”.
import-note-own-company = “{ $name }” is a company of ours: what it owes is left out.
import-note-loose-debtor = “{ $value }” was taken for a legal entity that is written otherwise.
import-note-handover = “{ $value }”: { $name } is the owner on the day of the list.
import-note-comments = Told from comments, where nothing else says it: the days to pay (clients: { $terms }), the credit limit (clients: { $limits }).
import-note-other-currency = { $count ->
    [one] { $count } debt is of a contract in another currency or in units of account. Its sum was read in the currency of the file; that it changes with the rate is not taken for a payment.
   *[other] { $count } debts are of contracts in another currency or in units of account. Their sums were read in the currency of the file; that they change with the rate is not taken for a payment.
}
import-note-lost-tax-ids = { $count ->
    [one] In one row a spreadsheet has turned the tax id into powers of ten
   *[other] In { $count } rows a spreadsheet has turned the tax id into powers of ten
}: it was left out. Format that column as text.
import-note-lost-choices = “{ $header }”: { $count ->
    [one] “{ $value }” is not a word that is known there: it was left out.
   *[other] { $count } rows have a word that is not known there, such as “{ $value }”: it was left out.
}
import-note-shipped-when-ordered = No column of shipping days: shipped orders count from the day of the order.

import-refused = Nothing was imported.
import-refused-missing = There is no file { $file }.
import-refused-folder = { $file } is a folder. Please name the files in it.
import-refused-unreadable = { $file } cannot be read: this user has no right to.
import-refused-empty = { $file } is empty.
import-refused-quote = { $file }: a quotation mark opens in line { $line } or soon after it and is never closed, so it cannot be told where cells end. Please mend that line.
import-refused-workbook = { $file } is no workbook that can be read: it may be damaged. Please open it in Excel and save it as XLSX or CSV.
import-refused-inflates = { $file } would unpack to far more than a table needs, so it was not opened. If it is a real table, save it as CSV.
import-refused-old-workbook = { $file } is an old Excel workbook or has a password. Please open it and save it as “Excel workbook (.xlsx)” without a password.
import-refused-web-page = { $file } is a web page, whatever its name says. Please open it in Excel and save it as XLSX or CSV.
import-refused-other-format = { $file } is a table in the format { $format }. Please open it where it came from and save it as “Excel workbook (.xlsx)”.
import-refused-twice-encoded = { $file }: its letters are broken, since the file was converted twice. Please export it once more and save it as UTF-8 or XLSX.
import-refused-no-table = { $file } is not a table of text. CSV and XLSX can be read.
import-refused-mapping = { $file } cannot be used as a mapping: { $mistakes }
import-refused-no-entry = The mapping has no entry that matches { $file }.
import-refused-fields = { $file }: the mapping names { $unknown }, which “{ $kind }” does not have. It has: { $fields }
import-refused-headers = { $file }: no column { $missing }. Columns found: { $found }
import-refused-header-twice = { $file }: the column “{ $header }” occurs twice. Please rename one of them.
import-refused-kind = { $file }: its columns do not tell what it holds. Please write a mapping file (docs/import.md). Columns found: { $found }
import-refused-missing-fields = { $file } as “{ $kind }” lacks: { $missing }. Columns found: { $found }
import-refused-currency = { $file }: no column says the currency. Please say it: --currency EUR at the terminal, or "currency": "EUR" in the mapping file
import-refused-number-ambiguous = { $file }, column “{ $header }”: 1.500 could be one and a half or fifteen hundred, and no value tells. Please write in the mapping for this column: "decimal": "." or "decimal": ","
import-refused-number-mixed = { $file }, column “{ $header }”: some values have a decimal point, some a decimal comma. Please mend the file, or write "decimal" in the mapping; the others are then rejected.
import-refused-day-ambiguous = { $file }, column “{ $header }”: 03/04 could be March or April, and no day above 12 tells. Please write in the mapping for this column: "dateFormat": "DD/MM/YYYY" or "MM/DD/YYYY"
import-refused-day-mixed = { $file }, column “{ $header }”: some values have the day first, some the month. Please mend the file, or write "dateFormat" in the mapping; the others are then rejected.
import-refused-demo = This is the demo company, which takes no other data. Your own begins in its place, in the console (/import) or at the terminal: npm run import -- --replace-demo FILE…
import-refused-company-meanwhile = Another program has just started a company in this database; the first “npm start” makes the demo company. Please run the import again, with --replace-demo if it is the demo.
import-refused-vanishing = { $gone } of { $live } { $kind } known so far are missing in the file, more than a tenth. If that is right, confirm it (at the terminal: --allow-vanishing).
import-refused-sum = { $file }, line { $line }: “{ $name }” says { $saysSum }, but the rows that it sums up come to { $belowSum }. Please have the report made anew, with all groups opened, or mend that line.
import-refused-which-company = { $file } does not say which of our companies is owed: { $companies }. Put its name above the table, or in a column “Our company”, and send the file again.
import-refused-older-list = This list of debts is as of { $asOfDay }, and a newer one of the same debts, as of { $newestDay }, is in already. Nothing can be told from an older one.
import-refused-vanishing-debt = { $goneSum } of { $beforeSum } { $currency } known so far are missing in the list, more than a tenth. If it is paid, confirm that (at the terminal: --allow-vanishing); else the list is of something else, or cut off.
import-refused-rejected-file = { $file } cannot be written beside the file, and rejected rows must not get lost.
import-refused-roles = { $file } is a list of employees, which gives roles: only an administrator imports it or takes it back. Please ask one, or leave it out.
import-refused-no-batch = There is no import { $batch }.
import-refused-rolled-back = Import { $batch } is taken back already.
import-refused-forgotten = Batch { $batch } is too old to be taken back: what it changed is no longer kept (/admin retention says for how long).
import-refused-changed-since = Rows of this import were changed since: { $rows }
import-refused-referred = Later rows refer to rows of this import: { $rows }

import-reject-cell-count = not as many cells as the header has
import-reject-missing = must not be empty
import-reject-no-key = nothing tells this row from others
import-reject-duplicate = an earlier line has the same key and says otherwise
import-reject-unknown-reference = not known
import-reject-ambiguous-reference = fits several rows; give the key or the exact name
import-reject-with-parent = dropped with the row it belongs to, which was rejected
import-reject-refers-to-itself = refers to itself
import-reject-not-a-number = not a number as this column writes them
import-reject-not-whole = not a whole number
import-reject-too-large = too large
import-reject-out-of-range = outside of what is possible here
import-reject-not-a-share = not a share from 0 to 1, or per cent with its sign
import-reject-not-a-day = not a day as this column writes them
import-reject-not-a-flag = neither yes nor no
import-reject-not-a-choice = not one of the known words; the mapping can give aliases
import-reject-not-a-currency = not a currency code such as EUR
import-reject-no-currency = an amount without its currency
import-reject-not-a-zone = not a time zone such as Europe/Rome
import-reject-not-an-email = not an e-mail address
import-reject-not-a-handle = only Latin letters, digits, point, line and dash
import-reject-mangled = a spreadsheet has turned this number into powers of ten; format the column as text
import-reject-unreadable = holds a sign that is no text
import-reject-too-long = too long
import-reject-taken = belongs to somebody else already
import-reject-ends-before-start = ends before it starts
import-reject-shipped-without-day = shipped, but without a day
import-reject-which-legal-entity = the client has several legal entities; name one
import-reject-other-account = the legal entity belongs to another client
import-reject-other-currency = the invoice is in another currency

import-received-none = No files wait to be imported
import-received-how = Send me CSV or Excel files here, all that belong together, with a mapping as JSON if you have one. Then /import try says what they would change.
import-first = To begin, two files
import-first-debts = the debts by age from accounting, document by document
import-first-clients = the list of key clients as it is, in Excel, with who looks after each and their tax ids
import-first-bookkeeper = What to ask the bookkeeper for, word by word: docs/bookkeeper.ru.md (1C) and docs/bookkeeper.it.md
import-received-waiting = { $count ->
    [one] { $count } file waits
   *[other] { $count } files wait
} to be imported
import-received-file = { $name }, { $size }, { $at }
import-received-kilobytes = { $size } kB
import-received-megabytes = { $size } MB
import-received-then = Nothing is changed by trying them. More files may follow first: all that wait are tried together. They are let go of after { $days } days, and when they are imported.
import-received-try = Try them
import-received-drop = Discard files
import-received-dropped = { $count ->
    [0] No files wait to be imported
    [one] { $count } file discarded, nothing was imported
   *[other] { $count } files discarded, nothing was imported
}
import-received-too-large = { $name } is larger than { $size } MB, so it was not kept. Larger files are imported where kam-assistant runs: npm run import -- FILE
import-received-too-much = { $name } was not kept: at most { $files } files, or { $size } MB together, wait to be imported. Import or discard those that wait (/import), or use npm run import -- FILE
import-received-day = That is no day until today. Try /import try 2026-11-20
import-received-rejected = Rejected in { $file }
import-received-row = Line { $line }: { $reason }
import-received-empty = Line { $line }, { $column }: { $reason }
import-received-cell = Line { $line }, { $column } “{ $value }”: { $reason }
import-received-more = and { $count } more
import-received-options = Files can be mended and sent again under the same name; a mapping can be sent along as a JSON file. Options that begin with -- are for npm run import, where kam-assistant runs.
import-received-mappings = Several JSON files wait, but there can be one mapping only. Please discard the files and send them with the right one.
import-received-no-table = Only a mapping waits, but no table. Please send the CSV or Excel files too.
import-received-no-key = This process cannot tell who was erased, so nothing was imported. Please use npm run import, or the assistant where kam-assistant runs.
import-received-gone = These files are no longer kept: they were discarded, sent anew, or waited for too long. Nothing was changed. Please send them again and type /import try.
import-received-not-yours = Somebody else tried these files, so only they can import them. Nothing was imported.
import-received-done = Import { $batch } is done: { $added } new, { $changed } changed{ $vanished ->
    [0] {""}
   *[other] , { $vanished } gone
}{ $rejected ->
    [0] {""}
   *[other] , { $rejected } rejected
}
import-trial-title = Trial, nothing is imported yet: { $added } new, { $changed } changed{ $vanished ->
    [0] {""}
   *[other] , { $vanished } gone
}{ $rejected ->
    [0] {""}
   *[other] , { $rejected } rejected
}
import-trial-now = Import it now
import-trial-as-of = Figures as of { $day }. The button imports these very files, once.
import-trial-as-sent = Figures as of the day that a file names, else of when it was sent; for another day: /import try 2026-11-20. The button imports these very files, once.

debtor-which = Which client is { $name }?
debtor-owes = It owes { $amounts }, in { $items ->
    [one] 1 open item
   *[other] { $items } open items
}
debtor-tax-id = tax id { $taxId }
debtor-other = Another client…
debtor-new = A new client
debtor-set-aside = No client to look after
debtor-later = Later
debtor-set-rest-aside = None of all { $count }
debtor-left = { $count ->
    [one] It is the only debtor of no known client
   *[other] { $count } debtors are of no known client
}. What is said here is remembered: the next list needs no question.
debtor-assigned = { $debtor } is { $client } now.
debtor-undo = Undo
debtor-aside = { $count ->
    [one] 1 debtor is set aside
   *[other] { $count } debtors are set aside
}: nobody is asked for them any more. /import debtors all asks again.
debtor-none = Every debtor is of a known client, or set aside
debtor-no-more = { $count ->
    [one] 1 debtor was put off
   *[other] { $count } debtors were put off
}
debtor-again = From the first
debtor-how = A list of open debts brings debtors. /import debtors all asks for those, too, that were set aside.
debtor-gone = That debtor is not there any more: the import was taken back. Say /import debtors.
debtor-taken = Somebody has said meanwhile which client that is. Say /import debtors to go on.
debtor-assign = That is it
debtor-field-client = Name of the client
import-debtors-ask = Whose debts are these?

owner-which = Who is “{ $called }”?
owner-clients = A list gives them { $count ->
    [one] this client
   *[other] these clients
}: { $clients }.
owner-others = A list gives them { $count ->
    [one] 1 client
   *[other] { $count } clients
}.
owner-more = { $count } more
owner-other = Somebody else…
owner-new = A new key account manager
owner-nobody = Nobody of ours
owner-left = { $count ->
    [one] It is the only name that nobody knows
   *[other] { $count } names are not known
}. The answer is remembered: the next list is not asked about.
owner-said = “{ $called }” is { $person } now, and looks after { $clients ->
    [one] 1 client more
   *[other] { $clients } clients of the list
}.
owner-said-nobody = “{ $called }” is nobody of ours: the clients stay with whom they are.
owner-again = Change “{ $called }”
owner-none = Every name in the lists is known
owner-no-more = { $count ->
    [one] 1 name was put off
   *[other] { $count } names were put off
}
owner-how = A list of clients brings names. Who several of us may be, or none, is asked for here.
owner-gone = That name, or that person, is not there any more. Say /import people.
owner-said-meanwhile = Somebody has said meanwhile whose that name is. Say /import people to go on.
owner-field-who = Name or handle
owner-several = Several may be meant: { $names }. Please type the handle.
owner-unknown = Nobody here is called so. Please type a name or a handle, as /admin people shows them.
import-owners-ask = Who is who in the list?
import-note-who = “{ $value }”: nobody can tell who of us that is. Their clients come in without an owner, or stay with the one that they have; /import people asks.
import-trial-vanishing = Import: what is missing is gone

import-told-alerts = { $day }: { $people ->
    [0] nobody would be told anything by the rules
   *[other] the rules would tell { $people ->
        [one] 1 person
       *[other] { $people } people
    } something, in { $messages ->
        [one] 1 message
       *[other] { $messages } messages
    }
}
preview-ask = What would be told?
preview-title = { $day }: { $people ->
    [one] 1 person
   *[other] { $people } people
} would be told something, in { $messages ->
    [one] 1 message
   *[other] { $messages } messages
}
preview-nobody = { $day }: nobody would be told anything
preview-nobody-why = Nothing is overdue, comes up or has gone silent at a client that somebody looks after. Who looks after whom comes with the list of clients; overdue money with open debts.
preview-nothing = { $day }: nothing would be told
preview-person = What { $name } would be told, { $day }
preview-of = All to { $name }
preview-all = Back to all
preview-more = … and { $count } more
preview-more-people = … and { $count } more people
preview-partial = Only what concerns clients that you see.
preview-how = Nothing was sent, and nothing was changed. In the first week alerts come once a day, with the summary.

doubts-more = { $count ->
    [one] After that, one more column is in doubt.
   *[other] After that, { $count } more columns are in doubt.
 }
doubt-day = { $file }, “{ $header }”: which day is { $value }?
doubt-number = { $file }, “{ $header }”: how much is { $value }?
doubts-remembered = Nothing has been imported yet; the files are tried again at once. The answer is remembered for files with the same columns, and holds where the values of a column do not tell.
columns-ask = Columns of { $file }…
columns-which-kind = What is in { $file }?
columns-headers = Its columns: { $headers }
columns-remembered = What is said here is remembered for files with the same headers.
columns-form = Which columns of { $file } are these?
columns-submit = Try again
columns-field = { $field ->
    [name] Name
    [account] Client
    [legalEntity] Legal entity
    [number] Number
    [issuedOn] Day of issue
    [amount] Amount
    [key] Key
    [orderedOn] Day of the order
    [order] Order
    [unitPrice] Price
    [returnedOn] Day of the return
    [paidOn] Day of payment
    [invoice] Invoice
    [debtor] Debtor
    [open] Still open
   *[other] { $field }
}
