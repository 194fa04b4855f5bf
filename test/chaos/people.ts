import pLimit from 'p-limit';
import type { Db } from '../../src/core/db.ts';
import { anIdentity, aPerson } from '../factories/index.ts';
import type { SlackFake } from '../fakes/slack/client.ts';
import type { FakeTelegram } from '../fakes/telegram/client.ts';

export interface Chat {
  readonly personId: number;
  readonly platform: 'slack' | 'telegram';
  readonly chat: string;
  /** Their own name, to look with. */
  readonly who: string;
}

const atOnce = 10;

/** So many people who can be written to on Slack. */
export const onSlack = (db: Db, slack: SlackFake, count: number): Promise<Chat[]> =>
  pLimit(atOnce).map(Array.from({ length: count }), async (_, i) => {
    const { id: personId } = await aPerson(db);
    const { id, dm } = await slack.act('person', { name: `p${i}` });
    await anIdentity(db, { personId, platform: 'slack', platformUserId: id, directChatId: dm });
    return { personId, platform: 'slack', chat: dm, who: `p${i}` };
  });

/** So many people who can be written to on Telegram; set by set, since they may be thousands. */
export const onTelegram = async (db: Db, telegram: FakeTelegram, count: number): Promise<Chat[]> => {
  const names = Array.from({ length: count }, (_, i) => `on-telegram-${i}`);
  const users = await telegram.act(
    'addPeople',
    names.map((first_name) => ({ first_name, started: true })),
  );
  const people = await db.person.createManyAndReturn({
    data: names.map((name) => ({ handle: name, name, role: 'kam', language: 'en', zone: 'Europe/Rome' })),
    select: { id: true },
  });
  const chats = people.map(({ id: personId }, i): Chat => {
    const chat = String(users[i]);
    return { personId, platform: 'telegram', chat, who: chat };
  });
  await db.chatIdentity.createMany({
    data: chats.map(({ personId, chat }) => ({
      personId,
      platform: 'telegram',
      platformUserId: chat,
      confirmedAt: new Date('2026-11-20T08:00:00Z'),
    })),
  });
  return chats;
};
