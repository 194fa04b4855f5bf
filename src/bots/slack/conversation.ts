import { z } from 'zod';
import { card, context } from '../../core/cards/build.ts';
import { fallbackText } from '../../core/cards/fallback.ts';
import type { Clock } from '../../core/clock.ts';
import type { Reply } from '../../core/commands/define.ts';
import { type Db, retryWhileAway } from '../../core/db.ts';
import { TemporaryError, UnknownOutcomeError } from '../../core/errors.ts';
import { msg, type Translator, translator } from '../../core/i18n/translator.ts';
import { parseKeepable } from '../../core/keepable.ts';
import type { Logger } from '../../core/logger.ts';
import { identify } from '../../core/people/identities.ts';
import type { InboxHandler } from '../inbox.ts';
import type { Pace } from '../pace.ts';
import { createProgress } from '../progress.ts';
import { type Guest, type Received, type Reception, strangersTranslator, type Visitor } from '../reception.ts';
import type { RenderAlarm } from '../render-alarm.ts';
import type { SentMessages } from '../sent.ts';
import type { Answer, Once, Unsent } from '../unsent.ts';
import type { Answering, Answers } from './answers.ts';
import type { SlackApi } from './api.ts';
import { refreshAction } from './home.ts';
import type { HomeTab } from './home-tab.ts';
import { originOf } from './modal.ts';
import { isRefused, SlackRefusal } from './outcomes.ts';
import { slackProgress } from './progress.ts';
import type { SharedFiles } from './shared-files.ts';
import { type Place, type Update, type UpdateOf, update } from './update.ts';
import { type Asked, openForm, readAsked } from './views.ts';
import type { Visitors } from './visitors.ts';
import type { Waiting } from './waiting.ts';

export interface ConversationParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly api: SlackApi;
  readonly pace: Pace;
  readonly sent: SentMessages;
  readonly alarm: RenderAlarm;
  readonly reception: Reception;
  readonly visitors: Visitors;
  readonly answers: Answers;
  readonly homeTab: HomeTab;
  readonly sharedFiles: SharedFiles;
  /** Whether a line names a command. */
  readonly isCommand: (line: string) => boolean;
  readonly unsent: Unsent;
  readonly waiting: Waiting;
}

/** What asks for an answer. */
type Asking = Exclude<Update, { kind: 'home' | 'prompts' }>;

/** An answer, and whether it may have been sent already. */
type Task = Pick<Answering, 'key' | 't' | 'reply' | 'doubtful'>;

const readerOf = (visitor: Visitor, { person }: Pick<Answer, 'person'>): Translator =>
  person ? translator(person.language, person.zone) : strangersTranslator(visitor);

/** The chat of somebody with us: Slack takes their own id for it. */
const directTo = (user: string): Place => ({ channel: user, direct: true });

/** Whoever asked is gone from there, or we are: there is nobody left to answer, now or later. */
const nobodyThere = new Set([
  'channel_not_found',
  'is_archived',
  'not_in_channel',
  'user_not_found',
  'user_not_in_channel',
]);

/** What a line had been, for the button that says it again. A message that it is about may be longer than a button can say. */
const askedBy = ({ line, quoted }: UpdateOf<'line'>, key: string): Asked =>
  quoted === undefined ? { by: 'say', what: line } : { by: 'about', what: key.split('/')[1] ?? '' };

/** The message that a line is about: whose shortcut was taken, or under which it stands. */
const aboutOf = ({ place: { channel, threadTs }, aboutTs }: UpdateOf<'line'>) => {
  const messageId = aboutTs ?? threadTs;
  return messageId === undefined ? undefined : { chatId: channel, messageId };
};

/** Where it was said, if that is a conversation. */
const placeOf = (came: Update): Place | undefined => {
  if (came.kind === 'form') return originOf(came.origin, came.user) ?? undefined;
  return 'place' in came ? came.place : undefined;
};

/** Slack underlines the field; the words stand under it. */
const errorsOf = ({ fields }: UpdateOf<'form'>, { card: said, field }: Reply): Record<string, string> | null => {
  const blamed = field !== undefined && fields.includes(field) ? field : fields[0];
  return blamed === undefined ? null : { [blamed]: fallbackText(said) };
};

/** Acts on what came in from Slack, and answers it. */
export const createConversation = (parts: ConversationParts): InboxHandler => {
  const { db, clock, logger, api, pace, alarm, reception, sent, visitors, answers } = parts;
  const { homeTab, sharedFiles, isCommand, unsent, waiting } = parts;

  /** What was said about a message, a while ago, by the same person; null once it is forgotten. */
  const saidAbout = async ({ user }: UpdateOf<'again'>, id: string): Promise<UpdateOf<'line'> | null> => {
    if (!/^\d{1,9}$/.test(id)) return null;
    const row = await retryWhileAway(() =>
      db.inboxItem.findFirst({ where: { id: Number(id), platform: 'slack' }, select: { payload: true } }),
    );
    const came = row?.payload ? update.safeParse(parseKeepable(row.payload)).data : undefined;
    return came?.kind === 'line' && came.user === user ? came : null;
  };

  /** Says once more what had led to a form. The button is none of a card's: what it repeats is checked as anything that is said or pressed. */
  const repeat = async (guest: Guest, key: string, pressed: UpdateOf<'again'>): Promise<Received | null> => {
    const asked = readAsked(pressed.asked);
    if (!asked) return null;
    if (asked.by === 'say') return reception.say(guest, key, asked.what);
    const beside = { chatId: pressed.place.channel, messageId: `again/${pressed.messageTs}` };
    if (asked.by === 'press') return reception.press(guest, key, beside, asked.what);
    const said = await saidAbout(pressed, asked.what);
    return said
      ? reception.say(guest, key, said.line, said.quoted, aboutOf(said))
      : reception.press(guest, key, beside, '');
  };

  /** Has the house answer. */
  const ask = async (came: Asking, guest: Guest, key: string): Promise<Received | null> => {
    switch (came.kind) {
      case 'line':
        // A remark on a file wants no answer; a stranger's may be what makes them known.
        if (came.withFiles && guest.person && !isCommand(came.line)) return null;
        return reception.say(guest, key, came.line, came.quoted, aboutOf(came));
      case 'file':
        return sharedFiles(came, guest, key);
      case 'press': {
        const on = { chatId: came.place.channel, messageId: came.messageTs };
        return reception.press(guest, key, on, came.action);
      }
      case 'again':
        return repeat(guest, key, came);
      case 'form':
        return reception.submit(guest, key, came.formId, came.values);
      case 'home-press':
        return reception.press(guest, key, { chatId: 'home', messageId: came.user }, came.action);
    }
  };

  const toForm = async (sent: UpdateOf<'form'>, answering: Answering): Promise<void> => {
    const { reply, t } = answering;
    const taken = (reply.outcome ?? 'ok') === 'ok';
    const errors = taken ? null : errorsOf(sent, reply);
    const told = waiting.settle(sent.sending, errors ? { response_action: 'errors', errors } : undefined);
    if (told && errors) return;
    const late = taken ? reply.card : card(reply.card.title, [...reply.card.children, context(t('slack-form-late'))]);
    const { outcome, about } = reply;
    const said = { card: late, ...(outcome && { outcome }), ...(about && { about }) };
    const confidential = reply.confidential === undefined ? {} : { confidential: reply.confidential };
    await answers.send({ ...answering, triggerId: undefined, reply: { ...said, ...confidential } });
  };

  /** Brings the answer to where was asked. */
  const bring = async (came: Asking, task: Task): Promise<void> => {
    const { user, triggerId } = came;
    const place = placeOf(came) ?? directTo(user);
    const answering = { ...task, user, triggerId, place };
    switch (came.kind) {
      case 'line':
        return answers.send({ ...answering, asked: askedBy(came, task.key) });
      case 'file':
        return answers.send(answering);
      case 'press':
        return answers.sendTo(came, { ...answering, asked: { by: 'press', what: came.action } });
      case 'again':
        if (!task.reply.form) return answers.send(answering);
        return openForm({ api, alarm }, task.t, triggerId, task.reply.form, place);
      case 'form':
        return toForm(came, answering);
      case 'home-press':
        return answers.send({ ...answering, asked: { by: 'press', what: came.action } });
    }
  };

  const prompts = async ({ channel }: UpdateOf<'prompts'>, { person, t }: Guest): Promise<void> => {
    if (!person) return;
    const offered = [
      { title: t('slack-prompt-clients'), message: 'accounts' },
      { title: t('slack-prompt-help'), message: 'help' },
    ];
    const args = { channel_id: channel, prompts: offered };
    // A kindness: where Slack will not have it, nobody misses it.
    await api.call('assistant.threads.setSuggestedPrompts', args, z.object({})).catch((error: unknown) => {
      if (!(error instanceof SlackRefusal)) throw error;
    });
  };

  const act = async (came: Update, key: string, attempt: number, make: Once, unsure: boolean): Promise<void> => {
    const progress = createProgress(
      { sent, logger },
      slackProgress({ api, pace }, came.user, placeOf(came)),
      key,
      attempt,
    );
    const once: Once = (run) => make(() => progress.during(run));
    const visitor = { ...(await visitors(came, placeOf(came))), onProgress: progress.tell };
    const { guest, instead } = await reception.admit(visitor, key);
    const tooMuch = instead !== undefined;
    // Nobody waits for these.
    if (came.kind === 'prompts') return tooMuch ? undefined : prompts(came, guest);
    if (came.kind === 'home') return tooMuch ? undefined : homeTab(guest, key);
    if (came.kind === 'home-press' && came.action === refreshAction && !tooMuch) return homeTab(guest, key);
    const received = await once(async () => (tooMuch ? instead : ask(came, guest, key)));
    if (!received) return void (came.kind === 'form' && waiting.settle(came.sending, undefined));
    const { reply } = received;
    await bring(came, { key, doubtful: unsure || attempt > 1, t: readerOf(visitor, received), reply });
    // It may show what has just been changed, by whom and in which language.
    if (came.kind === 'home-press' && reply.replaces) {
      await homeTab((await reception.admit(await visitors(came), key)).guest, `${key}/home`);
    }
  };

  return {
    handle: async (id, payload, attempt) => {
      const key = `inbox/${id}/answer`;
      const came = update.parse(payload);
      try {
        await unsent.handle(id, key, (once, unsure) => act(came, key, attempt, once, unsure));
      } catch (error) {
        // In a chat of two, what may have been sent is looked for before it is sent again.
        if (error instanceof UnknownOutcomeError && (placeOf(came)?.direct ?? true))
          throw new TemporaryError(error.message);
        if (!isRefused(error, nobodyThere)) throw error;
      }
    },

    // The button that asks once more reads in it what the form was about.
    isNeeded: (payload) => {
      const came = update.safeParse(payload).data;
      return came?.kind === 'line' && came.quoted !== undefined;
    },

    apologise: async (id, payload) => {
      const came = update.safeParse(payload).data;
      if (!came || came.kind === 'home' || came.kind === 'prompts') return;
      if (came.kind === 'form') waiting.settle(came.sending, undefined);
      const visitor = await visitors(came);
      const person = await identify(db, { platform: 'slack', userId: came.user }, clock.now());
      const t = readerOf(visitor, { person });
      const place = 'place' in came ? came.place : directTo(came.user);
      const reply: Reply = { card: card(t(msg('error-our-bug')), []), outcome: 'refused' };
      const key = `inbox/${id}/apology`;
      await answers.send({ key, user: came.user, place, triggerId: undefined, t, reply, doubtful: false });
    },
  };
};
