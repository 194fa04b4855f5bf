import type { Client } from './client.ts';

type Currency = Client['currency'];

/** What our price list in euros is multiplied by for a client who pays in another currency. */
export const priceFactor: Record<Currency, number> = { EUR: 1, RUB: 95, GBP: 0.87, USD: 1.08 };

/** What one unit was worth in euros at the end of the month, give or take a few per cent. No rate of the dollar was ever entered. */
export const baseRates: readonly { from: Currency; rate: number }[] = [
  { from: 'RUB', rate: 0.0105 },
  { from: 'GBP', rate: 1.15 },
];

/** VAT of the seller's country where it is charged: sales from Italy to other countries go without. */
export const vatRate: Record<string, string> = { RU: '0.22', IT: '0.22' };
