import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { CommitmentKind, CommitmentSide } from '../../generated/prisma/enums.ts';
import type { Tx } from '../db.ts';
import { decimalColumn } from '../money.ts';
import { dayColumn } from '../rows.ts';

export const openPromiseRow = z.object({
  side: z.enum(CommitmentSide),
  kind: z.enum(CommitmentKind),
  text: z.string().nullable(),
  amount: decimalColumn.nullable(),
  currency: z.string().nullable(),
  madeOn: dayColumn,
  dueOn: dayColumn.nullable(),
  /** Who of us keeps it, or hears of it. */
  person: z.string().nullable(),
});

/** A promise that is neither kept, broken nor withdrawn yet. */
export type OpenPromise = z.infer<typeof openPromiseRow>;

/** SQL: the columns of {@link openPromiseRow}, of a commitment `c` and its person `p`. */
export const openPromiseColumns = Prisma.sql`
  c.side, c.kind, c.text, c.amount, c.currency, c.made_on AS "madeOn", c.due_on AS "dueOn", p.name AS person`;

/** Open promises of both sides, the earliest due first. */
export const openPromises = async (db: Tx, accountId: number): Promise<OpenPromise[]> =>
  z.array(openPromiseRow).parse(
    await db.$queryRaw`
      SELECT ${openPromiseColumns}
      FROM commitment c LEFT JOIN person p ON p.id = c.person_id
      WHERE c.account_id = ${accountId} AND c.status = 'open'
      ORDER BY c.due_on NULLS LAST, c.id`,
  );

const keptRow = z.object({ side: z.enum(CommitmentSide), payment: z.boolean(), kept: z.int(), closed: z.int() });

/** How many promises were kept of those that came to an end, of a side, payments apart. Withdrawn ones do not count. */
export type Kept = z.infer<typeof keptRow>;

export const promisesKept = async (db: Tx, accountId: number): Promise<Kept[]> =>
  z.array(keptRow).parse(
    await db.$queryRaw`
      SELECT side, kind = 'payment' AS payment, count(*) FILTER (WHERE status = 'kept')::int AS kept, count(*)::int AS closed
      FROM commitment
      WHERE account_id = ${accountId} AND status IN ('kept', 'broken')
      GROUP BY 1, 2`,
  );
