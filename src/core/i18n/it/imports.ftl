import-usage =
    Uso: npm run import -- [--dry-run] [--map FILE.json] [--as-of DATA] [--source NOME] [--currency EUR] [--replace-demo] [--allow-vanishing] FILE…
         npm run import -- --rollback N
    I file sono CSV o XLSX: personale, clienti, ragioni sociali, referenti, contratti, prodotti, ordini e righe, resi, fatture, pagamenti, partite aperte. Vedere docs/import.md.
import-usage-as-of = Dopo --as-of serve una data come 2026-11-20, o un istante come 2026-11-20T22:00:00Z.
import-usage-currency = --currency vuole un codice come EUR.
import-usage-rollback = Dopo --rollback serve il numero di un'importazione e nient'altro.
import-waits = È in corso un'altra importazione; questa attende.
import-step-look = { $file }: righe esaminate { $rowsFigure }
import-step-compare = { $file }: righe lette, confronto con quanto già noto
import-step-alerts = Calcolo degli avvisi che arriverebbero
import-progress = { $file }: righe lette { $rows }

import-kind = { $kind ->
    [employees] personale
    [accounts] clienti
    [legal_entities] ragioni sociali
    [contacts] referenti
    [contracts] contratti
    [products] prodotti
    [orders] ordini
    [order_lines] righe d'ordine
    [returns] resi
    [invoices] fatture
    [open_items] partite aperte
   *[payments] pagamenti
 }
import-told-file = { $file } — { $kind } ({ $format })
import-told-rows = nuovi: { $added } · modificati: { $changed } · invariati: { $unchanged }
import-debts = Al { $day }: { $debtors ->
    [one] 1 debitore deve
   *[other] { $debtors } debitori devono
} { $amounts }
import-debts-totalled = Al { $day }: { $debtors ->
    [one] 1 debitore deve
   *[other] { $debtors } debitori devono
} { $amounts }, come dice il totale del file
import-debts-since = { $added } nuove · { $closed } chiuse · { $partlyPaid } pagate in parte
import-debts-between = { $added } nuove · tra il { $since } e il { $until } { $closed } chiuse, { $partlyPaid } pagate in parte
import-debts-rate-moved = { $count } cambiate con il tasso di cambio
import-debts-unmatched = { $count ->
    [one] 1 debitore non appartiene ancora a nessun cliente
   *[other] { $count } debitori non appartengono ancora a nessun cliente
}: { $amounts }
import-debts-undated = { $count ->
    [one] 1 partita non ha scadenza né condizioni di pagamento: resta in elenco, senza avvisi
   *[other] { $count } partite non hanno scadenza né condizioni di pagamento: restano in elenco, senza avvisi
}
import-debts-level = { $level ->
    [contract] L'elenco ha un importo per contratto, senza documenti: lo scaduto non si può calcolare per giorni
   *[client] L'elenco ha un importo per cliente, senza documenti: lo scaduto non si può calcolare per giorni
}
import-told-filtered = esclusi dal filtro: { $count }
import-told-repeated = ripetono una riga precedente: { $count }
import-told-vanished = non più nel file, archiviati o rimossi: { $count }
import-told-rejected = { $count ->
    [one] 1 riga respinta
   *[other] { $count } righe respinte
 }
import-told-with-parent = { $count ->
    [one] 1 riga tralasciata insieme a quella cui appartiene
   *[other] { $count } righe tralasciate insieme a quelle cui appartengono
 }
import-told-reason = { $count } × { $reason }
import-told-reason-in-column = { $count } × { $column }: { $reason }
import-told-unused = colonne non usate: { $headers }
import-told-list = Righe respinte, con numero e motivo: { $path }
import-told-nothing = Questi file sono già stati importati così: non cambia nulla.
import-told-none-taken = Nessuna riga è stata accettata: nulla è stato importato.
import-told-dry-run = Prova: nulla è stato modificato.
import-told-done = Registrata come importazione { $batch }. Per annullarla: npm run import -- --rollback { $batch }
import-told-rolled-back = Importazione { $batch } annullata: { $count ->
    [one] 1 riga è tornata come prima.
   *[other] { $count } righe sono tornate come prima.
 }
import-told-stayed = { $count ->
    [one] Un debitore resta al cliente indicato da allora, o accantonato: non verrà più chiesto.
   *[other] { $count } debitori restano ai clienti indicati da allora, o accantonati: non verranno più chiesti.
 }
import-told-stayed-clients = { $count ->
    [one] Un loro cliente, arrivato con questa importazione, resta anch’esso.
   *[other] { $count } loro clienti, arrivati con questa importazione, restano anch’essi.
 }
import-told-database-away = La connessione alla base dati si è interrotta a metà: nulla è stato importato. Ripetere l'importazione.

import-note-company = L'azienda è ora «{ $name }»: fuso orario { $zone }, valuta { $currency }. Il file di corrispondenze può indicare altro (organisation, zone, currency).
import-note-administrator = Aggiunto un amministratore con nome breve «admin», che vede tutto ciò che è stato importato.
import-note-console-secret = La console ora chiede un segreto: lo crea npm run console-secret. Oppure scrivere KAM_CONSOLE_SECRET=… (almeno 16 caratteri) nel file .env e riavviare.
import-note-day-read = «{ $header }»: { $value } letto come { $readDayInWords }
import-note-number-read = «{ $header }»: { $value } letto come { $readFigure }
import-note-manager = { $name } compare solo come responsabile ed è stato aggiunto con questo ruolo.
import-note-owner = { $name } compare solo come responsabile di clienti ed è stato aggiunto come KAM con il nome breve «{ $handle }».
import-note-erased = { $count ->
    [one] Una riga riguarda una persona i cui dati sono stati cancellati: è stata saltata.
   *[other] { $count } righe riguardano persone i cui dati sono stati cancellati: sono state saltate.
}
import-note-erased-named = { $count ->
    [one] Un nome è di una persona i cui dati sono stati cancellati: quanto ha fatto resta sotto «Ex dipendente».
   *[other] { $count } nomi sono di persone i cui dati sono stati cancellati: quanto hanno fatto resta sotto «Ex dipendente».
}
import-note-several-owners = «{ $value }» non è una sola persona: lì non è stato assegnato alcun responsabile.
import-note-legal-entities = { $count ->
    [one] 1 cliente non aveva ragione sociale: ne è stata aggiunta una con il nome del cliente.
   *[other] { $count } clienti non avevano ragione sociale: a ciascuno ne è stata aggiunta una con il suo nome.
 }
import-note-loose-name = «{ $value }» è stato inteso come «{ $name }».
import-note-own-company = «{ $name }» è una nostra società: quanto deve non viene contato.
import-note-loose-debtor = «{ $value }» è stato abbinato a una ragione sociale scritta diversamente.
import-note-handover = «{ $value }»: alla data dell’elenco il cliente è seguito da { $name }.
import-note-comments = Ricavati dai commenti, dove altro non li dice: dilazione (clienti: { $terms }), fido (clienti: { $limits }).
import-note-other-currency = { $count ->
    [one] { $count } partita è di un contratto in un'altra valuta. L'importo è stato letto nella valuta del file; se cambia con il tasso di cambio, non è preso per un pagamento.
   *[other] { $count } partite sono di contratti in un'altra valuta. Gli importi sono stati letti nella valuta del file; se cambiano con il tasso di cambio, non sono presi per pagamenti.
}
import-note-lost-tax-ids = { $count ->
    [one] In una riga
   *[other] In { $count } righe
} il foglio di calcolo ha trasformato la partita IVA in potenze di dieci: è stata tralasciata. Formattare la colonna come testo.
import-note-lost-choices = «{ $header }»: { $count ->
    [one] «{ $value }» non è tra le parole che lì si conoscono, ed è stato tralasciato.
   *[other] { $count } righe hanno una parola che lì non si conosce, come «{ $value }»: è stata tralasciata.
}
import-note-shipped-when-ordered = Nessuna colonna con la data di spedizione: gli ordini spediti contano dalla data dell'ordine.

import-refused = Nulla è stato importato.
import-refused-missing = Il file { $file } non esiste.
import-refused-folder = { $file } è una cartella. Indicare i file che contiene.
import-refused-unreadable = { $file } non è leggibile: questo utente non ne ha il permesso.
import-refused-empty = { $file } è vuoto.
import-refused-quote = { $file }: alla riga { $line } o poco dopo si aprono virgolette mai chiuse, e non si può dire dove finiscono le celle. Correggere quella riga.
import-refused-workbook = { $file } non è una cartella di lavoro leggibile: forse è danneggiata. Aprirla in Excel e salvarla come XLSX o CSV.
import-refused-inflates = { $file } si espanderebbe ben oltre quanto serve a una tabella, perciò non è stato aperto. Se è una tabella vera, salvarla come CSV.
import-refused-old-workbook = { $file } è una vecchia cartella di lavoro di Excel, o ha una password. Aprirla e salvarla come «Cartella di lavoro di Excel (.xlsx)» senza password.
import-refused-web-page = { $file } è in realtà una pagina web. Aprirla in Excel e salvarla come XLSX o CSV.
import-refused-other-format = { $file } è una tabella nel formato { $format }. Aprirla e salvarla come «Cartella di lavoro Excel (.xlsx)».
import-refused-twice-encoded = { $file }: le lettere sono rovinate, il file è stato convertito due volte. Esportarlo di nuovo e salvarlo in UTF-8 o come XLSX.
import-refused-no-table = { $file } non è una tabella di testo. Si leggono CSV e XLSX.
import-refused-mapping = { $file } non è utilizzabile come file di corrispondenze: { $mistakes }
import-refused-no-entry = Nel file di corrispondenze nessuna voce riguarda { $file }.
import-refused-fields = { $file }: le corrispondenze indicano { $unknown }, che «{ $kind }» non ha. Ha: { $fields }
import-refused-headers = { $file }: manca la colonna { $missing }. Colonne trovate: { $found }
import-refused-header-twice = { $file }: la colonna «{ $header }» compare due volte. Rinominarne una.
import-refused-kind = { $file }: dalle colonne non si capisce che cosa contiene. Scrivere un file di corrispondenze (docs/import.md). Colonne trovate: { $found }
import-refused-missing-fields = { $file } come «{ $kind }»: mancano { $missing }. Colonne trovate: { $found }
import-refused-currency = { $file }: nessuna colonna indica la valuta. Indicarla: --currency EUR dal terminale, o "currency": "EUR" nel file di corrispondenze
import-refused-number-ambiguous = { $file }, colonna «{ $header }»: 1.500 può essere uno e mezzo o millecinquecento, e nessun valore lo chiarisce. Scrivere nelle corrispondenze per questa colonna: "decimal": "." oppure "decimal": ","
import-refused-number-mixed = { $file }, colonna «{ $header }»: alcuni valori hanno il punto decimale, altri la virgola. Correggere il file o scrivere "decimal" nelle corrispondenze: gli altri valori saranno respinti.
import-refused-day-ambiguous = { $file }, colonna «{ $header }»: 03/04 può essere marzo o aprile, e nessun giorno oltre il 12 lo chiarisce. Scrivere nelle corrispondenze per questa colonna: "dateFormat": "DD/MM/YYYY" oppure "MM/DD/YYYY"
import-refused-day-mixed = { $file }, colonna «{ $header }»: alcuni valori hanno prima il giorno, altri il mese. Correggere il file o scrivere "dateFormat" nelle corrispondenze: gli altri valori saranno respinti.
import-refused-demo = Questa è l'azienda dimostrativa, che non accetta altri dati. La propria comincia al suo posto, nella console (/import) o dal terminale: npm run import -- --replace-demo FILE…
import-refused-company-meanwhile = Un altro programma ha appena creato un'azienda in questa base dati: il primo npm start crea quella dimostrativa. Ripetere l'importazione, con --replace-demo se è l'azienda dimostrativa.
import-refused-vanishing = Nel file mancano { $gone } voci su { $live } note finora ({ $kind }), più di un decimo. Se è giusto, confermare (dal terminale: --allow-vanishing).
import-refused-sum = { $file }, riga { $line }: «{ $name }» indica { $saysSum }, ma le righe che riassume danno { $belowSum }. Rigenerare il prospetto con tutti i gruppi aperti, oppure correggere quella riga.
import-refused-which-company = { $file } non dice a quale delle nostre società si deve: { $companies }. Scriverne il nome sopra la tabella, o in una colonna «Società», e inviare di nuovo il file.
import-refused-older-list = Questo elenco di partite è al { $asOfDay }, e uno più recente, al { $newestDay }, è già stato importato. Da uno vecchio non si ricava nulla.
import-refused-vanishing-debt = Nell’elenco mancano { $goneSum } su { $beforeSum } { $currency } noti finora, più di un decimo. Se è pagato, confermarlo (dal terminale: --allow-vanishing); altrimenti l’elenco riguarda altro o è tronco.
import-refused-rejected-file = Impossibile scrivere { $file } accanto al file, e le righe respinte non devono andare perse.
import-refused-roles = { $file } è un elenco di dipendenti, che assegna ruoli: solo un amministratore può importarlo o annullarne l’importazione. Chiedere a un amministratore, oppure togliere il file.
import-refused-no-batch = L'importazione { $batch } non esiste.
import-refused-rolled-back = L'importazione { $batch } è già stata annullata.
import-refused-forgotten = L'importazione { $batch } è troppo vecchia per essere annullata: ciò che ha modificato non è più conservato (i tempi sono in /admin retention).
import-refused-changed-since = Righe di questa importazione sono state modificate dopo: { $rows }
import-refused-referred = Righe successive rimandano a righe di questa importazione: { $rows }

import-reject-cell-count = numero di celle diverso da quello dell'intestazione
import-reject-missing = non può essere vuoto
import-reject-no-key = nulla distingue questa riga dalle altre
import-reject-duplicate = una riga precedente ha la stessa chiave e dice altro
import-reject-unknown-reference = non noto
import-reject-ambiguous-reference = corrisponde a più righe; indicare il codice o il nome esatto
import-reject-with-parent = tralasciata insieme alla riga cui appartiene, che è stata respinta
import-reject-refers-to-itself = rimanda a sé stessa
import-reject-not-a-number = non è un numero come li scrive questa colonna
import-reject-not-whole = non è un numero intero
import-reject-too-large = troppo grande
import-reject-out-of-range = fuori dai limiti possibili
import-reject-not-a-share = non è una quota da 0 a 1, né una percentuale con il suo segno
import-reject-not-a-day = non è una data come le scrive questa colonna
import-reject-not-a-flag = né sì né no
import-reject-not-a-choice = parola non nota; nelle corrispondenze si possono indicare aliases
import-reject-not-a-currency = non è un codice di valuta come EUR
import-reject-no-currency = un importo senza valuta
import-reject-not-a-zone = non è un fuso orario come Europe/Rome
import-reject-not-an-email = non è un indirizzo e-mail
import-reject-not-a-handle = solo lettere latine, cifre, punto, trattino e trattino basso
import-reject-mangled = il foglio di calcolo ha reso questo numero una potenza di dieci; formattare la colonna come testo
import-reject-unreadable = contiene un segno che non è testo
import-reject-too-long = troppo lungo
import-reject-taken = appartiene già a un'altra persona
import-reject-ends-before-start = finisce prima di iniziare
import-reject-shipped-without-day = spedito, ma senza data
import-reject-which-legal-entity = il cliente ha più ragioni sociali; indicarne una
import-reject-other-account = la ragione sociale appartiene a un altro cliente
import-reject-other-currency = la fattura è in un'altra valuta

import-received-none = Nessun file da importare
import-received-how = Inviare qui file CSV o Excel, tutti quelli che vanno insieme, con il file di corrispondenze JSON se c'è. Poi /import prova dice che cosa cambierebbe.
import-first = Per cominciare, due file
import-first-debts = lo scadenzario clienti della contabilità, meglio se documento per documento
import-first-clients = l'elenco dei clienti chiave così com'è, in Excel, con chi li segue e la partita IVA
import-first-bookkeeper = Che cosa chiedere alla contabilità: docs/bookkeeper.it.md
import-received-waiting = { $count } file in attesa di importazione
import-received-file = { $name }, { $size }, { $at }
import-received-kilobytes = { $size } kB
import-received-megabytes = { $size } MB
import-received-then = La prova non cambia nulla. Prima si possono inviare altri file: si provano tutti insieme. Restano { $days } giorni, o fino all'importazione.
import-received-try = Prova
import-received-drop = Elimina i file
import-received-dropped = { $count ->
    [0] Nessun file da importare
    [one] { $count } file eliminato, nulla è stato importato
   *[other] { $count } file eliminati, nulla è stato importato
}
import-received-too-large = { $name } supera { $size } MB e non è stato conservato. I file più grandi si importano dove gira kam-assistant: npm run import -- FILE
import-received-too-much = { $name } non è stato conservato: possono attendere al massimo { $files } file, o { $size } MB in tutto. Importare o eliminare quelli in attesa (/import), oppure usare npm run import -- FILE
import-received-day = Non è un giorno fino a oggi. Per esempio: /import prova 20/11/2026
import-received-rejected = Righe respinte di { $file }
import-received-row = Riga { $line }: { $reason }
import-received-empty = Riga { $line }, { $column }: { $reason }
import-received-cell = Riga { $line }, { $column } «{ $value }»: { $reason }
import-received-more = e altre { $count }
import-received-options = Un file si può correggere e inviare di nuovo con lo stesso nome; il file di corrispondenze si invia insieme, come JSON. Le opzioni che iniziano con -- valgono per npm run import, dove gira kam-assistant.
import-received-mappings = Sono in attesa più file JSON, ma il file di corrispondenze è uno solo. Eliminare i file e inviarli con quello giusto.
import-received-no-table = C'è solo un file di corrispondenze, nessuna tabella. Inviare anche i file CSV o Excel.
import-received-no-key = Questo processo non sa chi è stato cancellato: nulla è stato importato. Usare npm run import, o l'assistente dove gira kam-assistant.
import-received-gone = Questi file non ci sono più: sono stati eliminati, inviati di nuovo o hanno atteso troppo. Nulla è cambiato. Inviarli ancora e digitare /import prova.
import-received-not-yours = Questi file sono stati provati da un'altra persona: solo lei può importarli. Nulla è stato importato.
import-received-done = Importazione { $batch } eseguita: { $added } righe nuove, { $changed } modificate{ $vanished ->
    [0] {""}
   *[other] , { $vanished } scomparse
}{ $rejected ->
    [0] {""}
   *[other] , { $rejected } respinte
}
import-trial-title = Prova, nulla è ancora importato: { $added } righe nuove, { $changed } modificate{ $vanished ->
    [0] {""}
   *[other] , { $vanished } scomparse
}{ $rejected ->
    [0] {""}
   *[other] , { $rejected } respinte
}
import-trial-now = Importa ora
import-trial-as-of = Dati al { $day }. Il pulsante importa proprio questi file, una volta sola.
import-trial-as-sent = Dati alla data indicata nel file, altrimenti al momento dell'invio; per un altro giorno: /import prova 20/11/2026. Il pulsante importa proprio questi file, una volta sola.

debtor-which = Quale cliente è { $name }?
debtor-owes = Deve { $amounts }, in { $items ->
    [one] 1 partita aperta
   *[other] { $items } partite aperte
}
debtor-tax-id = partita IVA { $taxId }
debtor-other = Un altro cliente…
debtor-new = Un cliente nuovo
debtor-set-aside = Nessun cliente da seguire
debtor-later = Più tardi
debtor-set-rest-aside = Nessuno dei { $count }
debtor-left = { $count ->
    [one] È l’unico debitore di nessun cliente noto
   *[other] { $count } debitori non sono di nessun cliente noto
}. La risposta viene ricordata: il prossimo elenco non la chiede più.
debtor-assigned = { $debtor } è ora { $client }.
debtor-undo = Annulla
debtor-aside = { $count ->
    [one] 1 debitore messo da parte
   *[other] { $count } debitori messi da parte
}: non se ne chiede più. Per chiederne di nuovo: /import debitori tutti
debtor-none = Ogni debitore è di un cliente noto, o messo da parte
debtor-no-more = { $count ->
    [one] 1 debitore rimandato
   *[other] { $count } debitori rimandati
}
debtor-again = Dall’inizio
debtor-how = I debitori arrivano con un elenco di partite aperte. /import debitori tutti chiede anche di quelli messi da parte.
debtor-gone = Quel debitore non c’è più: l’importazione è stata annullata. Scrivere /import debitori
debtor-taken = Nel frattempo qualcuno ha detto quale cliente è. Per continuare: /import debitori
debtor-assign = È questo
debtor-field-client = Nome del cliente
import-debtors-ask = Di chi sono questi debiti?

owner-which = Chi è «{ $called }»?
owner-clients = Secondo l'elenco segue { $count ->
    [one] questo cliente
   *[other] questi clienti
}: { $clients }.
owner-others = Secondo l'elenco segue { $count ->
    [one] 1 cliente
   *[other] { $count } clienti
}.
owner-more = altri { $count }
owner-other = Un'altra persona…
owner-new = Un nuovo key account manager
owner-nobody = Nessuno dei nostri
owner-left = { $count ->
    [one] È l'unico nome non riconosciuto
   *[other] { $count } nomi non riconosciuti
}. La risposta resta memorizzata: al prossimo elenco non verrà chiesto.
owner-said = «{ $called }» è { $person }, con { $clients ->
    [one] 1 cliente
   *[other] { $clients } clienti
} dell'elenco.
owner-said-nobody = «{ $called }» non è dei nostri: i clienti restano a chi li segue.
owner-again = Cambiare: { $called }
owner-none = Tutti i nomi degli elenchi sono riconosciuti
owner-no-more = { $count ->
    [one] 1 nome rimandato
   *[other] { $count } nomi rimandati
}
owner-how = I nomi arrivano con l'elenco dei clienti. Qui si chiede di chi può essere più d'uno di noi, o nessuno.
owner-gone = Quel nome, o quella persona, non c'è più. Scrivere /import persone.
owner-said-meanwhile = Nel frattempo è già stato detto di chi è quel nome. Scrivere /import persone per proseguire.
owner-field-who = Nome o nome breve
owner-several = Potrebbero essere più persone: { $names }. Scrivere il nome breve.
owner-unknown = Qui nessuno si chiama così. Scrivere un nome o un nome breve, come in /admin people.
import-owners-ask = Chi è chi nell'elenco?
import-note-who = «{ $value }»: non si capisce chi sia dei nostri. I clienti entrano senza responsabile, o restano a quello attuale; lo chiede /import persone.
import-trial-vanishing = Importa: quel che manca non c’è più

import-told-alerts = { $day }: { $people ->
    [0] le regole non direbbero nulla a nessuno
   *[other] le regole avviserebbero { $people ->
        [one] 1 persona
       *[other] { $people } persone
    }, con { $messages ->
        [one] 1 messaggio
       *[other] { $messages } messaggi
    }
}
preview-ask = Chi saprebbe cosa?
preview-title = { $day }: { $people ->
    [one] 1 persona riceverebbe
   *[other] { $people } persone riceverebbero
} avvisi, { $messages ->
    [one] 1 messaggio
   *[other] { $messages } messaggi
} in tutto
preview-nobody = { $day }: nessuno riceverebbe nulla
preview-nobody-why = Nulla di scaduto, in arrivo o silenzioso presso un cliente che qualcuno segue. Chi segue chi viene dall’elenco dei clienti; lo scaduto dalle partite aperte.
preview-nothing = { $day }: nessun avviso
preview-person = Cosa riceverebbe { $name }, { $day }
preview-of = Tutto a { $name }
preview-all = Torna a tutti
preview-more = … e altri { $count }
preview-more-people = … e altre { $count } persone
preview-partial = Solo ciò che riguarda i clienti visibili a chi chiede.
preview-how = Nulla è stato inviato né cambiato. Nella prima settimana gli avvisi arrivano una volta al giorno, nel riepilogo.

doubts-more = { $count ->
    [one] Poi resta un’altra colonna in dubbio.
   *[other] Poi restano altre { $count } colonne in dubbio.
 }
doubt-day = { $file }, «{ $header }»: che giorno è { $value }?
doubt-number = { $file }, «{ $header }»: quanto è { $value }?
doubts-remembered = Finora non è stato importato nulla; i file si riprovano subito. La risposta resta per i file con le stesse colonne e vale dove i valori non lo dicono da soli.
columns-ask = Colonne di { $file }…
columns-which-kind = Che cosa contiene { $file }?
columns-headers = Le sue colonne: { $headers }
columns-remembered = La risposta viene ricordata per i file con le stesse intestazioni.
columns-form = Quali colonne di { $file } sono queste?
columns-submit = Riprova
columns-field = { $field ->
    [name] Nome
    [account] Cliente
    [legalEntity] Ragione sociale
    [number] Numero
    [issuedOn] Data di emissione
    [amount] Importo
    [key] Codice
    [orderedOn] Data dell’ordine
    [order] Ordine
    [unitPrice] Prezzo
    [returnedOn] Data del reso
    [paidOn] Data del pagamento
    [invoice] Fattura
    [debtor] Debitore
    [open] Residuo
   *[other] { $field }
}
