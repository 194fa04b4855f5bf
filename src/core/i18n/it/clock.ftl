# Moving the clock of the demo company.
clock-not-demo = L'orologio si può spostare solo nell'azienda dimostrativa: nulla è cambiato.
clock-elsewhere = L'orologio si può spostare solo dove un unico processo fa tutto: con npm start, senza REDIS_URL. Nulla è cambiato.
clock-moving = L'orologio si sta già spostando. Attendere che sia arrivato.
clock-unread = Momento non riconosciuto. Esempi: tomorrow 08:00, monday 08:00, +1h, 2026-12-01 08:00.
clock-back = L'orologio va solo in avanti, e adesso è { $now }.
clock-far = L'orologio si sposta al massimo di { $days } giorni alla volta.
clock-demo-anew = Nel frattempo l'azienda dimostrativa è stata rifatta, alla data di oggi.
clock-stopped = L'assistente si sta chiudendo: l'orologio è rimasto dov'era arrivato.
