import { z } from 'zod';
import { defineSetting } from './define.ts';
import { time, weekdays } from './values-of-time.ts';

/** When a department works: by it clocks run that wait for it. */

/** From when on a day, where the department is. */
export const worksFrom = defineSetting({
  key: 'department.from',
  scope: 'department',
  schema: time,
  fallback: '09:00',
});

/** Until when; the same as {@link worksFrom}: round the clock. */
export const worksUntil = defineSetting({
  key: 'department.until',
  scope: 'department',
  schema: time,
  fallback: '18:00',
});

/** On which days. */
export const worksOn = defineSetting({
  key: 'department.days',
  scope: 'department',
  schema: weekdays,
  fallback: [1, 2, 3, 4, 5],
});

/** Whether the public holidays of its country are free. */
export const freeOnHolidays = defineSetting({
  key: 'department.holidays',
  scope: 'department',
  schema: z.boolean(),
  fallback: true,
});
