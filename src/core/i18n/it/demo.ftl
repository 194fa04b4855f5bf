demo-usage = Uso: npm run demo -- reset    ricrea l'azienda dimostrativa, riferita a oggi
demo-made = Azienda dimostrativa ricreata, dati a oggi. Per iniziare: /brief Acme
demo-real-company = Questa base dati contiene un'azienda reale, non quella dimostrativa: nulla è stato modificato.
