import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantColumn } from '../clock.ts';
import type { Db } from '../db.ts';

/** Once what is due waits for so long while nothing goes out, nobody is at work on it. */
const limitSeconds = 60;

const row = z.object({ waiting: z.coerce.number().nullable(), sent: z.coerce.number().nullable() });

/**
 * Whether the outbox is worked off: null, or why not. Something may be due for long because there is so much of it, as long as something goes
 * out; what waits for a platform or a person has been looked at.
 */
export const outboxTrouble = async (db: Db, now: Temporal.Instant): Promise<string | null> => {
  const at = instantColumn(now);
  const rows = await db.$queryRaw`
    SELECT
      (SELECT extract(epoch FROM ${at}::timestamptz - min(o.due_at)) FROM outbox_message o JOIN mailbox b ON b.id = o.mailbox_id
       WHERE o.state IN ('pending', 'sending') AND o.due_at <= ${at} AND (b.blocked_until IS NULL OR b.blocked_until < ${at})) AS waiting,
      (SELECT extract(epoch FROM ${at}::timestamptz - max(sent_at)) FROM sent_message) AS sent`;
  const [{ waiting, sent }] = z.tuple([row]).parse(rows);
  if (waiting === null || waiting <= limitSeconds || (sent !== null && sent <= limitSeconds)) return null;
  return `what is due has been waiting for ${Math.round(waiting)} seconds`;
};

const stateRow = z.object({ state: z.string(), messages: z.number() });
const oldestRow = z.object({ oldest: z.coerce.number().nullable() });

/** How many messages of the outbox are in which state, of those that are open or were put in within a day; and since when the oldest is due, in real time. */
export const outboxCounts = async (db: Db, now: Temporal.Instant) => {
  const at = instantColumn(now);
  const [states, oldest] = [
    await db.$queryRaw`
      SELECT state::text AS state, count(*)::int AS messages FROM outbox_message
      WHERE state IN ('pending', 'sending') OR due_at > ${at}::timestamptz - interval '1 day' GROUP BY state`,
    await db.$queryRaw`
      SELECT extract(epoch FROM now() - (${at}::timestamptz - min(due_at))) AS oldest FROM outbox_message
      WHERE state IN ('pending', 'sending') AND due_at <= ${at}`,
  ];
  return { states: z.array(stateRow).parse(states), oldest: z.tuple([oldestRow]).parse(oldest)[0].oldest };
};
