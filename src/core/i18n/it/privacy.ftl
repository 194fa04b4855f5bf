retention-title = { $kinds } tipi di dati, { $count ->
    [one] { $rows } riga
   *[other] { $rows } righe
}
retention-what = Che cosa
retention-for = Conservazione
retention-rows = Righe
retention-oldest = Meno recente
retention-set = Modifica
retention-how = Ciò che è più vecchio viene eliminato entro un'ora. Clienti, visite, incontri con i clienti, ordini e fatture restano finché non sono eliminati alla fonte.
retention-days = { $count ->
    [one] { $count } giorno
   *[other] { $count } giorni
}
retention-years = { $count ->
    [one] { $count } anno
   *[other] { $count } anni
}
retention-kind = { $kind ->
    [sentMessage] Messaggi nelle chat
    [outboxPayload] Di che cosa erano fatti
    [console] Righe della console
    [receivedFile] File inviati
    [importUpload] File da importare
    [importTrial] Prove di importazione
    [trialReport] Esiti delle prove
    [apiAnswer] Risposte ai programmi
    [ownMeeting] Incontri senza cliente
    [importChange] Modifiche delle importazioni
    [audit] Registro delle azioni
    [vote] Utile o no
    [inbox] Ciò che è arrivato
    [linkToken] Chiavi di collegamento
    [formDraft] Moduli aperti
    [linkAttempt] Chiavi errate
   *[other] Ritmo di invio
}

personal-nobody = Nessuno qui si chiama { $handle }, nemmeno tra chi è andato via.
personal-gone = Questa persona non è più registrata.
personal-former = Ex dipendente { $number }
personal-erased-before = Dati già cancellati: { $name }. Non resta altro da consegnare o cancellare.
personal-export = Tutto ciò che si conserva: { $name }
personal-export-what = Un file da leggere: profilo, chat, impostazioni, assenze, clienti, incontri, visite, messaggi, voti e ciò che dice il registro. Senza password, chiavi e indirizzi dei calendari.
personal-export-careful = Contiene nomi di clienti. Da controllare prima di consegnarlo.
personal-export-coming = In preparazione i dati: { $name }
personal-export-where = Arriva come file, solo a chi l'ha chiesto, dove arrivano i messaggi. La richiesta resta nel registro.
personal-export-about = Tutto ciò che kam-assistant conserva di una persona, secondo dove si trova. Password, chiavi e indirizzi dei calendari non ci sono. I clienti hanno un numero; i nomi sono alla voce «clients».
personal-count = { $what ->
    [chat_identity] account di chat
    [link_token] chiavi di collegamento
    [calendar] calendari
    [calendar_series] risposte sulle serie
    [travel_time] tempi di viaggio
    [received_file] file inviati
    [import_upload] file da importare
    [import_trial] prove di importazione
    [api_token] token per importare via HTTP
    [snooze] rinvii
    [vote] voti
    [console_message] righe della console
    [department_member] reparti
    [setting] impostazioni
    [own_meeting] incontri senza cliente
    [message] messaggi
    [assignment] clienti seguiti
    [meeting] incontri con clienti
    [visit] visite e telefonate
    [commitment] impegni
    [sales_order] ordini
    [contact] referenti
    [competitor_note] note sui concorrenti
    [contract] contratti chiusi
    [key_date] date
    [audit] voci del registro
   *[other] { $what }
}: { $count }

erase-ask = Cancellare i dati: { $name }?
erase-goes = Si cancella
erase-goes-who = Nome, e-mail, nome breve, chat, impostazioni e quanto è stato detto e inviato
erase-stays = Resta
erase-stays-why = Appartiene all'azienda; al posto del nome si leggerà «{ $name }». Il registro conserva che cosa è stato fatto, non il contenuto.
erase-elsewhere = Fuori portata: ciò che sta in Slack o Telegram, i file esportati, le copie di sicurezza e i testi scritti da altri. I messaggi ad altri con questo nome spariscono alla loro scadenza.
erase-now = Cancella
erase-for-good = Non si può annullare. Nemmeno un'importazione li riporta.
erase-done = Dati cancellati: da ora { $name }
erase-done-what = Ciò che appartiene all'azienda resta sotto questo nome. Se il prossimo elenco dei dipendenti contiene ancora la persona, la riga viene saltata.
erase-yourself = Non si può cancellare sé stessi. Lo farà un altro amministratore dopo l'uscita.
erase-last-administrator = { $name } è l'unico amministratore. Prima va dato il ruolo a qualcun altro nell'elenco dei dipendenti.
erase-works-here = { $name } lavora ancora qui. Inserire l'ultimo giorno nell'elenco dei dipendenti e importarlo, oppure importarlo senza questa riga. Poi riprovare.
erase-has-clients = { $name } segue ancora { $count ->
    [one] { $count } cliente
   *[other] { $count } clienti
}. Importare l'elenco dei clienti con il nuovo responsabile. Poi riprovare.
erase-no-key = Questo processo non ha una chiave per ricordare la persona senza il nome: nulla è stato cancellato. Riprovare dove gira kam-assistant, oppure con npm run person.
erase-import-runs = È in corso un'importazione: nulla è stato cancellato. Riprovare quando è finita.

person-usage = Uso: npm run person -- export NOME [--out FILE] · npm run person -- erase NOME --yes
person-exported = Ciò che si conserva ({ $name }) è in { $file }
person-erase-yes = Nulla è stato ancora cancellato. Per farlo, aggiungere --yes.
