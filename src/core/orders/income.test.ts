import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Rates } from '../rates/rules.ts';
import { dependenceOf, growthOf, type IncomeFacts, incomeIn, returnRate, type Share, shareOf } from './income.ts';
import type { CompanyTrade, Returned, Shipment } from './queries.ts';
import { yearsUpTo } from './years.ts';

const years = yearsUpTo(Temporal.PlainDate.from('2026-11-21'));
const noRates: Rates = { into: 'EUR', of: new Map() };
const dollars: Rates = {
  into: 'EUR',
  of: new Map([['USD', { rate: '0.9', on: Temporal.PlainDate.from('2026-10-31') }]]),
};

const shipped = (amount: string, over: Partial<Shipment> = {}): Shipment => ({
  period: 'current',
  category: 'pumps',
  currency: 'EUR',
  basis: 'net',
  amount,
  ...over,
});
const returned = (amount: string, over: Partial<Returned> = {}): Returned => ({
  period: 'current',
  kind: 'returned',
  currency: 'EUR',
  basis: null,
  amount,
  ...over,
});
const company = (amount: string, over: Partial<CompanyTrade> = {}): CompanyTrade => ({
  returned: false,
  currency: 'EUR',
  basis: 'net',
  amount,
  ...over,
});
const facts = (over: Partial<IncomeFacts>): IncomeFacts => ({
  source: 'orders',
  years,
  shipments: [],
  returns: [],
  company: [],
  since: years.start,
  ...over,
});
const growth = (given: IncomeFacts) => {
  const [main] = incomeIn(given, 'current');
  return main && growthOf(given, main);
};

describe('income', () => {
  it('is what was shipped less what came back, per currency', () => {
    const given = facts({
      shipments: [shipped('100'), shipped('50', { category: null }), shipped('7000', { currency: 'RUB' })],
      returns: [returned('30')],
    });
    expect(incomeIn(given, 'current')).toEqual([
      { currency: 'RUB', amount: '7000', basis: 'net' },
      { currency: 'EUR', amount: '120', basis: 'net' },
    ]);
  });

  it('grows against the twelve months before', () => {
    const given = facts({ shipments: [shipped('108'), shipped('100', { period: 'previous' })] });
    expect(growth(given)).toEqual({ kind: 'ratio', ratio: expect.closeTo(0.08) });
  });

  it('is not compared with a year that is not wholly known, was empty, or had another VAT basis', () => {
    const previous = shipped('100', { period: 'previous' });
    const late = years.start.add({ days: 15 });
    expect(growth(facts({ shipments: [shipped('108'), previous], since: late }))).toEqual({ kind: 'no-history' });
    expect(growth(facts({ shipments: [shipped('108')] }))).toEqual({ kind: 'new' });
    expect(growth(facts({ shipments: [shipped('108'), { ...previous, basis: 'gross' }] }))).toEqual({
      kind: 'mixed-vat',
    });
  });
});

describe('the share of our income', () => {
  it('is taken in the one currency there is, without any rate', () => {
    const given = facts({
      shipments: [shipped('70', { currency: 'RUB' })],
      company: [company('280', { currency: 'RUB' })],
    });
    expect(shareOf(given, noRates)).toEqual({ kind: 'ratio', ratio: 0.25, ratesOf: null, without: [] });
  });

  it('is converted at dated rates, and says their day', () => {
    const given = facts({ shipments: [shipped('90')], company: [company('90'), company('300', { currency: 'USD' })] });
    expect(shareOf(given, dollars)).toMatchObject({ ratio: 0.25, ratesOf: Temporal.PlainDate.from('2026-10-31') });
  });

  it('names what it leaves out for want of a rate, and is not given when that is the account’s own income', () => {
    const all = [company('100'), company('300', { currency: 'CHF' })];
    expect(shareOf(facts({ shipments: [shipped('50')], company: all }), noRates)).toMatchObject({
      ratio: 0.5,
      without: ['CHF'],
    });
    expect(shareOf(facts({ shipments: [shipped('50', { currency: 'CHF' })], company: all }), noRates)).toEqual({
      kind: 'no-rate',
      currency: 'CHF',
    });
  });

  it('of amounts with and without VAT is refused', () => {
    const given = facts({ shipments: [shipped('50')], company: [company('50'), company('50', { basis: 'gross' })] });
    expect(shareOf(given, noRates)).toEqual({ kind: 'mixed-vat' });
  });

  it('takes a return without an order to be on the same VAT basis', () => {
    const back = company('10', { returned: true, basis: null });
    const given = facts({ shipments: [shipped('50')], returns: [returned('5')], company: [company('110'), back] });
    expect(shareOf(given, noRates)).toMatchObject({ kind: 'ratio', ratio: 0.45 });
  });

  it('lies between nothing and everything', () => {
    const amount = fc.integer({ min: 0, max: 1e9 }).map(String);
    fc.assert(
      fc.property(amount, amount, amount, amount, (own, others, back, othersBack) => {
        const given = facts({
          shipments: [shipped(own)],
          returns: [returned(back)],
          company: [
            company(own),
            company(others),
            ...[back, othersBack].map((sum) => company(sum, { returned: true })),
          ],
        });
        const share = shareOf(given, noRates);
        if (share.kind === 'ratio') {
          expect(share.ratio).toBeGreaterThanOrEqual(0);
          expect(share.ratio).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it.each([
    [0.1, 'none'],
    [0.101, 'key'],
    [0.2, 'key'],
    [0.201, 'critical'],
    [0.7, 'critical'],
    [0.701, 'mono'],
  ])('of %d makes the dependence %s', (ratio, dependence) => {
    const share: Share = { kind: 'ratio', ratio, ratesOf: null, without: [] };
    expect(dependenceOf(share)).toBe(dependence);
  });
});

describe('the return rate', () => {
  it('counts what came back, not what never arrived', () => {
    const given = facts({ shipments: [shipped('1000')], returns: [returned('19'), returned('50', { kind: 'short' })] });
    expect(returnRate(given, 'current')).toBeCloseTo(0.019);
    expect(returnRate(given, 'previous')).toBeNull();
  });

  it('is not given where VAT bases differ', () => {
    const given = facts({ shipments: [shipped('1000')], returns: [returned('19', { basis: 'gross' })] });
    expect(returnRate(given, 'current')).toBeNull();
  });
});
