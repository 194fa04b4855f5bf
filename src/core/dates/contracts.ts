import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { instantOf } from '../clock.ts';
import type { Tx } from '../db.ts';
import { dayColumn } from '../rows.ts';

/** Of a JSON value. */
const jsonInstant = z.iso.datetime({ offset: true, local: true }).transform((iso) => instantOf(new Date(iso)));

const contractRow = z.object({
  id: z.int(),
  number: z.string(),
  title: z.string().nullable(),
  endsOn: dayColumn,
  noticeDays: z.int().nullable(),
  autoRenews: z.boolean(),
  /** Neither renewed nor ended, nor gone from the books. */
  isOpen: z.boolean(),
  account: z.object({ id: z.int(), name: z.string(), city: z.string().nullable() }),
  /** What somebody decided here. */
  closed: z.object({ by: z.string().nullable(), at: jsonInstant, reason: z.string().nullable() }).nullable(),
  renewedUntil: dayColumn.nullable(),
});

/** A contract with an end, and what was decided of it. */
export type KnownContract = z.infer<typeof contractRow>;

/**
 * SQL: whether contract `c` is in force: neither decided on nor gone from the books. The next one, as it was noted here when the old one was
 * renewed, gives way to the one of that number in the books, so that nothing is told of both.
 */
export const inForceSql = Prisma.sql`(
  c.status = 'active' AND c.closed_at IS NULL AND c.archived_at IS NULL AND NOT EXISTS (
    SELECT FROM contract booked
    WHERE c.renews_id IS NOT NULL AND c.source IS NULL AND booked.account_id = c.account_id AND booked.source IS NOT NULL
      AND lower(booked.number) = lower(c.number) AND booked.status = 'active' AND booked.closed_at IS NULL AND booked.archived_at IS NULL
  )
)`;

/** Contracts by id, of those that have an end. */
export const contractsById = async (db: Tx, ids: readonly number[]): Promise<Map<number, KnownContract>> => {
  const rows = await db.$queryRaw`
    SELECT c.id, c.number, c.title, c.ends_on AS "endsOn", c.notice_days AS "noticeDays", c.auto_renews AS "autoRenews",
      ${inForceSql} AND a.archived_at IS NULL AS "isOpen",
      jsonb_build_object('id', a.id, 'name', a.name, 'city', a.city) AS account,
      CASE WHEN c.closed_at IS NOT NULL THEN jsonb_build_object('by', p.name, 'at', c.closed_at, 'reason', c.closed_reason) END AS closed,
      s.ends_on AS "renewedUntil"
    FROM contract c JOIN account a ON a.id = c.account_id
    LEFT JOIN person p ON p.id = c.closed_by_id LEFT JOIN contract s ON s.renews_id = c.id
    WHERE c.id = ANY (${[...ids]}::int[]) AND c.ends_on IS NOT NULL`;
  return new Map(
    z
      .array(contractRow)
      .parse(rows)
      .map((contract) => [contract.id, contract]),
  );
};
