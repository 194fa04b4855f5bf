import { z } from 'zod';
import { cardSchema } from '../../core/cards/card.ts';
import { type Db, retryWhileAway } from '../../core/db.ts';
import { formSchema } from '../../core/forms/form.ts';
import { Language } from '../../core/i18n/translator.ts';
import type { Received } from '../reception.ts';
import type { SentMessages } from '../sent.ts';

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
  }),
});

/** An answer, as much of it as sending it takes. */
export type Answer = z.infer<typeof answerSchema>;

/** The answer to one thing that came in: made once, however often sending it is tried. Null: there is nothing to say. */
export type Once = (make: () => Promise<Received | null>) => Promise<Answer | null>;

/**
 * Answers that could not be sent: while Telegram is away, what came in is handled anew, and what was done for it must not be done again.
 * They are kept with what came in, only then, and not for longer.
 */
export const createUnsent = (db: Db, sent: SentMessages) => {
  const write = async (id: number, answer: Answer | null): Promise<void> => {
    const json = answer && JSON.stringify(answer);
    await retryWhileAway(() => db.$executeRaw`UPDATE inbox SET answer = ${json}::jsonb WHERE id = ${id}`);
  };
  const read = async (id: number): Promise<Answer | null> => {
    const row = await retryWhileAway(() => db.inboxItem.findUnique({ where: { id }, select: { answer: true } }));
    return answerSchema.safeParse(row?.answer).data ?? null;
  };

  return {
    /** Handles something that came in; `once` makes its answer, or finds the one that could not be sent. `key`: under which it is sent. */
    handle: async (id: number, key: string, act: (once: Once) => Promise<void>): Promise<void> => {
      const kept = await read(id);
      let made: Answer | null = null;
      try {
        await act(async (make) => {
          if (kept) return (await sent.find(key)) ? null : kept;
          made = await make();
          return made;
        });
      } catch (error) {
        if (made) await write(id, made);
        throw error;
      }
      if (kept) await write(id, null);
    },
    forget: (id: number): Promise<void> => write(id, null),
  };
};

export type Unsent = ReturnType<typeof createUnsent>;
