import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { batched } from '../core/batched.ts';
import { type Db, retryWhileAway } from '../core/db.ts';
import { TemporaryError } from '../core/errors.ts';
import { type Pace, type Share, usualPatienceMs } from './pace.ts';
import { reserve } from './reserve.ts';

const slotRow = z.object({ key: z.string(), freeInMs: z.number(), readAt: z.string() });

/**
 * A pace that all processes keep together, in the database: what is asked for at once is reserved in one transaction. Only the database's clock
 * counts. Rows are locked in the order of their names, so that no two transactions wait for each other.
 */
export const createPace = (db: Db, platform: string, sharesOf: (chat: string) => readonly Share[]): Pace => {
  const heldKey = (chat: string): string => `${platform}/held/${chat}`;
  const named = (chat: string): Share[] =>
    sharesOf(chat).map(({ name, rate }) => ({ name: `${platform}/${name}`, rate }));

  const take = async (asked: readonly { readonly chat: string; readonly patienceMs: number }[]) => {
    const wishes = asked.map(({ chat, patienceMs }) => ({ patienceMs, shares: named(chat), held: heldKey(chat) }));
    const keys = [...new Set(wishes.flatMap(({ shares }) => shares.map(({ name }) => name)))].sort();
    return db.$transaction(async (tx) => {
      const rows = await tx.$queryRaw`
        WITH slot AS (
          INSERT INTO rate_slot AS s (key, free_at) SELECT key, 'epoch' FROM unnest(${keys}::text[]) WITH ORDINALITY k(key, n) ORDER BY n
          ON CONFLICT (key) DO UPDATE SET key = s.key
          RETURNING s.key, s.free_at
        ), held AS (
          SELECT key, free_at FROM rate_slot WHERE key = ANY(${wishes.map(({ held }) => held)}::text[])
        ), read AS MATERIALIZED (SELECT clock_timestamp() AS at)
        SELECT key, (extract(epoch FROM free_at - at) * 1000)::float8 AS "freeInMs", at::text AS "readAt" FROM (TABLE slot UNION ALL TABLE held) k, read`;
      const slots = z.array(slotRow).parse(rows);
      const free = new Map(slots.map(({ key, freeInMs }) => [key, freeInMs]));
      const reserved = wishes.map(({ shares, patienceMs, held }) => reserve(free, shares, patienceMs, free.get(held)));
      // From the moment of reading: what we need until we write would slow us down each time.
      await tx.$executeRaw`
        UPDATE rate_slot s SET free_at = ${slots[0]?.readAt}::timestamptz + t.ms * interval '1 ms'
        FROM unnest(${keys}::text[], ${keys.map((key) => free.get(key) ?? 0)}::float8[]) AS t(key, ms) WHERE s.key = t.key`;
      return reserved;
    });
  };
  const ask = batched((asked: Parameters<typeof take>[0]) => retryWhileAway(() => take(asked)), { most: 200 });

  return {
    turn: async (chat, { patienceMs = usualPatienceMs } = {}) => {
      const { waitMs, taken } = await ask({ chat, patienceMs });
      if (!taken) throw new TemporaryError('this chat has had its share', Math.ceil(waitMs));
      if (waitMs > 0) await pause(waitMs);
    },
    hold: async (chat, ms) => {
      await retryWhileAway(
        () => db.$executeRaw`
          INSERT INTO rate_slot AS s (key, free_at) VALUES (${heldKey(chat)}, clock_timestamp() + ${ms} * interval '1 ms')
          ON CONFLICT (key) DO UPDATE SET free_at = GREATEST(s.free_at, excluded.free_at)`,
      );
    },
  };
};
