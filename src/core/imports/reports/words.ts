import { rememberingLast } from '../../last.ts';

/** A text of a report as it is compared: one case, one kind of space, no ё. */
export const plain = rememberingLast((text) => text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ').trim());

/** What a column or a level of a report is called → what it is; the first that fits. */
export const fits = <Role extends string>(text: string, words: readonly (readonly [Role, RegExp])[]): Role | null =>
  words.find(([, pattern]) => pattern.test(text))?.[0] ?? null;

const totals = /^(?:итого|всего|итог|total|totals|grand total|totale|totali|riporto|a riportare)(?![\p{L}\p{N}])/u;

/** Whether a row sums up others: `Итого`, `Totale cliente 000147`, `Riporto`. */
export const isTotal = (text: string): boolean => totals.test(plain(text));

const signatures =
  /^(?:составил|подготовил|исполнител|ответственн|утвердил|согласова|дата|prepared|compiled|approved|date|redatto|preparato|compilato|approvato|data)[^:_]{0,40}[:_]/u;

/** Whether a row tells who has made a list, or when: `Составила: Зимина`. */
export const isSignature = (text: string): boolean => signatures.test(plain(text));

/** Sums that a page carries over to the next: they say nothing of their own. */
export const isCarriedOver = (text: string): boolean => /^(?:riporto|a riportare)(?!\p{L})/u.test(plain(text));
