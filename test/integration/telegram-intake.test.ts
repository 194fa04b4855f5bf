import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRateLimit, type RateLimit } from '../../src/bots/rate-limit.ts';
import { createPace } from '../../src/bots/shared-pace.ts';
import { telegramBot } from '../../src/bots/telegram/deep-links.ts';
import { telegramShares } from '../../src/bots/telegram/rates.ts';
import { createTelegram, type Telegram } from '../../src/bots/telegram/telegram.ts';
import { fixedClock, systemClock } from '../../src/core/clock.ts';
import { commands } from '../../src/core/commands/registry.ts';
import { connect } from '../../src/core/db.ts';
import { createLogger } from '../../src/core/logger.ts';
import type { TelegramWebhook } from '../../src/core/telegram-config.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { startTelegram } from '../fakes/telegram/client.ts';
import { testDb } from '../setup/database.ts';
import { theHouse } from '../setup/house.ts';
import { program } from '../setup/programs.ts';
import { telegramSettled } from '../setup/telegram.ts';

const { db, reset, url } = await testDb();
const fake = await startTelegram();
const intake = connect(url, { max: 2 });
/** Nobody listens there. */
const away = connect('postgresql://nobody@127.0.0.1:9/nothing', { max: 1 });
afterAll(async () => {
  await fake.stop();
  await Promise.all([intake.$disconnect(), away.$disconnect()]);
});

const running: Telegram[] = [];
const begin = (
  webhook?: TelegramWebhook,
  store = intake,
  { token = fake.token, root = fake.root, logger = createLogger('silent'), rateLimit = (() => 'go') as RateLimit } = {},
): Telegram => {
  const bot = telegramBot();
  const telegram = createTelegram({
    ...{ db, clock: systemClock, logger, dispatch: theHouse(db), commands },
    ...{ intake: store, rateLimit, pace: createPace(db, 'telegram', telegramShares), platforms: [bot], bot },
    config: { token, apiRoot: root, webhook },
  });
  running.push(telegram);
  return telegram;
};

let user: number;
beforeEach(async () => {
  await reset();
  await fake.act('failures', []);
  await anOrganisation(db);
  const olga = await aPerson(db, { handle: 'olga', name: 'Olga' });
  user = await fake.act('addPerson', { first_name: 'Olga', started: true });
  await anIdentity(db, { personId: olga.id, platformUserId: String(user) });
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((telegram) => telegram.close(1_000)));
  expect(await fake.act('violations', {})).toEqual([]);
});

const answers = async () => (await fake.act('seen', { user })).length;
const until = async (what: () => Promise<boolean>): Promise<void> => {
  for (const end = performance.now() + 20_000; performance.now() < end; await pause(10)) if (await what()) return;
  throw new Error('it does not come about');
};

describe('the webhook', () => {
  const secret = 'right-secret_1';
  const serve = async (store = intake) => {
    // The port is known only once it listens, and the router is needed before.
    const probe = createHttpServer();
    const port = await probe.listen('127.0.0.1', 0);
    await probe.close(0);
    const address = `http://127.0.0.1:${port}/telegram/webhook`;
    const telegram = begin({ url: address, secret }, store);
    const server = createHttpServer(...(telegram.router ? [telegram.router] : []));
    await server.listen('127.0.0.1', port);
    const post = async (body: string, headers: Record<string, string>) => {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body,
      });
      return [response.status, await response.text()];
    };
    const introduce = async (): Promise<void> => {
      telegram.start();
      await until(async () => (await fake.act('updates', {})).webhook === address);
    };
    return { introduce, server, post, right: { 'X-Telegram-Bot-Api-Secret-Token': secret } };
  };

  it('lets nobody in without the secret, and says nothing', async () => {
    const { server, post, introduce } = await serve();
    await introduce();
    const update = JSON.stringify({ update_id: 1 });
    for (const wrong of ['', 'wrong', `${secret} `, `${secret}x`, secret.slice(1)]) {
      expect(await post(update, { 'X-Telegram-Bot-Api-Secret-Token': wrong })).toEqual(
        wrong.trim() === secret ? [200, ''] : [401, ''],
      );
    }
    expect(await post(update, {})).toEqual([401, '']);
    expect(await post('{', {})).toEqual([401, '']);
    await server.close(0);
  });

  it('takes what is no update without harm, and refuses what is too large', async () => {
    const { server, post, right, introduce } = await serve();
    await introduce();
    for (const strange of ['{}', '[]', 'null', '7', '{"update_id":1,"message":{}}']) {
      expect(await post(strange, right)).toEqual([200, '']);
    }
    expect(await post('{', right)).toEqual([400, '']);
    expect(await post(`"${'x'.repeat(2_000_000)}"`, right)).toEqual([413, '']);
    expect(await db.inboxItem.count()).toBe(0);
    await server.close(0);
  });

  it('answers an album once, and keeps each of its photos', async () => {
    const { server, post, right, introduce } = await serve();
    await introduce();
    for (const id of [1, 2, 3]) {
      const photo = [{ file_id: `f${id}`, file_unique_id: `u${id}`, width: 9, height: 9 }];
      const from = { id: user, is_bot: false, first_name: 'Olga' };
      const message = { message_id: id, from, chat: { id: user, type: 'private' }, media_group_id: 'a', photo };
      expect(await post(JSON.stringify({ update_id: id, message }), right)).toEqual([200, '']);
    }
    await telegramSettled(fake, db);
    expect(await answers()).toBe(1);
    expect(await db.receivedFile.count()).toBe(3);
    await server.close(0);
  });

  it('has it sent again while the database is away, and before it knows its name', async () => {
    const { server, post, right, introduce } = await serve(away);
    const update = { update_id: 9, message: { message_id: 1, from: { id: user, is_bot: false, first_name: 'O' } } };
    const said = { ...update, message: { ...update.message, chat: { id: user, type: 'private' }, text: '/lang' } };
    expect(await post(JSON.stringify(said), right)).toEqual([503, '']);
    await introduce();
    expect(await post(JSON.stringify(said), right)).toEqual([503, '']);
    await server.close(0);
  });
});

describe('polling', () => {
  it('leaves with Telegram what could not be stored', async () => {
    const deaf = begin(undefined, away);
    deaf.start();
    await fake.act('say', { user, text: '/lang' });
    await pause(3_000);
    expect((await fake.act('updates', {})).waiting).toBe(1);
    await deaf.close(500);
    begin().start();
    await telegramSettled(fake, db);
    expect(await answers()).toBe(1);
  });

  /** Kills the product once `isTime`, while Telegram keeps it waiting, and lets another process go on. */
  const killedWhile = async (does: 'hang-before' | 'hang-after', isTime: () => Promise<boolean>): Promise<void> => {
    await fake.act('failures', [{ method: 'sendMessage', does }]);
    const script = await program('test/setup/telegram-app.ts');
    const child = spawn(process.execPath, [...script, url, fake.token, fake.root], { stdio: 'ignore' });
    await fake.act('say', { user, text: '/lang' });
    await until(isTime).finally(() => child.kill('SIGKILL'));
    await once(child, 'exit');

    await fake.act('failures', []);
    await db.$executeRaw`UPDATE inbox SET claimed_until = now() - interval '1 second'`;
    begin().start();
    await telegramSettled(fake, db);
  };

  it('loses nothing when the process is killed between receipt and answer', async () => {
    await killedWhile(
      'hang-before',
      async () => (await db.inboxItem.count({ where: { attempts: 1, doneAt: null } })) === 1,
    );
    expect(await answers()).toBe(1);
  });

  it('answers twice when the process is killed after Telegram took the answer and before that is written down', async () => {
    await killedWhile('hang-after', async () => (await answers()) === 1);
    expect(await answers()).toBe(2);
  });
});

describe('who sends too much', () => {
  it('is told once to wait, and neither files nor steps of a form are taken until then', async () => {
    const { id } = await db.person.findFirstOrThrow();
    const rateLimit = createRateLimit(fixedClock(systemClock.now().toString()));
    begin(undefined, intake, { rateLimit }).start();
    const send = async (what: Promise<unknown>) => {
      await what;
      await telegramSettled(fake, db);
    };
    await send(fake.act('say', { user, text: '/timezone' }));
    const form = (await fake.act('seen', { user })).at(-1);
    for (let i = 0; i < 19; i++) rateLimit(`person/${id}`, `before ${i}`);

    await send(fake.act('send', { user, kind: 'photo' }));
    await send(fake.act('say', { user, text: 'Rome' }));
    await send(fake.act('press', { user, message: form?.messageId ?? 0, data: form?.data[0] ?? '' }));
    expect((await fake.act('seen', { user })).at(-1)?.text).toContain('That was a lot at once');
    expect(await answers()).toBe(3);
    expect(await db.receivedFile.count()).toBe(0);
    expect(await db.formDraft.findFirst()).toMatchObject({ step: 0, messageId: String(form?.messageId) });
  });
});

describe('the log', () => {
  it('shows neither the token nor what was said, whatever fails', async () => {
    const lines: string[] = [];
    const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
    const wrong = '7000000001:a-token-that-is-not-valid';
    begin(undefined, intake, { token: wrong, logger }).start();
    begin(undefined, intake, { root: 'http://127.0.0.1:9', logger }).start();
    await fake.act('failures', [
      { method: 'getUpdates', does: 'drop-before', next: 1 },
      { method: 'sendMessage', does: 'error', error: 'Bad Request: no', next: 9 },
    ]);
    begin(undefined, intake, { logger }).start();
    await fake.act('say', { user, text: '/brief Confidential GmbH' });
    await until(async () => (await db.inboxItem.count({ where: { givenUp: true } })) === 1);
    await fake.act('failures', []);
    const log = lines.join('');
    expect(log).toMatch(
      /does not know the token[\s\S]*cannot be set up|cannot be set up[\s\S]*does not know the token/,
    );
    expect(log).toContain('"alarm":"render"');
    expect(log).toMatch(/"trace":"inbox\/\d+"[^\n]*is given up/);
    for (const secret of [wrong, fake.token, 'Confidential']) expect(log).not.toContain(secret);
  });
});
