import { Prisma } from '../../../generated/prisma/client.ts';
import { msg } from '../../i18n/translator.ts';
import { rememberingLast } from '../../last.ts';
import { readCurrency } from '../formats/currency.ts';
import { countOf, type Stage } from '../stage.ts';

const units = /(?<!\p{L})у\.\s?е(?:\.|(?!\p{L}))/iu;
const words = /[\p{L}$€₽]+/gu;
/** Three capital letters are many things; these are currencies that contracts are made in. */
const traded: ReadonlySet<string> = new Set(['EUR', 'USD', 'CNY', 'GBP', 'CHF', 'KZT', 'BYN', 'RUB']);

const currencyIn = (word: string): string | null => {
  const isCode = word === word.toUpperCase();
  const currency = isCode || /[^a-z]/i.test(word) ? readCurrency(word) : null;
  return currency !== null && traded.has(currency) ? currency : null;
};

/** What a contract is called says of its money. Its documents stand together. */
const moneyOf = rememberingLast((contract) => ({
  isInUnits: units.test(contract),
  currencies: (contract.match(words) ?? []).flatMap((word) => currencyIn(word) ?? []),
}));

/**
 * Whether a debt of this currency moves with a rate, though nobody ships or pays: its contract, as it is called, is in another currency
 * (`№ IT-12/2025 (EUR)`), or in units of account (`у.е.`). Pure.
 */
export const movesWithRate = (contract: string, currency: string): boolean => {
  const { isInUnits, currencies } = moneyOf(contract);
  return isInUnits || currencies.some((named) => named !== currency);
};

/** Tells how many debts are read in another currency than that of their contracts. */
export const tellRates = async ({ tx, notes }: Stage): Promise<void> => {
  const count = await countOf(tx, Prisma.sql`SELECT count(*)::int AS n FROM staged WHERE moves_with_rate`);
  if (count > 0) notes.add(msg('import-note-other-currency'), { count });
};
