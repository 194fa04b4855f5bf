import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { ageOf, workingDaysBetween } from './rules.ts';

const d = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso);

describe('the age of data', () => {
  it.each([
    ['2026-11-20', '2026-11-20', 0],
    // Friday to Saturday, Sunday, Monday
    ['2026-11-20', '2026-11-21', 0],
    ['2026-11-20', '2026-11-22', 0],
    ['2026-11-20', '2026-11-23', 1],
    ['2026-11-21', '2026-11-23', 1],
    ['2026-11-16', '2026-11-27', 9],
    ['2026-11-23', '2026-11-20', 0],
  ])('from %s to %s is %i working days', (from, to, days) => {
    expect(workingDaysBetween(d(from), d(to))).toBe(days);
  });

  it('adds up from any day to any other', () => {
    const offset = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(offset, offset, offset, (a, b, c) => {
        const from = d('2026-01-01').add({ days: a });
        const middle = from.add({ days: b });
        const to = middle.add({ days: c });
        expect(workingDaysBetween(from, middle) + workingDaysBetween(middle, to)).toBe(workingDaysBetween(from, to));
      }),
    );
  });

  it('counts the days where the organisation is', () => {
    const [friday, monday] = ['2026-11-20T22:30:00Z', '2026-11-22T22:30:00Z'].map((iso) => Temporal.Instant.from(iso));
    if (!friday || !monday) throw new Error('no instants');
    expect(ageOf(friday, monday, 'Europe/London')).toBe(0);
    // There it is Monday already.
    expect(ageOf(friday, monday, 'Europe/Moscow')).toBe(1);
  });
});
