import type { Row } from '../kinds/kind.ts';
import { namedBy, readDocument, readNumbered } from '../reports/named.ts';

/** Whether a text names one document, not only what kind of document it is, nor a contract. */
export const namesDocument = (text: string): boolean => namedBy(text) !== 'contract' && readNumbered(text) !== null;

/**
 * A row of a list of open items, of which one text tells several things: `Реализация (акт, накладная, УПД) 00БП-000001 от 03.09.2026 12:14:08` is
 * a kind of document, a number and a day; `Договор № 45-П`, where others have a document, the contract. Pure.
 */
export const unfold = (row: Row, mapped: ReadonlySet<string>): Row => {
  const { document, number, contract, issuedOn } = row;
  if (document && !contract && namedBy(document) === 'contract') return { ...row, document: null, contract: document };
  const isNumbered = mapped.has('number') || mapped.has('group');
  const whole = document ? (readDocument(document) ?? (isNumbered ? null : readNumbered(document))) : null;
  if (whole) {
    const { type, day } = whole;
    return { ...row, document: type || null, number: number ?? whole.number, issuedOn: issuedOn ?? day };
  }
  const named = number ? readDocument(number) : null;
  if (!named) return row;
  return { ...row, document: document ?? (named.type || null), number: named.number, issuedOn: issuedOn ?? named.day };
};
