import { z } from 'zod';
import { UserError } from '../../core/errors.ts';
import { translator } from '../../core/i18n/translator.ts';
import type { Person } from '../../core/people/person.ts';

/** That something was not done, and why, in the words of whoever asked: kept, so that a second sending is told the same. */
export const turnedAway = z.object({
  turnedAway: z.object({
    kind: z.enum(['invalid', 'forbidden', 'not-found', 'conflict']),
    message: z.string(),
    /** Of a form: the field that is to blame. */
    field: z.string().optional(),
  }),
});
export type TurnedAway = z.infer<typeof turnedAway>;

/** @throws the error itself where it is a fault of ours */
export const turnedAwayBy = (error: unknown, { language, zone }: Person): TurnedAway => {
  if (!(error instanceof UserError)) throw error;
  const t = translator(language, zone);
  return { turnedAway: { kind: error.kind, message: t(error.key, error.args) } };
};
