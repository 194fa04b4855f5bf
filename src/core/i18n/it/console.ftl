# What the HTTP API answers when it does not do what was asked.
console-unknown-person = Nessuna persona con questo nome. L'elenco: GET /api/console/people
console-no-such-channel = Questo canale non esiste.
console-not-a-member = Il canale è riservato ai suoi membri.
console-no-such-message = Questo messaggio non esiste.
console-not-your-message = Questo messaggio è destinato ad altri.
console-still-working = Il primo invio è ancora in lavorazione. La risposta comparirà nella chat.
console-bad-input = Nulla è stato fatto: non leggibile { $fields }.
console-bad-body = Nulla è stato fatto: la richiesta non è in JSON valido.
console-too-large = Nulla è stato fatto: contenuto troppo grande.
console-no-such-page = Nessun contenuto a questo indirizzo.
console-foreign = La richiesta proviene da un altro sito ed è stata rifiutata. Aprire la console al suo indirizzo.
console-closed = La console permette di parlare a nome di chiunque: senza segreto è aperta solo su questo computer e solo per l'azienda dimostrativa. Per usarla qui, impostare KAM_CONSOLE_SECRET in .env e riavviare.
console-log-in-first = Prima occorre accedere: /console/login
console-login-secret = Segreto della console
console-login-enter = Entra
console-login-wrong = Il segreto non corrisponde. Riprovare.
console-login-wait = Troppi tentativi. Attendere un minuto.
