import { card } from '../../../core/cards/build.ts';
import type { Card } from '../../../core/cards/card.ts';
import { fallbackText } from '../../../core/cards/fallback.ts';
import type { Form } from '../../../core/forms/form.ts';
import type { Translator } from '../../../core/i18n/translator.ts';
import { insteadPatience } from '../../pace.ts';
import type { Guest, Reception } from '../../reception.ts';
import type { SentMessages } from '../../sent.ts';
import type { Once } from '../../unsent.ts';
import type { Ref } from '../client.ts';
import { isFailure } from '../failures.ts';
import type { TelegramPlatform } from '../platform.ts';
import type { Said } from '../update.ts';
import type { Draft, Drafts } from './draft.ts';
import { formCard, formPress } from './form-card.ts';
import { fieldAt, type Move, moved, turnedAway, valuesOf } from './steps.ts';

export interface FillingInParts {
  readonly drafts: Drafts;
  readonly platform: TelegramPlatform;
  readonly remove: (ref: Ref) => Promise<void>;
  readonly reception: Reception;
  readonly sent: SentMessages;
}

/** What somebody typed, in which message. */
type Typed = Pick<Said, 'text' | 'messageId' | 'replyTo'>;

/** Whoever fills in a form, in their own chat. */
export interface Filler {
  readonly guest: Guest;
  readonly chatId: string;
  readonly once: Once;
}

/**
 * Forms as questions, one after the other, in a chat. One message at the end of the chat asks; it ends as the answer to the form. Every state
 * is kept with the key of what led to it, so that a form outlives restarts and nothing counts twice.
 */
export interface FillingIn {
  /** Begins a form; {@link resume} shows it. */
  begin(chatId: string, form: Form, key: string): Promise<void>;
  /** Shows the form that this key led to, if that was not done before a crash. */
  resume(filler: Filler, key: string): Promise<void>;
  /** Takes what was typed as the answer to the open question, or as the wish to leave the form. False: it is something else, such as a command. */
  type(filler: Filler, key: string, said: Typed): Promise<boolean>;
  /** Takes a press of a form's button: false when it is one of a form that is no longer there. */
  press(filler: Filler, key: string, on: Ref, action: string): Promise<boolean>;
}

const isCommand = (text: string): boolean => text.trimStart().startsWith('/');

/** What other bots call leaving a form, and what the button for it says. */
const isExit = (t: Translator, text: string): boolean =>
  ['/cancel', t('telegram-form-cancel').toLowerCase()].includes(text.trim().toLowerCase());

export const createFillingIn = ({ drafts, platform, remove, reception, sent }: FillingInParts): FillingIn => {
  const refOf = (chatId: string, { messageId }: Draft): Ref | null =>
    messageId === null ? null : { chatId, messageId };

  /** Puts a card in place of the message that asks, or where that is gone, at the end of the chat. */
  const inPlace = async (chatId: string, at: Ref | null, shown: Card, key: string): Promise<Ref> => {
    if (!at) return platform.send({ chatId }, shown, key, 'form');
    try {
      await platform.edit(at, shown, 'form');
      return at;
    } catch (error) {
      if (!isFailure(error, 'gone')) throw error;
      return platform.send({ chatId, ...insteadPatience }, shown, key, 'form');
    }
  };

  const takeAway = (message: Ref): Promise<void> =>
    remove(message).catch((error: unknown) => {
      // Older than two days, or deleted by the person.
      if (!isFailure(error, 'gone', 'refused')) throw error;
    });

  /** Asks at the end of the chat, below what was typed, and takes the earlier question away. */
  const atTheEnd = async (chatId: string, earlier: Ref | null, shown: Card, key: string): Promise<void> => {
    const { messageId } = await platform.send({ chatId }, shown, key, 'form');
    await drafts.shown(chatId, messageId);
    if (earlier) await takeAway(earlier);
  };

  /** The draft once a move is made, with why it could not be. Null: the move makes no sense. */
  const advance = async (chatId: string, draft: Draft, move: Move, key: string, t: Translator) => {
    if (draft.key === key) return { draft, problem: null };
    const led = moved(draft, move);
    if (!led) return null;
    if ('problem' in led) return { draft, problem: t(led.problem) };
    await drafts.move(chatId, led.to, key);
    return { draft: { ...draft, ...led.to }, problem: null };
  };

  const close = async ({ chatId }: Filler, draft: Draft, shown: Card, key: string): Promise<void> => {
    await sent.record(key, await inPlace(chatId, refOf(chatId, draft), shown, key), shown);
    await drafts.end(chatId);
  };

  /** Asks in place of what was pressed, and says why. */
  const askAgain = async ({ chatId, guest: { t } }: Filler, draft: Draft, key: string): Promise<void> => {
    const ref = await inPlace(chatId, refOf(chatId, draft), formCard(t, draft.id, draft), key);
    await drafts.shown(chatId, ref.messageId);
  };

  const save = async (filler: Filler, draft: Draft, key: string): Promise<void> => {
    const { guest, chatId, once } = filler;
    const received = await once(() => reception.submit(guest, key, draft.form.id, valuesOf(draft)));
    if (!received) {
      // It ended before a crash, all but the last step.
      if (await sent.find(key)) await drafts.end(chatId);
      return;
    }
    const { card: answer, outcome = 'ok', field, form } = received.reply;
    if (outcome === 'ok' || !received.person) return close(filler, draft, answer, key);
    const again = turnedAway(draft, { problem: fallbackText(answer), field, now: form });
    await drafts.move(chatId, again, key);
    await askAgain(filler, { ...draft, ...again }, key);
  };

  return {
    begin: drafts.begin,

    resume: async ({ chatId, guest: { t } }, key) => {
      const draft = await drafts.of(chatId);
      if (draft?.key === key && draft.messageId === null) {
        await atTheEnd(chatId, null, formCard(t, draft.id, draft), key);
      }
    },

    type: async (filler, key, { text, messageId, replyTo }) => {
      const { chatId, guest } = filler;
      const { t } = guest;
      const draft = await drafts.of(chatId);
      if (draft && isExit(t, text)) {
        await close(filler, draft, card(t('telegram-form-cancelled'), []), key);
        return true;
      }
      if (!draft || isCommand(text) || (draft.isOld && replyTo !== draft.messageId)) return false;
      // Before it counts: acting anew, it would not be known any more what was asked. Where Telegram will not, it stays.
      if (draft.key !== key && fieldAt(draft)?.kind === 'secret') await takeAway({ chatId, messageId });
      const led = await advance(chatId, draft, { kind: 'type', text }, key, t);
      if (!led) return false;
      await atTheEnd(chatId, refOf(chatId, draft), formCard(t, draft.id, led.draft, led.problem), key);
      return true;
    },

    press: async (filler, key, on, action) => {
      const { chatId, guest } = filler;
      const { t } = guest;
      const pressed = formPress(action);
      const draft = await drafts.of(chatId);
      if (!pressed || !draft || draft.id !== pressed.id || on.chatId !== chatId) return false;
      if (draft.step !== pressed.step && draft.key !== key) return false;
      const { what } = pressed;
      if (what === 'cancel') {
        await close(filler, draft, card(t('telegram-form-cancelled'), []), key);
        return true;
      }
      if (what === 'save') {
        if (draft.step === draft.form.fields.length) await save(filler, draft, key);
        else if (draft.key !== key) return false;
        // It was turned away before a crash.
        else await askAgain(filler, draft, key);
        return true;
      }
      const led = await advance(chatId, draft, what, key, t);
      if (!led) return false;
      const ref = await inPlace(chatId, on, formCard(t, draft.id, led.draft, led.problem), key);
      await drafts.shown(chatId, ref.messageId);
      return true;
    },
  };
};
