import { z } from 'zod';
import { type Clock, instantColumn } from '../core/clock.ts';
import type { Db } from '../core/db.ts';
import { outboxCounts } from '../core/outbox/health.ts';

const dataRow = z.object({ source: z.string(), kind: z.string(), asOf: z.coerce.number() });
const inboxRow = z.object({ platform: z.string(), open: z.number(), oldest: z.coerce.number() });
const jobRow = z.object({ name: z.string(), doneAt: z.coerce.number() });

/** What the database says of how things stand by the clock that people see; instants as seconds since 1970, in real time. */
export const gaugesFrom = async (db: Db, clock: Clock) => ({
  /** The day that the newest figures of a kind describe, by source. */
  data: z.array(dataRow).parse(
    await db.$queryRaw`
      SELECT b.source, f.kind::text AS kind, extract(epoch FROM max(f.as_of)) AS "asOf"
      FROM import_file f JOIN import_batch b ON b.id = f.batch_id
      WHERE b.rolled_back_at IS NULL GROUP BY b.source, f.kind`,
  ),
  /** What came in and is not done with: how many, and since when the oldest waits. */
  inbox: z.array(inboxRow).parse(
    await db.$queryRaw`
      SELECT platform, count(*)::int AS open, extract(epoch FROM now() - (${instantColumn(clock.now())}::timestamptz - min(received_at))) AS oldest
      FROM inbox WHERE done_at IS NULL AND lane IS NOT NULL GROUP BY platform`,
  ),
  /** What nobody asked for, on its way. */
  outbox: await outboxCounts(db, clock.now()),
  /** When each recurring job was last done. */
  jobs: z.array(jobRow).parse(
    await db.$queryRaw`
      SELECT name, extract(epoch FROM last_done_at) AS "doneAt" FROM job_state WHERE last_done_at IS NOT NULL`,
  ),
});
