command-help-summary = i comandi disponibili; con un nome, come si usa quel comando
command-help-usage = Uso: /help oppure /help brief
command-accounts-summary = i propri clienti, prima quelli che richiedono attenzione
command-accounts-usage = Uso: /accounts
command-whoami-summary = i propri dati e i clienti visibili
command-whoami-usage = Uso: /whoami
command-lang-summary = la lingua delle risposte
command-lang-usage = Uso: /lang oppure /lang en, /lang ru, /lang it
command-timezone-summary = il fuso in cui sono indicati gli orari
command-timezone-usage = Uso: /timezone oppure con una città: /timezone Roma
command-link-summary = farsi riconoscere su un'altra piattaforma
command-link-usage = Uso: /link
command-where-summary = dove arriva ciò che non è stato richiesto
command-where-usage = Uso: /where oppure /where slack, /where telegram

help-title = Digitare un comando e il nome del cliente, per esempio /brief Acme
help-my-clients = I miei clienti
help-how = Funziona anche senza barra: brief Acme. Refusi e altri alfabeti non sono un problema. /help brief spiega un singolo comando.
