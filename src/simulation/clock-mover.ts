import { setTimeout as sleep } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantColumn, instantOf } from '../core/clock.ts';
import type { Db } from '../core/db.ts';
import { UserError } from '../core/errors.ts';
import type { Logger } from '../core/logger.ts';
import { type ClockMover, type MovedClock, oneStep } from '../core/moved-clock.ts';
import { jobBooks } from '../jobs/books.ts';
import { heartbeat } from '../jobs/definitions/heartbeat.ts';

interface MoverParts {
  readonly db: Db;
  readonly clock: MovedClock;
  readonly logger: Logger;
  /** Whoever works otherwise: all the work there is on this database. They stand still while time is lived through. */
  readonly jobs: { pause(): Promise<() => void> };
  readonly delivery: { pause(): Promise<() => void>; deliverDue(): Promise<void> };
}

/** A platform that wants us to wait for so long, really, is waited for; else time would go on without what it does not take yet. */
const patience = Temporal.Duration.from({ seconds: 30 });
const beatMs = 20_000;

const blockedRow = z.object({ until: z.date().transform(instantOf).nullable() });

/** When a platform takes something again that is due now; null where nothing waits for that. */
const takenAgainAt = async (db: Db, now: Temporal.Instant): Promise<Temporal.Instant | null> => {
  const rows = await db.$queryRaw`
    SELECT min(b.blocked_until) AS until FROM mailbox b
    WHERE b.blocked_until > ${instantColumn(now)} AND b.blocked_until <= ${instantColumn(now.add(patience))} AND EXISTS (
      SELECT FROM outbox_message m
      WHERE m.mailbox_id = b.id AND m.state IN ('pending', 'sending') AND m.due_at <= ${instantColumn(now)}
        AND m.reason IS DISTINCT FROM 'nowhere')`;
  return z.tuple([blockedRow]).parse(rows)[0].until;
};

/** Moves the clock in the one process that does all the work of a database. `close` has it stand where it has come to, and resolves then. */
export const createClockMover = ({
  db,
  clock,
  logger,
  jobs,
  delivery,
}: MoverParts): ClockMover & { close(): Promise<void> } => {
  const stop = new AbortController();
  const { signal } = stop;
  const books = jobBooks(db);
  let goal: Temporal.Instant | null = null;
  let moving = Promise.resolve();

  const deliverDue = async (): Promise<void> => {
    await delivery.deliverDue();
    for (let at = await takenAgainAt(db, clock.now()); at; at = await takenAgainAt(db, clock.now())) {
      await sleep(clock.now().until(at).total('milliseconds') + 1, undefined, { signal });
      await delivery.deliverDue();
    }
  };

  /** Leaps, and has the heart beat on, for whoever looks whether jobs are done: that they are is seen here. */
  const leaping = () => {
    const leapTo = clock.take();
    let beatAt = performance.now();
    return async (instant: Temporal.Instant): Promise<void> => {
      await leapTo(instant);
      if (performance.now() - beatAt < beatMs) return;
      beatAt = performance.now();
      await books.done(heartbeat.name);
    };
  };

  const live = async (until: Temporal.Instant): Promise<void> => {
    const { zone } = await db.organisation.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
    // Loaded here, since few ever move the clock.
    const { liveThrough } = await import('./live-through.ts');
    const goOn = await Promise.all([jobs.pause(), delivery.pause()]);
    const leap = leaping();
    let reached = clock.now();
    const leapTo = async (instant: Temporal.Instant): Promise<void> => {
      await leap(instant);
      reached = instant;
    };
    try {
      const step = (run: () => Promise<void>) => oneStep(db, run);
      await liveThrough({ db, clock, logger, trace: 'clock', leapTo, step, deliverDue, signal }, until, zone);
      await step(async () => {
        await leapTo(until);
        await deliverDue();
      });
    } catch (error) {
      if (signal.aborted) throw new UserError('conflict', 'clock-stopped');
      await clock.refresh();
      // Whatever failed then, it was that the demo is another one by now.
      const isAnew = Temporal.Instant.compare(clock.now(), reached) < 0;
      throw isAnew ? new UserError('conflict', 'clock-demo-anew') : error;
    } finally {
      for (const go of goOn) go();
    }
  };

  return {
    goal: () => goal,
    moveTo: async (instant) => {
      if (goal) throw new UserError('conflict', 'clock-moving');
      goal = instant;
      const lived = live(instant).finally(() => {
        goal = null;
      });
      moving = lived.catch(() => {});
      await lived;
    },
    close: async () => {
      stop.abort();
      await moving;
    },
  };
};
