import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import type { Pace } from '../../src/bots/pace.ts';
import { createPace } from '../../src/bots/shared-pace.ts';
import { slackShares } from '../../src/bots/slack/rates.ts';
import { telegramBot } from '../../src/bots/telegram/deep-links.ts';
import { telegramShares } from '../../src/bots/telegram/rates.ts';
import { createTelegram } from '../../src/bots/telegram/telegram.ts';
import { systemClock } from '../../src/core/clock.ts';
import { connect } from '../../src/core/db.ts';
import { contractHouse } from '../contract/house.ts';
import { connectSlack } from '../contract/slack.ts';
import { anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { startSlack } from '../fakes/slack/client.ts';
import { startTelegram } from '../fakes/telegram/client.ts';
import { testDb } from '../setup/database.ts';

const { db, reset, url } = await testDb();
const intake = connect(url, { max: 1 });
afterAll(() => intake.$disconnect());

const flooded = 20;
const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
const notice = (n: number): string => `Notice: ${n}`;

/** Slower than any platform, so that whoever held a place while waiting would keep others waiting for long, on a busy machine too. */
const slow = { count: 1, ms: 6_000, burst: 1 };
/** Some two seconds, as it is said to be, and what a busy machine adds. */
const soonMs = 4_000;

/** A pace that a test can lift, so that it need not wait for what the platform allows in minutes. */
const liftable = (kept: Pace) => {
  let lifted = false;
  const pace: Pace = { ...kept, turn: async (...asked) => (lifted ? undefined : kept.turn(...asked)) };
  return {
    pace,
    lift: () => {
      lifted = true;
    },
  };
};

const settled = async (): Promise<void> => {
  const until = performance.now() + 40_000;
  while ((await db.inboxItem.count({ where: { doneAt: null } })) > 0) {
    if (performance.now() > until) throw new Error('it does not settle');
    await pause(50);
  }
};

/** How long it takes until something is there. */
const timed = async (isThere: () => Promise<boolean>): Promise<number> => {
  const began = performance.now();
  while (!(await isThere())) await pause(20);
  return performance.now() - began;
};

it('twenty flooded groups in Telegram keep nobody else waiting, and lose, double and reorder nothing', async () => {
  await reset();
  await anOrganisation(db);
  const numbers = upTo(10);
  const fake = await startTelegram({ rates: 1 });
  const house = contractHouse(db, systemClock);
  const { pace, lift } = liftable(
    createPace(db, 'telegram', (chat) => [
      ...telegramShares(chat),
      ...(chat.startsWith('-') ? [{ name: `slow ${chat}`, rate: slow }] : []),
    ]),
  );
  const bot = telegramBot();
  const telegram = createTelegram({
    ...{ db, intake, clock: systemClock, logger: house.logger, dispatch: house.dispatch, commands: [] },
    ...{ rateLimit: () => 'go' as const, pace, platforms: [bot], bot },
    config: { token: fake.token, apiRoot: fake.root, webhook: undefined },
  });
  const aUser = async (): Promise<number> => {
    const { id: personId } = await aPerson(db);
    const user = await fake.act('addPerson', { first_name: 'P', started: true });
    await anIdentity(db, { personId, platformUserId: String(user) });
    return user;
  };
  const loud = await aUser();
  const others = [await aUser(), await aUser(), await aUser()];
  const chats = await Promise.all(
    Array.from({ length: flooded }, () =>
      fake.act('addGroup', { title: 'G', type: 'supergroup', members: [loud], bot: 'administrator' }),
    ),
  );
  await fake.act('holdUpdates', { hold: true });
  for (const n of numbers) {
    await Promise.all(chats.map((chat) => fake.act('say', { user: loud, chat, text: `/notice ${n}` })));
  }
  telegram.start();
  await fake.act('holdUpdates', { hold: false });
  await timed(async () => (await db.inboxItem.count()) === flooded * numbers.length);

  for (const user of others) {
    await fake.act('say', { user, text: '/notice for me' });
    expect(await timed(async () => (await fake.act('seen', { user })).length > 0)).toBeLessThan(soonMs);
    await pause(500);
  }
  expect(await db.inboxItem.count({ where: { doneAt: null } })).toBeGreaterThan(flooded);
  expect(await fake.act('violations', {})).toEqual([]);

  lift();
  await fake.act('rates', { factor: 0 });
  await settled();
  for (const chat of chats) {
    expect((await fake.act('seen', { user: loud, chat })).map(({ text }) => text)).toEqual(numbers.map(notice));
  }
  expect(house.times('notice')).toBe(flooded * numbers.length + others.length);
  await telegram.close(1_000);
  await fake.stop();
}, 90_000);

it('twenty flooded channels in Slack keep nobody else waiting, and lose, double and reorder nothing', async () => {
  await reset();
  await anOrganisation(db);
  const numbers = upTo(5);
  const fake = await startSlack({ rates: 1 });
  const house = contractHouse(db, systemClock);
  const { pace, lift } = liftable(
    createPace(db, 'slack', (chat) => (chat.startsWith('D') ? slackShares(chat) : [{ name: chat, rate: slow }])),
  );
  const aUser = async (name: string): Promise<string> => {
    const { id: personId } = await aPerson(db);
    const { id, dm } = await fake.act('person', { name });
    await anIdentity(db, { personId, platform: 'slack', platformUserId: id });
    return dm;
  };
  await aUser('loud');
  const others = { anna: await aUser('anna'), boris: await aUser('boris'), carla: await aUser('carla') };
  const channels = await Promise.all(
    Array.from({ length: flooded }, async (_, i) => {
      const { id } = await fake.act('channel', { name: `c${i}`, members: ['loud'] });
      await fake.act('bringApp', { who: 'loud', channel: id });
      return id;
    }),
  );
  const slack = await connectSlack(fake, 'http', {
    ...{ db, url, dispatch: house.dispatch, logger: house.logger, rateLimit: () => 'go', pace },
  });
  const run = (who: string, channel: string, text: string) =>
    fake.act('command', { who, channel, command: '/kam', text });
  const seen = async (who: string, channel: string) =>
    (await fake.act('sees', { who, channel })).messages.filter(({ byApp }) => byApp).map(({ text }) => text);
  const flood = (async () => {
    for (const n of numbers) await Promise.all(channels.map((channel) => run('loud', channel, `notice ${n}`)));
  })();
  await timed(async () => (await db.inboxItem.count({ where: { doneAt: null } })) > flooded);

  for (const [who, dm] of Object.entries(others)) {
    await run(who, dm, 'notice for me');
    expect(await timed(async () => (await seen(who, dm)).length > 0)).toBeLessThan(soonMs);
    await pause(500);
  }
  await flood;
  expect(await db.inboxItem.count({ where: { doneAt: null } })).toBeGreaterThan(flooded);
  expect((await fake.act('violations')).violations).toEqual([]);

  lift();
  await fake.act('rates', { scale: 0 });
  await settled();
  for (const channel of channels) expect(await seen('loud', channel)).toEqual(numbers.map(notice));
  expect(house.times('notice')).toBe(flooded * numbers.length + Object.keys(others).length);
  expect((await fake.act('calls', { method: 'conversations.history' })).calls).toEqual([]);
  await slack.close();
  await fake.stop();
}, 90_000);
