slack-more = altri { $count }
slack-fill-in = Compila
slack-form-late = La risposta ha richiesto più tempo di quanto Slack attenda e il modulo si è chiuso; ecco l'esito.
slack-prompt-clients = I miei clienti
slack-prompt-help = Che cosa si può fare
slack-home-as-of = Dati alle { $time }
slack-home-refresh = Aggiorna
