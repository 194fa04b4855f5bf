import { z } from 'zod';
import { type Clock, instantColumn } from '../core/clock.ts';
import type { Db } from '../core/db.ts';

/** What comes in from a chat platform. */
export interface Incoming {
  /** The platform's own id of it: the same however often it is sent. At most 255 characters, as `lane`. */
  readonly eventId: string;
  /** The conversation it belongs to, such as a chat's id: what is in one lane is worked off in the order in which it came. */
  readonly lane: string;
  /** Whatever the platform's handler needs to act on it later, perhaps in another process: plain JSON. */
  readonly payload: unknown;
}

/** Something of a lane that is ours to do now. */
export interface Taken {
  readonly id: number;
  /** JSON. */
  readonly payload: string;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
  readonly receivedAt: Date;
}

const laneRow = z.object({ lane: z.string() });
const takenRow = z.object({
  id: z.number(),
  payload: z.string(),
  attempt: z.number(),
  receivedAt: z.date(),
});

/** One platform's rows of the inbox, as one worker (a UUID) sees them. */
export const inboxRows = (db: Db, clock: Clock, platform: string, worker: string) => ({
  /** Stores what came in, in its order, in one statement, and gives the lanes that have something new: what is there already stays as it is. */
  store: async (intake: Db, items: readonly Incoming[]): Promise<Set<string>> => {
    const rows = await intake.$queryRaw`
      INSERT INTO inbox (platform, event_id, lane, payload, received_at)
      SELECT ${platform}, event_id, lane, payload, ${instantColumn(clock.now())}
      FROM unnest(
        ${items.map(({ eventId }) => eventId)}::text[],
        ${items.map(({ lane }) => lane)}::text[],
        ${items.map(({ payload }) => JSON.stringify(payload))}::text[]
      ) WITH ORDINALITY AS item(event_id, lane, payload, n)
      ORDER BY n
      ON CONFLICT (platform, event_id) DO NOTHING
      RETURNING lane`;
    return new Set(
      z
        .array(laneRow)
        .parse(rows)
        .map(({ lane }) => lane),
    );
  },

  /**
   * Takes the first of a lane, unless somebody is at work on it or it is to be tried later. What we hold already is given again: then the
   * answer to the first taking was lost, since a lane has one worker here.
   */
  take: async (lane: string, leaseMs: number): Promise<Taken | null> => {
    const rows = await db.$queryRaw`
      UPDATE inbox SET claim = ${worker}::uuid, claimed_until = now() + ${leaseMs} * interval '1 ms', attempts = attempts + 1
      WHERE id = (
        SELECT id FROM inbox WHERE platform = ${platform} AND lane = ${lane} AND done_at IS NULL ORDER BY id LIMIT 1
      ) AND done_at IS NULL AND (claimed_until IS NULL OR claimed_until < now() OR claim = ${worker}::uuid)
      RETURNING id, payload, attempts AS attempt, received_at AS "receivedAt"`;
    return z.array(takenRow).parse(rows)[0] ?? null;
  },

  /** Keeps what we are at work on ours. */
  renew: (ids: readonly number[], leaseMs: number): Promise<number> => db.$executeRaw`
    UPDATE inbox SET claimed_until = now() + ${leaseMs} * interval '1 ms'
    WHERE id = ANY(${ids}::int[]) AND claim = ${worker}::uuid AND done_at IS NULL`,

  /**
   * Done with, and an answer that could not be sent is not kept any longer; nor what it was, unless `keep` says so. If another has taken it over
   * meanwhile, it is theirs to say so.
   */
  finish: (
    id: number,
    { givenUp, keep }: { readonly givenUp: boolean; readonly keep: boolean },
  ): Promise<number> => db.$executeRaw`
    UPDATE inbox SET done_at = ${instantColumn(clock.now())}, given_up = ${givenUp}, claim = NULL, claimed_until = NULL, answer = NULL,
      payload = CASE WHEN ${keep} THEN payload END
    WHERE id = ${id} AND claim = ${worker}::uuid AND done_at IS NULL`,

  /** Leaves it, and with it its lane, for later; `counts` says whether this was an attempt. */
  postpone: (id: number, afterMs: number, counts: boolean): Promise<number> => db.$executeRaw`
    UPDATE inbox SET claim = NULL, claimed_until = now() + ${afterMs} * interval '1 ms', attempts = attempts - ${counts ? 0 : 1}
    WHERE id = ${id} AND claim = ${worker}::uuid AND done_at IS NULL`,

  /** Lanes whose first nobody is at work on: left by a crash, by another process, or due again. */
  openLanes: async (limit: number): Promise<string[]> => {
    const rows = await db.$queryRaw`
      SELECT lane FROM (
        SELECT DISTINCT ON (lane) lane, claimed_until FROM inbox
        WHERE platform = ${platform} AND done_at IS NULL AND lane IS NOT NULL ORDER BY lane, id
      ) first
      WHERE claimed_until IS NULL OR claimed_until < now() LIMIT ${limit}`;
    return z
      .array(laneRow)
      .parse(rows)
      .map(({ lane }) => lane);
  },

  /** Cuts what was done with so long ago to the fact that it came. */
  cut: (keptMs: number): Promise<number> => db.$executeRaw`
    UPDATE inbox SET payload = NULL
    WHERE platform = ${platform} AND payload IS NOT NULL AND done_at IS NOT NULL
      AND done_at < ${instantColumn(clock.now().subtract({ milliseconds: keptMs }))}`,
});
