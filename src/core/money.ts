import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { groupBy } from './group.ts';

/** An amount as an exact decimal string with its ISO 4217 currency. Amounts of different currencies are never added. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** A numeric column as the driver hands it over: a decimal string, or Prisma's Decimal. */
export const decimalColumn = z
  .union([
    z.string(),
    z.number(),
    z.custom<{ toFixed(): string }>((v) => typeof v === 'object' && v !== null && 'toFixed' in v),
  ])
  .transform((value) => (typeof value === 'object' ? value.toFixed() : new Decimal(value).toFixed()));

export const money = (amount: Decimal.Value, currency: string): Money => ({
  amount: new Decimal(amount).toFixed(),
  currency,
});

/** Decimal rounds to 20 digits by itself; a column alone has 19. */
const Exact = Decimal.clone({ precision: 40 });

/** The exact sum of decimal strings; "0" of none. */
export const total = (amounts: readonly string[]): string =>
  amounts.reduce((sum, amount) => sum.plus(amount), new Exact(0)).toFixed();

export const isPositive = (amount: string): boolean => new Decimal(amount).gt(0);

/** `part ÷ whole` as a plain number, which is exact enough to be shown; null when there is no whole to divide by. */
export const ratio = (part: string, whole: string): number | null =>
  isPositive(whole) ? new Decimal(part).div(whole).toNumber() : null;

/** For sorting: the largest amount first. */
export const byAmount = (a: { readonly amount: string }, b: { readonly amount: string }): number =>
  new Decimal(b.amount).cmp(a.amount);

/** Sums per currency, largest first. */
export const sumByCurrency = (amounts: readonly Money[]): Money[] =>
  [...groupBy(amounts, ({ currency }) => currency)]
    .map(([currency, same]) => money(total(same.map(({ amount }) => amount)), currency))
    .sort(byAmount);
