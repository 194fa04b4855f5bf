import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { CalendarParts } from '../core/calendars/sync.ts';
import type { Clock } from '../core/clock.ts';
import type { Db } from '../core/db.ts';
import type { WatchedFolder } from '../core/imports/folder/parts.ts';
import type { Logger } from '../core/logger.ts';

/** All that a job knows about its surroundings. */
interface JobContext {
  readonly db: Db;
  readonly clock: Clock;
  /** Says with each line which job wrote it. */
  readonly logger: Logger;
  /** What led to this: `inbox/7`, or `job/<name>/<id>`. To be handed on to whatever follows from it. */
  readonly trace: string;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
  /** The process wants to end: a long job stops at the next good place by throwing `signal.reason`, and is begun anew elsewhere. */
  readonly signal: AbortSignal;
  /** What calendars are read with; undefined where none can be. */
  readonly calendars: CalendarParts | undefined;
  /** The folder that is watched for imports; undefined: there is none. */
  readonly folder: WatchedFolder | undefined;
  /** Has another job done, as {@link JobScheduler.schedule} does; what led to this one has led to that. */
  schedule<Payload extends object>(job: Job<Payload>, payload: Payload, id: string): Promise<void>;
}

/** When a job recurs: every so often from when it was first seen, or by a cron line in the organisation's zone. */
export type Schedule =
  | { readonly every: Temporal.DurationLike }
  | { readonly cron: string; readonly zone: 'organisation' };

/**
 * Work that the queue carries. It must be idempotent: it is done at least once, perhaps twice at the same time, and what it finds decides.
 * A job that recurs finds what is due in the database, and is told nothing.
 */
export interface Job<Payload extends object = object, Name extends string = string> {
  /** Small letters, digits and hyphens. */
  readonly name: Name;
  readonly schema: z.ZodType<Payload>;
  readonly schedule?: Schedule;
  /** @throws anything to be tried again with growing pauses; a TemporaryError may say when. */
  run(context: JobContext, payload: Payload): Promise<void>;
}

/** Keeps `schema` and `run` of one job to the same type. */
export const defineJob = <Payload extends object, const Name extends string>(
  job: Job<Payload, Name>,
): Job<Payload, Name> => job;
