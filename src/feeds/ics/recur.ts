import ICAL from 'ical.js';
import { Refused } from './refused.ts';
import { daysMs, timeOf, type Wall, wallOf } from './wall.ts';

/** Steps that may still be taken. Taken from the series' own and the whole calendar's. */
export interface Budget {
  spend(): void;
}

/** @param outer what all series of a calendar share */
export const budgetOf = (steps: number, outer?: Budget): Budget => {
  let left = steps;
  return {
    spend: () => {
      if (--left < 0) throw new Refused('too-many-instances');
      outer?.spend();
    },
  };
};

/** The library searches without end for what a rule like 30 February never gives. Each way round its loops passes one of these. */
class BoundedIterator extends ICAL.RecurIterator {
  // Declared only: a field would be set anew after the library's constructor, which searches already.
  declare budget: Budget;

  override fromData(options: ConstructorParameters<typeof ICAL.RecurIterator>[0] & { budget: Budget }): void {
    this.budget = options.budget;
    super.fromData(options);
  }

  override increment_month(): void {
    this.budget.spend();
    super.increment_month();
  }

  override increment_year(years: number): void {
    this.budget.spend();
    super.increment_year(years);
  }

  override check_contracting_rules(): boolean {
    this.budget.spend();
    return super.check_contracting_rules();
  }
}

const unitMs: Readonly<Record<string, number>> = {
  SECONDLY: 1_000,
  MINUTELY: 60_000,
  HOURLY: 3_600_000,
  DAILY: daysMs,
  WEEKLY: 7 * daysMs,
};

/** A later start from which the rule gives the same, so that a series of twenty years ago costs no more than one of last week. */
const laterStart = (rule: ICAL.Recur, start: Wall, from: Wall): Wall => {
  const period = (unitMs[rule.freq] ?? 0) * rule.interval;
  const periods = period > 0 && !rule.count ? Math.floor((from - start) / period) - 1 : 0;
  return periods > 0 ? start + periods * period : start;
};

/** Beyond it, a single step of the library takes seconds. */
const longestInterval = 100_000;

const iterate = (rule: ICAL.Recur, start: Wall, budget: Budget): BoundedIterator => {
  if (rule.interval > longestInterval) throw new Refused('unreadable-rule');
  try {
    return new BoundedIterator({ rule, dtstart: timeOf(start), budget } as never);
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('unreadable-rule');
  }
};

const next = (iterator: BoundedIterator): ICAL.Time | null => {
  try {
    return iterator.next() ?? null;
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('unreadable-rule');
  }
};

/**
 * What a rule gives in `[from, until]`, from a series that starts at `start`; its last day is in `until` too. All are clocks of the series' zone.
 * @throws Refused when the rule means nothing, or takes more steps than the budget has
 */
export const occurrences = function* (
  rule: ICAL.Recur,
  start: Wall,
  { from, until, budget }: { readonly from: Wall; readonly until: Wall; readonly budget: Budget },
): Generator<Wall> {
  const iterator = iterate(rule, laterStart(rule, start, from), budget);
  for (let time = next(iterator); time; time = next(iterator)) {
    budget.spend();
    const wall = wallOf(time);
    if (Number.isNaN(wall)) throw new Refused('unreadable-rule');
    if (wall > until) return;
    if (wall >= from) yield wall;
  }
};
