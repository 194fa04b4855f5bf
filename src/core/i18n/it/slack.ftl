slack-more = altri { $count }
slack-fill-in = Compila
slack-form-late = La risposta ha richiesto più tempo di quanto Slack attenda e il modulo si è chiuso; ecco l'esito.
slack-prompt-clients = I miei clienti
slack-prompt-help = Che cosa si può fare
slack-home-as-of = Dati alle { $time }
slack-home-refresh = Aggiorna
slack-file-problem = { $problem ->
    [scope] In questo Slack manca ancora il permesso di leggere i file. Un amministratore può aggiungere all'app il permesso files:read; poi inviare di nuovo il file.
    [outside] Il file si trova fuori da Slack e da qui non è leggibile. Inviare il file stesso, oppure collegare l'indirizzo segreto del calendario con /calendar.
    [denied] Slack non consente di leggere questo file. Inviarlo direttamente in questa chat.
   *[gone] Il file non è più in Slack. Inviarlo di nuovo.
}
slack-secret-shown = Slack mostra il testo digitato qui.
