import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Clock } from './clock.ts';
import type { Db, Tx } from './db.ts';
import { UserError } from './errors.ts';

/**
 * The time as people see it. In the demo company it can be moved ahead, for good: how far stands with the company in the database, so it is the
 * same in every process and after a restart, and gone with the demo. In every other company it is the real time.
 */
export interface MovedClock extends Clock {
  /** Reads how far ahead it is: another process may have moved it, or made the demo anew. */
  refresh(): Promise<void>;
  /**
   * Takes it in hand. What is given moves it ahead, or leaves it where it is later already; nothing is lived through by that: see `src/simulation`.
   * It throws UserError `conflict` once the demo was made anew, or is gone.
   */
  take(): (instant: Temporal.Instant) => Promise<void>;
}

const aheadRow = z.object({ aheadMs: z.number() });

const aheadIn = async (db: Tx): Promise<number> => {
  const rows = await db.$queryRaw`SELECT clock_ahead_ms::float8 AS "aheadMs" FROM organisation WHERE id = 1`;
  return z.array(aheadRow).parse(rows)[0]?.aheadMs ?? 0;
};

const ahead = (real: Clock, ms: number): Temporal.Instant =>
  ms === 0 ? real.now() : Temporal.Instant.fromEpochMilliseconds(real.now().epochMilliseconds + ms);

/** Shows the real time until it is told how far ahead it is. */
export const createMovedClock = (db: Tx, real: Clock): MovedClock => {
  let aheadMs = 0;
  /** What was read before a leap says nothing after it. */
  let leaps = 0;
  return {
    now: () => ahead(real, aheadMs),
    refresh: async () => {
      const before = leaps;
      const read = await aheadIn(db);
      if (leaps === before) aheadMs = read;
    },
    take: () => {
      let stands = aheadMs;
      return async (instant) => {
        const wanted = Math.ceil(real.now().until(instant).total('milliseconds'));
        if (wanted <= stands) return;
        leaps++;
        // A demo that was made anew does not stand where we had come to.
        const moved = await db.$executeRaw`
          UPDATE organisation SET clock_ahead_ms = ${wanted} WHERE id = 1 AND is_demo AND clock_ahead_ms = ${stands}`;
        leaps++;
        if (moved === 0) throw new UserError('conflict', 'clock-demo-anew');
        stands = wanted;
        aheadMs = wanted;
      };
    },
  };
};

/** The time as people see it now, for a process that soon ends. */
export const clockOf = async (db: Tx, real: Clock): Promise<Clock> => {
  const clock = createMovedClock(db, real);
  await clock.refresh();
  return clock;
};

/** Held by each step of living through time, and by whoever takes the demo away. */
const stepLock = 20_261_122;
const longStep = { timeout: 600_000, maxWait: 60_000 } as const;

/** Runs one step of living through time, during which the demo stays the same one. */
export const oneStep = (db: Db, run: () => Promise<void>): Promise<void> =>
  db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${stepLock})`;
    await run();
  }, longStep);

/** Waits for the step that is at work; none begins until the end of the transaction. */
export const betweenSteps = async (tx: Tx): Promise<void> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${stepLock})`;
};

/** Moves the clock of the demo company, by living through the time between. */
export interface ClockMover {
  /** Where it is being moved to; null while it is not. */
  goal(): Temporal.Instant | null;
  /**
   * Resolves when it is there.
   * @throws UserError `conflict` while it is being moved already; when the demo was made anew meanwhile; when the house closes: then it stands
   * where it had come to
   */
  moveTo(instant: Temporal.Instant): Promise<void>;
}
