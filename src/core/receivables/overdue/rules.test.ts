import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { applyStateMachine, type Remembered } from '../../signals/rules.ts';
import { tellingPolicy } from '../../telling/rules.ts';
import { stageLevels, stagePolicy, stageReached, toldAfter } from './rules.ts';

const stages = [1, 7, 14, 30];

describe('the stage of debts', () => {
  it.each([
    [0, 0],
    [1, 1],
    [6, 1],
    [7, 7],
    [13, 7],
    [30, 30],
    [500, 30],
  ])('of %i days is %i', (days, stage) => {
    expect(stageReached(days, stages)).toBe(stage);
  });
});

describe('who is told', () => {
  const thresholds = { stages, managerDays: 14, financeDays: 30 };
  const nobody = { minds: false, manages: false, isFinance: false };
  it.each([
    ['who minds the client', { minds: true }, 1],
    ['who minds and manages it', { minds: true, manages: true }, 1],
    ['the manager', { manages: true }, 14],
    ['finance', { isFinance: true }, 30],
    ['a manager in finance', { manages: true, isFinance: true }, 14],
    ['anybody else', {}, null],
  ])('%s, from %s on', (_, standing, days) => {
    expect(toldAfter(thresholds, { ...nobody, ...standing })).toBe(days);
  });

  it('is nobody before the first stage', () => {
    const late = { stages: [20, 40], managerDays: 14, financeDays: 30 };
    expect(toldAfter(late, { ...nobody, manages: true })).toBe(20);
  });
});

/** What whoever minds a client is told over days, by how many days its oldest document is overdue on each; as watch.ts has it. */
const toldOver = (daysOverdue: readonly number[]): { on: number; stage: number }[] => {
  const entered = new Map<number, Remembered | null>();
  let held: Remembered | null = null;
  return daysOverdue.flatMap((days, on) => {
    const now = Temporal.Instant.from('2026-11-23T08:00:00Z').add({ hours: 24 * on });
    for (const { stage, level } of stageLevels(days, stages)) {
      entered.set(stage, applyStateMachine(entered.get(stage) ?? null, level, now, stagePolicy).next);
    }
    const stage = stageReached(days, stages);
    const since = entered.get(stage)?.firedAt;
    const level = since ? since.epochMilliseconds / 60_000 : 0;
    const { emit, next }: ReturnType<typeof applyStateMachine> = applyStateMachine(held, level, now, tellingPolicy);
    held = next;
    return emit === 'fired' || emit === 'worse' ? [{ on, stage }] : [];
  });
};

/** So many days overdue as days go by: each day one more, or what is left after the oldest was paid. */
const life = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(45) }), {
    minLength: 1,
    maxLength: 120,
  })
  .map((steps) => {
    let days = 0;
    return steps.map((left) => {
      days = left === null ? days + 1 : Math.min(left, days);
      return days;
    });
  });

describe('debts over time', () => {
  it('are told at each stage, once', () => {
    const aging = Array.from({ length: 60 }, (_, days) => days);
    expect(toldOver(aging)).toEqual(stages.map((stage) => ({ on: stage, stage })));
  });

  it('are told once where they sway about a stage', () => {
    expect(toldOver([13, 14, 13, 14, 12, 15]).map(({ stage }) => stage)).toEqual([7, 14]);
  });

  it('are told anew after all was paid, be it on the next day', () => {
    expect(toldOver([1, 0, 1])).toEqual([
      { on: 0, stage: 1 },
      { on: 2, stage: 1 },
    ]);
  });

  it('are told as they get worse and not otherwise, at each stage at most once as long as they are not much better', () => {
    fc.assert(
      fc.property(life, (daysOverdue) => {
        const told = toldOver(daysOverdue);
        for (const { on, stage } of told) {
          expect(stage).toBeGreaterThan(0);
          expect(stage).toBeGreaterThan(stageReached(daysOverdue[on - 1] ?? 0, stages));
        }
        // Between two tellings of one stage, debts were below the stage before it.
        for (const [i, { on, stage }] of told.entries()) {
          const before = told.slice(0, i).findLast((one) => one.stage === stage);
          if (!before) continue;
          const lower = stages[stages.indexOf(stage) - 1] ?? 1;
          expect(Math.min(...daysOverdue.slice(before.on, on))).toBeLessThan(lower);
        }
        // None is skipped: whatever is the worst since all was paid was told.
        const spell = daysOverdue.slice(daysOverdue.lastIndexOf(0) + 1);
        const worst = stageReached(Math.max(0, ...spell), stages);
        const since = daysOverdue.length - spell.length;
        expect(Math.max(0, ...told.filter(({ on }) => on >= since).map(({ stage }) => stage))).toBe(worst);
      }),
    );
  });
});
