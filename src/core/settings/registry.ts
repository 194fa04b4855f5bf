import { z } from 'zod';
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
