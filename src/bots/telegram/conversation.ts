import { card } from '../../core/cards/build.ts';
import type { Clock } from '../../core/clock.ts';
import type { Reply } from '../../core/commands/define.ts';
import { type Db, retryWhileAway } from '../../core/db.ts';
import { type Translator, translator } from '../../core/i18n/translator.ts';
import type { Logger } from '../../core/logger.ts';
import { identify, noteContact } from '../../core/people/identities.ts';
import type { Person } from '../../core/people/person.ts';
import { isCalendar, takeCalendar } from '../calendar-file.ts';
import { keepFile, keptCard } from '../files.ts';
import { isImportCommand, isTable, mayImport, takeTable } from '../import-file.ts';
import type { InboxHandler } from '../inbox.ts';
import { createProgress, type Progress } from '../progress.ts';
import { type Guest, type Reception, strangersTranslator, type Visitor } from '../reception.ts';
import type { SentMessages } from '../sent.ts';
import type { Answer, Once, Unsent } from '../unsent.ts';
import type { Answering, Occasion } from './answering.ts';
import type { Client } from './client.ts';
import { isFailure } from './failures.ts';
import type { Filler, FillingIn } from './forms/filling-in.ts';
import { formPress } from './forms/form-card.ts';
import { type Heard, heardSchema, type Pressed, type Said, type Sent } from './update.ts';

export interface ConversationParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly reception: Reception;
  readonly sent: SentMessages;
  readonly answering: Answering;
  readonly fillingIn: FillingIn;
  readonly unsent: Unsent;
  readonly client: Pick<Client, 'download' | 'send' | 'edit' | 'remove'>;
  readonly logger: Logger;
}

type Spoken = Exclude<Heard, { kind: 'standing' }>;

/** What is answered: from whom, where, by what name, and how an answer comes there. */
interface Turn {
  readonly guest: Guest;
  readonly occasion: Occasion;
  readonly once: Once;
  readonly bring: (occasion: Occasion, reply: Reply) => Promise<void>;
}

const visitorOf = ({ from, isPrivate, chatId }: Spoken): Visitor => ({
  platform: 'telegram',
  userId: from.id,
  name: from.name,
  // Elsewhere it is not known whether they have started one.
  directChatId: isPrivate ? chatId : null,
  roomId: isPrivate ? undefined : chatId,
  language: from.language,
});

/** Telegram's own greeting is a wish to know what one can do here; with a token it is understood before any command. */
const lineOf = (text: string): string => (/^\/start(?:@\w+)?\s*$/i.test(text) ? '/help' : text);

/** Names the answer to all files of an album. */
const albumKey = (chatId: string, album: string): string => `telegram/album/${chatId}/${album}`;

/** What the assistant does with what came in from Telegram. */
export const createConversation = ({
  db,
  clock,
  reception,
  sent,
  answering,
  fillingIn,
  unsent,
  client,
  logger,
}: ConversationParts): InboxHandler => {
  const occasionOf = (heard: Spoken, { visitor, t }: Pick<Guest, 'visitor' | 't'>, key: string): Occasion => {
    const { isPrivate, chatId, topic, messageId } = heard;
    return { visitor, t, key, isPrivate, chatId, topic, messageId };
  };

  const speaks = (person: Pick<Person, 'language' | 'zone'> | null, visitor: Visitor): Translator =>
    person ? translator(person.language, person.zone) : strangersTranslator(visitor);

  /** Answers, and opens the form that comes with the answer: always in the asker's own chat. */
  const answer = async ({ guest, occasion, once, bring }: Turn, received: Answer | null): Promise<void> => {
    const { key, visitor } = occasion;
    const t = received ? speaks(received.person, visitor) : occasion.t;
    const filler: Filler = { guest: { ...guest, t }, chatId: visitor.userId, once };
    const form = received?.reply.form;
    if (form) await fillingIn.begin(filler.chatId, form, key);
    if (received) await bring({ ...occasion, t }, received.reply);
    await fillingIn.resume(filler, key);
  };

  const said = async (heard: Said, turn: Turn): Promise<void> => {
    const { text, isPrivate, chatId, quoted, replyTo } = heard;
    const { guest, once, occasion } = turn;
    const { key } = occasion;
    if (isPrivate && guest.person && (await fillingIn.type({ guest, chatId, once }, key, heard))) return;
    const on = replyTo === undefined ? undefined : { chatId, messageId: replyTo };
    await answer(turn, await once(() => reception.say(guest, key, lineOf(text), quoted, on)));
  };

  const pressed = async ({ chatId, messageId, queryId, action, isPrivate }: Pressed, turn: Turn): Promise<void> => {
    const { guest, once, occasion, bring } = turn;
    const { key } = occasion;
    const on = { chatId, messageId };
    if (formPress(action)) {
      const done = isPrivate && (await fillingIn.press({ guest, chatId, once }, key, on, action));
      return done
        ? answering.seen(queryId)
        : bring(occasion, { card: card(guest.t('error-stale-button'), []), outcome: 'refused' });
    }
    const received = await once(() => reception.press(guest, key, on, action));
    await answer(turn, received);
    // It was answered before; perhaps the button still turns.
    if (!received) await answering.seen(queryId);
  };

  /** A table to import is kept here. Of an album, only the first is answered, and not by what was said with it: the others are still on their way. */
  const tableSent = async (heard: Sent, turn: Turn): Promise<void> => {
    const { guest, once, occasion } = turn;
    const { album, caption = '', file, chatId } = heard;
    const name = album === undefined ? occasion.key : albumKey(chatId, album);
    const line = album === undefined && isImportCommand(caption) ? caption : undefined;
    const isQuiet = album !== undefined && (await sent.find(name)) !== null;
    const coming = { db, clock, reception, guest, key: occasion.key, line, isQuiet };
    const received = await once(() => takeTable(coming, file, () => client.download(file.fileId)));
    await answer({ ...turn, occasion: { ...occasion, key: name } }, received);
  };

  /** A calendar is read. Other files are kept for people who are known; strangers are told how to be. Of an album, only the first is answered. */
  const filed = async (heard: Sent, turn: Turn): Promise<void> => {
    const { guest, once, occasion } = turn;
    const { key } = occasion;
    const { person, t } = guest;
    if (!person) return answer(turn, await once(() => reception.say(guest, key, '')));
    if (isCalendar(heard.file)) {
      const bytes = () => client.download(heard.file.fileId);
      return answer(turn, await once(() => takeCalendar({ reception, guest, key }, heard.file, bytes)));
    }
    if (isTable(heard.file) && mayImport(guest)) return tableSent(heard, turn);
    await keepFile(db, clock, person, { ...heard, platform: 'telegram' }, heard.file);
    const name = heard.album === undefined ? key : albumKey(heard.chatId, heard.album);
    if (await sent.find(name)) return;
    await answering.toMessage({ ...occasion, key: name }, { card: keptCard(t, 'telegram', heard.file) });
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

  /** Tells how far something has come in the asker's own chat, wherever they asked: files have names. */
  const progressOf = ({ from: { id: chatId } }: Spoken, key: string, attempt: number): Progress =>
    createProgress(
      { sent, logger },
      {
        send: (plain) => client.send({ chatId }, { plain }),
        edit: (ref, plain) => client.edit(ref, { plain }),
        remove: client.remove,
      },
      key,
      attempt,
    );

  const act = async (heard: Spoken, key: string, attempt: number, make: Once): Promise<void> => {
    const progress = progressOf(heard, key, attempt);
    const once: Once = (run) => make(() => progress.during(run));
    const { guest, instead } = await reception.admit({ ...visitorOf(heard), onProgress: progress.tell }, key);
    const bring: Turn['bring'] =
      heard.kind === 'pressed'
        ? (occasion, reply) => answering.toPress(occasion, heard.queryId, reply)
        : answering.toMessage;
    const turn: Turn = { guest, occasion: occasionOf(heard, guest, key), once, bring };
    if (instead !== undefined) return answer(turn, await once(async () => instead));
    switch (heard.kind) {
      case 'said':
        return said(heard, turn);
      case 'pressed':
        return pressed(heard, turn);
      case 'sent':
        return filed(heard, turn);
    }
  };

  return {
    handle: async (id, payload, attempt) => {
      const heard = heardSchema.parse(payload);
      if (heard.kind === 'standing') return noteReach(heard.userId, heard.reachable);
      try {
        const key = `inbox/${id}/answer`;
        await unsent.handle(id, key, (once) => act(heard, key, attempt, once));
      } catch (error) {
        // A group that threw the assistant out says nothing about the person.
        if (isFailure(error, 'unreachable')) {
          return heard.isPrivate ? noteReach(heard.from.id, false) : undefined;
        }
        throw error;
      }
    },

    apologise: async (id, payload) => {
      const heard = heardSchema.parse(payload);
      if (heard.kind === 'standing') return;
      const visitor = visitorOf(heard);
      const t = speaks(await retryWhileAway(() => identify(db, visitor, clock.now())), visitor);
      const occasion = occasionOf(heard, { visitor, t }, `inbox/${id}/apology`);
      await answering.toMessage(occasion, { card: card(t('error-our-bug'), []) });
    },
  };
};
