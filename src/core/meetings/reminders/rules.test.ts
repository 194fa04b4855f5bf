import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { leaveAt, pausesBefore, remindAt, standingOf } from './rules.ts';

const instant = (iso: string) => Temporal.Instant.from(iso);
const start = instant('2026-11-23T10:00:00Z');

describe('when a reminder is due', () => {
  it('is the lead time before one has to leave', () => {
    expect(remindAt(start, 30, 60).toString()).toBe('2026-11-23T08:30:00Z');
    expect(remindAt(start, null, 60).toString()).toBe('2026-11-23T09:00:00Z');
    expect(leaveAt(start, 0)).toBeNull();
  });

  it('is never after one has to leave, nor that after the start', () => {
    const minutes = fc.integer({ min: 0, max: 1_440 });
    fc.assert(
      fc.property(minutes, minutes, (travel, lead) => {
        const leave = leaveAt(start, travel) ?? start;
        expect(Temporal.Instant.compare(remindAt(start, travel, lead), leave)).toBeLessThanOrEqual(0);
        expect(Temporal.Instant.compare(leave, start)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('how a meeting stands to what was told of it', () => {
  const at = (status: string, startsAt: string) => ({ status, startsAt: instant(startsAt) });
  it.each([
    ['gone', null, '2026-11-23T09:00:00Z'],
    ['coming', at('planned', '2026-11-23T10:00:00Z'), '2026-11-23T09:59:59Z'],
    ['begun', at('planned', '2026-11-23T10:00:00Z'), '2026-11-23T10:00:00Z'],
    ['moved', at('planned', '2026-11-23T11:00:00Z'), '2026-11-23T09:00:00Z'],
    ['moved', at('planned', '2026-11-23T08:00:00Z'), '2026-11-23T09:00:00Z'],
    ['cancelled', at('cancelled', '2026-11-23T11:00:00Z'), '2026-11-23T09:00:00Z'],
    ['done', at('held', '2026-11-23T10:00:00Z'), '2026-11-23T10:30:00Z'],
    ['done', at('not_held', '2026-11-23T10:00:00Z'), '2026-11-23T10:30:00Z'],
  ])('%s', (standing, meeting, now) => {
    expect(standingOf(meeting, start, instant(now))).toBe(standing);
  });
});

it('offers only pauses that end before the start', () => {
  const before = (minutes: number) => pausesBefore(start, start.subtract({ minutes }));
  expect([before(61), before(60), before(31), before(10), before(0)]).toEqual([
    [10, 30, 60],
    [10, 30],
    [10, 30],
    [],
    [],
  ]);
});
