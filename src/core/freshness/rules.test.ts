import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { ageOf, gatheredUntil, isTooOld, limitOf, waitsUntil, workingDaysBetween } from './rules.ts';

const d = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso);
const at = (iso: string): Temporal.Instant => Temporal.Instant.from(iso);

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

  it.each([
    // The Immaculate Conception, a Tuesday, is free in Italy alone.
    ['2026-12-07', '2026-12-09', 'IT', 1],
    ['2026-12-07', '2026-12-09', 'RU', 2],
    // Christmas is a Friday, Saint Stephen's a Saturday, that is free anyway.
    ['2026-12-24', '2026-12-28', 'IT', 1],
    ['2026-12-31', '2027-01-11', 'RU', 1],
  ])('from %s to %s in %s leaves out the holidays: %s', (from, to, country, days) => {
    expect(workingDaysBetween(d(from), d(to), country)).toBe(days);
  });

  it('adds up from any day to any other', () => {
    const offset = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(offset, offset, offset, fc.constantFrom('IT', 'RU', null), (a, b, c, country) => {
        const from = d('2026-11-01').add({ days: a });
        const middle = from.add({ days: b });
        const to = middle.add({ days: c });
        const [first, second] = [workingDaysBetween(from, middle, country), workingDaysBetween(middle, to, country)];
        expect(first + second).toBe(workingDaysBetween(from, to, country));
      }),
    );
  });

  it('counts the days where the organisation is', () => {
    const [friday, monday] = [at('2026-11-20T22:30:00Z'), at('2026-11-22T22:30:00Z')];
    expect(ageOf(friday, monday, { zone: 'Europe/London', country: null })).toBe(0);
    // There it is Monday already.
    expect(ageOf(friday, monday, { zone: 'Europe/Moscow', country: null })).toBe(1);
  });
});

describe('what is old', () => {
  it.each([
    ['orders', 2, 2],
    ['invoices', 0, 0],
    ['contracts', 2, 20],
    ['contracts', 30, 30],
  ] as const)('of %s, where %i working days are set, is older than %i', (kind, set, limit) => {
    expect(limitOf(kind, set)).toBe(limit);
  });

  it.each([
    [4, 2, false],
    [5, 2, true],
    // What is to be of the same day is not too old on the next.
    [1, 0, false],
    [2, 0, false],
    [3, 0, true],
    [40, 20, false],
    [41, 20, true],
  ])('%i working days old, with a limit of %i: too old is %s', (days, limit, expected) => {
    expect(isTooOld(days, limit)).toBe(expected);
  });
});

describe('waiting for newer data', () => {
  it.each([
    // From Monday to Monday, and over the two holidays of Italy's Christmas.
    ['2026-11-23T08:00:00Z', '2026-11-30T08:00:00Z'],
    ['2026-12-21T08:00:00Z', '2026-12-29T08:00:00Z'],
  ])('from %s on lasts until %s at most', (from, until) => {
    expect(waitsUntil(at(from), { zone: 'Europe/Rome', country: 'IT' }).toString()).toBe(until);
  });
});

describe('what has become old', () => {
  const now = at('2026-11-23T08:00:00Z');
  it.each([
    [null, null],
    ['2026-11-20T08:00:00Z', '2026-11-27T08:00:00Z'],
    ['2026-11-16T08:00:00Z', null],
  ])('when something was told %s is told from %s on', (told, until) => {
    expect(gatheredUntil(told === null ? null : at(told), now)?.toString() ?? null).toBe(until);
  });
});
