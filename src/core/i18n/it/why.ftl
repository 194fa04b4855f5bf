answers-more = Altro
answers-back = Indietro
hush-snooze = Rimanda
hush-tomorrow = Domani { $hour }
hush-day = Una data…
hush-until = Rimandato: { $when }. Torna se ancora valido
hush-wake = Riattiva
hush-woken = Non è più rimandato
hush-ask = Fino a quando rimandare?
hush-done = Rimandato: { $when } — { $title }
hush-form = Rimanda
hush-submit = Rimanda
hush-field-day = Fino a quale giorno
hush-field-time = A che ora
vote-useful = Utile
vote-useless = Non utile
vote-noted = { $useful ->
    [true] Registrato: utile
   *[false] Registrato: non utile
}
why-button = Perché
