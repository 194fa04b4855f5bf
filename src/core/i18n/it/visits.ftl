visit-form = Registra una visita
visit-form-of = Visita: { $name }
visit-submit = Salva
visit-field-account = Cliente
visit-field-kind = Tipo
visit-field-day = Data
visit-field-summary = Esito
visit-field-met = Con chi
visit-field-next = Prossimo passo
visit-field-next-day = Entro
visit-field-meeting = In agenda
visit-hint-account = Non è nell'elenco? Digitare /visit e il nome del cliente.
visit-hint-summary = Di che cosa si è parlato, che cosa chiedono, che cosa si è deciso
visit-kind = { $kind ->
    [call] telefonata
    [training] formazione
    [merchandising] merchandising
    [audit] verifica
    [informal] informale
    [event] evento
   *[meeting] visita
}
visit-ask = { $name }: com'è andata la visita?
visit-ask-which = Di quale cliente si tratta?
visit-which = Quale visita registrare?
visit-which-more = Per un altro cliente: /visit e il nome
visit-which-hint = Oppure in una riga: /visit Acme pranzo con Anna
visit-met = { $when }, non ancora registrata
visit-noted = Registrato: { $name }, { $kind }, { $day }
visit-next-by = { $step } entro { $day }
visit-undone = Annullato: { $name }, { $kind }, { $day }
visit-done-by = ✓ { $name }, { $time }
visit-done-undo = { $done } · annullabile entro { $minutes } minuti
visit-undo = Annulla
visit-brief = Scheda
visit-undo-late = Non è più possibile annullare: si può entro { $minutes } minuti. La visita resta registrata.
visit-not-found = Nessuna propria visita di questo tipo.
visit-day-future = Il { $day } deve ancora venire: la visita si registra quando è avvenuta.
visit-day-old = Il { $day } è più di un anno fa. Scegliere un giorno dell'ultimo anno.
visit-summary-missing = Scrivere in poche parole com'è andata.
visit-next-missing = Che cosa va fatto entro il { $day }? Scriverlo, oppure lasciare vuota la scadenza.
visit-next-early = Il prossimo passo non può scadere prima della visita, che è del { $day }.
visit-too-long = Testo troppo lungo: al massimo { $most } caratteri.
