import { z } from 'zod';

/** What settings of hours and days are made of. */

/** Wall time such as `08:00`. */
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Days of the week, 1 being Monday. */
export const weekdays = z.array(z.int().min(1).max(7)).min(1).max(7);

/** The weeks that are offered; what is set otherwise is offered, too. */
export const usualWeeks = [
  [1, 2, 3, 4, 5],
  [1, 2, 3, 4, 5, 6],
  [1, 2, 3, 4, 7],
  [1, 2, 3, 4, 5, 6, 7],
];
