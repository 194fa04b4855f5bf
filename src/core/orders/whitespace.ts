import { Decimal } from 'decimal.js';
import { groupBy } from '../group.ts';
import { type Money, money } from '../money.ts';
import type { Income } from './income.ts';
import type { PeerPurchase } from './queries.ts';

/** A category that similar clients buy and this one does not. */
export interface Opening {
  readonly category: string;
  /** How many of the peers buy it. */
  readonly buyers: number;
  readonly peers: number;
  /** Median of what one of the buyers spends on it in a year; null when too few of them buy in the account's currency. */
  readonly yearly: Money | null;
}

/** A peer buys at least so many of the account's categories … */
const sharedCategories = 2;
/** … and at least this part of them. */
const sharedPart = 0.5;
/** Fewer buyers would say more about those clients than about the market. */
const fewestBuyers = 3;

/**
 * Openings of an account, those that most peers buy first, then the larger ones.
 * @param own categories that the account bought in the two years
 * @param bought what accounts of the same industry or tier bought in the current year
 * @param like in which currency, and with or without VAT, the account buys: only such purchases tell what one of them spends
 */
export const openings = (
  own: ReadonlySet<string>,
  bought: readonly PeerPurchase[],
  like: Pick<Income, 'currency' | 'basis'> | undefined,
): Opening[] => {
  const peers = [...groupBy(bought, ({ accountId }) => accountId).values()].filter((purchases) => {
    const shared = new Set(purchases.map(({ category }) => category).filter((category) => own.has(category))).size;
    return shared >= sharedCategories && shared >= own.size * sharedPart;
  });
  return [...groupBy(peers.flat(), ({ category }) => category)]
    .filter(([category]) => !own.has(category))
    .map(([category, purchases]) => ({
      category,
      buyers: new Set(purchases.map(({ accountId }) => accountId)).size,
      peers: peers.length,
      yearly: medianOf(purchases.filter(({ currency, basis }) => currency === like?.currency && basis === like.basis)),
    }))
    .filter(({ buyers }) => buyers >= fewestBuyers && buyers * 2 >= peers.length)
    .sort((a, b) => b.buyers - a.buyers || Number(b.yearly?.amount ?? 0) - Number(a.yearly?.amount ?? 0));
};

const medianOf = (purchases: readonly PeerPurchase[]): Money | null => {
  const sorted = purchases.map(({ amount }) => new Decimal(amount)).sort((a, b) => a.cmp(b));
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  const currency = purchases[0]?.currency;
  if (!low || !high || !currency || sorted.length < fewestBuyers) return null;
  return money(low.plus(high).div(2), currency);
};
