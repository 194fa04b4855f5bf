import { z } from 'zod';

/** What settings of hours and days are made of. */

/** Wall time such as `08:00`. */
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Wall time as it is kept, of `9`, `9:30` or `18.00`; null: that is none. */
export const readTime = (typed: string): string | null => {
  const [, hour, minute = '00'] = /^\s*(\d{1,2})(?:[:.](\d{2}))?\s*$/.exec(typed) ?? [];
  return hour === undefined ? null : (time.safeParse(`${hour.padStart(2, '0')}:${minute}`).data ?? null);
};

/** Days of the week, 1 being Monday. */
export const weekdays = z.array(z.int().min(1).max(7)).min(1).max(7);
