platform-slack = Slack
platform-telegram = Telegram
platform-console = Console web
platform-in-slack = in Slack
platform-in-telegram = in Telegram
platform-in-console = nella console web

stranger = Utente non ancora riconosciuto. Serve un link dell'amministratore.
stranger-or-link = Utente non ancora riconosciuto. Serve un link dell'amministratore, oppure /link { $place }.
stranger-why = I dati dei clienti sono visibili solo a persone riconosciute.

match-ask = Questo profilo è di { $name } (@{ $handle })?
match-why = L'indirizzo e-mail usato qui è quello noto per questa persona. Dopo la conferma, le risposte mostrano ciò che le è visibile.
match-yes = Sì, sono io
match-no = No
match-declined = Ricevuto: non si tratta di { $name }. La domanda non sarà ripetuta.
match-noted = L'amministratore lo vede nel registro e può inviare un link.

linked = Collegamento riuscito: { $place } l'utente è ora { $name } (@{ $handle })
linked-moved = Finora questo profilo apparteneva a { $name }, che da qui non è più riconosciuto.
linked-replaced = Il profilo usato qui in precedenza non è più collegato.
linked-replaced-named = Il profilo usato qui in precedenza, { $account }, non è più collegato.
linked-next = Prima di un incontro: /brief e il nome del cliente; /help elenca tutto il resto.

link-unknown = Link non riconosciuto: nulla è stato collegato. Verificare che sia completo.
link-used = Link già utilizzato: ciascuno vale una sola volta.
link-late = Link scaduto: nulla è stato collegato.
link-elsewhere = Questo link vale per un profilo { $place }. Aprirlo lì.
link-taken = Questo profilo è già collegato a { $name }: nulla è stato modificato.
link-taken-next = Per assegnarlo a un'altra persona serve un link dell'amministratore.
link-wait = Diversi link non erano validi. Riprovare tra { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minuti
}.
link-again = Per averne uno nuovo: l'amministratore, oppure /link su una piattaforma già collegata.

link-own = Per essere riconosciuti su un'altra piattaforma, aprire o digitare lì quanto segue entro { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minuti
}
link-type = Da scrivere lì all'assistente: link { $token }
link-own-only = Vale una sola volta e chi lo usa viene riconosciuto al posto del titolare: non inoltrarlo.
link-nowhere = Nessun'altra piattaforma di chat è collegata.

unlinked = Scollegato { $place } alle { $time }: da lì l'utente non è più riconosciuto.
unlinked-next = Per ricollegare: /link su un'altra piattaforma, oppure un link dell'amministratore.
unlink-nothing = Questo profilo non è più collegato.

where-current = Ciò che non è stato richiesto arriva { $place }
where-ask = Altrove?
where-only = Per aggiungere una piattaforma: /link
where-chosen = Da ora ciò che non è stato richiesto arriva { $place }
where-not-linked = Nessun profilo collegato { $place }: nulla è stato modificato. Per collegarlo: /link
where-try = Prova
where-tried = Messaggio inviato. Se non arriva entro un minuto, avvisare l’amministratore.

pace-wait = Troppe richieste in una volta. Le risposte riprendono tra { $seconds ->
    [one] { $seconds } secondo
   *[other] { $seconds } secondi
}; quanto inviato nel frattempo non viene eseguito.

# npm run link
link-usage =
    Uso: npm run link -- --all               link per chi non è ancora collegato
         npm run link -- HANDLE              un link per una persona
         --on slack                          per Slack; altrimenti per Telegram
         --days 14                           giorni di validità, da 1 a 90; altrimenti 7
link-nobody = Nessuno ha il nome breve { $handle }.
link-made = { $count ->
    [one] { $count } link per { $platform }, valido fino al { $until }. Vale una sola volta e solo per questa persona.
   *[other] { $count } link per { $platform }, validi fino al { $until }. Ciascuno vale una sola volta e solo per la sua persona.
}
link-all-linked = Tutti risultano già collegati { $place }.
link-no-bot = TELEGRAM_BOT_TOKEN non è impostato in .env: il nome del bot non può essere chiesto a Telegram.
link-bot-away = Telegram non ha comunicato il nome del bot: verificare TELEGRAM_BOT_TOKEN e che Telegram sia raggiungibile da qui.
link-by-hand = Senza indirizzo, quanto segue va inviato al bot { $place } così com'è.
