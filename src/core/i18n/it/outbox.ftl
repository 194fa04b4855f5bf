try-out = I messaggi arrivano qui
try-out-asked = Prova richiesta alle { $time }. Promemoria e avvisi arrivano in questa chat; per cambiare: /where.

unreachable-person = { $name } non è raggiungibile
unreachable-person-next = I messaggi per { $name } non arrivano: nessuna chat collegata, oppure il bot è bloccato. Basta digitare /link o chiedere un link all'amministratore.
