import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect as connectTo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { WirePage } from '../../src/bots/console/wire.ts';
import { createDispatch } from '../../src/bots/dispatch.ts';
import { card } from '../../src/core/cards/build.ts';
import { systemClock } from '../../src/core/clock.ts';
import { defineCommand } from '../../src/core/commands/define.ts';
import { connect } from '../../src/core/db.ts';
import { createLogger } from '../../src/core/logger.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { startEmbedded } from '../../src/postgres/server.ts';
import { serveConsole } from '../setup/console.ts';
import { aConsoleCompany } from '../setup/console-company.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'kam-away-'));
const start = () => startEmbedded({ dataDir, onProgress: () => {}, fsync: false });
let server = await start();

/** Leads to the server wherever it is: one that was started again listens on another port. */
const way = createServer((client) => {
  const onward = connectTo(Number(new URL(server.url).port), '127.0.0.1');
  const end = () => {
    client.destroy();
    onward.destroy();
  };
  client.on('error', end).on('close', end).pipe(onward).on('error', end).on('close', end).pipe(client);
});
await once(way.listen(0, '127.0.0.1'), 'listening');
const url = new URL(server.url);
url.port = String((way.address() as AddressInfo).port);

await migrate(url.href);
const db = connect(url.href);
await aConsoleCompany(db);
afterAll(async () => {
  await db.$disconnect();
  way.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Called while a command is at work: between its queries, and when it has made its last. */
const nothing = async (): Promise<void> => {};
let between = nothing;
let afterwards = nothing;
let attempts = 0;
const census = defineCommand({
  name: 'census',
  permission: 'everyone',
  args: z.string(),
  handle: async ({ db }) => {
    attempts += 1;
    await db.person.count();
    await between();
    const people = await db.person.count();
    await afterwards();
    return { card: card(`${people} people`, []) };
  },
});
const logger = createLogger('silent');
const commands = [census];
const dispatch = createDispatch({ db, clock: systemClock, logger, commands, actions: [], forms: [] });
const { post, get } = await serveConsole({ db, clock: systemClock, logger, dispatch, commands });

let back: Promise<void> = Promise.resolve();
/** Takes the database away, once, for a while. */
const outage = (ms: number) => async (): Promise<void> => {
  between = nothing;
  afterwards = nothing;
  await server.stop();
  back = pause(ms).then(async () => {
    server = await start();
  });
};

beforeEach(() => {
  attempts = 0;
});

const ask = (requestId: string) => post('messages', { as: 'anna', text: '/census', requestId });
const lastTwo = async () =>
  (await get<WirePage>('messages', { as: 'anna', before: 'end', limit: '2' })).body.messages.map(({ text }) => text);

describe('when the database goes away', { timeout: 60_000 }, () => {
  it('for ten seconds in the middle of a command, the answer comes nevertheless, and nothing is doubled', async () => {
    between = outage(10_000);
    const { status, body } = await ask('one');
    await back;
    expect({ status, text: body.replies?.[0]?.text }).toEqual({ status: 200, text: '4 people' });
    expect(attempts).toBeGreaterThan(1);
    expect(await lastTwo()).toEqual(['/census', '4 people']);
    expect((await ask('one')).body.replies[0]?.id).toBe(body.replies[0]?.id);
    expect(await db.consoleMessage.count()).toBe(2);
  });

  it('between the command and the storing of its answer, the command is not done again', async () => {
    afterwards = outage(2_000);
    const before = await db.consoleMessage.count();
    const { status, body } = await ask('two');
    await back;
    expect({ status, text: body.replies?.[0]?.text }).toEqual({ status: 200, text: '4 people' });
    expect(attempts).toBe(1);
    expect(await db.consoleMessage.count()).toBe(before + 2);
  });
});
