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

/** After how many working days imported data counts as old. */
export const oldAfterWorkingDays = defineSetting({
  key: 'freshness.workingDays',
  scope: 'organisation',
  schema: z.int().min(0).max(60),
  fallback: usualWorkingDays,
});
