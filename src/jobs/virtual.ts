import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../core/clock.ts';
import type { JobPayloads, JobScheduler } from '../core/jobs.ts';
import type { Job } from './define-job.ts';
import { mostAttempts, pauseAfter } from './pauses.ts';
import { checked, createRunner, type Envelope, InvalidPayload, type RunnerParts } from './run-job.ts';
import { nextAfter, recurring } from './schedules.ts';

/** A queue in a time of its own, for tests and simulations: the jobs are the real ones, and a month passes as fast as they work. */
export interface VirtualQueue<Jobs extends JobPayloads> {
  readonly scheduler: JobScheduler<Jobs>;
  /** Stands still while jobs are at work. */
  readonly clock: Clock;
  /** Does one after another what is due until then, in the order of time, and has the clock arrive there. */
  advanceTo(instant: Temporal.Instant): Promise<void>;
}

interface Due {
  readonly at: Temporal.Instant;
  readonly run: () => Promise<void>;
}

/** `zone` is the organisation's: that in which cron lines are read. Recurring jobs begin at `start`. */
export const createVirtualQueue = <Jobs extends JobPayloads>(
  parts: Omit<RunnerParts, 'clock'>,
  { start, zone }: { readonly start: Temporal.Instant; readonly zone: string },
): VirtualQueue<Jobs> => {
  let now = start;
  const clock: Clock = { now: () => now };
  /** In the order of time, and of asking for where that is the same. */
  const due: Due[] = [];
  /** What waits or is at work under an id; `again`: it was asked for while it was at work. */
  const known = new Map<string, { active: boolean; again: Envelope | undefined }>();
  const signal = new AbortController().signal;

  const put = (at: Temporal.Instant, run: () => Promise<void>): void => {
    const place = due.findLastIndex((other) => Temporal.Instant.compare(other.at, at) <= 0);
    due.splice(place + 1, 0, { at, run });
  };

  const attempt = async (name: string, id: string, carried: Envelope, nth: number): Promise<void> => {
    const key = `${name}/${id}`;
    const state = known.get(key);
    if (state) state.active = true;
    try {
      await runJob({ name, id, carried, attempt: nth, signal });
    } catch (error) {
      if (nth < mostAttempts && !(error instanceof InvalidPayload)) {
        if (state) state.active = false;
        const at = now.add({ milliseconds: pauseAfter(nth, error, 0) });
        return put(at, () => attempt(name, id, carried, nth + 1));
      }
    }
    known.delete(key);
    if (state?.again) await enqueue(name, state.again, id);
  };

  const enqueue = async (name: string, carried: Envelope, id: string): Promise<void> => {
    const state = known.get(`${name}/${id}`);
    if (state?.active) state.again = carried;
    if (state) return;
    known.set(`${name}/${id}`, { active: false, again: undefined });
    put(now, () => attempt(name, id, carried, 1));
  };

  const runJob = createRunner({ ...parts, clock }, enqueue);

  const recur = (job: ReturnType<typeof recurring>[number], at: Temporal.Instant): void =>
    put(at, async () => {
      recur(job, nextAfter(job.schedule, zone, at));
      await attempt(job.name, String(at.epochMilliseconds), { payload: {} }, 1);
    });
  for (const job of recurring(parts.jobs)) {
    recur(job, 'every' in job.schedule ? start : nextAfter(job.schedule, zone, start));
  }

  const byName = new Map<string, Job>(parts.jobs.map((job) => [job.name, job]));
  return {
    clock,
    scheduler: {
      schedule: async (name, payload, options) => {
        const job = byName.get(name);
        if (!job) throw new Error(`there is no job ${name}`);
        await enqueue(name, checked(job, payload, options), options.id);
      },
    },
    advanceTo: async (instant) => {
      for (let next = due[0]; next && Temporal.Instant.compare(next.at, instant) <= 0; next = due[0]) {
        due.shift();
        now = next.at;
        await next.run();
      }
      now = instant;
    },
  };
};
