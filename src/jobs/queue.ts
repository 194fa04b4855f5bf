import type { JobPayloads, JobScheduler } from '../core/jobs.ts';
import type { Logger } from '../core/logger.ts';
import { type Backing, postgresBacking, redisBacking } from './bull/backing.ts';
import { openQueue } from './bull/queue.ts';
import { becomeSoleWorker } from './bull/sole-worker.ts';
import { createWorker, type JobWorker, type WorkerParts } from './bull/worker.ts';
import type { Job } from './define-job.ts';

export type { JobWorker };

/** The queue of the house. */
export interface JobQueue<Jobs extends JobPayloads> {
  readonly scheduler: JobScheduler<Jobs>;
  /** How many jobs there are in each state. @throws when the queue is away */
  counts(): Promise<Record<string, number>>;
  /**
   * Begins to work off the jobs.
   * @throws SecondWorker where the queue bears only one process that works, and another does
   */
  work(parts: WorkerParts): Promise<JobWorker>;
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
export const openJobQueue = <Jobs extends JobPayloads>(parts: QueueParts): Promise<JobQueue<Jobs>> => {
  const { databaseUrl, redisUrl, logger } = parts;
  return redisUrl === undefined
    ? openOn(postgresBacking(databaseUrl), parts, (hold) => becomeSoleWorker(databaseUrl, hold))
    : openOn(redisBacking(redisUrl, logger), parts, async () => async () => {});
};

/** `permit` is had before the work begins, and calls `hold` whenever it is lost or regained. Gives the way to return it. */
type Permit = (hold: (held: boolean) => void) => Promise<() => Promise<void>>;

const openOn = async <Jobs extends JobPayloads, C>(
  backing: Backing<C>,
  { jobs, logger }: QueueParts,
  permit: Permit,
): Promise<JobQueue<Jobs>> => {
  const opened = await openQueue<C, Jobs>(backing, jobs, logger);
  const { scheduler, counts, close } = opened;
  return {
    scheduler,
    counts,
    close,
    work: async (parts) => {
      let hold = (_held: boolean): void => {};
      const giveBack = await permit((held) => hold(held));
      const worker = createWorker(opened, parts);
      hold = worker.hold;
      worker.start();
      return {
        close: async (graceMs) => {
          await worker.close(graceMs);
          await giveBack();
        },
      };
    },
  };
};
