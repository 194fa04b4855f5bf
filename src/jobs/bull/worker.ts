import { setTimeout as sleep } from 'node:timers/promises';
import { type Job as BullJob, UnrecoverableError, WaitingError, withBackend } from 'bullmq';
import { systemClock } from '../../core/clock.ts';
import type { JobPayloads } from '../../core/jobs.ts';
import { pauseAfter } from '../pauses.ts';
import { createRunner, type Envelope, InvalidPayload, type RunnerParts } from '../run-job.ts';
import { createKeeper } from './keeper.ts';
import { type BullQueue, queueName } from './queue.ts';
import { troubleLog } from './trouble.ts';

const atOnce = 5;
/** For so long a job is ours; renewed while at work. After a crash it is taken up within twice that time. */
const lockMs = 12_000;
/** How long this process takes nothing after the queue failed it, so that it does not ask in a circle. */
const brakeMs = 1_000;
const usualKeepMs = 20_000;
/** A job that ends the process each time is given up. */
const mostStalls = 3;

export interface WorkerParts extends Omit<RunnerParts, 'jobs' | 'logger'> {
  /** How often it is seen to that what recurs is in the queue. */
  readonly keepMs?: number;
}

/** Works off the jobs of a queue, and sees to it that what recurs is in it. */
export interface JobWorker {
  start(): void;
  /** Takes no more while it is held. */
  hold(held: boolean): void;
  /** Resolves when nothing is at work. */
  idle(): Promise<void>;
  /** Takes up no more, tells what is at work, and hands back what is not done after `graceMs`: another process begins it anew. */
  close(graceMs: number): Promise<void>;
}

/** Why a job that is at work should stop. */
class Stopping extends Error {
  override name = 'Stopping';
}

export const createWorker = <C, Jobs extends JobPayloads>(
  opened: BullQueue<C, Jobs>,
  { keepMs = usualKeepMs, ...parts }: WorkerParts,
): JobWorker => {
  const { backing, jobs, logger, trouble } = opened;
  const { Worker } = withBackend(backing.factory);
  // The queue goes by the clock of the machine, whatever time it is for people.
  const keeper = createKeeper(opened, { db: parts.db, clock: systemClock });
  const keeping = troubleLog(logger, 'recurring jobs cannot be seen to');
  const runJob = createRunner({ ...parts, jobs, logger }, opened.enqueue);
  const stop = new AbortController();
  const atWork = new Map<BullJob, string>();
  const handedBack = new Set<BullJob>();

  /** Gives a job back as if it had not been begun, for whoever is next. */
  const handBack = async (job: BullJob, token: string): Promise<void> => {
    handedBack.add(job);
    await job.moveToWait(token);
  };

  const process = async (job: BullJob<Envelope, void>, token = ''): Promise<void> => {
    if (stop.signal.aborted) {
      await handBack(job, token);
      throw new WaitingError();
    }
    atWork.set(job, token);
    const id = (job.id ?? '').split(':').at(-1) ?? '';
    try {
      await runJob({ name: job.name, id, carried: job.data, attempt: job.attemptsMade + 1, signal: stop.signal });
    } catch (error) {
      if (stop.signal.aborted && !handedBack.has(job)) await handBack(job, token);
      if (handedBack.has(job)) throw new WaitingError();
      if (error instanceof InvalidPayload) throw new UnrecoverableError(error.message);
      throw error;
    } finally {
      atWork.delete(job);
      atEnd();
    }
  };

  const worker = new Worker<Envelope, void>(queueName, process, {
    connection: backing.working,
    autorun: false,
    concurrency: atOnce,
    lockDuration: lockMs,
    stalledInterval: lockMs,
    maxStalledCount: mostStalls,
    runRetryDelay: brakeMs,
    settings: { backoffStrategy: (attempt, _type, error) => pauseAfter(attempt, error, Math.random()) },
  });

  let started = false;
  let held = false;
  let braked: NodeJS.Timeout | undefined;
  let atEnd = (): void => {};
  const goOn = (): void => {
    if (started && !held && !braked && !stop.signal.aborted) void worker.resume();
  };
  worker.on('error', (error) => {
    trouble.met(error);
    if (braked || stop.signal.aborted) return;
    braked = setTimeout(() => {
      braked = undefined;
      goOn();
    }, brakeMs).unref();
    void worker.pause(true);
  });
  worker.on('completed', trouble.over);

  const keep = async (): Promise<void> => {
    try {
      await keeper.keep();
      keeping.over();
    } catch (error) {
      if (!stop.signal.aborted) keeping.met(error);
    }
  };
  const keepOn = async (): Promise<void> => {
    await keeper.prune().catch(keeping.met);
    while (!stop.signal.aborted) {
      await keep();
      await sleep(keepMs, undefined, { signal: stop.signal, ref: false }).catch(() => {});
    }
  };
  let kept = Promise.resolve();

  return {
    start: () => {
      started = true;
      goOn();
      kept = keepOn();
    },
    hold: (wanted) => {
      held = wanted;
      if (held) void worker.pause(true);
      else goOn();
    },
    idle: async () => {
      while (atWork.size > 0) {
        await new Promise<void>((resolve) => {
          atEnd = resolve;
        });
      }
    },
    close: async (graceMs) => {
      stop.abort(new Stopping());
      clearTimeout(braked);
      const ended = Promise.all([worker.close(), kept]);
      await Promise.race([ended, sleep(graceMs, undefined, { ref: false })]);
      const left = [...atWork].filter(([job]) => !handedBack.has(job));
      if (left.length === 0) return;
      logger.info({ jobs: left.map(([{ name }]) => name) }, 'handed back to be begun anew');
      await Promise.allSettled(left.map(([job, token]) => handBack(job, token)));
    },
  };
};
