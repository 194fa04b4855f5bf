import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createHttpServer } from '../../src/http/server.ts';
import { anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { startSlack } from '../fakes/slack/client.ts';
import { testDb } from '../setup/database.ts';
import { program } from '../setup/programs.ts';

const { db, reset, url } = await testDb();
const fake = await startSlack({ rates: 0 });
afterAll(() => fake.stop());

const running = new Set<ChildProcess>();
afterEach(() => Promise.all([...running].map(kill)));

/** The product, once it listens. */
const start = async (way: string): Promise<ChildProcess> => {
  const script = await program('test/setup/slack-app.ts');
  const child = spawn(process.execPath, [...script, url, fake.apiUrl, way], { stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  await once(createInterface({ input: child.stdout }), 'line');
  return child;
};

const kill = async (child: ChildProcess): Promise<void> => {
  running.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
};

/** A port that is free, and stays the app's however often it is started. */
const aPort = async (): Promise<number> => {
  const probe = createHttpServer();
  const port = await probe.listen('127.0.0.1', 0);
  await probe.close(0);
  return port;
};

const people = 6;
const lines = 4;

let dms: { readonly name: string; readonly dm: string }[] = [];
beforeEach(async () => {
  await reset();
  await fake.act('reset');
  await anOrganisation(db);
  dms = [];
  for (let i = 0; i < people; i++) {
    const name = `kam${i}`;
    const { id: personId } = await aPerson(db, { handle: name });
    const { id, dm } = await fake.act('person', { name });
    await anIdentity(db, { personId, platform: 'slack', platformUserId: id });
    dms.push({ name, dm });
  }
  // While nobody listens, Slack sends again.
  await fake.act('timing', { repeats: Array.from({ length: 200 }, () => 100) });
});

const keyed = z.object({ metadata: z.object({ event_payload: z.object({ key: z.string() }) }) });

/** The keys of what the assistant said in a chat, in its order. */
const answersIn = async (dm: string): Promise<string[]> =>
  (await fake.act('stored', { channel: dm })).messages.flatMap(
    ({ json }) => keyed.safeParse(json).data?.metadata.event_payload.key ?? [],
  );

const givenCount = async (): Promise<number> => (await Promise.all(dms.map(({ dm }) => answersIn(dm)))).flat().length;

/** Everybody writes, in the midst of the kills. */
const chatter = async (): Promise<void> => {
  for (let n = 0; n < lines; n++) {
    for (const { name, dm } of dms) await fake.act('say', { who: name, channel: dm, text: 'whoami' });
    await pause(300);
  }
};

describe('kill -9 of the app in Slack', { timeout: 120_000 }, () => {
  it.each([
    ['http', 2],
    ['socket', 1],
  ] as const)('loses nothing and answers everything once and in order, by %s', async (kind, kills) => {
    const way = kind === 'http' ? `${await aPort()}` : kind;
    let child = await start(way);
    await fake.act('app', {
      delivery: kind === 'http' ? { mode: 'http', url: `http://127.0.0.1:${way}/slack/events` } : { mode: 'socket' },
    });
    // Some answers are taken by Slack and never confirmed: whoever dies then does not know.
    await fake.act('failures', { rules: [{ method: 'chat.postMessage', does: 'hang-after', every: 3 }] });
    const said = chatter();
    for (let n = 1; n <= kills; n++) {
      const given = await givenCount();
      await fake.until('some are answered', async () => (await givenCount()) > given, 30_000);
      await pause(Math.random() * 500);
      await kill(child);
      expect(await db.inboxItem.count({ where: { doneAt: null } })).toBeGreaterThan(0);
      await db.$executeRaw`UPDATE inbox SET claimed_until = now() - interval '1 second' WHERE done_at IS NULL`;
      if (n === kills) await fake.act('failures', { rules: [] });
      child = await start(way);
    }
    await said;
    const done = () => db.inboxItem.count({ where: { doneAt: { not: null } } });
    await fake.until('everything is done with', async () => (await done()) === people * lines, 60_000);
    for (const { dm } of dms) {
      const keys = await answersIn(dm);
      const ids = keys.map((key) => Number(key.split('/')[1]));
      expect(new Set(keys).size).toBe(lines);
      expect(ids).toEqual([...ids].sort((a, b) => a - b));
      expect(keys).toHaveLength(lines);
    }
    expect(await db.inboxItem.count({ where: { givenUp: true } })).toBe(0);
    expect((await fake.act('violations')).violations).toEqual([]);
  });
});
