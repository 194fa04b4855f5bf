import type { Temporal } from 'temporal-polyfill';

/** The days with orders in two years, ascending and distinct: of all orders, and of each product category. */
export interface OrderDays {
  readonly all: readonly Temporal.PlainDate[];
  readonly byCategory: readonly { readonly category: string; readonly days: readonly Temporal.PlainDate[] }[];
}

/** How regularly something is ordered. Days are calendar days. */
export interface Rhythm {
  readonly last: Temporal.PlainDate;
  /** Days from the last order to the day of the data. */
  readonly silence: number;
  /** Median gap between orders; null with fewer than {@link fewestGaps} gaps: that is not a habit yet. */
  readonly usual: number | null;
  /** The last order plus the usual gap. */
  readonly expected: Temporal.PlainDate | null;
  readonly silent: boolean;
}

const fewestGaps = 3;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  if (low === undefined || high === undefined) throw new RangeError('the median of nothing');
  return (low + high) / 2;
};

/** The smallest value that nine in ten do not exceed (nearest rank). */
const ninthTenth = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.9) - 1] ?? 0;

const gapsOf = (days: readonly Temporal.PlainDate[]): number[] =>
  days.slice(1).map((day, i) => days[i]?.until(day).days ?? 0);

/**
 * The rhythm of ascending, distinct order days as of a day not before the last of them; null without orders.
 * Silent means longer than twice the usual gap *and* longer than nine in ten of its own gaps: the first alone would call
 * every summer break of an irregular customer a silence.
 */
export const rhythmOf = (days: readonly Temporal.PlainDate[], asOf: Temporal.PlainDate): Rhythm | null => {
  const last = days.at(-1);
  if (!last) return null;
  const gaps = gapsOf(days);
  const silence = last.until(asOf).days;
  if (gaps.length < fewestGaps) return { last, silence, usual: null, expected: null, silent: false };
  const usual = Math.round(median(gaps));
  return {
    last,
    silence,
    usual,
    expected: last.add({ days: usual }),
    silent: silence > 2 * usual && silence > ninthTenth(gaps),
  };
};

/** A category that the account used to order and has stopped ordering. */
export interface SilentCategory {
  readonly category: string;
  readonly silence: number;
  readonly usual: number;
}

/** A category silent for longer than this is lost, not silent. */
const lostAfterDays = 365;

/**
 * Categories that fell silent although the account goes on ordering; when the account itself is silent, that is the news, and there are none.
 * Ordered as `worth` (yearly income of a category) says, the most valuable first.
 */
export const silentCategories = (
  days: OrderDays,
  asOf: Temporal.PlainDate,
  worth: (category: string) => number,
): SilentCategory[] => {
  if (rhythmOf(days.all, asOf)?.silent) return [];
  return days.byCategory
    .flatMap(({ category, days: own }) => {
      const rhythm = rhythmOf(own, asOf);
      return rhythm?.silent && rhythm.usual !== null && rhythm.silence <= lostAfterDays
        ? [{ category, silence: rhythm.silence, usual: rhythm.usual }]
        : [];
    })
    .sort((a, b) => worth(b.category) - worth(a.category));
};
