import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantColumn, instantOf } from '../clock.ts';
import type { Tx } from '../db.ts';

/** A job, as its book has it. */
const jobRow = z.object({
  name: z.string(),
  lastDoneAt: z.date().transform(instantOf).nullable(),
  /** The code of the newest failure; null: it was done since. */
  lastError: z.string().nullable(),
});
type JobHealth = z.infer<typeof jobRow>;

const outboxRow = z.object({ waiting: z.number(), held: z.number(), unknown: z.number(), failed: z.number() });
const reachRow = z.object({ unreachable: z.number() });

/** What is looked at to tell whether the installation is well. */
export interface HouseHealth {
  readonly jobs: readonly JobHealth[];
  /** Messages: due and not sent, held back, perhaps not arrived, and given up within the last day. */
  readonly outbox: z.infer<typeof outboxRow>;
  /** How many accounts cannot be written to. */
  readonly unreachable: number;
}

const aDay = { hours: 24 } as const;

/** Each count is one of an index of the outbox that is small, however much was ever sent: so they ask in its words. */
export const houseHealth = async (db: Tx, now: Temporal.Instant): Promise<HouseHealth> => {
  const jobs = await db.jobState.findMany({
    select: { name: true, lastDoneAt: true, lastError: true },
    orderBy: { name: 'asc' },
  });
  const outbox = await db.$queryRaw`
    SELECT
      (SELECT count(*)::int FROM outbox_message WHERE state IN ('pending', 'sending') AND due_at <= ${instantColumn(now)}) AS waiting,
      (SELECT count(*)::int FROM outbox_message WHERE state = 'held') AS held,
      (SELECT count(*)::int FROM outbox_message WHERE state = 'unknown') AS unknown,
      (SELECT count(*)::int FROM outbox_message
       WHERE state = 'failed' AND deadline_at > ${instantColumn(now.subtract(aDay))} AND payload <> '{}' AND state NOT IN ('pending', 'sending')) AS failed`;
  const reach = await db.$queryRaw`
    SELECT count(*)::int AS unreachable FROM chat_identity WHERE ended_at IS NULL AND confirmed_at IS NOT NULL AND unreachable_since IS NOT NULL`;
  return {
    jobs: z.array(jobRow).parse(jobs),
    outbox: z.tuple([outboxRow]).parse(outbox)[0],
    unreachable: z.tuple([reachRow]).parse(reach)[0].unreachable,
  };
};
