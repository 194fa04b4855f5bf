telegram-sent-privately = Risposta inviata in privato.
telegram-cannot-write = Non è ancora possibile scrivere in privato: aprire la chat con l'assistente, premere Avvia e ripetere la richiesta.
telegram-open-chat = Apri la chat

telegram-form-now = Ora: { $value }
telegram-form-keep = Mantieni
telegram-form-skip = Salta
telegram-form-clear = Svuota
telegram-form-back = Indietro
telegram-form-cancel = Annulla
telegram-form-change = Modifica
telegram-form-step = { $title }: { $step } di { $count }
telegram-form-check = Nulla è ancora salvato.
telegram-form-check-fields = Nulla è ancora salvato. Ogni pulsante modifica la sua riga.
telegram-form-empty = non compilato
telegram-form-cancelled = Annullato: nulla è stato salvato.
telegram-form-date = Date accettate: 21.11, 21.11.2026 oppure 2026-11-21.
telegram-form-choose = Scegliere uno dei pulsanti.
