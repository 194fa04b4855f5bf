error-unknown-command = Comando sconosciuto. /help elenca i comandi disponibili.
error-not-permitted = Il ruolo attuale non lo consente. Se serve, rivolgersi all'amministratore.
error-too-long = Testo troppo lungo per un comando: nulla è stato fatto. Ridurre a 4.000 caratteri.
error-stale-button = Questo pulsante non è più valido. Ripetere la richiesta.
error-form-not-understood = Modulo non leggibile: nulla è stato salvato. Riaprirlo e riprovare.
error-database-away = La base dati non risponde: nulla è stato fatto. Riprovare tra un minuto.
error-our-bug = Operazione non riuscita per un nostro errore: nulla è stato modificato. L'amministratore lo vedrà nel registro; riprovare più tardi.
error-still-working = Il primo invio è ancora in lavorazione. La risposta comparirà nella chat.
