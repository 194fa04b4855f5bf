import { setTimeout as pause } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import type { WireClock, WireError, WirePage } from '../../src/bots/console/wire.ts';
import { answerTo } from '../../src/cli/question.ts';
import type { Clock } from '../../src/core/clock.ts';
import { createLogger } from '../../src/core/logger.ts';
import { clockOf } from '../../src/core/moved-clock.ts';
import { enqueue } from '../../src/core/outbox/enqueue.ts';
import { tryOut } from '../../src/core/outbox/kinds/try-out.ts';
import { createDemo } from '../../src/demo/create.ts';
import { resetDemo } from '../../src/demo/ensure.ts';
import { testDb } from '../setup/database.ts';

const { db, url, reset } = await testDb();

/** A Tuesday in November, 09:00 in Rome, from where time goes on. */
const start = Temporal.Instant.from('2026-11-24T08:00:00Z');
const began = performance.now();
const realClock: Clock = { now: () => start.add({ milliseconds: Math.round(performance.now() - began) }) };

const running: App[] = [];
afterAll(() => Promise.all(running.map((app) => app.close())));

const secret = 'a secret of sixteen characters';

const aHouse = async (config: { role?: 'all' | 'bots'; consoleSecret?: string } = {}) => {
  const parts = { databaseUrl: url, logger: createLogger('silent'), realClock };
  const app = await createApp({ host: '127.0.0.1', role: 'all', ...config }, parts);
  running.push(app);
  const origin = `http://127.0.0.1:${await app.listen(0)}`;
  app.work();
  const entered = await fetch(`${origin}/console/login`, {
    method: 'POST',
    body: new URLSearchParams({ secret }),
    redirect: 'manual',
  });
  const headers = {
    'Content-Type': 'application/json',
    Cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '',
  };
  const ask = async <Body>(path: string, init: RequestInit = {}): Promise<{ status: number; body: Body }> => {
    const response = await fetch(`${origin}/api/console/${path}`, { ...init, headers });
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
  return {
    close: async () => {
      running.splice(running.indexOf(app), 1);
      await app.close();
    },
    clock: async () => (await ask<WireClock>('clock?as=olga')).body,
    move: (to: string, more: Record<string, string> = {}) =>
      ask<WireClock & WireError>('clock', { method: 'POST', body: JSON.stringify({ as: 'olga', to, ...more }) }),
    messages: async (as = 'olga') => (await ask<WirePage>(`messages?as=${as}&limit=200`)).body.messages,
  };
};

/** Waits for what comes about within moments. */
const until = async (comes: () => Promise<boolean>): Promise<void> => {
  for (let i = 0; i < 600; i++) {
    if (await comes()) return;
    await pause(50);
  }
  expect.unreachable('it did not come about');
};

const isAfter = (said: string, instant: string): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(said), Temporal.Instant.from(instant)) >= 0;
const kindsTo = async (handle: string): Promise<string[]> =>
  (await db.outboxMessage.findMany({ where: { state: 'sent', mailbox: { person: { handle } } } })).map(
    ({ kind }) => kind,
  );

beforeEach(async () => {
  for (const app of running.splice(0)) await app.close();
  await reset();
  await db.$transaction((tx) => createDemo(tx, realClock));
});

describe('moving the clock of the demo', { timeout: 120_000 }, () => {
  it('lives through the time between: all comes at its moment, nothing as if after an outage, and the work goes on', async () => {
    const house = await aHouse();
    expect(await house.clock()).toMatchObject({ movable: true, movingTo: null });
    const { status, body } = await house.move('tomorrow 08:00');
    expect({ status, ...body }).toMatchObject({ status: 200, movable: true, movingTo: null });
    expect(isAfter(body.now, '2026-11-25T08:00:00Z')).toBe(true);

    expect((await kindsTo('olga')).toSorted()).toEqual(
      // One contract is told with what is overdue at its client, the others as one.
      [
        'agenda',
        'agenda',
        'contract-date',
        'contract-date',
        'meeting-outcome',
        'meeting-reminder',
        'overdue',
      ].toSorted(),
    );
    const messages = await house.messages();
    const minuteOf = (words: string) => messages.findLast(({ text }) => text.includes(words))?.at.slice(0, 16);
    expect(minuteOf('last day to give notice')).toBe('2026-11-24T08:10');
    expect(minuteOf('15:00, in 1 h 30 min: Acme GmbH')).toBe('2026-11-24T13:30');
    expect(minuteOf('What became of Acme GmbH')).toBe('2026-11-24T16:10');
    expect(minuteOf('2 meetings today')).toBe('2026-11-25T08:00');
    const late = await db.outboxMessage.findMany({
      where: { OR: [{ reason: { in: ['late', 'outage'] } }, { kind: 'summary' }] },
    });
    expect(late).toEqual([]);

    const { at } = (await db.auditEntry.findFirst({ where: { action: 'demo.clock-moved' } })) ?? {};
    expect(at?.toISOString().slice(0, 13)).toBe('2026-11-24T08');
    await db.jobState.updateMany({ data: { lastDoneAt: null } });
    const { id: personId } = await db.person.findUniqueOrThrow({ where: { handle: 'olga' } });
    const now = Temporal.Instant.from(body.now);
    const asked = { key: 'try-out/test', personId, payload: { askedAt: body.now }, dueAt: now };
    await enqueue(db, tryOut, [asked], 'test');
    await until(async () => (await kindsTo('olga')).includes('try-out'));
    const beaten = () => db.jobState.count({ where: { name: 'heartbeat', lastDoneAt: { not: null } } });
    await until(async () => (await beaten()) === 1);
  });

  it('holds after a restart, at the terminal, and in a process that only talks', async () => {
    const first = await aHouse();
    await first.move('+1d');
    const { now } = await first.clock();
    expect(isAfter(now, '2026-11-25T08:00:00Z')).toBe(true);
    await first.close();

    const next = await aHouse();
    expect(isAfter((await next.clock()).now, now)).toBe(true);
    const bots = await aHouse({ role: 'bots' });
    expect(isAfter((await bots.clock()).now, now)).toBe(true);
    expect(await bots.clock()).toMatchObject({ movable: false });
    expect(await bots.move('+1h')).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } });
    expect((await clockOf(db, realClock)).now().toString().slice(0, 10)).toBe('2026-11-25');
    const asked = { as: 'olga', line: '/today', json: false };
    expect((await answerTo(asked, db, await clockOf(db, realClock)))?.text).toContain('2 meetings today');

    const { body } = await next.move('+1h');
    await until(async () => isAfter((await bots.clock()).now, body.now));
  });

  it('goes back when the demo is made anew, at once where it is being moved', async () => {
    const house = await aHouse();
    await house.move('+2h');
    expect(isAfter((await house.clock()).now, '2026-11-24T10:00:00Z')).toBe(true);
    const moving = house.move('+20d');
    await until(async () => isAfter((await house.clock()).now, '2026-11-25T00:00:00Z'));
    await resetDemo(db, realClock);
    const { status, body } = await moving;
    expect({ status, message: body.error.message }).toEqual({
      status: 409,
      message: 'The demo company was made anew meanwhile, as of today.',
    });
    expect(isAfter((await house.clock()).now, '2026-11-24T09:00:00Z')).toBe(false);
    expect(await db.outboxMessage.count({ where: { sentAt: { gt: new Date('2026-11-24T09:00:00Z') } } })).toBe(0);
    expect((await house.move('+1m')).status).toBe(200);
  });

  it('stands where it has come to when the house closes', async () => {
    const house = await aHouse();
    const moving = house.move('+60d').catch(() => null);
    await until(async () => (await house.clock()).movingTo !== null);
    await until(async () => isAfter((await house.clock()).now, '2026-11-25T00:00:00Z'));
    await house.close();
    await moving;
    const { now } = await (await aHouse()).clock();
    expect(isAfter(now, '2026-11-25T00:00:00Z')).toBe(true);
    expect(isAfter(now, '2027-01-20T00:00:00Z')).toBe(false);
  });
});

describe('what is refused', { timeout: 60_000 }, () => {
  it('a second move while one is under way; sent again under its own id, it is the same move', async () => {
    const house = await aHouse();
    const sent = await Promise.all([house.move('+2h', { requestId: 'one' }), house.move('+2h', { requestId: 'two' })]);
    expect(sent.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const { now } = await house.clock();
    const again = await Promise.all(['one', 'two'].map((requestId) => house.move('+2h', { requestId })));
    expect(again.map(({ status }) => status)).toEqual(sent.map(({ status }) => status));
    expect(isAfter((await house.clock()).now, Temporal.Instant.from(now).add({ hours: 1 }).toString())).toBe(false);
  });

  it.each([
    ['2026-11-24T07:00:00Z', 'The clock goes forward only, and it is 24 Nov 08:0'],
    ['today 07:00', 'The clock goes forward only'],
    ['+93d', 'The clock is moved 92 days at most at once.'],
    ['9999-12-31 08:00', 'The clock is moved 92 days'],
    ['in a while', 'This is no moment that could be read.'],
  ])('%j', async (to, says) => {
    const house = await aHouse();
    const { status, body } = await house.move(to);
    expect({ status, says: body.error.message }).toEqual({ status: 400, says: expect.stringContaining(says) });
    const russian = await house.move(to, { as: 'maria' });
    expect(russian.body.error.message).toMatch(/[а-я]/);
    expect(isAfter((await house.clock()).now, '2026-11-24T09:00:00Z')).toBe(false);
  });

  it('in a company that is no demo', async () => {
    await db.organisation.update({ where: { id: 1 }, data: { isDemo: false } });
    const open = await aHouse();
    expect((await open.move('+1h')).status).toBe(403);
    await open.close();
    const house = await aHouse({ consoleSecret: secret });
    expect(await house.clock()).toMatchObject({ movable: false });
    const { status, body } = await house.move('+1h');
    expect({ status, ...body.error }).toMatchObject({
      status: 403,
      message: 'The clock can be moved in the demo company only: nothing was moved.',
    });
    const moved = db.$executeRaw`UPDATE organisation SET clock_ahead_ms = 1`;
    await expect(moved).rejects.toThrow('organisation_clock_is_moved_in_the_demo');
  });
});
