import { setTimeout as sleep } from 'node:timers/promises';
import { Router } from 'express';
import type { JobPayloads, JobScheduler } from '../core/jobs.ts';
import type { JobQueue, JobWorker, QueueParts, WorkerParts } from './queue.ts';
import { becomeSoleWorker } from './sole-worker.ts';

/** The jobs of this process: it may ask for them, and works them off if it is to. */
export interface Jobs<Known extends JobPayloads> {
  readonly scheduler: JobScheduler<Known>;
  /** How many jobs there are in each state. @throws when the queue is away */
  counts(): Promise<Record<string, number>>;
  /** `/admin/queues`: the queue as administrators see it, to be put behind their door. */
  readonly board: Router;
  /** Begins to work, if this process is to. */
  start(): void;
  /** Takes up no more; resolves when nothing is at work, and gives the way to go on. */
  pause(): Promise<() => void>;
  /** Takes up no more, and hands back what is not done after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

export interface JobsParts extends QueueParts {
  /** What this process works with; without it, it only asks for work. */
  readonly work?: WorkerParts | undefined;
}

const againMs = 1_000;

/** Where the board stands. */
export const boardPath = '/admin/queues';

/**
 * The queue is opened when it is first needed, since to load it takes longer than all the rest.
 * @throws SecondWorker where the queue bears only one process that works, and another does
 */
export const createJobs = async <Known extends JobPayloads>({ work, ...parts }: JobsParts): Promise<Jobs<Known>> => {
  const { databaseUrl, redisUrl, logger } = parts;
  const end = new AbortController();
  let opening: Promise<JobQueue<Known>> | undefined;
  let worker: JobWorker | undefined;
  /** Why nothing is taken up. */
  const holds = new Set<'another works' | 'paused'>();
  const hold = (why: 'another works' | 'paused', wanted: boolean): void => {
    if (wanted) holds.add(why);
    else holds.delete(why);
    worker?.hold(holds.size > 0);
  };

  const giveBack =
    work && redisUrl === undefined
      ? await becomeSoleWorker(databaseUrl, (wanted) => hold('another works', wanted))
      : async () => {};

  const queue = (): Promise<JobQueue<Known>> => {
    opening ??= import('./queue.ts')
      .then(({ openJobQueue }) => openJobQueue<Known>(parts))
      .catch((error: unknown) => {
        opening = undefined;
        throw error;
      });
    return opening;
  };

  const begin = async (using: WorkerParts): Promise<void> => {
    while (!end.signal.aborted) {
      try {
        worker = (await queue()).work(using);
        if (end.signal.aborted) return;
        worker.hold(holds.size > 0);
        return worker.start();
      } catch (error) {
        logger.error({ err: error }, 'the queue cannot be opened');
        await sleep(againMs, undefined, { signal: end.signal, ref: false }).catch(() => {});
      }
    }
  };
  let beginning = Promise.resolve();

  const board = Router();
  board.use(boardPath, async (request, response, next) => (await (await queue()).board())(request, response, next));

  return {
    scheduler: { schedule: async (...asked) => (await queue()).scheduler.schedule(...asked) },
    counts: async () => (await queue()).counts(),
    board,
    start: () => {
      if (work) beginning = begin(work);
    },
    pause: async () => {
      hold('paused', true);
      await worker?.idle();
      return () => hold('paused', false);
    },
    close: async (graceMs) => {
      end.abort();
      await beginning;
      await worker?.close(graceMs);
      await giveBack();
      await (await opening?.catch(() => undefined))?.close();
    },
  };
};
