import { Decimal } from 'decimal.js';
import { z } from 'zod';

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

/** Sums per currency, largest first. */
export const sumByCurrency = (amounts: readonly Money[]): Money[] => {
  const sums = new Map<string, Decimal>();
  for (const { amount, currency } of amounts) sums.set(currency, (sums.get(currency) ?? new Decimal(0)).plus(amount));
  return [...sums].map(([currency, sum]) => money(sum, currency)).sort((a, b) => new Decimal(b.amount).cmp(a.amount));
};
