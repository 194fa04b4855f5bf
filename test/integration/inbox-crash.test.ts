import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { testDb } from '../setup/database.ts';
import { program } from '../setup/programs.ts';

const { db, url } = await testDb();
const workers = new Set<ChildProcess>();

afterEach(async () => {
  for (const worker of workers) await kill(worker);
});

/** A process with an inbox; `acknowledged` tells how many updates it has acknowledged. */
const work = async (first: number, count: number, ms: number) => {
  const script = await program('test/setup/inbox-worker.ts');
  const worker = spawn(process.execPath, [...script, url, `${first}`, `${count}`, `${ms}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  workers.add(worker);
  let acknowledged = first;
  createInterface({ input: worker.stdout }).on('line', (line) => {
    acknowledged = Number(line);
  });
  return { worker, acknowledged: () => acknowledged };
};

const kill = async (worker: ChildProcess) => {
  workers.delete(worker);
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  worker.kill('SIGKILL');
  await once(worker, 'exit');
};

const answers = async () =>
  (await db.sentMessage.findMany({ orderBy: { id: 'asc' }, select: { card: true } })).map(({ card }) =>
    Number(Object(card).title),
  );

describe('kill -9', { timeout: 60_000 }, () => {
  it('between receipt and answer, again and again, loses nothing, doubles nothing, and keeps the order', async () => {
    const total = 120;
    let received = 0;
    for (let kills = 0; kills < 3; kills++) {
      const { worker, acknowledged } = await work(received, total - received, 15);
      const enough = received + 30;
      await vi.waitFor(() => expect(acknowledged()).toBeGreaterThanOrEqual(enough), { timeout: 20_000, interval: 1 });
      await kill(worker);
      received = acknowledged();
    }
    const before = (await answers()).length;
    expect(before).toBeLessThan(received);

    // Two at once take over; what was not acknowledged is sent again.
    const last = [await work(received, total - received, 1), await work(total, 0, 1)];
    await vi.waitFor(async () => expect(await db.inboxItem.count({ where: { doneAt: null } })).toBe(0), {
      timeout: 20_000,
      interval: 50,
    });
    await vi.waitFor(async () => expect((await answers()).length).toBe(total), { timeout: 20_000, interval: 50 });
    await Promise.all(last.map(({ worker }) => kill(worker)));

    const given = await answers();
    expect([...given].sort((a, b) => a - b)).toEqual(Array.from({ length: total }, (_, i) => i));
    for (let lane = 0; lane < 5; lane++) {
      const ofLane = given.filter((i) => i % 5 === lane);
      expect(ofLane).toEqual([...ofLane].sort((a, b) => a - b));
    }
    expect(await db.inboxItem.count({ where: { givenUp: true } })).toBe(0);
  });
});
