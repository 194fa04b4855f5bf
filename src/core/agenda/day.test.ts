import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { readDay, readMorning } from './day.ts';

/** A Saturday. */
const today = Temporal.PlainDate.from('2026-11-21');

describe('the day that is meant', () => {
  it.each([
    ['', '2026-11-21'],
    ['today', '2026-11-21'],
    ['Сегодня', '2026-11-21'],
    ['oggi', '2026-11-21'],
    ['tomorrow', '2026-11-22'],
    ['ЗАВТРА', '2026-11-22'],
    ['domani', '2026-11-22'],
    ['послезавтра', '2026-11-23'],
    ['dopodomani', '2026-11-23'],
    ['saturday', '2026-11-21'],
    ['sunday', '2026-11-22'],
    ['domenica', '2026-11-22'],
    ['mon', '2026-11-23'],
    ['venerdì', '2026-11-27'],
    ['venerdi', '2026-11-27'],
    ['пятницу', '2026-11-27'],
    ['пт', '2026-11-27'],
    ['2026-12-04', '2026-12-04'],
    ['04.12', '2026-12-04'],
    ['4/12/2027', '2027-12-04'],
    ['29.02.2028', '2028-02-29'],
    ['05.01', '2027-01-05'],
    ['20.11', '2026-11-20'],
  ])('%s is %s', (typed, day) => {
    expect(readDay(typed, today)?.toString()).toBe(day);
  });

  it.each(['someday', 'm', '31.02', '2026-13-01', '0.0', '<script>', 'я'.repeat(10_000)])('%s is none', (typed) => {
    expect(readDay(typed, today)).toBeNull();
  });
});

it.each([
  ['28.12', '2027-01-03', '2026-12-28'],
  ['29.02', '2027-11-01', '2028-02-29'],
])('a date without a year is the nearest: %s on %s is %s', (typed, on, day) => {
  expect(readDay(typed, Temporal.PlainDate.from(on))?.toString()).toBe(day);
});

describe('the hour of the morning', () => {
  it.each([
    ['at 7:30', '07:30'],
    ['в 7:30', '07:30'],
    ['alle 7.30', '07:30'],
    ['at 9', '09:00'],
    ['AT 23:59', '23:59'],
    ['off', null],
    ['выкл', null],
    ['no', null],
    ['at 25', undefined],
    ['at 7:60', undefined],
    ['7:30', undefined],
    ['tomorrow', undefined],
    ['', undefined],
  ])('%s is %s', (typed, hour) => {
    expect(readMorning(typed)).toBe(hour);
  });
});
