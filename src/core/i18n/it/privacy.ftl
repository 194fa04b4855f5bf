retention-title = { $kinds } tipi di dati, { $rows } righe
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
