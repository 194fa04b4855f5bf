begin-demo = Questa è l'azienda dimostrativa. Al suo posto può cominciare la propria
begin-files = File inviati
begin-waiting = Passano alla propria azienda.
begin-here = Basta un breve modulo. L'azienda dimostrativa viene eliminata, con tutto ciò che vi è stato scritto e annotato e con i collegamenti a Slack e Telegram.
begin-elsewhere = La propria azienda comincia nella console, nel browser: lì /import. I collegamenti di questa chat appartengono all'azienda dimostrativa e poi vanno rifatti.
begin-terminal = Anche dal terminale: npm run import -- --replace-demo FILE…
begin-button = Avvia la propria azienda
begin-over = L'azienda dimostrativa non c'è più: al suo posto ne è già cominciata una. Nulla è cambiato.
begin-asked = La propria azienda al posto di quella dimostrativa
begin-removes = Con l'invio del modulo l'azienda dimostrativa viene eliminata definitivamente. I file in attesa passano alla propria azienda.
begin-form = La propria azienda
begin-submit = Sostituisci la demo
begin-company = Azienda
begin-name = Nome e cognome
begin-name-hint = Chi compila diventa amministratore
begin-currency = Valuta
begin-currency-hint = Quella dei dati dell'azienda: tre lettere, per esempio EUR
begin-currency-unknown = Valuta non riconosciuta. Servono le tre lettere, per esempio EUR o USD.
begin-done = { $company } è cominciata{ $files ->
    [0] : ora i primi file
    [one] : un file da provare
   *[other] : { $files } file da provare
}
begin-next = Poi
begin-next-people = /admin people: i colleghi e i loro inviti
begin-next-settings = /settings: quando si può disturbare e che cosa si comunica
console-secret-usage = Uso: npm run console-secret
console-secret-made = Il segreto della console è pronto. Viene mostrato solo ora; quello di prima non apre più nulla:
console-secret-set = KAM_CONSOLE_SECRET è impostato ed è quello che la console chiede: nessun segreto creato. Senza, npm run console-secret ne crea uno.
console-secret-no-company = Non c'è ancora un'azienda propria, e quella dimostrativa non ha segreto. Nulla è stato creato.
