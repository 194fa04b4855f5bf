import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { readAhead } from './read-ahead.ts';

const read = (said: string, now: string, zone = 'Europe/Rome'): string | null =>
  readAhead(said, Temporal.Instant.from(now), zone)?.toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' }) ??
  null;

/** A Tuesday, 14:30 in Rome. */
const tuesday = '2026-11-24T13:30:00Z';

describe('a moment ahead', () => {
  it.each([
    ['2026-11-25T08:00:00Z', '2026-11-25T09:00:00+01:00'],
    ['2026-11-25T08:00:00+01:00', '2026-11-25T08:00:00+01:00'],
    ['2026-11-25T08:00', '2026-11-25T08:00:00+01:00'],
    ['2026-11-25 8:00', '2026-11-25T08:00:00+01:00'],
    ['today 15:00', '2026-11-24T15:00:00+01:00'],
    ['tomorrow 08:00', '2026-11-25T08:00:00+01:00'],
    ['  Tomorrow   08:00 ', '2026-11-25T08:00:00+01:00'],
    ['wednesday 08:00', '2026-11-25T08:00:00+01:00'],
    ['monday 08:00', '2026-11-30T08:00:00+01:00'],
    ['tuesday 23:59', '2026-12-01T23:59:00+01:00'],
    ['+90m', '2026-11-24T16:00:00+01:00'],
    ['+1h', '2026-11-24T15:30:00+01:00'],
    ['+2d', '2026-11-26T14:30:00+01:00'],
    ['+1w', '2026-12-01T14:30:00+01:00'],
  ])('%s', (said, expected) => {
    expect(read(said, tuesday)).toBe(expected);
  });

  it.each([
    '',
    'tomorrow',
    '08:00',
    'soon 08:00',
    'tomorrow 24:00',
    'tomorrow 08:60',
    '2026-02-30 08:00',
    '-1h',
    '+1y',
    '+1',
    '+h',
    '2026-11-25',
    '2026-13-01T08:00Z',
    'tomorrow 08:00 x',
  ])('is not said by %j', (said) => {
    expect(read(said, tuesday)).toBeNull();
  });

  it('is that of the one who asks: tomorrow begins earlier in the east', () => {
    expect(read('tomorrow 08:00', '2026-11-24T21:30:00Z', 'Europe/Moscow')).toBe('2026-11-26T08:00:00+03:00');
    expect(read('tomorrow 08:00', '2026-11-24T21:30:00Z')).toBe('2026-11-25T08:00:00+01:00');
  });
});

describe('where the clocks change', () => {
  /** Saturday noon in Rome; at 02:00 on Sunday it is 03:00. */
  const before = '2027-03-27T11:00:00Z';

  it.each([
    ['tomorrow 08:00', '2027-03-28T08:00:00+02:00'],
    ['tomorrow 02:30', '2027-03-28T03:30:00+02:00'],
    ['monday 08:00', '2027-03-29T08:00:00+02:00'],
    ['+1d', '2027-03-28T12:00:00+02:00'],
    ['+24h', '2027-03-28T13:00:00+02:00'],
    ['+1w', '2027-04-03T12:00:00+02:00'],
  ])('in spring, %s', (said, expected) => {
    expect(read(said, before)).toBe(expected);
  });

  it.each([
    ['tomorrow 02:30', '2026-10-25T02:30:00+02:00'],
    ['+1d', '2026-10-25T12:00:00+01:00'],
    ['+24h', '2026-10-25T11:00:00+01:00'],
  ])('in autumn, %s', (said, expected) => {
    expect(read(said, '2026-10-24T10:00:00Z')).toBe(expected);
  });
});
