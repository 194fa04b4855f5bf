import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { cleanLine } from '../commands/parse.ts';

/** What comes back of forms and buttons. */

/** A form's values without what was left empty, which comes as an empty text, or not at all, as the platform has it. */
export const filled = <Values>(schema: z.ZodType<Values, Record<string, string>>) =>
  z
    .record(z.string(), z.string())
    .transform((values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== '')))
    .pipe(schema);

export const dayField = z.iso.date().transform((iso) => Temporal.PlainDate.from(iso));

/** One line of text, as it is kept. */
export const lineField = (longest: number) =>
  z
    .string()
    .transform((typed) => cleanLine(typed))
    .pipe(z.string().min(1).max(longest));

/** What fits PostgreSQL's integer. */
export const idArg = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

/** An id, or 0 for what is not there yet. */
export const idOrNew = z.union([z.literal('0').transform(() => null), idArg]);

/** How many were passed over, or 0. */
export const offsetArg = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number);

/** Two ids, such as what is asked about and the answer; 0 for none. */
export const pairArg = z
  .string()
  .regex(/^\d{1,9}:\d{1,9}$/)
  .transform((pair): [number, number] => {
    const [one = 0, other = 0] = pair.split(':').map(Number);
    return [one, other];
  });
