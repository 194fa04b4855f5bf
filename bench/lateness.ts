/**
 * How late 10,000 reminders to 10,000 chats are that fall due within a minute, from when each is due to when the platform has it, without limits.
 * `npm run bench -- lateness`; the last line is JSON, in milliseconds. Wanted: p99 at most 1 s with Redis and two workers, 2 s embedded with one.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { systemClock } from '../src/core/clock.ts';
import { enqueue } from '../src/core/outbox/enqueue.ts';
import { again } from '../test/chaos/kinds.ts';
import { onTelegram } from '../test/chaos/people.ts';
import { keepWorking } from '../test/chaos/workers.ts';
import { usualSettings } from '../test/fakes/slack/world/app.ts';
import { startTelegram } from '../test/fakes/telegram/client.ts';
import { startRedis } from '../test/setup/redis.ts';
import { type House, withHouse } from './delivery/house.ts';

const chats = 10_000;
/** For the reminders to be put into the outbox. */
const aheadMs = 5_000;
const withinMs = 60_000;

interface Lateness {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const reminded = z.object({ text: z.string().transform((text) => Number(/\d{13}/.exec(text)?.[0])) });

const percentiles = (lateness: readonly number[]): Lateness => {
  const sorted = lateness.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
};

const lateness = async ({ db, databaseUrl }: House, redisUrl: string | undefined): Promise<Lateness> => {
  const telegram = await startTelegram({ rates: 0, keep: 20_000 });
  const people = await onTelegram(db, telegram, chats);
  const workers = await keepWorking(
    {
      databaseUrl,
      ...(redisUrl && { redisUrl }),
      slack: { botToken: usualSettings.botToken, apiUrl: 'http://127.0.0.1:9/', delivery: { signingSecret: 'unused' } },
      telegram: { token: telegram.token, apiRoot: telegram.root },
      unpaced: true,
    },
    redisUrl ? 2 : 1,
  );
  try {
    await workers.ready();
    const from = systemClock.now().add({ milliseconds: aheadMs });
    await enqueue(
      db,
      again,
      people.map(({ personId }) => {
        const dueAt = from.add({ milliseconds: Math.floor(Math.random() * withinMs) });
        return { key: `lateness/${personId}`, personId, payload: { says: `${dueAt.epochMilliseconds}` }, dueAt };
      }),
      'bench',
    );
    const calls = async () => (await telegram.act('calls', { method: 'sendMessage', limit: 20_000 })).calls;
    await pause(from.epochMilliseconds - Date.now() + withinMs);
    while ((await telegram.act('calls', { limit: 1 })).total < chats) await pause(500);
    return percentiles((await calls()).map(({ at, values }) => at - reminded.parse(values).text));
  } finally {
    await workers.end();
    await telegram.stop();
  }
};

const embedded = await withHouse((house) => lateness(house, undefined));
console.log('embedded', embedded);
const redis = await startRedis();
const withRedis = await withHouse((house) => lateness(house, redis.url)).finally(() => redis.end());
console.log(JSON.stringify({ bench: 'lateness', reminders: chats, embedded, redis: withRedis }));
