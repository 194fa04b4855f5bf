import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { median, rhythmOf, silentCategories } from './rhythm.ts';

const asOf = Temporal.PlainDate.from('2026-11-21');

/** Order days by how many days ago they were. */
const ago = (...days: number[]) => days.map((n) => asOf.subtract({ days: n }));
/** `count` orders, `gap` days apart, the last `silence` days ago. */
const regular = (gap: number, count: number, silence: number) =>
  ago(...Array.from({ length: count }, (_, i) => silence + (count - 1 - i) * gap));

describe('the rhythm of orders', () => {
  it('of a regular series is its period', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 4, max: 20 }), (gap, count) => {
        const rhythm = rhythmOf(regular(gap, count, gap), asOf);
        expect(rhythm).toMatchObject({ usual: gap, silence: gap, silent: false });
        expect(rhythm?.expected?.toString()).toBe(asOf.toString());
      }),
    );
  });

  it('is broken after more than twice the usual gap', () => {
    expect(rhythmOf(regular(12, 20, 24), asOf)?.silent).toBe(false);
    expect(rhythmOf(regular(12, 20, 25), asOf)?.silent).toBe(true);
  });

  it('of an irregular customer allows for gaps that are common with them', () => {
    const irregular = ago(400, 390, 300, 290, 200, 190, 100, 90);
    expect(rhythmOf([...irregular, ...ago(60)], asOf)).toMatchObject({ silence: 60, silent: false });
  });

  it('takes more than three orders to become a habit', () => {
    expect(rhythmOf(ago(90, 60, 30), asOf)).toMatchObject({ usual: null, expected: null, silent: false, silence: 30 });
    expect(rhythmOf([], asOf)).toBeNull();
  });

  it('does not depend on when it is looked at', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 700 }), { minLength: 4 }), (days) => {
        const sorted = ago(...days.sort((a, b) => b - a));
        expect(rhythmOf(sorted, asOf.add({ days: 100 }))?.usual).toBe(rhythmOf(sorted, asOf)?.usual);
      }),
    );
  });
});

describe('silent categories', () => {
  const worth = (category: string) => ({ pumps: 9, seals: 5 })[category] ?? 0;

  it('are named while the account goes on ordering, the dearest first', () => {
    const days = {
      all: regular(12, 40, 6),
      byCategory: [
        { category: 'seals', days: regular(20, 10, 50) },
        { category: 'pumps', days: regular(25, 10, 61) },
        { category: 'valves', days: regular(12, 30, 6) },
      ],
    };
    expect(silentCategories(days, asOf, worth)).toEqual([
      { category: 'pumps', silence: 61, usual: 25 },
      { category: 'seals', silence: 50, usual: 20 },
    ]);
  });

  it('are no news when the account itself is silent', () => {
    const days = { all: regular(12, 40, 80), byCategory: [{ category: 'pumps', days: regular(25, 10, 80) }] };
    expect(silentCategories(days, asOf, worth)).toEqual([]);
  });

  it('are lost, not silent, after a year', () => {
    const days = { all: regular(12, 60, 6), byCategory: [{ category: 'pumps', days: regular(25, 10, 366) }] };
    expect(silentCategories(days, asOf, worth)).toEqual([]);
  });
});

it('the median of an even number lies between the middle two', () => {
  expect([median([1, 9, 3]), median([4, 1, 3, 2])]).toEqual([3, 2.5]);
});
