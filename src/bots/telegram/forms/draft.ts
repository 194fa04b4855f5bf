import { z } from 'zod';
import { type Clock, instantColumn, instantOf } from '../../../core/clock.ts';
import { type Db, retryWhileAway } from '../../../core/db.ts';
import { type Form, formSchema } from '../../../core/forms/form.ts';
import { begun, type Filling } from './steps.ts';

/** A form that is being filled in in a chat. It outlives restarts. */
export interface Draft extends Filling {
  /** Names this filling: buttons of an earlier one name another. */
  readonly id: number;
  /** What led to this state. */
  readonly key: string;
  /** The message that asks; null until it is sent. */
  readonly messageId: string | null;
  /** Nobody has gone on with it for so long that what is typed is no answer to it any more. */
  readonly isOld: boolean;
}

const row = z.object({
  id: z.number(),
  form: formSchema,
  values: z.record(z.string(), z.string()),
  step: z.number(),
  problem: z.string().nullable(),
  key: z.string(),
  messageId: z.string().nullable(),
  updatedAt: z.date(),
});

/** How long after the last answer what is typed counts as the next one. */
const patience = { hours: 1 } as const;

export interface Drafts {
  of(chatId: string): Promise<Draft | null>;
  /** Begins a form, in place of whatever was open in the chat. Begun again under the same key, it stays as it is. */
  begin(chatId: string, form: Form, key: string): Promise<void>;
  /** Notes how far it has come. */
  move(chatId: string, to: Filling, key: string): Promise<void>;
  /** Notes which message asks now. */
  shown(chatId: string, messageId: string): Promise<void>;
  end(chatId: string): Promise<void>;
}

const platform = 'telegram';

export const createDrafts = (db: Db, clock: Clock): Drafts => {
  const at = (chatId: string) => ({ platform_chatId: { platform, chatId } });
  const update = async (
    chatId: string,
    data: { values?: Record<string, string>; step?: number; problem?: string | null; key?: string; messageId?: string },
  ): Promise<void> => {
    const updatedAt = instantColumn(clock.now());
    await retryWhileAway(() => db.formDraft.updateMany({ where: { platform, chatId }, data: { ...data, updatedAt } }));
  };

  const of = async (chatId: string): Promise<Draft | null> => {
    const found = await retryWhileAway(() => db.formDraft.findUnique({ where: at(chatId) }));
    // A form of an older version that is none any more cannot be gone on with.
    const read = row.safeParse(found);
    if (!read.success) return null;
    const { updatedAt, ...draft } = read.data;
    const until = instantOf(updatedAt).add(patience);
    return { ...draft, isOld: until.epochMilliseconds < clock.now().epochMilliseconds };
  };

  return {
    of,
    begin: async (chatId, form, key) => {
      if ((await of(chatId))?.key === key) return;
      const updatedAt = instantColumn(clock.now());
      const { step } = begun(form);
      await retryWhileAway(() =>
        db.$transaction([
          db.formDraft.deleteMany({ where: { platform, chatId } }),
          db.formDraft.create({ data: { platform, chatId, form, values: {}, step, key, updatedAt } }),
        ]),
      );
    },
    move: (chatId, { values, step, problem }, key) => update(chatId, { values: { ...values }, step, problem, key }),
    shown: (chatId, messageId) => update(chatId, { messageId }),
    end: async (chatId) => {
      await retryWhileAway(() => db.formDraft.deleteMany({ where: { platform, chatId } }));
    },
  };
};
