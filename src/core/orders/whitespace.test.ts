import { describe, expect, it } from 'vitest';
import type { PeerPurchase } from './queries.ts';
import { openings } from './whitespace.ts';

const euros = { currency: 'EUR', basis: 'net' } as const;
const own = new Set(['pumps', 'valves']);

/** A client that buys these categories for the given amounts. */
const client = (accountId: number, bought: Record<string, string>, currency = 'EUR'): PeerPurchase[] =>
  Object.entries(bought).map(([category, amount]) => ({ accountId, category, currency, basis: 'net', amount }));

const alike = { pumps: '1', valves: '1' };

describe('openings', () => {
  it('are what most similar clients buy, with what one of them spends', () => {
    const bought = [
      ...client(1, { ...alike, seals: '30000' }),
      ...client(2, { ...alike, seals: '38000' }),
      ...client(3, { ...alike, seals: '90000', hoses: '5' }),
      ...client(4, alike),
    ];
    expect(openings(own, bought, euros)).toEqual([
      { category: 'seals', buyers: 3, peers: 4, yearly: { amount: '38000', currency: 'EUR' } },
    ]);
  });

  it('come only from clients that buy like this one', () => {
    const oneShared = [1, 2, 3].flatMap((id) => client(id, { pumps: '1', seals: '1000' }));
    expect(openings(own, oneShared, euros)).toEqual([]);
    const twoOfFive = [1, 2, 3].flatMap((id) => client(id, { ...alike, seals: '1000' }));
    expect(openings(new Set([...own, 'hoses', 'drives', 'filters']), twoOfFive, euros)).toEqual([]);
  });

  it('give no estimate from clients that pay in other currencies, or with VAT', () => {
    const bought = [1, 2, 3].flatMap((id) => client(id, { ...alike, seals: '1000' }, 'USD'));
    const gross = { currency: 'USD', basis: 'gross' } as const;
    expect(openings(own, bought, euros)).toMatchObject([{ category: 'seals', yearly: null }]);
    expect(openings(own, bought, gross)).toMatchObject([{ category: 'seals', yearly: null }]);
  });

  it('do not betray what one or two clients buy', () => {
    const bought = [...client(1, { ...alike, seals: '1' }), ...client(2, { ...alike, seals: '1' })];
    expect(openings(own, bought, euros)).toEqual([]);
  });
});
