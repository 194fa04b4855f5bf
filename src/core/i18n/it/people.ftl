language-own = Italiano
lang-current = La lingua attuale è l'italiano. Cambiarla?
lang-changed = Da ora le risposte sono in italiano.

timezone-current = Fuso orario: { $city }, ora locale { $time }
timezone-changed = Fuso orario impostato: { $city }, ora locale { $time }
timezone-offset = Uno scarto fisso non conosce l'ora legale: per metà dell'anno gli orari sarebbero sbagliati di un'ora. Nulla è stato modificato.
timezone-unknown = Luogo non riconosciuto: nulla è stato modificato.
timezone-form = Fuso orario
timezone-field = Città o fuso
timezone-hint = Una grande città vicina, per esempio Roma, o un fuso, per esempio Europe/Rome
timezone-save = Salva

role-kam = KAM
role-head = responsabile dei KAM
role-department-head = responsabile di reparto
role-member = addetto di reparto
role-finance = amministrazione
role-administrator = amministratore di sistema

whoami-title = { $name }, { $role } (@{ $handle })
whoami-department = Reparto
whoami-heads = { $name } (responsabile)
whoami-language = Lingua
whoami-zone = Fuso orario
whoami-zone-now = { $city }, ora le { $time }
whoami-sees = Visibilità
whoami-sees-full = { $count ->
    [one] tutto su { $count } cliente
   *[other] tutto su { $count } clienti
}
whoami-sees-orders = { $count ->
    [one] ordini e attività di { $count } cliente
   *[other] ordini e attività di { $count } clienti
}
whoami-sees-receivables = { $count ->
    [one] crediti di { $count } cliente
   *[other] crediti di { $count } clienti
}
whoami-sees-nothing = ancora nessun cliente; li assegna il responsabile o un amministratore
whoami-cover = Sostituzioni
whoami-covers = { $count ->
    [one] in sostituzione di { $name }, { $count } cliente
   *[other] in sostituzione di { $name }, { $count } clienti
}
whoami-covered = { $count ->
    [one] sostituto: { $name }, { $count } cliente
   *[other] sostituto: { $name }, { $count } clienti
}
whoami-until = fino a { $day }
whoami-linked = Profili collegati
whoami-linked-since = { $account }, { $moment }
whoami-unreachable = i messaggi non arrivano
whoami-arrives = Messaggi non richiesti
whoami-unlink = Scollega { $platform }
whoami-change = Per modificare: /lang, /timezone, /link, /where
