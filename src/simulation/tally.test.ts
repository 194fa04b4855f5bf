import { expect, it } from 'vitest';
import type { Fate } from './simulate.ts';
import { burdensOf, linesOf, waitedForData } from './tally.ts';

const fate = (over: Partial<Fate> = {}): Fate => ({
  handle: 'olga',
  name: 'Olga',
  kind: 'overdue',
  state: 'sent',
  reason: null,
  day: '2026-11-24',
  isCarried: false,
  ...over,
});
const bundled = { state: 'bundled', isCarried: true };

it('counts by person and kind what came by itself, with others, later, and not at all', () => {
  const fates = [
    fate(),
    fate(bundled),
    fate({ ...bundled, reason: 'budget' }),
    fate({ state: 'held', reason: 'quiet-hours' }),
    fate({ state: 'dropped', reason: 'settled' }),
    fate({ kind: 'agenda' }),
  ];
  expect(linesOf(fates)).toEqual([
    {
      handle: 'olga',
      kind: 'overdue',
      told: 1,
      bundled: 1,
      held: 2,
      dropped: 1,
      heldFor: { budget: 1, 'quiet-hours': 1 },
      reasons: { settled: 1 },
    },
    { handle: 'olga', kind: 'agenda', told: 1, bundled: 0, held: 0, dropped: 0, heldFor: {}, reasons: {} },
  ]);
});

it('says how much waits, or has waited, for newer data', () => {
  const [line] = linesOf([
    fate({ state: 'held', reason: 'old-data' }),
    fate({ ...bundled, reason: 'old-data-over' }),
    fate({ ...bundled, reason: 'budget' }),
  ]);
  expect(line && waitedForData(line)).toBe(2);
});

it('tells days apart where that is asked for, in their order', () => {
  const fates = [fate({ day: '2026-11-25' }), fate(), fate(), fate({ handle: 'marco' })];
  expect(linesOf(fates, 'day').map(({ handle, day, told }) => [handle, day, told])).toEqual([
    ['marco', '2026-11-24', 1],
    ['olga', '2026-11-24', 2],
    ['olga', '2026-11-25', 1],
  ]);
});

it('says who has most to bear, and on which day', () => {
  const fates = [
    fate({ handle: 'ivan' }),
    fate({ day: '2026-11-23' }),
    fate(),
    fate(),
    fate({ state: 'dropped', reason: 'off' }),
    fate({ handle: 'maria', state: 'held', reason: 'budget' }),
  ];
  expect(burdensOf(fates)).toEqual([
    { handle: 'olga', messages: 3, days: 2, most: 2, busiest: '2026-11-24' },
    { handle: 'ivan', messages: 1, days: 1, most: 1, busiest: '2026-11-24' },
    { handle: 'maria', messages: 0, days: 0, most: 0, busiest: null },
  ]);
});
