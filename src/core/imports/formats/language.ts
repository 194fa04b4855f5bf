import { foldHeader } from '../recognise.ts';

/** Words that stand in headers of Italian tables and of no English ones; of Italian, Spanish and Portuguese some are the same, and so is how figures are written. */
const italian: ReadonlySet<string> = new Set(
  `acconto accreditato accredito agente anagrafica annotazioni avere condizioni dare annullata anticipo articolo atteggiamento azienda banca capo capogruppo categoria causale cellulare cessato citta
  città cliente clienti codice cognome comune consegna contatto contratto controllante costo data decorrenza denominazione descrizione dilazione dipendente dipendenti divisa
  documento famiglia fascia fatt fattura fatturato fido fine fiscale fornitore gg giorni gruppo importo imponibile incarico incasso indirizzo inizio influenza intestazione iva lingua lordo
  mansione matricola modalità motivo nazione netto nome nominativo numero oggetto ordine paese pag pagamento partita partite piva posizione preavviso prezzo prodotto provincia qta
  quantita quantità qualifica ragione rata referente relazione reso residuo responsabile riga rinnovo ritardo ruolo saldo scad scadenza scaduto sconto sede segno settore sociale societa società
  spedizione stato telefono tipo totale unitario valore valuta venditore zona`.split(/\s+/),
);
/** Headers of tables in many languages. */
const neutral: ReadonlySet<string> = new Set([
  'id',
  'email',
  'note',
  'iban',
  'kam',
  'sku',
  'no',
  'nr',
  'num',
  'n',
  'doc',
]);

const languageOf = (header: string): 'ru' | 'it' | 'other' | null => {
  if (/\p{Script=Cyrillic}/u.test(header)) return 'ru';
  const words = foldHeader(header).split(' ');
  if (words.every((word) => neutral.has(word))) return null;
  return words.some((word) => italian.has(word)) ? 'it' : 'other';
};

/**
 * The language of a table, by its headers: that of more than half of those that have one. Null: neither Russian nor Italian. It matters for values
 * that could be read in two ways: whoever writes headers in these languages writes the day before the month, and a comma before the decimals. Pure.
 */
export const headerLanguage = (headers: readonly string[]): 'ru' | 'it' | null => {
  const known = headers.map(languageOf).filter((language) => language !== null);
  const most = (language: 'ru' | 'it') => known.filter((one) => one === language).length * 2 > known.length;
  if (most('ru')) return 'ru';
  return most('it') ? 'it' : null;
};
