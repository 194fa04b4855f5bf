import { setTimeout as sleep } from 'node:timers/promises';
import { type JobsOptions, type Queue, withBackend } from 'bullmq';
import { TemporaryError } from '../../core/errors.ts';
import type { JobPayloads, JobScheduler } from '../../core/jobs.ts';
import type { Logger } from '../../core/logger.ts';
import type { Job } from '../define-job.ts';
import { mostAttempts } from '../pauses.ts';
import { checked, type Enqueue, type Envelope } from '../run-job.ts';
import type { Backing } from './backing.ts';
import { type TroubleLog, troubleLog } from './trouble.ts';

/** One queue for all jobs, since each costs connections. */
export const queueName = 'kam';

/** How long somebody who has work done waits for a queue that does not answer. */
const patienceMs = 2_000;

const hour = 3_600;
/** What is done with is kept for a while, so that one can look at it. Nothing depends on it. */
export const jobOptions: JobsOptions = {
  attempts: mostAttempts,
  backoff: { type: 'custom' },
  removeOnComplete: { age: hour, count: 1_000 },
  removeOnFail: { age: 7 * 24 * hour, count: 1_000 },
};

/** The queue as who asks for work sees it. */
export interface BullQueue<C, Jobs extends JobPayloads = JobPayloads> {
  readonly backing: Backing<C>;
  readonly jobs: readonly Job[];
  readonly logger: Logger;
  readonly trouble: TroubleLog;
  readonly scheduler: JobScheduler<Jobs>;
  readonly enqueue: Enqueue;
  /** BullMQ's own. */
  readonly queue: Queue<Envelope, void, string, Envelope, void, string, Backend, C>;
  /** How many jobs there are in each state. */
  counts(): Promise<Record<string, number>>;
  close(): Promise<void>;
}

type Backend = ReturnType<Backing<unknown>['factory']>;

/** Fails instead of waiting for a queue that is away. */
const soon = async <T>(answer: Promise<T>): Promise<T> => {
  const limit = new AbortController();
  const late = sleep(patienceMs, undefined, { signal: limit.signal }).then(() => {
    throw new TemporaryError('the queue does not answer');
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    late.catch(() => {});
    limit.abort();
  }
};

export const openQueue = async <C, Jobs extends JobPayloads>(
  backing: Backing<C>,
  jobs: readonly Job[],
  logger: Logger,
): Promise<BullQueue<C, Jobs>> => {
  await backing.prepare();
  const { Queue: BoundQueue } = withBackend(backing.factory);
  const queue = new BoundQueue<Envelope, void>(queueName, {
    connection: backing.asking,
    defaultJobOptions: jobOptions,
  });
  const trouble = troubleLog(logger, 'the queue is away');
  queue.on('error', trouble.met);

  const enqueue: Enqueue = async (name, carried, id) => {
    await soon(queue.add(name, carried, { deduplication: { id: `${name}/${id}`, keepLastIfActive: true } }));
  };
  const byName = new Map<string, Job>(jobs.map((job) => [job.name, job]));

  return {
    backing,
    jobs,
    logger,
    trouble,
    queue,
    enqueue,
    scheduler: {
      schedule: async (name, payload, options) => {
        const job = byName.get(name);
        if (!job) throw new Error(`there is no job ${name}`);
        await enqueue(name, checked(job, payload, options), options.id);
      },
    },
    counts: () => soon(queue.getJobCounts()),
    close: () => queue.close(),
  };
};
