import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { TemporaryError } from '../../src/core/errors.ts';
import type { JobScheduler } from '../../src/core/jobs.ts';
import { median } from '../../src/core/orders/rhythm.ts';
import { defineJob, type Job, type Schedule } from '../../src/jobs/define-job.ts';
import type { JobOutcome } from '../../src/jobs/run-job.ts';

/** A queue that is open and worked off. */
export interface OpenQueue {
  readonly scheduler: JobScheduler;
  /** Waits, in the time of the queue, until that is so. @throws after a while */
  until(holds: () => boolean): Promise<void>;
  /** Lets time pass. */
  pass(time: { readonly milliseconds: number }): Promise<void>;
  close(graceMs: number): Promise<void>;
}

export type OpenWith = (
  jobs: readonly Job[],
  observe?: (name: string, outcome: JobOutcome) => void,
) => Promise<OpenQueue>;

/** A job that writes down what it was told. */
export const recorder = (run: (told: number, attempt: number) => Promise<void> | void = () => {}) => {
  const told: number[] = [];
  const traces: string[] = [];
  const job = defineJob({
    name: 'record',
    schema: z.strictObject({ n: z.number() }),
    run: async ({ trace, attempt }, { n }) => {
      told.push(n);
      traces.push(trace);
      await run(n, attempt);
    },
  });
  return { job, told, traces };
};

/** A job that recurs, and counts. */
export const counter = (schedule: Schedule, name = 'count') => {
  const at: number[] = [];
  const job = defineJob({
    name,
    schema: z.strictObject({}),
    schedule,
    run: async ({ clock }) => void at.push(clock.now().epochMilliseconds),
  });
  return { job, at };
};

/** A busy machine makes one of several late, not most. */
const gaps = (at: readonly number[]): number[] => at.slice(1).map((ms, i) => ms - (at[i] ?? 0));

/** What holds of every queue of the house, wherever it is kept and in whatever time. */
export const queueContract = (name: string, openWith: OpenWith): void => {
  describe(`the queue, ${name}`, () => {
    let opened: OpenQueue | undefined;
    afterEach(async () => {
      await opened?.close(500);
      opened = undefined;
    });
    const start = async (...args: Parameters<OpenWith>): Promise<OpenQueue> => {
      opened = await openWith(...args);
      return opened;
    };

    it('has a job done, with what it was told and what led to it', async () => {
      const { job, told, traces } = recorder();
      const queue = await start([job]);
      await queue.scheduler.schedule('record', { n: 7 }, { id: 'seven', trace: 'inbox/7' });
      await queue.scheduler.schedule('record', { n: 8 }, { id: 'eight' });
      await queue.until(() => told.length === 2);
      expect(told).toEqual([7, 8]);
      expect(traces[0]).toBe('inbox/7');
      expect(traces[1]).toMatch(/^job\/record\/\w+$/);
    });

    it('has a job have another done, with the same trace', async () => {
      const { job, told, traces } = recorder();
      const first = defineJob({
        name: 'first',
        schema: z.strictObject({}),
        run: ({ schedule }) => schedule(job, { n: 1 }, 'one'),
      });
      const queue = await start([first, job]);
      await queue.scheduler.schedule('first', {}, { id: 'x', trace: 'inbox/9' });
      await queue.until(() => told.length === 1);
      expect(traces).toEqual(['inbox/9']);
    });

    it('refuses what is no payload of the job, an id with a colon, and a job that there is not', async () => {
      const { job } = recorder();
      const { scheduler } = await start([job]);
      await expect(scheduler.schedule('record', { n: 'seven' }, { id: 'x' })).rejects.toThrow('not for record');
      await expect(scheduler.schedule('record', { n: 7 }, { id: 'a:b' })).rejects.toThrow('colon');
      await expect(scheduler.schedule('nothing', {}, { id: 'x' })).rejects.toThrow('no job nothing');
    });

    it('does once what is asked for again while it waits or is at work, and then once more', async () => {
      let open = (): void => {};
      const gate = new Promise<void>((resolve) => {
        open = resolve;
      });
      const { job, told } = recorder((n) => (n === 1 ? gate : undefined));
      const queue = await start([job]);
      await queue.scheduler.schedule('record', { n: 1 }, { id: 'same' });
      const running = queue.until(() => told.length >= 1);
      // In virtual time the job runs within `until`, so what is asked for meanwhile is asked for beside it.
      const asked = (async () => {
        while (told.length === 0) await sleep(5);
        await queue.scheduler.schedule('record', { n: 2 }, { id: 'same' });
        await queue.scheduler.schedule('record', { n: 3 }, { id: 'same' });
        open();
      })();
      await Promise.all([running, asked]);
      await queue.until(() => told.length === 2);
      await queue.pass({ milliseconds: 300 });
      expect(told).toEqual([1, 3]);
    });

    it('does again what is asked for after it was done', async () => {
      const { job, told } = recorder();
      const queue = await start([job]);
      for (const n of [1, 2]) {
        await queue.scheduler.schedule('record', { n }, { id: 'same' });
        await queue.until(() => told.length === n);
        await queue.pass({ milliseconds: 100 });
      }
      expect(told).toEqual([1, 2]);
    });

    it('tries again what failed, when it was told to, and then lets the same be asked for anew', async () => {
      const outcomes: JobOutcome[] = [];
      const { job, told } = recorder((_n, attempt) => {
        if (attempt < 3) throw new TemporaryError('away', 50);
      });
      const queue = await start([job], (_name, outcome) => outcomes.push(outcome));
      await queue.scheduler.schedule('record', { n: 1 }, { id: 'x' });
      await queue.until(() => outcomes.includes('done'));
      expect(outcomes).toEqual(['failed', 'failed', 'done']);
      expect(told).toEqual([1, 1, 1]);
      await queue.pass({ milliseconds: 100 });
      await queue.scheduler.schedule('record', { n: 2 }, { id: 'x' });
      await queue.until(() => told.includes(2));
    });

    it('gives up in the end', async () => {
      let failed = 0;
      const { job } = recorder(() => {
        throw new TemporaryError('away', 1);
      });
      const queue = await start([job], () => failed++);
      await queue.scheduler.schedule('record', { n: 1 }, { id: 'x' });
      await queue.until(() => failed === 6);
      await queue.pass({ milliseconds: 300 });
      expect(failed).toBe(6);
    });

    it('has a job recur every so often', async () => {
      const { job, at } = counter({ every: { milliseconds: 400 } });
      const queue = await start([job]);
      await queue.until(() => at.length >= 7);
      const pauses = gaps(at).slice(1);
      expect(median(pauses)).toBeGreaterThan(300);
      expect(median(pauses)).toBeLessThan(700);
      expect(gaps(at)[0]).toBeLessThan(1_000);
    });

    it('has a job recur by a cron line', async () => {
      const { job, at } = counter({ cron: '* * * * * *', zone: 'organisation' });
      const queue = await start([job]);
      await queue.until(() => at.length >= 4);
      expect(median(at.map((ms) => ms % 1_000))).toBeLessThan(500);
      expect(Math.round(median(gaps(at)) / 1_000)).toBe(1);
    });
  });
};
