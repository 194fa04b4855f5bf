import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { readMove } from './move.ts';

const read = (day: string, time: string, zone = 'Europe/Rome') =>
  readMove({ day: Temporal.PlainDate.from(day), time }, zone)?.toString() ?? null;

it.each([
  ['15:30', '2026-11-23T14:30:00Z'],
  ['9', '2026-11-23T08:00:00Z'],
  ['09.05', '2026-11-23T08:05:00Z'],
  [' 9 05 ', '2026-11-23T08:05:00Z'],
  ['24:00', null],
  ['15:60', null],
  ['noon', null],
  ['', null],
])('the time %j is %s', (time, at) => {
  expect(read('2026-11-23', time)).toBe(at);
});

it('reads times that do not exist, and those that come twice, as calendars do', () => {
  expect(read('2027-03-28', '02:30')).toBe('2027-03-28T01:30:00Z');
  expect(read('2027-10-31', '02:30')).toBe('2027-10-31T00:30:00Z');
});
