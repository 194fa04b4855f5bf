import { once } from 'node:events';
import { type AddressInfo, connect as connectTo, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { InboxUnavailable } from '../../src/bots/inbox.ts';
import { connect } from '../../src/core/db.ts';
import { TemporaryError, UnknownOutcomeError } from '../../src/core/errors.ts';
import { testDb } from '../setup/database.ts';
import { inboxes, update } from '../setup/inbox.ts';

const { db, url, reset } = await testDb();
const openInbox = inboxes(db);

beforeEach(reset);

/** Until nothing is left to be done. */
const allDone = () =>
  vi.waitFor(async () => expect(await db.inboxItem.count({ where: { doneAt: null } })).toBe(0), {
    timeout: 10_000,
    interval: 20,
  });

/** A handler that notes what it did, in order. */
const noting = (done: unknown[]) => ({
  handle: async (_id: number, payload: unknown) => {
    await pause(1);
    done.push(payload);
  },
});

describe('what comes in', () => {
  it('is acted on once, though sent five times, late, and to two processes at once', async () => {
    const done: unknown[] = [];
    const [one, two] = [openInbox(noting(done)), openInbox(noting(done))];
    await Promise.all([one, two, one, two, one].map((inbox) => inbox.receive(update('update 1'))));
    await allDone();
    await two.receive(update('update 1'));
    await pause(200);
    expect(done).toEqual([{ said: 'update 1' }]);
    expect(await db.inboxItem.count()).toBe(1);
  });

  it('is told apart by platform', async () => {
    const done: unknown[] = [];
    await openInbox(noting(done)).receive(update('7'));
    await openInbox(noting(done), { platform: 'slack' }).receive(update('7'));
    await allDone();
    expect(done).toHaveLength(2);
  });

  it('is worked off in order within a lane, whichever process received it, and lanes side by side', async () => {
    const done: string[] = [];
    let together = 0;
    let most = 0;
    const handle = async (_id: number, payload: unknown) => {
      most = Math.max(most, ++together);
      await pause(Math.random() * 4);
      together -= 1;
      done.push(String(payload));
    };
    const both = [openInbox({ handle }), openInbox({ handle })];
    for (let i = 0; i < 15; i++) {
      const items = ['a', 'b', 'c', 'd'].map((lane) => update(`${lane}${i}`, lane, `${lane} ${i}`));
      await both[i % 2]?.receive(...items);
    }
    await allDone();
    for (const lane of ['a', 'b', 'c', 'd']) {
      const numbers = done.filter((said) => said.startsWith(lane)).map((said) => Number(said.slice(2)));
      expect(numbers).toEqual(Array.from({ length: 15 }, (_, i) => i));
    }
    expect(most).toBeGreaterThan(1);
  });

  it('keeps its order when it is received at once', async () => {
    const done: unknown[] = [];
    await openInbox(noting(done)).receive(...Array.from({ length: 40 }, (_, i) => update(`${i}`, 'chat', i)));
    await allDone();
    expect(done).toEqual(Array.from({ length: 40 }, (_, i) => i));
  });

  it('may hold what PostgreSQL cannot keep as text, and is read as it can', async () => {
    const done: unknown[] = [];
    const payload = { text: 'Ac\u0000me \ud800 👩‍🚀', 'k\u0000y': ['\\u0000'] };
    await openInbox(noting(done)).receive(update('e\u0000vent \udfff', 'la\u0000ne', payload));
    await allDone();
    expect(done).toEqual([{ ...payload, text: 'Ac\ufffdme \ufffd 👩‍🚀' }]);
  });

  it('with an id that no platform gives is refused, and harms nothing that comes along', async () => {
    const done: unknown[] = [];
    const inbox = openInbox(noting(done));
    const [good, bad] = await Promise.allSettled([
      inbox.receive(update('1')),
      inbox.receive(update('x'.repeat(9_000))),
    ]);
    expect([good.status, bad.status]).toEqual(['fulfilled', 'rejected']);
    await allDone();
    expect(done).toEqual([{ said: '1' }]);
  });
});

describe('what fails', () => {
  it('every time is given up with an apology, and its lane goes on', async () => {
    const attempts: number[] = [];
    const done: unknown[] = [];
    const apologies: unknown[] = [];
    const inbox = openInbox({
      handle: async (id, payload) => {
        if (payload === 'poison') {
          attempts.push(id);
          throw new Error('cannot be swallowed');
        }
        done.push(payload);
      },
      apologise: async (_id, payload) => {
        apologies.push(payload);
        throw new Error('nor can one apologise');
      },
    });
    await inbox.receive(update('1', 'chat', 'poison'), update('2', 'chat', 'bread'), update('3', 'other', 'wine'));
    await vi.waitFor(() => expect(done).toEqual(['wine']));
    await allDone();
    expect(attempts).toHaveLength(4);
    expect(apologies).toEqual(['poison']);
    expect(done).toEqual(['wine', 'bread']);
    expect(await db.inboxItem.count({ where: { givenUp: true } })).toBe(1);
  });

  it('now and then is done in the end, before what came after it', async () => {
    const done: unknown[] = [];
    let failures = 2;
    const inbox = openInbox({
      handle: async (_id, payload) => {
        if (failures-- > 0) throw new Error('not now');
        done.push(payload);
      },
    });
    await inbox.receive(update('1', 'chat', 'first'), update('2', 'chat', 'second'));
    await allDone();
    expect(done).toEqual(['first', 'second']);
  });

  it('because others are away is tried again when they said, without counting', async () => {
    let times = 0;
    const apologise = vi.fn(async () => {});
    const inbox = openInbox({
      apologise,
      handle: async () => {
        if (++times <= 8) throw new TemporaryError('Too many requests', 30);
      },
    });
    await inbox.receive(update('1'));
    await allDone();
    expect(times).toBe(9);
    expect(apologise).not.toHaveBeenCalled();
  });

  it('though it may have been done is tried once more, and then left without saying that nothing was done', async () => {
    let times = 0;
    const apologise = vi.fn(async () => {});
    const inbox = openInbox({
      apologise,
      handle: async () => {
        times += 1;
        throw new UnknownOutcomeError('no answer');
      },
    });
    await inbox.receive(update('1'));
    await allDone();
    expect(times).toBe(2);
    expect(apologise).not.toHaveBeenCalled();
    expect(await db.inboxItem.count({ where: { givenUp: true } })).toBe(1);
  });

  it('because others are away for a quarter of an hour is given up', async () => {
    const apologise = vi.fn(async () => {});
    let now = Temporal.Instant.from('2026-11-21T08:00:00Z');
    const inbox = openInbox(
      {
        apologise,
        handle: async () => {
          now = now.add({ minutes: 10 });
          throw new TemporaryError('Away', 10);
        },
      },
      { clock: { now: () => now } },
    );
    await inbox.receive(update('1'));
    await allDone();
    expect(apologise).toHaveBeenCalledTimes(1);
  });

  it('by ending the process each time is given up as well', async () => {
    const handle = vi.fn(async () => {});
    const apologise = vi.fn(async () => {});
    const at = new Date();
    await db.inboxItem.create({
      data: { platform: 'telegram', eventId: '1', lane: 'chat', payload: '"poison"', attempts: 4, receivedAt: at },
    });
    openInbox({ handle, apologise });
    await allDone();
    expect(handle).not.toHaveBeenCalled();
    expect(apologise).toHaveBeenCalledTimes(1);
  });
});

describe('the lease', () => {
  it('is renewed while the work lasts, so that nobody else begins it', async () => {
    let begun = 0;
    const handle = async () => {
      begun += 1;
      await pause(1_500);
    };
    const [one] = [openInbox({ handle }), openInbox({ handle })];
    await one?.receive(update('1'));
    await allDone();
    expect(begun).toBe(1);
  });

  it('of a process that is gone ends, and another takes over', async () => {
    const done: unknown[] = [];
    const gone = {
      claim: '00000000-0000-4000-8000-000000000000',
      claimedUntil: new Date(Date.now() + 400),
      attempts: 1,
    };
    const item = { platform: 'telegram', lane: 'chat', receivedAt: new Date() };
    await db.inboxItem.create({ data: { ...item, ...gone, eventId: '1', payload: '"begun"' } });
    await db.inboxItem.create({ data: { ...item, eventId: '2', payload: '"waiting"' } });
    openInbox(noting(done));
    await pause(200);
    expect(done).toEqual([]);
    await allDone();
    expect(done).toEqual(['begun', 'waiting']);
  });
});

describe('the acknowledgement', () => {
  it('does not wait for commands that keep every connection busy', async () => {
    const [busy, intake] = [connect(url, { max: 2 }), connect(url, { max: 1 })];
    const inbox = openInbox({}, { db: busy, intake });
    await inbox.receive(update('warm'));
    const hogs = [1, 2].map(() => busy.$queryRaw`SELECT pg_sleep(1)::text`);
    await pause(50);
    const began = performance.now();
    await Promise.all(Array.from({ length: 50 }, (_, i) => inbox.receive(update(`${i}`, `chat ${i}`))));
    expect(performance.now() - began).toBeLessThan(500);
    await Promise.all(hogs);
    await allDone();
    await Promise.all([busy.$disconnect(), intake.$disconnect()]);
  });

  it('is refused in time when storing takes too long, and what was stored all the same is acted on once', async () => {
    const done: unknown[] = [];
    const inbox = openInbox(noting(done));
    const lock = db.$transaction(async (tx) => {
      await tx.$executeRaw`LOCK TABLE inbox IN EXCLUSIVE MODE`;
      await pause(2_600);
    });
    await pause(50);
    const began = performance.now();
    await expect(inbox.receive(update('1'))).rejects.toBeInstanceOf(InboxUnavailable);
    expect(performance.now() - began).toBeLessThan(2_500);
    await lock;
    await inbox.receive(update('1'));
    await allDone();
    expect(done).toEqual([{ said: '1' }]);
  });

  it('is refused at once when the database is away, so that the platform sends it again', async () => {
    const nowhere = connect('postgresql://nobody@127.0.0.1:9/none', { max: 1 });
    const inbox = openInbox({}, { intake: nowhere });
    const began = performance.now();
    await expect(inbox.receive(update('1'))).rejects.toBeInstanceOf(InboxUnavailable);
    expect(performance.now() - began).toBeLessThan(500);
    await nowhere.$disconnect();
  });

  it('comes again by another connection when one has gone silent', async () => {
    const { port } = new URL(url);
    const silenced = new Set<Socket>();
    const way = createServer((client) => {
      const onward = connectTo(Number(port), '127.0.0.1');
      client.pipe(onward).on('data', (data) => silenced.has(client) || client.write(data));
      client.on('error', () => onward.destroy()).on('close', () => onward.destroy());
      current = client;
    });
    let current: Socket | undefined;
    await once(way.listen(0, '127.0.0.1'), 'listening');
    const detour = new URL(url);
    detour.port = String((way.address() as AddressInfo).port);
    const intake = connect(detour.href, { max: 1, queryTimeoutMs: 500 });
    const inbox = openInbox({}, { intake });
    await inbox.receive(update('1'));
    if (current) silenced.add(current);
    await expect(inbox.receive(update('2'))).rejects.toBeInstanceOf(InboxUnavailable);
    await inbox.receive(update('2'));
    await allDone();
    expect(await db.inboxItem.count()).toBe(2);
    await intake.$disconnect();
    way.close();
  });

  it('is refused once the inbox is closed', async () => {
    const inbox = openInbox({});
    await inbox.close(100);
    await expect(inbox.receive(update('1'))).rejects.toBeInstanceOf(InboxUnavailable);
  });
});

describe('what is done', () => {
  it('is cut to the fact at once, and still known when it is sent again', async () => {
    const done: unknown[] = [];
    const inbox = openInbox(noting(done));
    await inbox.receive(update('1'));
    await allDone();
    expect((await db.inboxItem.findFirstOrThrow()).payload).toBeNull();
    await inbox.receive(update('1'));
    await pause(150);
    expect(done).toHaveLength(1);
  });

  it('is kept for a day where it was given up', async () => {
    const done: unknown[] = [];
    const refuses = { handle: () => Promise.reject(new Error('a bug')) };
    await openInbox(refuses).receive(update('1'));
    await vi.waitFor(
      async () => expect(await db.inboxItem.findFirstOrThrow()).toMatchObject({ givenUp: true }),
      10_000,
    );
    expect((await db.inboxItem.findFirstOrThrow()).payload).toBe('{"said":"1"}');
    const tomorrow = Temporal.Now.instant().add({ hours: 25 });
    openInbox(noting(done), { clock: { now: () => tomorrow } });
    await vi.waitFor(async () => expect((await db.inboxItem.findFirstOrThrow()).payload).toBeNull());
    expect(done).toEqual([]);
  });
});
