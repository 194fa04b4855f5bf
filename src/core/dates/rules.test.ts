import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { applyStateMachine, type Remembered } from '../signals/rules.ts';
import { tellingPolicy } from '../telling/rules.ts';
import { contractStages, daysOf, nearestDay, rhythmsMissed, stageOf } from './rules.ts';

const d = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso);

describe('the days of a contract', () => {
  const endsOn = d('2027-03-31');

  it.each([
    ['a fixed one ends', { noticeDays: null, autoRenews: false }, ['ends 2027-03-31']],
    ['with notice, that comes first', { noticeDays: 30, autoRenews: false }, ['notice 2027-03-01', 'ends 2027-03-31']],
    ['notice on the last day is the end', { noticeDays: 0, autoRenews: false }, ['ends 2027-03-31']],
    ['one that renews itself matters by its notice alone', { noticeDays: 60, autoRenews: true }, ['renews 2027-01-30']],
    ['and not at all where none is known', { noticeDays: null, autoRenews: true }, []],
  ])('%s', (_, terms, expected) => {
    expect(daysOf({ endsOn, ...terms }).map(({ event, on }) => `${event} ${on}`)).toEqual(expected);
  });

  it('come one after the other', () => {
    const terms = { endsOn, noticeDays: 30, autoRenews: false };
    expect(nearestDay(terms, d('2027-03-01')).event).toBe('notice');
    expect(nearestDay(terms, d('2027-03-02')).event).toBe('ends');
    expect(nearestDay(terms, d('2027-05-01'))).toEqual({ event: 'ends', on: endsOn });
  });
});

describe('the stage of a day', () => {
  const on = d('2027-04-01');
  it.each([
    [91, 0],
    [90, 1],
    [61, 1],
    [60, 2],
    [30, 3],
    [8, 3],
    [7, 4],
    [0, 4],
    [-1, 0],
  ])('%i days before is %i', (days, stage) => {
    expect(stageOf(on, on.subtract({ days }), contractStages)).toBe(stage);
  });

  it('leaves out what was reached when the date was noted', () => {
    const noted = on.subtract({ days: 7 });
    expect(stageOf(on, noted, [14, 7, 1], noted)).toBe(0);
    expect(stageOf(on, on.subtract({ days: 1 }), [14, 7, 1], noted)).toBe(1);
  });

  it('counts a number of days that was said twice once', () => {
    expect(stageOf(on, on, [7, 7, 1])).toBe(2);
  });
});

describe('a rhythm', () => {
  it.each([
    [0, 0],
    [30, 0],
    [31, 1],
    [60, 1],
    [61, 2],
    [-5, 0],
  ])('of 30 days, %i days after the last contact: missed %i times', (days, missed) => {
    const last = d('2026-11-01');
    expect(rhythmsMissed(last, last.add({ days }), 30)).toBe(missed);
  });
});

/** What is told of a day over a run of looks, each so many days before it. */
const toldOver = (daysBefore: readonly number[], on: Temporal.PlainDate): number[] => {
  let held: Remembered | null = null;
  const told: number[] = [];
  for (const days of daysBefore) {
    const today = on.subtract({ days });
    const now = today.toZonedDateTime('UTC').toInstant();
    const level = stageOf(on, today, contractStages);
    const { emit, next }: ReturnType<typeof applyStateMachine> = applyStateMachine(held, level, now, tellingPolicy);
    if (emit === 'fired' || emit === 'worse') told.push(level);
    held = next;
  }
  return told;
};

describe('a contract over time', () => {
  const on = d('2027-06-30');

  it('is told at each stage, once, when it is looked at daily', () => {
    expect(
      toldOver(
        Array.from({ length: 130 }, (_, i) => 120 - i),
        on,
      ),
    ).toEqual([1, 2, 3, 4]);
  });

  it('tells each stage at most once and in order, whichever days it is looked at', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -10, max: 120 }), { maxLength: 60 }), (days) => {
        const inOrder = [...days].sort((a, b) => b - a);
        const told = toldOver(inOrder, on);
        expect(told).toEqual([...new Set(told)].sort());
        // Whatever stage a look finds is told by then, so none is skipped that somebody could still hear of.
        const reached = inOrder.map((left) => stageOf(on, on.subtract({ days: left }), contractStages));
        expect(told.at(-1) ?? 0).toBe(Math.max(0, ...reached));
        expect(new Set(told)).toEqual(new Set(reached.filter((stage) => stage > 0)));
      }),
    );
  });
});
