import { z } from 'zod';
import { usualWorkingDays } from '../freshness/rules.ts';
import { chatPlatforms } from '../people/identities.ts';
import { defineSetting } from './define.ts';

/** Every setting of the house. */

/** Where a person wants what they did not ask for; null: wherever they were linked last. */
export const unaskedArrivesIn = defineSetting({
  key: 'delivery.platform',
  scope: 'person',
  schema: z.enum([...chatPlatforms, 'console']).nullable(),
  fallback: null,
});

/** When a person gets the agenda of the day, as `07:30` where they are; null: not at all. */
export const agendaHour = defineSetting({
  key: 'agenda.hour',
  scope: 'person',
  schema: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  fallback: '08:00',
});

/** After how many working days imported data counts as old. */
export const oldAfterWorkingDays = defineSetting({
  key: 'freshness.workingDays',
  scope: 'organisation',
  schema: z.int().min(0).max(60),
  fallback: usualWorkingDays,
});
