import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { holidayOn } from './holidays.ts';
import { nextStart, quietAt, type WorkingTime, workingDayOf } from './rules.ts';

const workingTime = (over: Partial<WorkingTime> & { country?: string } = {}): WorkingTime => ({
  zone: 'Europe/Rome',
  from: '08:00',
  until: '20:00',
  days: [1, 2, 3, 4, 5],
  isHoliday: (day) => holidayOn(over.country ?? null, day) !== null,
  away: null,
  ...over,
});
const instant = (said: string, zone = 'Europe/Rome'): Temporal.Instant =>
  Temporal.PlainDateTime.from(said).toZonedDateTime(zone).toInstant();
const days = (from: string, until: string) => ({
  from: Temporal.PlainDate.from(from),
  until: Temporal.PlainDate.from(until),
});

const nights = { from: '22:00', until: '06:00' };
const allDay = { from: '09:00', until: '09:00' };

/** At which wall time, for whom, why it is quiet, and when it ceases to be. 23 November 2026 is a Monday. */
const moments: readonly [string, string, Partial<WorkingTime> & { country?: string }, string | null, string?][] = [
  ['the hours begin with their first minute', '2026-11-23T08:00', {}, null],
  ['before them it is quiet', '2026-11-23T07:59:59', {}, 'hours', '2026-11-23T08:00'],
  ['they end before their last minute', '2026-11-23T20:00', {}, 'hours', '2026-11-24T08:00'],
  ['a Friday evening waits for Monday', '2026-11-27T20:00', {}, 'weekend-to-come', '2026-11-30T08:00'],
  ['a Saturday is quiet at noon', '2026-11-28T12:00', {}, 'weekend', '2026-11-30T08:00'],
  ['not for whom it is a working day', '2026-11-28T12:00', { days: [6] }, null],
  ['a holiday is quiet', '2026-12-08T12:00', { country: 'IT' }, 'holiday', '2026-12-09T08:00'],
  ['not in another country', '2026-12-08T12:00', { country: 'DE' }, null],
  ['Russia begins its year late', '2027-01-01T12:00', { country: 'RU' }, 'holiday', '2027-01-11T08:00'],
  ['Easter Monday moves', '2027-03-29T12:00', { country: 'IT' }, 'holiday', '2027-03-30T08:00'],
  [
    'an absence is quiet on its last day',
    '2026-11-25T12:00',
    { away: days('2026-11-23', '2026-11-25') },
    'away',
    '2026-11-26T08:00',
  ],
  ['and not on the day before it', '2026-11-22T12:00', { days: [7], away: days('2026-11-23', '2026-11-25') }, null],
  ['a night shift begins in the evening', '2026-11-23T22:00', nights, null],
  ['goes on after midnight', '2026-11-24T05:59', nights, null],
  ['is over in the morning', '2026-11-24T06:00', nights, 'hours', '2026-11-24T22:00'],
  ['goes on into a Saturday', '2026-11-28T03:00', nights, null],
  ['and does not begin on one', '2026-11-28T23:00', nights, 'weekend', '2026-11-30T22:00'],
  ['round the clock it is never quiet at night', '2026-11-24T03:00', allDay, null],
  ['but it is at the weekend', '2026-11-28T03:00', allDay, 'weekend', '2026-11-30T00:00'],
];

describe('somebody', () => {
  it.each(moments)('%s', (_, said, over, why, next) => {
    const time = workingTime(over);
    const reason = quietAt(time, instant(said));
    expect(reason).toBe(why === 'weekend-to-come' ? 'hours' : why);
    expect(nextStart(time, instant(said))?.toString()).toBe(instant(next ?? said).toString());
  });

  it('who has no working days is never to be disturbed', () => {
    const time = workingTime({ days: [] });
    expect(quietAt(time, instant('2026-11-23T12:00'))).toBe('weekend');
    expect(nextStart(time, instant('2026-11-23T12:00'))).toBeNull();
  });

  it('who is away for two years is not looked for beyond one', () => {
    const time = workingTime({ away: days('2026-11-01', '2028-11-01') });
    expect(nextStart(time, instant('2026-11-23T12:00'))).toBeNull();
  });

  it.each([
    ['Europe/Rome', '2026-10-24T21:00', '2026-10-26T07:00:00Z'],
    ['Europe/Rome', '2027-03-27T21:00', '2027-03-29T06:00:00Z'],
    ['Europe/Moscow', '2026-10-24T21:00', '2026-10-26T05:00:00Z'],
    ['Asia/Kolkata', '2026-10-24T21:00', '2026-10-26T02:30:00Z'],
  ])('in %s begins the week at eight by their own clock, also after %s', (zone, said, next) => {
    expect(nextStart(workingTime({ zone }), instant(said, zone))?.toString()).toBe(next);
  });

  it('whose day begins at an hour that the clocks leave out begins it once they have moved', () => {
    const time = workingTime({ from: '02:30', days: [7] });
    expect(nextStart(time, instant('2027-03-28T00:00'))?.toString()).toBe('2027-03-28T01:30:00Z');
  });

  it('whose hours begin in an hour that the clocks repeat begins them once', () => {
    const time = workingTime({ from: '02:30', until: '04:00', days: [7] });
    const begun = Temporal.Instant.from('2026-10-25T00:30:00Z');
    expect(nextStart(time, instant('2026-10-25T00:00'))?.toString()).toBe(begun.toString());
    const quiet = Array.from({ length: 150 }, (_, minute) => quietAt(time, begun.add({ minutes: minute })));
    expect(new Set(quiet)).toEqual(new Set([null]));
  });

  it('who travels is met by the clock of where they are', () => {
    const monday = instant('2026-11-23T21:00');
    expect(nextStart(workingTime(), monday)?.toString()).toBe('2026-11-24T07:00:00Z');
    expect(nextStart(workingTime({ zone: 'America/New_York' }), monday)?.toString()).toBe(monday.toString());
  });
});

const clock = fc
  .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.constantFrom(0, 15, 30, 59) })
  .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const anyTime = fc
  .record({
    zone: fc.constantFrom(
      'Europe/Rome',
      'Europe/Moscow',
      'Europe/London',
      'Asia/Kolkata',
      'America/New_York',
      'Pacific/Chatham',
    ),
    from: clock,
    until: clock,
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    country: fc.constantFrom('IT', 'RU', 'GB'),
  })
  .map((some) => workingTime(some));
/** Around the nights on which clocks change, and any other day. */
const anyInstant = fc
  .tuple(
    fc.constantFrom('2026-10-24T12:00:00Z', '2027-03-27T12:00:00Z', '2026-12-20T00:00:00Z'),
    fc.integer({ min: 0, max: 4 * 24 * 60 }),
  )
  .map(([from, minutes]) => Temporal.Instant.from(from).add({ minutes }));

describe('the next moment that is not quiet', () => {
  it('is not quiet, not before, and its own next one', () => {
    fc.assert(
      fc.property(anyTime, anyInstant, (time, from) => {
        const next = nextStart(time, from);
        if (next === null) throw new Error('everybody here works once a year');
        expect(quietAt(time, next)).toBeNull();
        expect(Temporal.Instant.compare(from, next)).toBeLessThanOrEqual(0);
        expect(nextStart(time, next)?.equals(next)).toBe(true);
      }),
    );
  });

  it('is the first', () => {
    fc.assert(
      fc.property(anyTime, anyInstant, (time, from) => {
        const next = nextStart(time, from) ?? from;
        const minutes = Math.ceil(from.until(next).total('minutes'));
        for (let minute = 0; minute < minutes; minute += 13) {
          expect(quietAt(time, from.add({ minutes: minute }))).not.toBeNull();
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the day that a moment counts to', () => {
  it('never goes back', () => {
    fc.assert(
      fc.property(anyTime, anyInstant, fc.integer({ min: 1, max: 600 }), (time, from, minutes) => {
        const [a, b] = [workingDayOf(time, from), workingDayOf(time, from.add({ minutes }))];
        expect(Temporal.PlainDate.compare(a, b)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('holidays', () => {
  it.each([
    ['IT', '2027-04-25', 'Liberazione dal nazifascismo (1945)', 'it'],
    ['RU', '2027-05-09', 'День Победы', 'ru'],
    ['RU', '2027-01-06', 'New Year Holiday', 'it'],
    ['GB', '2026-12-28', 'Boxing Day (substitute day)', 'en'],
    ['de', '2027-10-03', null, 'en'],
  ] as const)('of %s on %s', (country, day, name, language) => {
    const holiday = holidayOn(country, Temporal.PlainDate.from(day));
    expect(holiday).not.toBeNull();
    if (name) expect(holiday?.name(language)).toBe(name);
  });

  it.each([['XX'], [null]])('are none in %s', (country) => {
    expect(holidayOn(country, Temporal.PlainDate.from('2027-01-01'))).toBeNull();
  });
});
