import { withoutMarks } from '../../accounts/marks.ts';
import { rememberingLast } from '../../last.ts';
import { readDay } from '../formats/day.ts';
import { plain } from './words.ts';

/** What a row of a report names, told by its words alone. */
export type Named = 'document' | 'contract' | 'debtor';

/** A document as a report writes it in one text: `Реализация (акт, накладная, УПД) 00БП-004102 от 03.09.2026 12:14:08`. */
export interface NamedDocument {
  /** `Реализация (акт, накладная, УПД)`; empty: it is not said. */
  readonly type: string;
  readonly number: string;
  /** ISO; null: 1C's empty day. */
  readonly day: string | null;
}

const document =
  /^(?:(?!(?:№|n\.)\s)(.*?\S)\s+)?(?:№\s*|n\.?\s*)?(\S+)\s+(?:от|del|of|dated)\s+(\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s*(?:г\.?)?$/iu;

/** `Реализация 00БП-000001`, `FATT 881`. */
const numbered = /^(\p{L}[\p{L}\s.(),]*?)\s+(?:(?:№|n\.?)\s*)?(\S*\d\S*)$/iu;

const contract =
  /^(?:(?:основной |рамочный |генеральный )?(?:договор|контракт|соглашение)(?!\p{L})|без договора|доп\.? ?соглашение|спецификация|№|n°|contratto|contract)/u;

const documents =
  /^(?:реализация|корректировка|возврат|поступление|списание|ввод|операция|заказ|сч[её]т|акт|упд|накладная|товарная накладная|отч[её]т|передача|взаимозач[её]т|оплата|приходный|расходный|плат[её]жн|документ|начисление|эквайринг|чек|аванс|fattura|fatt|ft|nota|nc|invoice|credit note|payment)(?!\p{L})/u;

/** A document with number and day, or null when the text is none. */
export const readDocument = (text: string): NamedDocument | null => {
  const [, type = '', number, day] = document.exec(text.trim()) ?? [];
  if (!number || !day) return null;
  return { type, number, day: readDay(day, 'day-first', 'UTC') };
};

/** A document by its number alone, the day of which stands elsewhere; null: the text says no number. */
export const readNumbered = (text: string): NamedDocument | null => {
  if (!/\d/.test(text)) return null;
  // Of many spaces in a row, the pattern would try each with each.
  const line = text.trim().replace(/\s+/gu, ' ');
  const [, type = '', number = line] = numbered.exec(line) ?? [];
  return { type, number, day: null };
};

/** Contracts are written like documents, so their words come first. */
export const namedBy = (text: string): Named => {
  const words = plain(text);
  if (contract.test(words)) return 'contract';
  return documents.test(words) && readDocument(text) !== null ? 'document' : 'debtor';
};

/** Codes of clients are filled up with noughts, so that they are not part of a name. */
const code = /^0\d{2,}\s+(?=\p{L})/u;

/** The name of a debtor without its code, and what bookkeepers have added to it; one that consists of nothing else stays. */
export const debtorName = rememberingLast((text) => withoutMarks(text.trim().replace(code, '')) || text.trim());
