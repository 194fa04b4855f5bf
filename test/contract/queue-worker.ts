import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../src/core/clock.ts';
import type { Db } from '../../src/core/db.ts';
import { createLogger } from '../../src/core/logger.ts';
import { median } from '../../src/core/orders/rhythm.ts';
import { defineJob, type Job } from '../../src/jobs/define-job.ts';
import { createJobs } from '../../src/jobs/jobs.ts';
import type { ObserveJob } from '../../src/jobs/run-job.ts';
import { counter, type OpenQueue, type OpenWith, recorder } from './queue.ts';

/** Polls until that is so. */
export const eventually = async (holds: () => boolean, limitMs = 10_000): Promise<void> => {
  const until = performance.now() + limitMs;
  while (!holds() && performance.now() < until) await sleep(10);
  expect(holds()).toBe(true);
};

/** Opens queues that a process of the house would have, with a worker each. */
export const realQueues = (
  db: Db,
  at: { readonly databaseUrl: string; readonly redisUrl?: string },
  logger = createLogger('silent'),
) => {
  const open = async (jobs: readonly Job[], observe?: ObserveJob, keepMs = 300): Promise<OpenQueue> => {
    const process = await createJobs({ ...at, jobs, logger, work: { db, clock: systemClock, observe, keepMs } });
    process.start();
    let closed = false;
    const close = async (graceMs: number): Promise<void> => {
      if (!closed) await process.close(graceMs);
      closed = true;
    };
    onTestFinished(() => close(100));
    return { scheduler: process.scheduler, until: eventually, pass: ({ milliseconds }) => sleep(milliseconds), close };
  };
  return open satisfies OpenWith;
};

type Open = ReturnType<typeof realQueues>;

/** What holds of a queue that processes share: how they end, and that nothing which recurs is lost with the queue. `lose` takes all that is in it. */
export const workerContract = (name: string, db: Db, open: Open, lose: () => Promise<void>): void => {
  describe(`workers of the queue, ${name}`, () => {
    it('end at once when there is nothing to do', async () => {
      const took: number[] = [];
      for (let times = 0; times < 3; times++) {
        const queue = await open([recorder().job]);
        await queue.pass({ milliseconds: 300 });
        const began = performance.now();
        await queue.close(3_000);
        took.push(performance.now() - began);
      }
      // A busy machine makes one of several slow, not most.
      expect(median(took)).toBeLessThan(500);
    });

    it('let what is at work end, once', async () => {
      const { job, told } = recorder(() => sleep(400));
      const queue = await open([job]);
      await queue.scheduler.schedule('record', { n: 1 }, { id: 'x' });
      await queue.until(() => told.length === 1);
      const began = performance.now();
      await queue.close(3_000);
      expect(performance.now() - began).toBeLessThan(1_000);
      const next = await open([job]);
      await next.pass({ milliseconds: 600 });
      await next.close(100);
      expect(told).toEqual([1]);
    });

    it('hand back what is not done in time, and another begins it at once', async () => {
      const attempts: number[] = [];
      const stuck = recorder(async (_n, attempt) => {
        attempts.push(attempt);
        if (attempts.length === 1) await sleep(2_000);
      });
      const queue = await open([stuck.job]);
      await queue.scheduler.schedule('record', { n: 1 }, { id: 'x' });
      await queue.until(() => stuck.told.length === 1);
      const began = performance.now();
      await queue.close(200);
      expect(performance.now() - began).toBeLessThan(700);
      const next = await open([stuck.job]);
      await eventually(() => stuck.told.length === 2, 1_000);
      await next.close(1_000);
      expect(attempts).toEqual([1, 1]);
    });

    it('have a long job stop at a good place, and hand it back', async () => {
      let stopped = 0;
      const long = defineJob({
        name: 'long',
        schema: z.strictObject({}),
        run: async ({ signal }) => {
          if (stopped > 0) return void stopped++;
          await sleep(5_000, undefined, { signal }).catch(() => void stopped++);
          signal.throwIfAborted();
        },
      });
      let began = 0;
      const queue = await open([long], (_name, outcome) => void (outcome === 'done' && began++));
      await queue.scheduler.schedule('long', {}, { id: 'x' });
      await queue.pass({ milliseconds: 400 });
      await queue.close(1_000);
      expect(stopped).toBe(1);
      const next = await open([long], (_name, outcome) => void (outcome === 'done' && began++));
      await eventually(() => began === 1, 1_000);
      await next.close(100);
    });

    it('begin what was due by a cron line while nobody worked, once; what they see for the first time has missed nothing', async () => {
      const missed = counter({ cron: '0 0 1 1 *', zone: 'organisation' }, 'missed');
      const fresh = counter({ cron: '0 0 1 1 *', zone: 'organisation' }, 'fresh');
      await db.jobState.deleteMany();
      await db.jobState.create({ data: { name: 'missed', knownSince: new Date('2020-01-01T00:00:00Z') } });
      const queue = await open([missed.job, fresh.job]);
      await queue.until(() => missed.at.length === 1);
      await queue.pass({ milliseconds: 900 });
      await queue.close(100);
      expect(missed.at).toHaveLength(1);
      expect(fresh.at).toHaveLength(0);
      expect(await db.jobState.findUnique({ where: { name: 'missed' } })).toMatchObject({ runs: 1, failures: 0 });
    });

    it('keep the books of what recurs: that it failed, and by what kind of error, but not its words', async () => {
      const job = defineJob({
        name: 'broken',
        schema: z.strictObject({}),
        schedule: { every: { hours: 1 } },
        run: () => Promise.reject(new TypeError('Acme owes 40,000')),
      });
      const failures: string[] = [];
      const queue = await open([job], (_name, outcome) => void failures.push(outcome));
      await queue.until(() => failures.length > 0);
      await queue.close(100);
      const row = await db.jobState.findUniqueOrThrow({ where: { name: 'broken' } });
      expect(row).toMatchObject({ lastError: 'TypeError', lastDoneAt: null });
      expect(row.failures).toBe(row.runs);
    });

    it('have again what recurs after the queue has lost all', async () => {
      const { job, at } = counter({ every: { milliseconds: 200 } });
      const daily = counter({ cron: '0 9 * * *', zone: 'organisation' }, 'daily');
      const plain = recorder();
      const queue = await open([job, daily.job, plain.job]);
      await queue.until(() => at.length >= 2);
      await lose();
      const before = at.length;
      await eventually(() => at.length >= before + 3, 8_000);
      await queue.scheduler.schedule('record', { n: 1 }, { id: 'x' });
      await queue.until(() => plain.told.length === 1);
      await queue.close(100);
    });
  });
};
