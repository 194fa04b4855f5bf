/**
 * How many messages leave the house, and how close to the platforms' limits. `npm run bench -- delivery`; the last line is JSON.
 * 1. End to end (a rule notices, the outbox takes it in, delivery sends it) over bare `sendMessage` calls to the same fake at the same
 *    concurrency, without limits: at least 0.4 is wanted.
 * 2. With the platforms' limits: Telegram's 30 a second over 300 chats, Slack's one a second and channel over 200. At least 95 % is wanted, and no 429.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Api } from 'grammy';
import { Temporal } from 'temporal-polyfill';
import { telegramSender } from '../src/bots/telegram/sender.ts';
import { systemClock } from '../src/core/clock.ts';
import { connect, type Db } from '../src/core/db.ts';
import { createLogger } from '../src/core/logger.ts';
import { createDelivery } from '../src/core/outbox/delivery.ts';
import { enqueue } from '../src/core/outbox/enqueue.ts';
import type { ChatSender } from '../src/core/outbox/sender.ts';
import { look } from '../src/core/signals/look.ts';
import { migrate } from '../src/postgres/migrate.ts';
import { startEmbedded } from '../src/postgres/server.ts';
import { anIdentity, anOrganisation, aPerson } from '../test/factories/index.ts';
import { type FakeTelegram, startTelegram } from '../test/fakes/telegram/client.ts';
import { saying } from '../test/setup/outbox.ts';

const atOnce = 50;
const people = 500;
const perPerson = 12;
const kind = saying();

const populate = async (db: Db, telegram: FakeTelegram, count: number): Promise<{ id: number; chat: number }[]> => {
  const chats = await telegram.act(
    'addPeople',
    Array.from({ length: count }, (_, i) => ({ first_name: `P${i}`, started: true })),
  );
  const all: { id: number; chat: number }[] = [];
  for (const chat of chats) {
    const { id } = await aPerson(db);
    await anIdentity(db, { personId: id, platformUserId: String(chat) });
    all.push({ id, chat });
  }
  return all;
};

/** Calls a second of a bare client with so many calls under way. */
const bareCalls = async (telegram: FakeTelegram, chats: readonly number[], count: number): Promise<number> => {
  const api = new Api(telegram.token, { apiRoot: telegram.root });
  let left = count;
  const began = performance.now();
  const one = async (): Promise<void> => {
    while (left-- > 0) {
      await api.sendMessage(chats[left % chats.length] ?? 0, `Bare ${left}`, {
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return (count * 1_000) / (performance.now() - began);
};

const worker = (db: Db, sender: ChatSender) =>
  createDelivery({
    db,
    clock: systemClock,
    logger: createLogger('warn'),
    kinds: [kind],
    senders: [sender],
    random: Math.random,
    atOnce,
  });

/** What a sweep does for a rule: looks at its subjects, remembers what it saw, and puts what is to be told into the outbox. */
const notice = (db: Db, rule: string, personIds: readonly number[]): Promise<void> =>
  db.$transaction(async (tx) => {
    const readings = personIds.map((id) => ({ subject: `person/${id}`, level: 1, facts: {} }));
    const policy = {
      enter: 1,
      leave: 1,
      tellsWorse: false,
      remindAfter: null,
      quietFor: Temporal.Duration.from({ hours: 1 }),
    };
    const now = systemClock.now();
    const told = await look(tx, now, rule, policy, readings);
    await enqueue(
      tx,
      kind,
      told.map(({ id, episode }, i) => ({
        key: `${rule}/${id}/${episode}`,
        personId: personIds[i] ?? 0,
        payload: { says: `${rule} of ${i}` },
        dueAt: now,
      })),
    );
  });

const endToEnd = async (
  db: Db,
  telegram: FakeTelegram,
  ids: readonly number[],
  rules: number,
  run: string,
): Promise<number> => {
  const unpaced = { turn: async () => {}, hold: async () => {} };
  const delivery = worker(
    db,
    telegramSender({ token: telegram.token, apiRoot: telegram.root }, unpaced, async () => {}),
  );
  const before = (await telegram.act('calls', { limit: 1 })).total;
  const began = performance.now();
  delivery.start();
  for (let i = 0; i < rules; i++) await notice(db, `${run} ${i}`, ids);
  const all = rules * ids.length;
  for (;;) {
    const done = (await telegram.act('calls', { limit: 1 })).total - before;
    if (done >= all) break;
    await pause(20);
  }
  const perSecond = (all * 1_000) / (performance.now() - began);
  await delivery.close(5_000);
  return perSecond;
};

const dataDir = await mkdtemp(join(tmpdir(), 'kam-bench-'));
const server = await startEmbedded({ dataDir, onProgress: () => {} });
const db = connect(server.url);
const telegram = await startTelegram({ rates: 0, keep: 10 });
try {
  await migrate(server.url);
  await anOrganisation(db);
  const known = await populate(db, telegram, people);
  const chats = known.map(({ chat }) => chat);
  const ids = known.map(({ id }) => id);
  await bareCalls(telegram, chats, 1_000);
  await endToEnd(db, telegram, ids, 1, 'warm');
  const ratios: number[] = [];
  for (let round = 1; round <= 3; round++) {
    const bare = await bareCalls(telegram, chats, people * perPerson);
    const ours = await endToEnd(db, telegram, ids, perPerson, `round ${round}`);
    ratios.push(ours / bare);
    console.log(
      `round ${round}: bare ${bare.toFixed(0)}/s, end to end ${ours.toFixed(0)}/s, ratio ${(ours / bare).toFixed(2)}`,
    );
  }
  const ratio = ratios.sort((a, b) => a - b)[1] ?? 0;
  console.log(JSON.stringify({ bench: 'delivery', atOnce, ratio: Number(ratio.toFixed(2)) }));
} finally {
  await telegram.stop();
  await db.$disconnect();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
