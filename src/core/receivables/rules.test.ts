import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { total } from '../money.ts';
import type { OpenSum } from './queries.ts';
import { averageLateness, type Debt, debts, type Limit, limitUse } from './rules.ts';

const asOf = Temporal.PlainDate.from('2026-11-21');
const noRates = { into: 'EUR', of: new Map() };

const item = (over: Partial<OpenSum> & { overdueDays?: number | null } = {}): OpenSum => {
  const { overdueDays = 0, ...rest } = over;
  return {
    legalEntityId: 1,
    kind: 'invoice',
    currency: 'EUR',
    dueOn: overdueDays === null ? null : asOf.subtract({ days: overdueDays }),
    open: '100',
    disputed: '0',
    heldBy: null,
    items: 1,
    ...rest,
  };
};

const only = (sums: readonly OpenSum[], advances: { amount: string; currency: string }[] = []): Debt => {
  const [debt] = debts(sums, advances, asOf);
  if (!debt) throw new Error('no debt');
  return debt;
};

describe('debts', () => {
  it.each([
    [0, [0, 0, 0, 0]],
    [1, [100, 0, 0, 0]],
    [30, [100, 0, 0, 0]],
    [31, [0, 100, 0, 0]],
    [60, [0, 100, 0, 0]],
    [61, [0, 0, 100, 0]],
    [90, [0, 0, 100, 0]],
    [91, [0, 0, 0, 100]],
  ])('of an invoice %i days over its day stand in one bucket', (overdueDays, buckets) => {
    expect(only([item({ overdueDays })]).buckets.map(({ amount }) => Number(amount))).toEqual(buckets);
  });

  it('that are disputed are open, and neither overdue nor due', () => {
    expect(only([item({ overdueDays: 40, open: '100', disputed: '40' })])).toMatchObject({
      open: '100',
      overdue: '60',
      disputed: '40',
      notDue: '0',
    });
  });

  it('without a due day stand apart', () => {
    expect(only([item({ overdueDays: null, open: '5400', items: 2 })])).toMatchObject({
      open: '5400',
      overdue: '0',
      noDueDate: '5400',
      noDueDateItems: 2,
    });
  });

  it('are not lessened in silence by what we owe', () => {
    const debt = only(
      [item({ open: '722300' }), item({ kind: 'credit_note', open: '24600' }), item({ open: '-10' })],
      [{ amount: '150000', currency: 'EUR' }],
    );
    expect(debt).toMatchObject({ open: '722300', creditNotes: '24600', advances: '150010' });
  });

  it('of several currencies are never added', () => {
    const all = debts([item(), item({ currency: 'RUB', open: '5000' })], [], asOf);
    expect(all.map(({ currency, open }) => `${open} ${currency}`)).toEqual(['5000 RUB', '100 EUR']);
  });

  it('add up to the cent, whatever is open', () => {
    const cents = fc.integer({ min: 1, max: 10_000_000_00 }).map((n) => new Decimal(n).div(100).toFixed(2));
    const arbitrary = fc
      .tuple(cents, fc.option(fc.integer({ min: -400, max: 400 })), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([open, overdueDays, part]) =>
        item({ open, overdueDays, disputed: new Decimal(open).times(part).toDecimalPlaces(2).toFixed() }),
      );
    fc.assert(
      fc.property(fc.array(arbitrary, { minLength: 1 }), (sums) => {
        const debt = only(sums);
        expect(total(debt.buckets.map(({ amount }) => amount))).toBe(debt.overdue);
        expect(total([debt.overdue, debt.notDue, debt.noDueDate, debt.disputed])).toBe(debt.open);
        expect(debt.open).toBe(total(sums.map(({ open }) => open)));
      }),
    );
  });
});

describe('how late they pay', () => {
  it('is weighed by amount', () => {
    const settled = [
      { currency: 'EUR', daysLate: 10, amount: '900' },
      { currency: 'EUR', daysLate: -10, amount: '100' },
    ];
    expect(averageLateness(settled, 'EUR')).toBe(8);
    expect(averageLateness(settled, 'RUB')).toBeNull();
  });

  it('lies between the earliest and the latest payment', () => {
    const row = fc.record({
      currency: fc.constant('EUR'),
      daysLate: fc.integer({ min: -60, max: 200 }),
      amount: fc.integer({ min: 1, max: 1e9 }).map(String),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (settled) => {
        const days = settled.map(({ daysLate }) => daysLate);
        const mean = averageLateness(settled, 'EUR') ?? Number.NaN;
        expect(mean).toBeGreaterThanOrEqual(Math.min(...days) - 1e-9);
        expect(mean).toBeLessThanOrEqual(Math.max(...days) + 1e-9);
      }),
    );
  });
});

describe('the use of a limit', () => {
  const limit = (amount: string, currency = 'EUR', entity: Limit['entity'] = null): Limit => ({
    entity,
    limit: { amount, currency },
  });

  it('counts what is open less our credit notes', () => {
    const use = limitUse([item({ open: '500' }), item({ kind: 'credit_note', open: '100' })], [limit('1000')], noRates);
    expect(use?.used).toMatchObject({ kind: 'ratio', ratio: 0.4 });
  });

  it('is that of the tightest legal entity', () => {
    const sums = [item({ legalEntityId: 1, open: '500' }), item({ legalEntityId: 2, open: '500' })];
    const limits = [limit('1000', 'EUR', { id: 1, name: 'One' }), limit('600', 'EUR', { id: 2, name: 'Two' })];
    expect(limitUse(sums, limits, noRates)).toMatchObject({ entity: { name: 'Two' } });
  });

  it('is not guessed without a rate, nor divided by zero', () => {
    expect(limitUse([item({ currency: 'CHF' })], [limit('1000')], noRates)?.used).toEqual({
      kind: 'no-rate',
      currency: 'CHF',
    });
    expect(limitUse([item()], [limit('0')], noRates)?.used.kind).toBe('no-whole');
    expect(limitUse([item()], [], noRates)).toBeNull();
  });
});
