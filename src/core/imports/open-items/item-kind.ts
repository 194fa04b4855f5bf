import type { OpenItemKind } from '../../../generated/prisma/enums.ts';
import { plain } from '../reports/words.ts';

/** Documents by which clients pay. */
const payments =
  /^(?:поступление|оплата|плат[её]ж|приходный|эквайринг|чек|взаимозач[её]т|аванс|предоплата|payment|receipt|pagamento|incasso|acconto|bonifico|assegno|versamento|rimessa|ri\.?ba)/u;

/** Debts that no shipment made: nobody agreed on a term for them. */
const withoutShipment =
  /^(?:ввод|операция|корректировка долга|взаимозач[её]т|передача задолженности|начисление|списание|opening|apertura)/u;

const creditNotes = /^(?:nc|nota (?:di )?credito|credit note)(?!\p{L})/u;

/** Whether a list calls a document a credit note: then it may stand there without a minus. */
export const isCreditNote = (document: string): boolean => creditNotes.test(plain(document));

/**
 * What an open item is, by what its list calls the document and whether it lessens the debt. A list that gives credit notes without a minus calls
 * them by their name. Pure.
 */
export const itemKind = (document: string, isNegative: boolean): OpenItemKind => {
  const words = plain(document);
  if (isNegative) return words === '' || payments.test(words) ? 'advance' : 'credit_note';
  if (isCreditNote(document)) return 'credit_note';
  return withoutShipment.test(words) ? 'other' : 'invoice';
};
