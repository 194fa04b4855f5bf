import { Temporal } from 'temporal-polyfill';
import type { Debt } from '../rules.ts';

/** When what is overdue is told, and to whom. All in days after the due day of the oldest document. */
export interface Thresholds {
  /** Ascending. */
  readonly stages: readonly number[];
  /** From when on to the manager of the client's owner, and to finance. */
  readonly managerDays: number;
  readonly financeDays: number;
}

/** How many days the oldest document is overdue, of debts in several currencies. Pure. */
export const oldestOf = (debts: readonly Pick<Debt, 'oldestDays'>[]): number =>
  Math.max(0, ...debts.map(({ oldestDays }) => oldestDays));

/** The highest stage that debts of so many days have reached; 0: none. Pure. */
export const stageReached = (days: number, stages: readonly number[]): number =>
  Math.max(0, ...stages.filter((stage) => stage <= days));

/** How somebody stands to a client of whose debts they may be told. */
interface Standing {
  readonly minds: boolean;
  /** Its owner; whoever minds it may do so as well. */
  readonly manages: boolean;
  readonly isFinance: boolean;
}

/** After how many days somebody is told of a client's debts; null: never. Pure. */
export const toldAfter = (
  { stages, managerDays, financeDays }: Thresholds,
  { minds, manages, isFinance }: Standing,
): number | null => {
  const first = stages[0] ?? 1;
  const from = [...(minds ? [first] : []), ...(manages ? [managerDays] : []), ...(isFinance ? [financeDays] : [])];
  return from.length > 0 ? Math.max(first, Math.min(...from)) : null;
};

/** Whether somebody is told of a client's debts of so many days. Pure. */
export const isToldNow = (thresholds: Thresholds, reader: Standing & { readonly days: number }): boolean => {
  const after = toldAfter(thresholds, reader);
  return after !== null && reader.days >= after;
};

/** How near debts are to a stage. */
const [nearby, reached] = [1, 2];

/**
 * For each stage, whether debts of so many days have reached it, or are not yet below the one before: so what sways about a stage, as documents
 * are paid and others come due, has reached it once. Pure.
 */
export const stageLevels = (days: number, stages: readonly number[]): { stage: number; level: number }[] =>
  stages.map((stage, i) => {
    const isNearby = days >= (stages[i - 1] ?? 1);
    return { stage, level: days >= stage ? reached : isNearby ? nearby : 0 };
  });

/** What is all paid, or much better, and gets worse again is another occasion, however soon. */
export const stagePolicy = {
  enter: reached,
  leave: nearby,
  tellsWorse: false,
  remindAfter: null,
  quietFor: Temporal.Duration.from({ hours: 0 }),
} as const;
