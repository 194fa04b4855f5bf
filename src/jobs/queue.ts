import type { RequestHandler } from 'express';
import type { JobPayloads, JobScheduler } from '../core/jobs.ts';
import type { Logger } from '../core/logger.ts';
import { type Backing, postgresBacking, redisBacking } from './bull/backing.ts';
import { openQueue } from './bull/queue.ts';
import { createWorker, type JobWorker, type WorkerParts } from './bull/worker.ts';
import type { Job } from './define-job.ts';

export type { JobWorker, WorkerParts };

/** A queue that is open. */
export interface JobQueue<Jobs extends JobPayloads> {
  readonly scheduler: JobScheduler<Jobs>;
  /** How many jobs there are in each state. @throws when the queue is away */
  counts(): Promise<Record<string, number>>;
  /** The queue as administrators see it. */
  board(): Promise<RequestHandler>;
  /** Begins to work off the jobs. In PostgreSQL, for one process only (see sole-worker.ts). */
  work(parts: WorkerParts): JobWorker;
  close(): Promise<void>;
}

export interface QueueParts {
  readonly databaseUrl: string;
  /** Without it, the queue is in PostgreSQL. */
  readonly redisUrl?: string | undefined;
  readonly jobs: readonly Job[];
  readonly logger: Logger;
}

/** Opens the queue: in Redis if there is one, else in PostgreSQL. The jobs are the same, and so is what becomes of them. */
export const openJobQueue = <Jobs extends JobPayloads>(parts: QueueParts): Promise<JobQueue<Jobs>> =>
  parts.redisUrl === undefined
    ? openOn(postgresBacking(parts.databaseUrl), parts)
    : openOn(redisBacking(parts.redisUrl, parts.logger), parts);

const openOn = async <Jobs extends JobPayloads, C>(
  backing: Backing<C>,
  { jobs, logger }: QueueParts,
): Promise<JobQueue<Jobs>> => {
  const queue = await openQueue<C, Jobs>(backing, jobs, logger);
  const { scheduler, counts, close } = queue;
  let board: Promise<RequestHandler> | undefined;
  return {
    scheduler,
    counts,
    close,
    board: () => {
      board ??= import('./bull/board.ts').then(({ createBoard }) => createBoard(queue.queue));
      return board;
    },
    work: (parts) => createWorker(queue, parts),
  };
};
