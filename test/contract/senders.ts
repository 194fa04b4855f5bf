import { createPace } from '../../src/bots/shared-pace.ts';
import { slackShares } from '../../src/bots/slack/rates.ts';
import { slackSender } from '../../src/bots/slack/sender.ts';
import { telegramShares } from '../../src/bots/telegram/rates.ts';
import { telegramSender } from '../../src/bots/telegram/sender.ts';
import { systemClock } from '../../src/core/clock.ts';
import type { Db } from '../../src/core/db.ts';
import { createLogger } from '../../src/core/logger.ts';
import type { ChatSender } from '../../src/core/outbox/sender.ts';
import type { FailureRule } from '../fakes/shared/failures.ts';
import { startSlack } from '../fakes/slack/client.ts';
import { usualSettings } from '../fakes/slack/world/app.ts';
import { startTelegram } from '../fakes/telegram/client.ts';

/** A platform that a sender writes to, and what stands there. */
export interface SenderDriver {
  readonly sender: ChatSender;
  /** The same, with a token that is good no more. */
  readonly stranger: ChatSender;
  /** Somebody with a chat, and its name. */
  aChat(): Promise<string>;
  seen(chat: string): Promise<string[]>;
  /** They want to hear no more. */
  leave(chat: string): Promise<void>;
  /** Takes the bot's last message away. */
  remove(chat: string): Promise<void>;
  /** What goes wrong with the next message. */
  fail(does: FailureRule['does']): Promise<void>;
  stop(): Promise<void>;
}

const noAlarm = async (): Promise<void> => {};

export const telegramDriver = async (db: Db): Promise<SenderDriver> => {
  const fake = await startTelegram();
  const messages = (chat: string) => fake.act('seen', { user: Number(chat) });
  const sender = (token: string) =>
    telegramSender({ token, apiRoot: fake.root }, createPace(db, 'telegram', telegramShares), noAlarm);
  return {
    sender: sender(fake.token),
    stranger: sender('1:of-yesterday'),
    aChat: async () => String(await fake.act('addPerson', { first_name: 'P', started: true })),
    seen: async (chat) => (await messages(chat)).map(({ text }) => text),
    leave: async (chat) => void (await fake.act('block', { user: Number(chat) })),
    remove: async (chat) => {
      const message = (await messages(chat)).at(-1)?.messageId ?? 0;
      await fake.act('remove', { user: Number(chat), message });
    },
    fail: async (does) => void (await fake.act('failures', [{ method: 'sendMessage', does, next: 1, retryAfter: 3 }])),
    stop: fake.stop,
  };
};

export const slackDriver = async (db: Db): Promise<SenderDriver> => {
  const fake = await startSlack({ rates: 0 });
  const sender = (botToken: string) =>
    slackSender({
      ...{ db, clock: systemClock, logger: createLogger('silent'), alarm: noAlarm, patienceMs: 1_000 },
      config: { botToken, apiUrl: fake.apiUrl, delivery: { signingSecret: usualSettings.signingSecret } },
      pace: createPace(db, 'slack', slackShares),
    });
  const names = new Map<string, string>();
  const nameOf = (chat: string): string => names.get(chat) ?? '';
  const messages = async (chat: string) =>
    (await fake.act('sees', { who: nameOf(chat), channel: chat })).messages.filter(({ byApp }) => byApp);
  return {
    sender: await sender(usualSettings.botToken),
    stranger: await sender('xoxb-of-yesterday'),
    aChat: async () => {
      const name = `p${names.size}`;
      const { dm } = await fake.act('person', { name, isAdmin: true });
      names.set(dm, name);
      return dm;
    },
    seen: async (chat) => (await messages(chat)).map(({ text }) => text),
    leave: async (chat) => void (await fake.act('changePerson', { who: nameOf(chat), deactivated: true })),
    remove: async (chat) => {
      const message = (await messages(chat)).at(-1);
      await fake.act('delete', { who: nameOf(chat), channel: chat, ts: message?.ts ?? '' });
    },
    fail: async (does) => {
      await fake.act('failures', { rules: [{ method: 'chat.postMessage', does, next: 1, retryAfter: 3 }] });
    },
    stop: fake.stop,
  };
};
