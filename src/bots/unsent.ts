import { z } from 'zod';
import { cardSchema } from '../core/cards/card.ts';
import { type Db, retryWhileAway } from '../core/db.ts';
import { TemporaryError } from '../core/errors.ts';
import { formSchema } from '../core/forms/form.ts';
import { Language } from '../core/i18n/translator.ts';
import type { Received } from './reception.ts';
import type { SentMessages } from './sent.ts';

const answerSchema = z.object({
  /** How to speak to whoever asked; null for a stranger. */
  person: z.object({ language: z.enum(Language), zone: z.string() }).nullable(),
  reply: z.object({
    card: cardSchema,
    outcome: z.enum(['ok', 'refused', 'not-found']).exactOptional(),
    confidential: z.boolean().exactOptional(),
    replaces: z.boolean().exactOptional(),
    form: formSchema.exactOptional(),
    about: z.string().exactOptional(),
    field: z.string().exactOptional(),
  }),
});
const keptSchema = answerSchema.extend({ doubtful: z.boolean() });

/** An answer, as much of it as sending it takes. */
export type Answer = z.infer<typeof answerSchema>;

/** The answer to one thing that came in: made once, however often sending it is tried. Null: there is nothing to say. */
export type Once = (make: () => Promise<Received | null>) => Promise<Answer | null>;

/** The platform certainly did not take this. */
const wasTurnedAway = (error: unknown): boolean => error instanceof TemporaryError;

/**
 * Answers that could not be sent: what came in is handled anew when the platform is back, or it is the chat's turn, and what was done for it must
 * not be done again. They are kept with what came in, only then, and not for longer.
 */
export const createUnsent = (db: Db, sent: SentMessages) => {
  const read = async (id: number) => {
    const row = await retryWhileAway(() => db.inboxItem.findUnique({ where: { id }, select: { answer: true } }));
    return keptSchema.safeParse(row?.answer).data ?? null;
  };
  const write = async (id: number, kept: z.input<typeof keptSchema>): Promise<void> => {
    const json = JSON.stringify(kept);
    await retryWhileAway(() => db.$executeRaw`UPDATE inbox SET answer = ${json}::jsonb WHERE id = ${id}`);
  };

  return {
    /**
     * Handles something that came in; `once` makes its answer, or finds the one that could not be sent under `key`. `doubtful`: it may have
     * been sent all the same.
     */
    handle: async (id: number, key: string, act: (once: Once, doubtful: boolean) => Promise<void>): Promise<void> => {
      const kept = await read(id);
      let made: Answer | null = null;
      try {
        await act(async (make) => {
          if (kept) return (await sent.find(key)) ? null : kept;
          made = await make();
          return made;
        }, kept?.doubtful ?? false);
      } catch (error) {
        const answer = made ?? kept;
        const doubtful = kept?.doubtful || !wasTurnedAway(error);
        if (answer && doubtful !== kept?.doubtful) await write(id, { ...answer, doubtful });
        throw error;
      }
    },
  };
};

export type Unsent = ReturnType<typeof createUnsent>;
