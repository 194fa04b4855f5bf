import type { Clock } from '../../core/clock.ts';
import { type Db, retryWhileAway } from '../../core/db.ts';
import { GoneError, TemporaryError, UnreachableError } from '../../core/errors.ts';
import type { Logger } from '../../core/logger.ts';
import { withoutFile } from '../../core/outbox/file.ts';
import type { ChatSender } from '../../core/outbox/sender.ts';
import { noteContact } from '../../core/people/identities.ts';
import type { SlackConfig } from '../../core/slack-config.ts';
import { outboxPatienceMs, type Pace } from '../pace.ts';
import type { RenderAlarm } from '../render-alarm.ts';
import { createSlackApi } from './api.ts';
import { isRefused, unknownHere } from './outcomes.ts';
import { slackPlatform } from './platform.ts';
import { isDirect } from './update.ts';

export interface SlackSenderParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly config: SlackConfig;
  readonly pace: Pace;
  readonly alarm: RenderAlarm;
  /** For how long Slack is given to answer a call. */
  readonly patienceMs?: number;
}

/** The person is not there any more, or takes nothing from apps. */
const unreachable = new Set([
  'channel_not_found',
  'user_not_found',
  'user_disabled',
  'is_archived',
  'not_in_channel',
  'cannot_dm_bot',
  'messages_tab_disabled',
  'restricted_action',
  'user_not_visible',
  'user_not_in_channel',
]);
const gone = new Set([
  'message_not_found',
  'thread_not_found',
  'cant_update_message',
  'edit_window_closed',
  'channel_not_found',
]);

const orElse = (error: unknown): never => {
  if (isRefused(error, unreachable)) throw new UnreachableError(error.message);
  if (isRefused(error, unknownHere)) throw new TemporaryError(error.message);
  throw error;
};

/**
 * Brings what nobody asked for into people's chats in Slack. Messages bear their key, by which one that may have been sent is found again. Slack's
 * library is loaded here, not before.
 */
export const slackSender = async (parts: SlackSenderParts): Promise<ChatSender> => {
  const { db, clock, logger, config, pace, alarm, patienceMs } = parts;
  const { webApi } = await import('@slack/bolt');
  const api = createSlackApi(webApi, { token: config.botToken, apiUrl: config.apiUrl, logger, patienceMs });
  const platform = slackPlatform({
    api,
    alarm,
    // The outbox takes its turn itself, before it notes that the message goes out.
    pace: { turn: async () => {}, hold: pace.hold },
    directChat: async (user) => {
      if (isDirect(user)) return user;
      const where = { platform: 'slack', platformUserId: user, endedAt: null };
      return (await retryWhileAway(() => db.chatIdentity.findFirst({ where })))?.directChatId ?? null;
    },
  });

  /** Written to by their own id, people have a chat of which we learn by the first message. */
  const learn = async (user: string, chatId: string): Promise<void> => {
    if (user === chatId || isDirect(user)) return;
    const account = { platform: 'slack', userId: user } as const;
    await retryWhileAway(() => noteContact(db, clock.now(), account, { directChatId: chatId, reachable: true }));
  };

  return {
    platform: 'slack',
    findsSent: true,
    turn: ({ chatId }) => pace.turn(chatId, { patienceMs: outboxPatienceMs }),
    send: async ({ chatId, t }, card, { key, under, doubtful, about, file }) => {
      const attached = file && { file, without: withoutFile(card, file, t) };
      const place = { channel: chatId, direct: true, threadTs: under?.messageId };
      const standing = await platform
        .send({ place, onlyFor: null, user: chatId, t, doubtful, attached }, card, key, about)
        .catch(orElse);
      await learn(chatId, standing.chatId);
      return standing;
    },
    edit: async (ref, card, t, about, withFile) => {
      try {
        const shown = withFile ? await platform.fileOf(ref) : undefined;
        await platform.edit({ ref, ephemeral: false, responseUrl: undefined, t, shown }, card, about);
      } catch (error) {
        if (isRefused(error, gone)) throw new GoneError(error.message);
        orElse(error);
      }
    },
  };
};
