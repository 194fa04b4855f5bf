doctor-usage = Uso: npm run doctor
doctor-house = Questa installazione
doctor-settings = Impostazioni
doctor-again = Ripetere npm run doctor tra un minuto.
doctor-not-connected = Non collegato: { $guide } spiega come fare
doctor-away = { $platform } non è raggiungibile all'indirizzo { $host }: { $reason }
doctor-away-mend = Verificare l'accesso a Internet da questo computer (proxy, firewall) e { $variable }, se è impostata. Se entrambi sono corretti, forse non risponde { $platform }: riprovare tra qualche minuto.
doctor-clock = L'orologio concorda con quello di { $platform }
doctor-clock-ahead = L'orologio di questo computer è avanti di { $seconds } s rispetto a { $platform }
doctor-clock-behind = L'orologio di questo computer è indietro di { $seconds } s rispetto a { $platform }
doctor-clock-mend = Attivare l'ora automatica del sistema, per esempio con: sudo timedatectl set-ntp true

doctor-config = { $problem }
doctor-config-mend = Correggere in .env o nell'ambiente; .env.example spiega ogni impostazione.
doctor-config-unknown-mend = Correggere il nome o togliere la riga.
doctor-database = Il database risponde ed è aggiornato
doctor-database-away = Il database non è utilizzabile: { $reason }
doctor-database-mend = Con DATABASE_URL: verificare che il server sia attivo e l'indirizzo corretto. Senza: npm start dice di più.
doctor-key = La chiave dei segreti è presente
doctor-key-wrong = La chiave dei segreti non è utilizzabile: { $reason }
doctor-key-mend = Ripristinare da un backup il file secret.key della cartella dei dati, o impostare in KAM_SECRET_KEY la chiave che conteneva.
doctor-render = Non è stato possibile mostrare un messaggio nella sua forma, ne è arrivato solo il testo: { $subject }, { $count ->
    [one] una volta
   *[other] { $count } volte
}, l'ultima { $last }
doctor-render-mend = È un difetto di kam-assistant: installare la versione più recente. Se si ripete, segnalare la riga qui sopra; è anche nel registro, accanto a "alarm":"render".

doctor-slack-token = Slack riconosce il bot: { $bot } in { $workspace }
doctor-slack-token-wrong = Slack rifiuta SLACK_BOT_TOKEN: { $reason }
doctor-slack-token-mend = api.slack.com/apps → la propria app → OAuth & Permissions: copiare il Bot User OAuth Token (xoxb-…) in SLACK_BOT_TOKEN.
doctor-slack-installed-not = L'app non è più installata nell'area di lavoro: { $reason }
doctor-slack-install = api.slack.com/apps → la propria app → OAuth & Permissions → Reinstall to Workspace, poi copiare il Bot User OAuth Token (xoxb-…) in SLACK_BOT_TOKEN.
doctor-slack-busy = Slack chiede di essere interrogato meno spesso
doctor-slack-unsure = Non è stato possibile chiedere tutto a Slack: { $reason }
doctor-slack-scopes = { $count ->
    [one] L'app ha l'unico permesso (scope) che serve e nessun altro
   *[other] L'app ha i { $count } permessi (scope) che servono e nessun altro
}
doctor-slack-scopes-missing = All'app mancano permessi (scope): { $scopes }
doctor-slack-scopes-mend = api.slack.com/apps → la propria app → App Manifest: incollare slack/manifest.yaml, salvare, poi OAuth & Permissions → Reinstall to Workspace.
doctor-slack-scopes-more = L'app ha permessi (scope) che non servono: { $scopes }
doctor-slack-scopes-more-mend = api.slack.com/apps → la propria app → OAuth & Permissions → Scopes: toglierli, poi Reinstall to Workspace.
doctor-slack-http = Il segreto di firma è impostato: Slack consegna a /slack/events all'indirizzo pubblico di questa installazione
doctor-slack-signature = Ciò che arriva a nome di Slack non è firmato con SLACK_SIGNING_SECRET e viene respinto: la prima volta { $since }, l'ultima { $last }
doctor-slack-signature-mend = api.slack.com/apps → la propria app → Basic Information → App Credentials → Signing Secret → Show: copiarlo in SLACK_SIGNING_SECRET, riavviare kam-assistant (npm start) e digitare /kam help in Slack. La prima consegna accettata lo chiude.
doctor-import-folder = La cartella KAM_IMPORT_FOLDER non si può usare, o i suoi file non si possono spostare ({ $subject }): la prima volta { $since }, l'ultima { $last }
doctor-import-folder-mend = ENOENT: la cartella non esiste o non è montata. EACCES, EPERM, EROFS: chi esegue kam-assistant non può scriverci. ENOSPC: il disco è pieno. Quando si potrà usare, i file saranno ripresi da soli; nulla va perso.
doctor-slack-delivered = L'ultima consegna di Slack è stata accettata { $when }
doctor-slack-delivered-none = Da Slack non è stato ancora accettato nulla: digitare /kam help in Slack
doctor-slack-socket = Slack consegna tramite Socket Mode
doctor-slack-socket-refused = Slack rifiuta SLACK_APP_TOKEN: { $reason }
doctor-slack-socket-mend = api.slack.com/apps → la propria app → Socket Mode: attivarlo; poi Basic Information → App-Level Tokens: generarne uno con connections:write e copiarlo (xapp-…) in SLACK_APP_TOKEN.
doctor-slack-channels = { $count ->
    [0] Ancora in nessun canale: invitare l'app con /invite dove serve
    [one] In { $count } canale
   *[other] In { $count } canali
}
doctor-slack-channel-left = Non è più nel canale { $channel }, dove ha già scritto
doctor-slack-channel-left-mend = Se serve lì: aprire il canale e digitare /invite e il nome dell'app.
doctor-slack-channel-archived = Il canale #{ $channel } è archiviato: non vi si può scrivere
doctor-slack-channel-archived-mend = Nelle impostazioni del canale scegliere Unarchive, o usarne un altro.

doctor-telegram-token = Telegram riconosce il bot: @{ $bot }
doctor-telegram-token-wrong = Telegram rifiuta TELEGRAM_BOT_TOKEN: { $reason }
doctor-telegram-token-mend = Inviare /token a @BotFather, scegliere il bot e copiare la risposta in TELEGRAM_BOT_TOKEN.
doctor-telegram-unsure = Non è stato possibile chiedere tutto a Telegram: { $reason }
doctor-telegram-commands = I comandi sono proposti in ogni lingua ({ $languages })
doctor-telegram-commands-missing = I comandi non sono proposti, o non sono aggiornati ({ $languages })
doctor-telegram-commands-mend = Avviare o riavviare kam-assistant (npm start): comunica i comandi a Telegram. Poi ripetere npm run doctor.
doctor-telegram-polling = Le novità si chiedono a Telegram (long polling)
doctor-telegram-webhook = Telegram consegna all'indirizzo in TELEGRAM_WEBHOOK_URL
doctor-telegram-webhook-foreign = Telegram consegna a { $host }, ma TELEGRAM_WEBHOOK_URL non è impostata
doctor-telegram-webhook-foreign-mend = Se nessun altro programma usa questo bot: riavviare kam-assistant (npm start), che lo annulla. Altrimenti creare un bot apposito con /newbot in @BotFather.
doctor-telegram-webhook-none = Telegram non consegna ancora a TELEGRAM_WEBHOOK_URL
doctor-telegram-webhook-other = Telegram non consegna a TELEGRAM_WEBHOOK_URL, ma a { $host }
doctor-telegram-webhook-mend = Avviare o riavviare kam-assistant (npm start): comunica il suo indirizzo a Telegram. Se l'altro ritorna, un altro programma usa questo bot: creare un bot apposito con /newbot in @BotFather.
doctor-telegram-waiting = { $count ->
    [one] { $count } aggiornamento attende
   *[other] { $count } aggiornamenti attendono
} presso Telegram
doctor-telegram-waiting-mend = Avviare kam-assistant (npm start) se non è attivo; se lo è, diminuiscono da soli.
doctor-telegram-webhook-error = Una consegna di Telegram non è riuscita { $when }: { $reason }
doctor-telegram-webhook-error-mend = Verificare che kam-assistant sia attivo e che TELEGRAM_WEBHOOK_URL sia raggiungibile da Internet in HTTPS, sulla porta 443, 80, 88 o 8443, con un certificato valido.
doctor-telegram-webhook-secret-mend = TELEGRAM_WEBHOOK_SECRET non è quello noto a Telegram: riavviare kam-assistant (npm start).
doctor-telegram-no-groups = Il bot non può essere aggiunto ai gruppi
doctor-telegram-no-groups-mend = Inviare /setjoingroups a @BotFather, scegliere il bot, poi Enable. Se serve solo in chat private, lasciare così.
doctor-telegram-group = Può scrivere nel gruppo { $group }
doctor-telegram-group-gone = Non può più scrivere nel gruppo { $group }: { $reason }
doctor-telegram-group-gone-mend = Se serve lì: aprire il gruppo → Aggiungi membri e scegliere il bot.
doctor-telegram-group-muted = Non può scrivere nel gruppo { $group }
doctor-telegram-group-muted-mend = Aprire il gruppo → Modifica → Permessi: consentire ai membri di inviare messaggi, o nominare il bot amministratore.
doctor-telegram-topics = Può scrivere nel gruppo { $group }, ma non negli argomenti chiusi
doctor-telegram-topics-mend = Se serve: aprire il gruppo → Modifica → Amministratori → il bot e consentire la gestione degli argomenti.

doctor-sum-ok = Tutto in ordine.
doctor-sum-warn = Tutto funziona; { $count ->
    [one] { $count } punto
   *[other] { $count } punti
} da controllare.
doctor-sum-fail = { $count ->
    [one] { $count } punto non funziona
   *[other] { $count } punti non funzionano
}. Le frecce dicono che cosa fare.
