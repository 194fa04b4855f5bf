import { z } from 'zod';
import { consoleSender } from '../../src/bots/console/sender.ts';
import type { RenderAlarm } from '../../src/bots/render-alarm.ts';
import { createPace } from '../../src/bots/shared-pace.ts';
import { slackShares } from '../../src/bots/slack/rates.ts';
import { slackSender } from '../../src/bots/slack/sender.ts';
import { telegramShares } from '../../src/bots/telegram/rates.ts';
import { telegramSender } from '../../src/bots/telegram/sender.ts';
import { systemClock } from '../../src/core/clock.ts';
import type { Db } from '../../src/core/db.ts';
import { createLogger } from '../../src/core/logger.ts';
import type { ChatSender } from '../../src/core/outbox/sender.ts';
import { aPerson } from '../factories/index.ts';
import type { FailureRule } from '../fakes/shared/failures.ts';
import { type SlackFake, startSlack } from '../fakes/slack/client.ts';
import { usualSettings } from '../fakes/slack/world/app.ts';
import { type FakeTelegram, startTelegram } from '../fakes/telegram/client.ts';

/** The last message of a chat as it is seen there, and its file. */
interface Shown {
  readonly text: string;
  readonly file: { readonly kind: string; readonly name: string; readonly bytes: Buffer } | null;
}

/** What takes messages with files, and shows them. */
export interface FileDriver {
  readonly sender: ChatSender;
  /** Somebody with a chat, and its name. */
  aChat(): Promise<string>;
  last(chat: string): Promise<Shown>;
  stop(): Promise<void>;
}

/** A platform that a sender writes to, and what stands there. */
export interface SenderDriver extends FileDriver {
  /** The same, with a token that is good no more. */
  readonly stranger: ChatSender;
  /** What alarms were raised for, the latest last. */
  readonly alarms: readonly string[];
  seen(chat: string): Promise<string[]>;
  /** They want to hear no more. */
  leave(chat: string): Promise<void>;
  /** Takes the bot's last message away. */
  remove(chat: string): Promise<void>;
  /** What goes wrong with the next message, or with the next call of a method. */
  fail(does: FailureRule['does'], method?: string): Promise<void>;
}

/** Alarms, as a sender raises them and as a test reads them. */
const noted = () => {
  const alarms: string[] = [];
  const alarm: RenderAlarm = async (about, why) => void alarms.push(`${about}: ${why}`);
  return { alarms, alarm };
};

const named = z.object({ result: z.object({ file_path: z.string() }) });

export const consoleDriver = async (db: Db): Promise<FileDriver> => ({
  sender: consoleSender(db, systemClock),
  aChat: async () => String((await aPerson(db)).id),
  last: async (chat) => {
    const { text, file } = await db.consoleMessage.findFirstOrThrow({
      where: { chatPersonId: Number(chat) },
      orderBy: { id: 'desc' },
      include: { file: true },
    });
    return { text, file: file && { kind: file.kind, name: file.name, bytes: Buffer.from(file.bytes) } };
  },
  stop: async () => {},
});

export const telegramDriver = async (db: Db): Promise<SenderDriver & { readonly fake: FakeTelegram }> => {
  const fake = await startTelegram();
  const { alarms, alarm } = noted();
  const messages = (chat: string) => fake.act('seen', { user: Number(chat) });
  const sender = (token: string) =>
    telegramSender({ token, apiRoot: fake.root }, createPace(db, 'telegram', telegramShares), alarm);
  const bytesOf = async (id: string): Promise<Buffer> => {
    const found = await fetch(`${fake.root}/bot${fake.token}/getFile?file_id=${id}`);
    const path = named.parse(await found.json()).result.file_path;
    return Buffer.from(await (await fetch(`${fake.root}/file/bot${fake.token}/${path}`)).arrayBuffer());
  };
  return {
    fake,
    sender: sender(fake.token),
    stranger: sender('1:of-yesterday'),
    alarms,
    last: async (chat) => {
      const { text = '', file } = (await messages(chat)).at(-1) ?? {};
      const kind = file?.kind === 'photo' ? 'picture' : 'document';
      return { text, file: file ? { kind, name: file.name, bytes: await bytesOf(file.id) } : null };
    },
    aChat: async () => String(await fake.act('addPerson', { first_name: 'P', started: true })),
    seen: async (chat) => (await messages(chat)).map(({ text }) => text),
    leave: async (chat) => void (await fake.act('block', { user: Number(chat) })),
    remove: async (chat) => {
      const message = (await messages(chat)).at(-1)?.messageId ?? 0;
      await fake.act('remove', { user: Number(chat), message });
    },
    fail: async (does, method = 'sendMessage') =>
      void (await fake.act('failures', [{ method, does, next: 1, retryAfter: 3 }])),
    stop: fake.stop,
  };
};

export const slackDriver = async (db: Db): Promise<SenderDriver & { readonly fake: SlackFake }> => {
  const fake = await startSlack({ rates: 0 });
  const { alarms, alarm } = noted();
  const sender = (botToken: string) =>
    slackSender({
      ...{ db, clock: systemClock, logger: createLogger('silent'), alarm, patienceMs: 1_000 },
      config: { botToken, apiUrl: fake.apiUrl, delivery: { signingSecret: usualSettings.signingSecret } },
      pace: createPace(db, 'slack', slackShares),
    });
  const names = new Map<string, string>();
  const nameOf = (chat: string): string => names.get(chat) ?? '';
  const messages = async (chat: string) =>
    (await fake.act('sees', { who: nameOf(chat), channel: chat })).messages.filter(({ byApp }) => byApp);
  return {
    fake,
    alarms,
    last: async (chat) => {
      const { text = '', files: [name] = [], ts } = (await messages(chat)).at(-1) ?? {};
      if (name === undefined) return { text, file: null };
      const stored = (await fake.act('stored', { channel: chat })).messages.find(({ json }) => json.ts === ts);
      const kind = JSON.stringify(stored).includes('slack_file') ? 'picture' : 'document';
      return {
        text,
        file: { kind, name, bytes: Buffer.from((await fake.act('file', { title: name })).base64, 'base64') },
      };
    },
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
    fail: async (does, method = 'chat.postMessage') => {
      await fake.act('failures', { rules: [{ method, does, next: 1, retryAfter: 3 }] });
    },
    stop: fake.stop,
  };
};
