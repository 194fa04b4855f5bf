import { Decimal } from 'decimal.js';
import { Temporal } from 'temporal-polyfill';
import { type Money, money, ratio } from '../money.ts';

/** What one unit of another currency is worth, and of which day that is known. */
interface Rate {
  readonly rate: string;
  readonly on: Temporal.PlainDate;
}

/** The newest known rates into one currency. */
export interface Rates {
  readonly into: string;
  readonly of: ReadonlyMap<string, Rate>;
}

/** Amounts brought to one currency, and how honest the sum is. */
export interface Converted {
  readonly sum: Money;
  /** The oldest rate used; null when nothing had to be converted. */
  readonly ratesOf: Temporal.PlainDate | null;
  /** Currencies that had to be left out, because no rate is known. */
  readonly without: readonly string[];
}

const oldest = (days: readonly Temporal.PlainDate[]): Temporal.PlainDate | null =>
  [...days].sort(Temporal.PlainDate.compare)[0] ?? null;

/** Sums amounts in the currency of `rates`. What has no rate is left out and named, never counted as zero in silence. */
export const convert = (amounts: readonly Money[], rates: Rates): Converted => {
  const foreign = new Set(amounts.map(({ currency }) => currency).filter((currency) => currency !== rates.into));
  const used = [...foreign].flatMap((currency) => rates.of.get(currency) ?? []);
  const sum = amounts.reduce((so, { amount, currency }) => {
    const rate = currency === rates.into ? '1' : (rates.of.get(currency)?.rate ?? '0');
    return so.plus(new Decimal(amount).times(rate));
  }, new Decimal(0));
  return {
    sum: money(sum, rates.into),
    ratesOf: oldest(used.map(({ on }) => on)),
    without: [...foreign].filter((currency) => !rates.of.has(currency)).sort(),
  };
};

/** A ratio of sums in several currencies. */
export type Quotient =
  | {
      readonly kind: 'ratio';
      readonly ratio: number;
      readonly ratesOf: Temporal.PlainDate | null;
      /** Currencies of the whole that are left out for want of a rate. */
      readonly without: readonly string[];
    }
  | { readonly kind: 'no-rate'; readonly currency: string }
  | { readonly kind: 'no-whole' };

/** `part ÷ whole`; in their own currency when both have the same one, else converted. A part without a rate has no ratio at all. */
export const quotient = (part: readonly Money[], whole: readonly Money[], rates: Rates): Quotient => {
  const currencies = new Set([...part, ...whole].map(({ currency }) => currency));
  const [only] = currencies;
  const common: Rates = currencies.size === 1 && only ? { into: only, of: new Map() } : rates;
  const above = convert(part, common);
  if (above.without[0]) return { kind: 'no-rate', currency: above.without[0] };
  const below = convert(whole, common);
  const value = ratio(above.sum.amount, below.sum.amount);
  if (value === null) return { kind: 'no-whole' };
  const ratesOf = oldest([above.ratesOf, below.ratesOf].filter((day) => day !== null));
  return { kind: 'ratio', ratio: value, ratesOf, without: below.without };
};
