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

/** So many people who can be written to on Telegram. */
export const onTelegram = async (db: Db, telegram: FakeTelegram, count: number): Promise<Chat[]> => {
  const people = Array.from({ length: count }, (_, i) => ({ first_name: `P${i}`, started: true }));
  return pLimit(atOnce).map(await telegram.act('addPeople', people), async (id) => {
    const { id: personId } = await aPerson(db);
    await anIdentity(db, { personId, platformUserId: String(id) });
    return { personId, platform: 'telegram', chat: String(id), who: String(id) };
  });
};
