import { fallbackText } from '../../core/cards/fallback.ts';
import type { Clock } from '../../core/clock.ts';
import type { Reply } from '../../core/commands/define.ts';
import { type Db, retryWhileAway } from '../../core/db.ts';
import { TemporaryError, UnknownOutcomeError } from '../../core/errors.ts';
import type { Translator } from '../../core/i18n/translator.ts';
import { noteContact } from '../../core/people/identities.ts';
import { insteadPatience } from '../pace.ts';
import type { Visitor } from '../reception.ts';
import type { SentMessages } from '../sent.ts';
import type { Address, Client, Ref } from './client.ts';
import { isFailure } from './failures.ts';
import { toastText } from './limits.ts';
import { escaped } from './markup.ts';
import type { TelegramPlatform } from './platform.ts';

/** Where somebody spoke, and by which key the answer is known. */
export interface Occasion {
  readonly visitor: Visitor;
  readonly t: Translator;
  readonly key: string;
  readonly isPrivate: boolean;
  readonly chatId: string;
  readonly topic?: number | undefined;
  /** What they wrote, or the message whose button they pressed. */
  readonly messageId: string;
}

export interface AnsweringParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly client: Client;
  readonly platform: TelegramPlatform;
  readonly sent: SentMessages;
  /** The address that opens the chat with the assistant. */
  readonly chatLink: () => string;
}

/** Brings answers to where they may stand: what concerns a client goes to the asker's own chat, wherever they asked. */
export interface Answering {
  toMessage(occasion: Occasion, reply: Reply): Promise<void>;
  toPress(occasion: Occasion, queryId: string, reply: Reply): Promise<void>;
  /** Lets the button come to rest. */
  seen(queryId: string): Promise<void>;
}

const isPublic = ({ confidential = true }: Reply): boolean => !confidential;

export const createAnswering = ({ db, clock, client, platform, sent, chatLink }: AnsweringParts): Answering => {
  const post = async ({ key }: Occasion, to: Address, { card, about }: Reply): Promise<void> => {
    await sent.record(key, await platform.send(to, card, key, about), card);
  };

  /** Sends it to the asker alone. False: they have not started a chat with the assistant, or blocked it. */
  const whisper = async (occasion: Occasion, reply: Reply): Promise<boolean> => {
    const { visitor } = occasion;
    try {
      // A private chat has the id of the person.
      await post(occasion, { chatId: visitor.userId }, reply);
      return true;
    } catch (error) {
      if (!isFailure(error, 'unreachable')) throw error;
      await retryWhileAway(() => noteContact(db, clock.now(), visitor, { reachable: false }));
      return false;
    }
  };

  const there = ({ chatId, topic, isPrivate, messageId }: Occasion): Address =>
    isPrivate ? { chatId } : { chatId, topic, replyTo: messageId };

  /** Says in a group what became of the answer; nobody minds if that is not possible there. */
  const tellGroup = async (occasion: Occasion, whispered: boolean): Promise<void> => {
    const { t } = occasion;
    const content = whispered
      ? { html: escaped(t('telegram-sent-privately')), keyboard: [] }
      : {
          html: escaped(t('telegram-cannot-write')),
          keyboard: [[{ text: t('telegram-open-chat'), url: chatLink() }]],
        };
    await client.send(there(occasion), content).catch((error: unknown) => {
      // Whoever asked has the answer: a group that hears too much already need not hear of it.
      const passes = error instanceof TemporaryError || error instanceof UnknownOutcomeError;
      if (!(whispered && passes) && !isFailure(error, 'unreachable', 'gone', 'moved')) throw error;
    });
  };

  /** Shows a short text over the chat. False: it came too late to be seen. */
  const toast = async (queryId: string, text?: string, alert = false): Promise<boolean> => {
    try {
      await client.acknowledge(queryId, text === undefined ? undefined : { text, alert });
      return true;
    } catch (error) {
      if (!isFailure(error, 'expired')) throw error;
      return false;
    }
  };

  const edit = async (occasion: Occasion, reply: Reply): Promise<void> => {
    const { chatId, messageId, key } = occasion;
    const ref: Ref = { chatId, messageId };
    try {
      await platform.edit(ref, reply.card, reply.about);
      await sent.recordEdit(key, ref, reply.card);
    } catch (error) {
      if (!isFailure(error, 'gone', 'moved')) throw error;
      await post(occasion, { chatId, topic: occasion.topic, ...insteadPatience }, reply);
    }
  };

  const toMessage: Answering['toMessage'] = async (occasion, reply) => {
    if (!occasion.isPrivate && !isPublic(reply)) return tellGroup(occasion, await whisper(occasion, reply));
    if (occasion.isPrivate) return void (await whisper(occasion, reply));
    await post(occasion, there(occasion), reply).catch((error: unknown) => {
      // The group silenced or removed the assistant meanwhile: then the asker gets it alone.
      if (!isFailure(error, 'unreachable')) throw error;
      return whisper(occasion, reply);
    });
  };

  return {
    toMessage,

    seen: async (queryId) => void (await toast(queryId)),

    toPress: async (occasion, queryId, reply) => {
      const { t, isPrivate } = occasion;
      const words = fallbackText(reply.card);
      const isShort = reply.card.children.length === 0 && words.length <= toastText;
      // A refusal changes nothing in the chat, so it leaves no message there either.
      if (reply.outcome && reply.outcome !== 'ok' && isShort && (await toast(queryId, words, true))) return;
      if (isPrivate || isPublic(reply)) {
        if (reply.replaces) await edit(occasion, reply);
        else await toMessage(occasion, reply);
        await toast(queryId);
        return;
      }
      const whispered = await whisper(occasion, reply);
      await toast(queryId, whispered ? t('telegram-sent-privately') : t('telegram-cannot-write'), !whispered);
    },
  };
};
