import type { RepeatOptions } from 'bullmq';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Clock } from '../../core/clock.ts';
import type { Db } from '../../core/db.ts';
import type { JobPayloads } from '../../core/jobs.ts';
import { jobBooks } from '../books.ts';
import type { Schedule } from '../define-job.ts';
import { everyMs, lastBefore, type RecurringJob, recurring } from '../schedules.ts';
import { type BullQueue, jobOptions } from './queue.ts';

/** For so long a job that is due has the chance to be begun before it counts as missed. */
const graceMs = 30_000;

const zoneRow = z.object({ zone: z.string() });

/**
 * Sees to it that every recurring job is in the queue, in the organisation's zone, and that one which should have been begun by now is asked
 * for: so a queue that was emptied, replaced or stood still has within a moment all that it should have. What is in order stays untouched, since
 * to schedule a job anew takes the place of one that waits.
 */
export const createKeeper = <C, Jobs extends JobPayloads>(
  { queue, jobs, enqueue, backing }: BullQueue<C, Jobs>,
  { db, clock }: { readonly db: Db; readonly clock: Clock },
) => {
  const books = jobBooks(db);
  const kept = recurring(jobs);

  const zoneOf = async (): Promise<string> => {
    const rows = await db.$queryRaw`SELECT zone FROM organisation WHERE id = 1`;
    return z.array(zoneRow).parse(rows)[0]?.zone ?? 'UTC';
  };

  const repeatOf = (schedule: Schedule, zone: string): Omit<RepeatOptions, 'key'> =>
    'every' in schedule ? { every: everyMs(schedule.every) } : { pattern: schedule.cron, tz: zone };

  /** Whether it is there as it should be, and its next turn with it. */
  const inOrder = async ({ name, schedule }: RecurringJob, zone: string, now: Temporal.Instant): Promise<boolean> => {
    const found = await queue.getJobScheduler(name);
    const wanted = repeatOf(schedule, zone);
    if (found?.every !== wanted.every || found?.pattern !== wanted.pattern || found?.tz !== wanted.tz) return false;
    if (found?.next === undefined || found.next > now.epochMilliseconds - graceMs) return true;
    const state = await queue.getJobState(`repeat:${name}:${found.next}`);
    return state !== 'unknown' && state !== 'completed' && state !== 'failed';
  };

  const keepAll = async (): Promise<void> => {
    const zone = await zoneOf();
    const now = clock.now();
    for (const job of kept) {
      if (await inOrder(job, zone, now)) continue;
      const template = { name: job.name, data: { payload: {} }, opts: jobOptions };
      await queue.upsertJobScheduler(job.name, repeatOf(job.schedule, zone), template);
    }
    const slots = kept.flatMap(({ name, schedule }) =>
      'cron' in schedule
        ? [{ name, at: lastBefore(schedule.cron, zone, now.subtract({ milliseconds: graceMs })) }]
        : [],
    );
    if (slots.length === 0) return;
    for (const name of await books.missed(slots)) await enqueue(name, { payload: {} }, 'missed');
  };

  return {
    keep: async (): Promise<void> => {
      try {
        await keepAll();
      } catch (error) {
        if (!lacksTables(error)) throw error;
        await backing.prepare();
        await keepAll();
      }
    },
    /** Takes out what an older version had recur. */
    prune: async (): Promise<void> => {
      const names = new Set(kept.map(({ name }) => name));
      for (const { key } of await queue.getJobSchedulers()) {
        if (!names.has(key)) await queue.removeJobScheduler(key);
      }
    },
  };
};

/** PostgreSQL knows no such schema, table or function. */
const lacksTables = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['3F000', '42P01', '42883'].includes(String(error.code));
