import { card } from '../../core/cards/build.ts';
import type { Clock } from '../../core/clock.ts';
import type { Reply } from '../../core/commands/define.ts';
import { type Db, retryWhileAway } from '../../core/db.ts';
import { type Translator, translator } from '../../core/i18n/translator.ts';
import type { Logger } from '../../core/logger.ts';
import { identify, noteContact } from '../../core/people/identities.ts';
import type { Person } from '../../core/people/person.ts';
import type { InboxHandler } from '../inbox.ts';
import { type Reception, strangersTranslator, type Visitor } from '../reception.ts';
import type { SentMessages } from '../sent.ts';
import type { Answering, Occasion } from './answering.ts';
import { isFailure } from './failures.ts';
import { keepFile, keptCard } from './files.ts';
import type { Filler, FillingIn } from './forms/filling-in.ts';
import { formPress } from './forms/form-card.ts';
import type { Answer, Once, Unsent } from './unsent.ts';
import { type Heard, heardSchema, type Pressed, type Said, type Sent } from './update.ts';

export interface ConversationParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly reception: Reception;
  readonly sent: SentMessages;
  readonly answering: Answering;
  readonly fillingIn: FillingIn;
  readonly unsent: Unsent;
}

type Spoken = Exclude<Heard, { kind: 'standing' }>;

const visitorOf = ({ from, isPrivate, chatId }: Spoken): Visitor => ({
  platform: 'telegram',
  userId: from.id,
  name: from.name,
  // Elsewhere it is not known whether they have started one.
  directChatId: isPrivate ? chatId : null,
  language: from.language,
});

/** Telegram's own greeting is a wish to know what one can do here; with a token it is understood before any command. */
const lineOf = (text: string): string => (/^\/start(?:@\w+)?\s*$/i.test(text) ? '/help' : text);

/** What the assistant does with what came in from Telegram. */
export const createConversation = ({
  db,
  clock,
  logger,
  reception,
  sent,
  answering,
  fillingIn,
  unsent,
}: ConversationParts): InboxHandler => {
  const known = (visitor: Visitor): Promise<Person | null> => retryWhileAway(() => identify(db, visitor, clock.now()));

  const occasionOf = (heard: Spoken, visitor: Visitor, t: Translator, key: string): Occasion => {
    const { isPrivate, chatId, topic, messageId } = heard;
    return { visitor, t, key, isPrivate, chatId, topic, messageId };
  };

  const speaks = (person: Pick<Person, 'language' | 'zone'> | null, visitor: Visitor): Translator =>
    person ? translator(person.language, person.zone) : strangersTranslator(visitor);

  /** Answers, and opens the form that comes with the answer: always in the asker's own chat. */
  const answer = async (
    occasion: Occasion,
    received: Answer | null,
    once: Once,
    bring: (occasion: Occasion, reply: Reply) => Promise<void>,
  ): Promise<void> => {
    const { key, visitor } = occasion;
    const t = received ? speaks(received.person, visitor) : occasion.t;
    const filler: Filler = { visitor, chatId: visitor.userId, t, once };
    const form = received?.reply.form;
    if (form) await fillingIn.begin(filler.chatId, form, key);
    if (received) await bring({ ...occasion, t }, received.reply);
    await fillingIn.resume(filler, key);
  };

  const said = async (heard: Said, key: string, once: Once): Promise<void> => {
    const visitor = visitorOf(heard);
    const person = await known(visitor);
    const occasion = occasionOf(heard, visitor, speaks(person, visitor), key);
    const { text, isPrivate, chatId, replyTo, quoted } = heard;
    if (isPrivate && person) {
      const filler = { visitor, chatId, t: occasion.t, once };
      if (await fillingIn.type(filler, key, text, replyTo)) return;
    }
    const received = await once(() => reception.say(visitor, key, lineOf(text), quoted));
    await answer(occasion, received, once, answering.toMessage);
  };

  const pressed = async (heard: Pressed, key: string, once: Once): Promise<void> => {
    const visitor = visitorOf(heard);
    const { chatId, messageId, queryId, action, isPrivate } = heard;
    const on = { chatId, messageId };
    const t = speaks(await known(visitor), visitor);
    const occasion = occasionOf(heard, visitor, t, key);
    const bring = (where: Occasion, reply: Reply) => answering.toPress(where, queryId, reply);
    if (formPress(action)) {
      const done = isPrivate && (await fillingIn.press({ visitor, chatId, t, once }, key, on, action));
      return done
        ? answering.seen(queryId)
        : bring(occasion, { card: card(t('error-stale-button'), []), outcome: 'refused' });
    }
    const received = await once(() => reception.press(visitor, key, on, action));
    await answer(occasion, received, once, bring);
  };

  /** Files are kept for people who are known; strangers are told how to be. Of an album, only the first is answered. */
  const filed = async (heard: Sent, key: string, once: Once): Promise<void> => {
    const visitor = visitorOf(heard);
    const person = await known(visitor);
    if (!person) {
      const received = await once(() => reception.say(visitor, key, ''));
      return answer(occasionOf(heard, visitor, speaks(null, visitor), key), received, once, answering.toMessage);
    }
    await keepFile(db, clock, person, heard);
    const name = heard.album === undefined ? key : `telegram/album/${heard.chatId}/${heard.album}`;
    if (await sent.find(name)) return;
    const t = speaks(person, visitor);
    await answering.toMessage(occasionOf(heard, visitor, t, name), { card: keptCard(t, heard.file) });
  };

  const noteReach = (userId: string, reachable: boolean): Promise<void> =>
    retryWhileAway(() =>
      noteContact(
        db,
        clock.now(),
        { platform: 'telegram', userId },
        { reachable, ...(reachable && { directChatId: userId }) },
      ),
    );

  const act = (heard: Heard, key: string, once: Once): Promise<void> => {
    switch (heard.kind) {
      case 'said':
        return said(heard, key, once);
      case 'pressed':
        return pressed(heard, key, once);
      case 'sent':
        return filed(heard, key, once);
      case 'standing':
        return noteReach(heard.userId, heard.reachable);
    }
  };

  return {
    handle: async (id, payload) => {
      const heard = heardSchema.parse(payload);
      try {
        const key = `inbox/${id}/answer`;
        await unsent.handle(id, key, (once) => act(heard, key, once));
      } catch (error) {
        // A group that threw the assistant out says nothing about the person.
        if (isFailure(error, 'unreachable') && heard.kind !== 'standing') {
          return heard.isPrivate ? noteReach(heard.from.id, false) : undefined;
        }
        if (isFailure(error, 'refused')) {
          logger.error({ alarm: 'render', err: error, inbox: id }, 'Telegram refuses what we made of a card');
        }
        throw error;
      }
    },

    apologise: async (id, payload) => {
      const heard = heardSchema.parse(payload);
      await unsent.forget(id);
      if (heard.kind === 'standing') return;
      const visitor = visitorOf(heard);
      const t = speaks(await known(visitor), visitor);
      const occasion = occasionOf(heard, visitor, t, `inbox/${id}/apology`);
      await answering.toMessage(occasion, { card: card(t('error-our-bug'), []) });
    },
  };
};
