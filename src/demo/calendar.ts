import type { Temporal } from 'temporal-polyfill';
import { dateColumn, dayIn } from '../core/clock.ts';

/** Where the demo company is. */
export const homeZone = 'Europe/Rome';

/** Everything the demo company says of time is told from one instant. */
export interface Calendar {
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
  /** The `date` column of a day counted from today: −1 is yesterday. */
  on(day: number): Date;
  /** The `date` column of the same day of the month, so many months ago. */
  monthsAgo(months: number): Date;
}

export const calendarAt = (now: Temporal.Instant): Calendar => {
  const today = dayIn(homeZone, now);
  return {
    now,
    today,
    on: (day) => dateColumn(today.add({ days: day })),
    monthsAgo: (months) => dateColumn(today.subtract({ months })),
  };
};
