import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { applyStateMachine, type Policy, type Remembered } from './rules.ts';

const day = (n: number): Temporal.Instant =>
  Temporal.Instant.from('2026-11-01T08:00:00Z').add({ minutes: 24 * 60 * n });

const policy: Policy = {
  enter: 60,
  leave: 50,
  tellsWorse: false,
  remindAfter: null,
  quietFor: Temporal.Duration.from({ hours: 7 * 24 }),
};
const firing = (over: Partial<Remembered> = {}): Remembered => ({
  state: 'firing',
  level: 60,
  episode: 1,
  firedAt: day(0),
  toldAt: day(0),
  resolvedAt: null,
  ...over,
});
const resolved = (over: Partial<Remembered> = {}): Remembered =>
  firing({ state: 'resolved', resolvedAt: day(1), ...over });

/** From, what is seen on which day, what is told, where to; `over` changes the policy. */
const transitions: readonly [
  string,
  Remembered | null,
  number | null,
  number,
  string | null,
  string | null,
  Partial<Policy>?,
][] = [
  ['nothing stays nothing below the threshold', null, 59, 1, null, null],
  ['nothing begins at the threshold', null, 60, 1, 'fired', 'firing'],
  ['without data nothing begins', null, null, 1, null, null],
  ['what holds goes on above the lower threshold', firing(), 50, 1, null, 'firing'],
  ['what holds ends below the lower threshold', firing(), 49, 1, 'resolved', 'resolved'],
  ['without data what holds goes on', firing(), null, 9, null, 'firing'],
  ['without data what ended stays ended', resolved(), null, 9, null, 'resolved'],
  ['what holds is not told again', firing(), 99, 300, null, 'firing'],
  ['what is worse is told where the rule wants that', firing(), 61, 1, 'worse', 'firing', { tellsWorse: true }],
  ['what is as bad is not worse', firing(), 60, 1, null, 'firing', { tellsWorse: true }],
  ['what is better than was told is not worse', firing({ level: 80 }), 70, 1, null, 'firing', { tellsWorse: true }],
  [
    'what goes on is told anew after its time',
    firing(),
    60,
    3,
    'still',
    'firing',
    { remindAfter: Temporal.Duration.from({ hours: 72 }) },
  ],
  [
    'and not a moment earlier',
    firing(),
    60,
    2.9,
    null,
    'firing',
    { remindAfter: Temporal.Duration.from({ hours: 72 }) },
  ],
  ['what comes back soon is known already', resolved(), 60, 6, null, 'firing'],
  ['what comes back worse is told', resolved(), 61, 6, 'fired', 'firing'],
  ['what comes back later is told', resolved(), 60, 7, 'fired', 'firing'],
  ['what ended stays ended below the threshold', resolved(), 59, 100, null, 'resolved'],
];

describe('a signal', () => {
  it.each(transitions)('%s', (_, prev, level, on, emit, state, over = {}) => {
    const step = applyStateMachine(prev, level, day(on), { ...policy, ...over });
    expect([step.emit, step.next?.state ?? null]).toEqual([emit, state]);
  });

  it('counts how often it began, and is told to have begun once each time', () => {
    let at: Remembered | null = null;
    const told = [60, 40, 60, 40, 60].map((level, i) => {
      const step = applyStateMachine(at, level, day(i * 10), policy);
      at = step.next;
      return `${step.emit} ${step.next?.episode}`;
    });
    expect(told).toEqual(['fired 1', 'resolved 1', 'fired 2', 'resolved 2', 'fired 3']);
  });

  it('that sways around its threshold for ten days is told once', () => {
    let at: Remembered | null = null;
    const told = Array.from({ length: 10 }, (_, i) => {
      const step = applyStateMachine(at, i % 2 ? 59 : 61, day(i), policy);
      at = step.next;
      return step.emit;
    });
    expect(told.filter(Boolean)).toEqual(['fired']);
  });

  it('never ends without having begun, nor begins twice, whatever is seen', () => {
    const level = fc.option(fc.integer({ min: 0, max: 100 }));
    fc.assert(
      fc.property(fc.array(level, { maxLength: 40 }), fc.boolean(), (levels, tellsWorse) => {
        let at: Remembered | null = null;
        for (const [i, seen] of levels.entries()) {
          const was: Remembered | null = at;
          const { emit, next } = applyStateMachine(was, seen, day(i), { ...policy, tellsWorse });
          if (emit === 'fired') expect(was?.state).not.toBe('firing');
          if (emit === 'resolved') expect(was?.state).toBe('firing');
          expect(next?.state === 'firing' ? (seen ?? 100) >= policy.leave : true).toBe(true);
          expect((next?.episode ?? 0) - (was?.episode ?? 0)).toBe(
            next?.state === 'firing' && was?.state !== 'firing' ? 1 : 0,
          );
          at = next;
        }
      }),
    );
  });
});
