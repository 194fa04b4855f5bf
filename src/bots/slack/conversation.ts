import { z } from 'zod';
import { card, context } from '../../core/cards/build.ts';
import { fallbackText } from '../../core/cards/fallback.ts';
import type { Clock } from '../../core/clock.ts';
import type { Reply } from '../../core/commands/define.ts';
import { type Db, retryWhileAway } from '../../core/db.ts';
import { TemporaryError } from '../../core/errors.ts';
import { msg, type Translator, translator } from '../../core/i18n/translator.ts';
import { identify } from '../../core/people/identities.ts';
import type { InboxHandler } from '../inbox.ts';
import { type Received, type Reception, strangersTranslator, type Visitor } from '../reception.ts';
import type { RenderAlarm } from '../render-alarm.ts';
import type { Answers } from './answers.ts';
import type { SlackApi } from './api.ts';
import { refreshAction } from './home.ts';
import type { HomeTab } from './home-tab.ts';
import { originOf } from './modal.ts';
import { isRefused, SlackRefusal } from './outcomes.ts';
import { type Place, type UpdateOf, update } from './update.ts';
import { type Asked, openForm, readAsked } from './views.ts';
import type { Visitors } from './visitors.ts';
import type { Waiting } from './waiting.ts';

export interface ConversationParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly api: SlackApi;
  readonly alarm: RenderAlarm;
  readonly reception: Reception;
  readonly visitors: Visitors;
  readonly answers: Answers;
  readonly homeTab: HomeTab;
  readonly waiting: Waiting;
}

/** What is being worked off: its name for good, and whether it may have been done already. */
interface Task {
  readonly key: string;
  readonly doubtful: boolean;
}

const readerOf = (visitor: Visitor, { person }: Pick<Received, 'person'>): Translator =>
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

/** Slack underlines the field; the words stand under it. */
const errorsOf = ({ fields }: UpdateOf<'form'>, reply: Reply): Record<string, string> | null =>
  fields[0] === undefined ? null : { [fields[0]]: fallbackText(reply.card) };

/** Acts on what came in from Slack, and answers it. */
export const createConversation = (parts: ConversationParts): InboxHandler => {
  const { db, clock, api, alarm, reception, visitors, answers, homeTab, waiting } = parts;
  /** What may have been answered already, since nobody knows what became of the answer. */
  const begun = new Set<string>();

  const line = async (said: UpdateOf<'line'>, { key, doubtful }: Task): Promise<void> => {
    const visitor = await visitors(said, said.place);
    const received = await reception.say(visitor, key, said.line);
    if (!received) return;
    const { user, place, triggerId } = said;
    const t = readerOf(visitor, received);
    const asked: Asked = { by: 'say', what: said.line };
    await answers.send({ key, user, place, triggerId, t, reply: received.reply, asked, doubtful });
  };

  const press = async (pressed: UpdateOf<'press'>, { key, doubtful }: Task): Promise<void> => {
    const { user, place, messageTs, action, triggerId } = pressed;
    const visitor = await visitors(pressed, place);
    const received = await reception.press(visitor, key, { chatId: place.channel, messageId: messageTs }, action);
    if (!received) return;
    const t = readerOf(visitor, received);
    const asked: Asked = { by: 'press', what: action };
    await answers.sendTo(pressed, { key, user, place, triggerId, t, reply: received.reply, asked, doubtful });
  };

  const again = async (pressed: UpdateOf<'again'>, { key, doubtful }: Task): Promise<void> => {
    const asked = readAsked(pressed.asked);
    if (!asked) return;
    const { user, place, triggerId, messageTs } = pressed;
    const visitor = await visitors(pressed, place);
    // The button is none of the card's: what it repeats is checked as anything that is said or pressed.
    const beside = { chatId: place.channel, messageId: `again/${messageTs}` };
    const received =
      asked.by === 'say'
        ? await reception.say(visitor, key, asked.what)
        : await reception.press(visitor, key, beside, asked.what);
    if (!received) return;
    const { reply } = received;
    if (reply.form) return openForm({ api, alarm }, triggerId, reply.form, place);
    await answers.send({ key, user, place, triggerId, t: readerOf(visitor, received), reply, doubtful });
  };

  const form = async (sent: UpdateOf<'form'>, { key, doubtful }: Task): Promise<void> => {
    const { user, sending, formId, values } = sent;
    const origin = originOf(sent.origin, user);
    const place = origin ?? directTo(user);
    const visitor = await visitors(sent, origin ?? undefined);
    const received = await reception.submit(visitor, key, formId, values);
    if (!received) return void waiting.settle(sending, undefined);
    const { reply } = received;
    const t = readerOf(visitor, received);
    const taken = (reply.outcome ?? 'ok') === 'ok';
    const errors = taken ? null : errorsOf(sent, reply);
    const told = waiting.settle(sending, errors ? { response_action: 'errors', errors } : undefined);
    if (told && errors) return;
    const late = taken ? reply.card : card(reply.card.title, [...reply.card.children, context(t('slack-form-late'))]);
    const { outcome, about } = reply;
    const said = { card: late, ...(outcome && { outcome }), ...(about && { about }) };
    const confidential = reply.confidential === undefined ? {} : { confidential: reply.confidential };
    await answers.send({ key, user, place, triggerId: undefined, t, reply: { ...said, ...confidential }, doubtful });
  };

  const homePress = async (pressed: UpdateOf<'home-press'>, { key, doubtful }: Task): Promise<void> => {
    const { user, action, triggerId } = pressed;
    const visitor = await visitors(pressed);
    if (action === refreshAction) return homeTab(visitor, key);
    const received = await reception.press(visitor, key, { chatId: 'home', messageId: user }, action);
    if (!received) return;
    const { reply } = received;
    const asked: Asked = { by: 'press', what: action };
    const t = readerOf(visitor, received);
    await answers.send({ key, user, place: directTo(user), triggerId, t, reply, asked, doubtful });
    // It may show what has just been changed.
    if (reply.replaces) await homeTab(await visitors(pressed), `${key}/home`);
  };

  const prompts = async ({ user, channel }: UpdateOf<'prompts'>): Promise<void> => {
    const person = await retryWhileAway(() => identify(db, { platform: 'slack', userId: user }, clock.now()));
    if (!person) return;
    const t = translator(person.language, person.zone);
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

  const act = async (payload: unknown, task: Task): Promise<void> => {
    const came = update.parse(payload);
    switch (came.kind) {
      case 'line':
        return line(came, task);
      case 'press':
        return press(came, task);
      case 'again':
        return again(came, task);
      case 'form':
        return form(came, task);
      case 'home':
        return homeTab(await visitors(came), task.key);
      case 'home-press':
        return homePress(came, task);
      case 'prompts':
        return prompts(came);
    }
  };

  return {
    handle: async (id, payload, attempt) => {
      const key = `inbox/${id}/answer`;
      try {
        await act(payload, { key, doubtful: attempt > 1 || begun.has(key) });
        begun.delete(key);
      } catch (error) {
        if (isRefused(error, nobodyThere)) return void begun.delete(key);
        // Slack did not take it up; after all else it may have.
        if (!(error instanceof TemporaryError)) begun.add(key);
        throw error;
      }
    },

    apologise: async (id, payload) => {
      const came = update.safeParse(payload).data;
      begun.delete(`inbox/${id}/answer`);
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
