import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { conflictsOf } from './rules.ts';

const at = (time: string) => Temporal.Instant.from(`2026-11-23T${time}:00Z`);
const meeting = (from: string, to: string, travelMinutes: number | null = null) => ({
  startsAt: at(from),
  endsAt: at(to),
  travelMinutes,
});
const said = (meetings: readonly ReturnType<typeof meeting>[]) =>
  conflictsOf(meetings).map(({ kind, minutes }) => `${kind} ${minutes}`);

describe('what cannot be held as planned', () => {
  it.each([
    ['one after the other', [meeting('09:00', '10:00'), meeting('10:00', '11:00')], []],
    ['at once', [meeting('09:00', '10:00'), meeting('09:45', '11:00')], ['overlap 15']],
    ['with just enough time for the way', [meeting('09:00', '10:00'), meeting('10:30', '11:00', 30)], []],
    ['with too little', [meeting('09:00', '10:00'), meeting('10:30', '11:00', 45)], ['travel 15']],
    ['a way before the first is nobody’s matter', [meeting('09:00', '10:00', 600)], []],
    [
      'within a long one, and after it',
      [meeting('09:00', '12:00'), meeting('10:00', '10:30'), meeting('11:00', '11:30'), meeting('12:10', '13:00', 20)],
      ['overlap 120', 'overlap 60', 'travel 10'],
    ],
    ['in whatever order they come', [meeting('09:45', '11:00'), meeting('09:00', '10:00')], ['overlap 15']],
  ])('%s', (_, meetings, expected) => {
    expect(said(meetings)).toEqual(expected);
  });
});
