simulate-usage = Uso: npm run simulate -- --days 90 [--from 2026-12-01] [--person olga] [--by day]
simulate-copies = Copio il database
simulate-lives = Simulo { $days ->
    [one] { $days } giorno
   *[other] { $days } giorni
}
simulate-no-company = Non c'è ancora un'azienda: npm start ne crea una di prova.
simulate-person = Chi
simulate-kind = Che cosa
simulate-told = inviati
simulate-bundled = insieme ad altri
simulate-held = in attesa
simulate-waited = di cui per i dati
simulate-dropped = non inviati
simulate-burden = { $name }: { $messages } messaggi in { $days } giorni, al massimo { $most } ({ $busiest })
simulate-nobody-acts = Nella simulazione nessuno risponde e non arrivano dati nuovi: ciò che si risolverebbe resta aperto.
simulate-no-person = Nessuno si chiama { $handle }.
simulate-interrupted = Interrotto. La copia è stata eliminata.
simulate-day = Giorno
