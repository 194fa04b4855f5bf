import { z } from 'zod';
import { type Db, retryWhileAway } from '../core/db.ts';

/** When a recurring job was last due. */
export interface Slot {
  readonly name: string;
  readonly at: Date;
}

/** By how much the clock of the machine may be ahead of the database's. */
const skewSeconds = 5;

const nameRow = z.object({ name: z.string() });

/**
 * How recurring jobs fare, in the database and by its own clock: so it tells of the queue, whatever day the business thinks it is, and outlives
 * the queue.
 */
export const jobBooks = (db: Db) => ({
  begun: async (name: string): Promise<void> => {
    await retryWhileAway(
      () => db.$executeRaw`
        INSERT INTO job_state (name, known_since, last_started_at) VALUES (${name}, now(), now())
        ON CONFLICT (name) DO UPDATE SET last_started_at = now()`,
    );
  },

  done: async (name: string): Promise<void> => {
    await retryWhileAway(
      () => db.$executeRaw`
        INSERT INTO job_state (name, known_since, last_done_at, runs) VALUES (${name}, now(), now(), 1)
        ON CONFLICT (name) DO UPDATE SET last_done_at = now(), runs = job_state.runs + 1, last_error = NULL`,
    );
  },

  /** `code` is the kind of failure: a message may name clients. */
  failed: async (name: string, code: string): Promise<void> => {
    await retryWhileAway(
      () => db.$executeRaw`
        INSERT INTO job_state (name, known_since, runs, failures, last_error) VALUES (${name}, now(), 1, 1, ${code})
        ON CONFLICT (name) DO UPDATE
        SET runs = job_state.runs + 1, failures = job_state.failures + 1, last_error = excluded.last_error`,
    );
  },

  /** Which of these nobody has begun since they were due. A job that is seen for the first time has missed nothing. */
  missed: async (slots: readonly Slot[]): Promise<string[]> => {
    const rows = await db.$queryRaw`
      WITH slot AS (
        SELECT * FROM unnest(${slots.map(({ name }) => name)}::text[], ${slots.map(({ at }) => at)}::timestamptz[]) AS s(name, at)
      ), introduced AS (
        INSERT INTO job_state (name, known_since) SELECT name, now() FROM slot ON CONFLICT DO NOTHING
      )
      SELECT name FROM slot JOIN job_state USING (name)
      WHERE at > greatest(known_since, last_started_at + ${skewSeconds} * interval '1 second')`;
    return z
      .array(nameRow)
      .parse(rows)
      .map(({ name }) => name);
  },
});
