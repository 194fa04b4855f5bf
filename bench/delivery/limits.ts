import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../src/core/clock.ts';
import type { Db } from '../../src/core/db.ts';
import { enqueue } from '../../src/core/outbox/enqueue.ts';
import { again } from '../../test/chaos/kinds.ts';
import { type Chat, onSlack, onTelegram } from '../../test/chaos/people.ts';
import { keepWorking } from '../../test/chaos/workers.ts';
import { startSlack } from '../../test/fakes/slack/client.ts';
import { usualSettings } from '../../test/fakes/slack/world/app.ts';
import { startTelegram } from '../../test/fakes/telegram/client.ts';
import type { House } from './house.ts';

const telegramChats = 300;
const telegramEach = 5;
const telegramLimit = 30;
const slackChannels = 200;
const slackEach = 30;
/** What may come at once before the rate counts, as the house takes it. */
const telegramBurst = 25;
const slackBurst = 2;

export interface NearTheLimits {
  /** Of 30 a second, and of one a second and channel. */
  readonly telegram: number;
  readonly slack: number;
  readonly refused: number;
}

const tell = (db: Db, chats: readonly Chat[], each: number): Promise<void> =>
  enqueue(
    db,
    again,
    Array.from({ length: each }).flatMap((_, round) =>
      chats.map(({ personId }) => ({
        key: `limits/${personId}/${round}`,
        personId,
        payload: { says: `Message ${round}` },
        dueAt: systemClock.now(),
      })),
    ),
    'bench',
  );

/** Calls a second between the first and the last, after a burst of so many. */
const rateOf = (at: readonly number[], burst: number): number =>
  ((at.length - burst) * 1_000) / (Math.max(...at) - Math.min(...at));

/** Two workers write as fast as the platforms' limits let them; shares of these limits. */
export const limits = async ({ db, databaseUrl }: House): Promise<NearTheLimits> => {
  const telegram = await startTelegram({ rates: 1, keep: 10_000 });
  const slack = await startSlack({ rates: 1, keep: 10_000 });
  const { botToken, signingSecret } = usualSettings;
  const inTelegram = await onTelegram(db, telegram, telegramChats);
  const inSlack = await onSlack(db, slack, slackChannels);
  const workers = await keepWorking(
    {
      databaseUrl,
      slack: { botToken, apiUrl: slack.apiUrl, delivery: { signingSecret } },
      telegram: { token: telegram.token, apiRoot: telegram.root },
    },
    1,
  );
  try {
    await tell(db, inTelegram, telegramEach);
    const telegramCalls = async () => (await telegram.act('calls', { method: 'sendMessage', limit: 10_000 })).calls;
    while ((await telegramCalls()).filter(({ status }) => status === 200).length < telegramChats * telegramEach) {
      await pause(500);
    }
    await tell(db, inSlack, slackEach);
    const slackOk = async () => (await slack.act('counts', {})).counts['chat.postMessage ok'] ?? 0;
    while ((await slackOk()) < slackChannels * slackEach) await pause(500);

    const sent = (await telegramCalls()).filter(({ status }) => status === 200).map(({ at }) => at);
    const posts = await slack.act('calls', { method: 'chat.postMessage', limit: 10_000 });
    const { counts } = await slack.act('counts', {});
    return {
      telegram: rateOf(sent, telegramBurst) / telegramLimit,
      slack:
        rateOf(
          posts.calls.map(({ at }) => at),
          slackBurst * slackChannels,
        ) / slackChannels,
      refused:
        (await telegramCalls()).filter(({ status }) => status === 429).length +
        (counts['chat.postMessage ratelimited'] ?? 0),
    };
  } finally {
    await workers.end();
    await Promise.all([telegram.stop(), slack.stop()]);
  }
};
