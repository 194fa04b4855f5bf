import { z } from 'zod';
import type { Seals } from '../../../core/calendars/seal.ts';
import { type Clock, instantColumn, instantOf } from '../../../core/clock.ts';
import { type Db, retryWhileAway } from '../../../core/db.ts';
import { asksForSecret, type Form, formSchema } from '../../../core/forms/form.ts';
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

const platform = 'telegram';

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

/** What the values of a draft are sealed as: those of another chat are none of it. */
const sealedAs = (chatId: string): string => `form of ${platform}/${chatId}`;

const sealed = z.strictObject({ sealed: z.base64() });

/** @param seals without them, no form that asks for a secret can be filled in */
export const createDrafts = (db: Db, clock: Clock, seals: Seals | null): Drafts => {
  /** All values of a form that asks for a secret are sealed: what is told along with it is as good. @throws Error where there is no key */
  const kept = (chatId: string, form: Form, values: Filling['values']): Record<string, string> => {
    if (!asksForSecret(form)) return { ...values };
    if (!seals) throw new Error('this process has no key to seal forms with');
    return { sealed: Buffer.from(seals.seal(JSON.stringify(values), sealedAs(chatId))).toString('base64') };
  };
  /** @throws Error when they are sealed with another key */
  const opened = (chatId: string, form: Form, values: Filling['values']): Filling['values'] => {
    if (!asksForSecret(form)) return values;
    if (!seals) throw new Error('this process has no key to open forms with');
    const bytes = new Uint8Array(Buffer.from(sealed.parse(values).sealed, 'base64'));
    return row.shape.values.parse(JSON.parse(seals.open(bytes, sealedAs(chatId))));
  };

  const at = (chatId: string) => ({ platform_chatId: { platform, chatId } });
  const update = async (
    chatId: string,
    data: {
      form?: Form;
      values?: Record<string, string>;
      step?: number;
      problem?: string | null;
      key?: string;
      messageId?: string;
    },
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
    const isOld = until.epochMilliseconds < clock.now().epochMilliseconds;
    try {
      return { ...draft, values: opened(chatId, draft.form, draft.values), isOld };
    } catch {
      // Nor can one of which the key is lost.
      return null;
    }
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
          db.formDraft.create({
            data: { platform, chatId, form, values: kept(chatId, form, {}), step, key, updatedAt },
          }),
        ]),
      );
    },
    move: (chatId, { form, values, step, problem }, key) =>
      update(chatId, { form, values: kept(chatId, form, values), step, problem, key }),
    shown: (chatId, messageId) => update(chatId, { messageId }),
    end: async (chatId) => {
      await retryWhileAway(() => db.formDraft.deleteMany({ where: { platform, chatId } }));
    },
  };
};
