import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isDaytime, isToldOn } from './rules.ts';

const d = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso);

describe('when it is told', () => {
  it.each([
    ['on a Friday', '2026-11-20', '2026-12-20', true],
    ['not on a Saturday', '2026-11-21', '2026-11-28', false],
    ['nor on a Sunday for the Monday', '2026-11-22', '2026-11-23', false],
    ['but on a Saturday, what is over on Sunday', '2026-11-21', '2026-11-22', true],
    ['and on a Sunday, what is over that day', '2026-11-22', '2026-11-22', true],
  ])('%s', (_, today, on, told) => {
    expect(isToldOn(d(today), d(on))).toBe(told);
  });

  it.each([
    ['2026-11-23T06:59:00Z', 'Europe/Rome', false],
    ['2026-11-23T07:00:00Z', 'Europe/Rome', true],
    ['2026-11-23T18:59:00Z', 'Europe/Rome', true],
    ['2026-11-23T19:00:00Z', 'Europe/Rome', false],
    ['2026-11-23T07:00:00Z', 'America/New_York', false],
  ])('at %s in %s: %s', (at, zone, isDay) => {
    expect(isDaytime(Temporal.Instant.from(at), zone)).toBe(isDay);
  });
});

describe('what is over today', () => {
  it.each([
    ['2026-11-23T06:59:00Z', false],
    ['2026-11-23T19:00:00Z', true],
    ['2026-11-23T22:59:00Z', true],
    ['2026-11-23T23:00:00Z', false],
  ])('is told from the morning to midnight: at %s %s', (at, isTold) => {
    expect(isDaytime(Temporal.Instant.from(at), 'Europe/Rome', true)).toBe(isTold);
  });
});
