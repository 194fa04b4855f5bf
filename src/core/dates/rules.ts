import { Temporal } from 'temporal-polyfill';
import { noticeDayOf } from '../accounts/brief/renewal.ts';

/** What happens to a contract on a day that matters. */
type ContractEvent = 'notice' | 'renews' | 'ends';

/** What of a contract decides which days matter. */
export interface ContractTerms {
  readonly endsOn: Temporal.PlainDate;
  readonly noticeDays: number | null;
  readonly autoRenews: boolean;
}

/** A day that matters of a contract. `renews`: the last day to give notice, after which it goes on by itself. */
export interface ContractDay {
  readonly event: ContractEvent;
  readonly on: Temporal.PlainDate;
}

/** The days that matter of a contract, the earlier first. One that renews itself matters by its last day to give notice alone. Pure. */
export const daysOf = (terms: ContractTerms): ContractDay[] => {
  const { endsOn, noticeDays, autoRenews } = terms;
  const noticeOn = noticeDayOf(terms);
  if (autoRenews) return noticeOn ? [{ event: 'renews', on: noticeOn }] : [];
  const end: ContractDay = { event: 'ends', on: endsOn };
  return noticeOn && noticeDays !== 0 ? [{ event: 'notice', on: noticeOn }, end] : [end];
};

/** The day of a contract that comes next; its end when all have passed. Pure. */
export const nearestDay = (terms: ContractTerms, today: Temporal.PlainDate): ContractDay =>
  daysOf(terms).find(({ on }) => Temporal.PlainDate.compare(on, today) >= 0) ?? { event: 'ends', on: terms.endsOn };

/** So many days before a contract's day it is told. */
export const contractStages: readonly number[] = [90, 60, 30, 7];

/** So many days before a date of a client it is told, unless whoever noted it says otherwise. */
export const usualReminders: readonly number[] = [14, 7, 1];

/**
 * How many of the stages a day has reached: 0 while it is far, and again once it has passed. Pure.
 * @param stages days before it, in any order
 * @param since stages that were reached by this day already do not count
 */
export const stageOf = (
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
  stages: readonly number[],
  since?: Temporal.PlainDate,
): number => {
  const left = today.until(on).days;
  if (left < 0) return 0;
  const known = since ? since.until(on).days : Number.POSITIVE_INFINITY;
  return new Set(stages.filter((stage) => stage >= left && stage < known)).size;
};

/** How many whole rhythms have passed without a contact beyond the one that was agreed: 0 while it is kept. Pure. */
export const rhythmsMissed = (last: Temporal.PlainDate, today: Temporal.PlainDate, cadenceDays: number): number =>
  Math.max(0, Math.floor((last.until(today).days - 1) / cadenceDays));
