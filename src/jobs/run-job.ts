import { z } from 'zod';
import type { CalendarParts } from '../core/calendars/sync.ts';
import type { Clock } from '../core/clock.ts';
import type { Db } from '../core/db.ts';
import type { WatchedFolder } from '../core/imports/folder/parts.ts';
import type { ScheduleOptions } from '../core/jobs.ts';
import type { Logger } from '../core/logger.ts';
import { jobBooks } from './books.ts';
import type { Job } from './define-job.ts';
import { mostAttempts } from './pauses.ts';

/** A job as the queue carries it. */
const envelope = z.object({ payload: z.unknown(), trace: z.string().optional() });
export type Envelope = z.infer<typeof envelope>;

/** Puts a job into the queue: what it carries is checked already. */
export type Enqueue = (name: string, carried: Envelope, id: string) => Promise<void>;

/** One attempt at a job. */
export interface Attempt {
  readonly name: string;
  readonly id: string;
  readonly carried: unknown;
  /** From 1. */
  readonly attempt: number;
  readonly signal: AbortSignal;
}

export type JobOutcome = 'done' | 'failed' | 'handed-back';

/** Told of every attempt, for the metrics. */
export type ObserveJob = (name: string, outcome: JobOutcome, seconds: number) => void;

export interface RunnerParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly jobs: readonly Job[];
  readonly observe?: ObserveJob | undefined;
  readonly calendars?: CalendarParts | undefined;
  readonly folder?: WatchedFolder | undefined;
}

/** What the queue carries is no payload of its job: trying again would not help. */
export class InvalidPayload extends Error {
  override name = 'InvalidPayload';
}

/** Parses the payload and the id of what is to be scheduled. @throws InvalidPayload */
export const checked = (job: Job, payload: unknown, { id, trace }: ScheduleOptions): Envelope => {
  if (id === '' || id.includes(':')) throw new InvalidPayload(`an id of ${job.name} is empty or has a colon: ${id}`);
  const read = job.schema.safeParse(payload);
  if (!read.success) throw new InvalidPayload(`not for ${job.name}: ${z.prettifyError(read.error)}`);
  return { payload: read.data, ...(trace !== undefined && { trace }) };
};

/** The kind of an error, without its words. */
const codeOf = (error: unknown): string => {
  const { code } = error instanceof Error ? (error as { code?: unknown }) : {};
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.name : typeof error;
};

/** Carries out attempts at jobs, keeps the books of recurring ones, and says in the log what failed. @throws what the job throws */
export const createRunner = (
  { db, clock, logger, jobs, observe, calendars, folder }: RunnerParts,
  enqueue: Enqueue,
) => {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  const books = jobBooks(db);

  return async ({ name, id, carried, attempt, signal }: Attempt): Promise<void> => {
    const job = byName.get(name);
    if (!job) {
      logger.warn({ job: name }, 'a job that this version does not know is dropped');
      return;
    }
    const began = performance.now();
    const observed = (outcome: JobOutcome) => observe?.(name, outcome, (performance.now() - began) / 1_000);
    const trace = envelope.safeParse(carried).data?.trace ?? `job/${name}/${id}`;
    const log = logger.child({ trace });
    try {
      const payload = job.schema.safeParse(envelope.safeParse(carried).data?.payload);
      if (!payload.success) throw new InvalidPayload(`not for ${name}: ${z.prettifyError(payload.error)}`);
      if (job.schedule) await books.begun(name);
      await job.run(
        {
          db,
          clock,
          logger: log,
          trace,
          attempt,
          signal,
          calendars,
          folder,
          schedule: (next, content, nextId) =>
            enqueue(next.name, checked(next, content, { id: nextId, trace }), nextId),
        },
        payload.data,
      );
    } catch (error) {
      if (signal.aborted) {
        observed('handed-back');
        throw error;
      }
      observed('failed');
      const over = attempt >= mostAttempts || error instanceof InvalidPayload;
      log[over ? 'error' : 'warn'](
        { err: error, job: name, attempt },
        over ? 'a job is given up' : 'a job is tried again',
      );
      // The database may be what is away: then the books stay as they are, and what looks at them sees that nothing was done.
      if (job.schedule) await books.failed(name, codeOf(error)).catch(() => {});
      throw error;
    }
    if (job.schedule) await books.done(name);
    observed('done');
  };
};
