import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { instantColumn } from '../clock.ts';
import type { Tx } from '../db.ts';

/**
 * SQL: rows (account_id, person_id, zone, today, minds) of who is told what happens at accounts, each on their own day: who minds the account,
 * which is its deputy while there is one and else its owner, and that owner's manager. Accounts that nobody owns who works here are told to
 * the heads, as access.ts has it. Where nobody who works here is its owner or deputy, whoever answers for the account minds it.
 */
export const readersSql = (now: Temporal.Instant): Prisma.Sql => Prisma.sql`
  WITH here AS (
    SELECT id, manager_id, role, zone, (${instantColumn(now)}::timestamptz AT TIME ZONE zone)::date AS today FROM person
    WHERE left_on IS NULL OR left_on > (${instantColumn(now)}::timestamptz AT TIME ZONE zone)::date
  ), held AS (
    SELECT s.account_id, s.person_id, s.role, p.manager_id
    FROM assignment s JOIN person p ON p.id = s.person_id
    WHERE s.role IN ('owner', 'deputy') AND s.from_on <= (${instantColumn(now)}::timestamptz AT TIME ZONE p.zone)::date
      AND (s.to_on IS NULL OR s.to_on > (${instantColumn(now)}::timestamptz AT TIME ZONE p.zone)::date)
  ), working AS (
    SELECT held.* FROM held JOIN here ON here.id = held.person_id
  ), reader AS (
    SELECT account_id, person_id, true AS minds FROM working w
    WHERE role = 'deputy' OR NOT EXISTS (SELECT FROM working d WHERE d.account_id = w.account_id AND d.role = 'deputy')
    UNION ALL
    SELECT account_id, manager_id, false FROM held WHERE role = 'owner' AND manager_id IS NOT NULL
    UNION ALL
    SELECT a.id, here.id, false FROM account a JOIN here ON here.role = 'head'
    WHERE NOT EXISTS (SELECT FROM working w WHERE w.account_id = a.id AND w.role = 'owner')
  )
  SELECT r.account_id, r.person_id, here.zone, here.today,
    bool_or(r.minds OR NOT EXISTS (SELECT FROM working w WHERE w.account_id = r.account_id)) AS minds
  FROM reader r JOIN here ON here.id = r.person_id
  GROUP BY r.account_id, r.person_id, here.zone, here.today`;

const row = z.object({ accountId: z.int(), personId: z.int() });

/** Who is told what happens at accounts now, as `account/person`: whoever is not among them any more is told nothing. */
export const readersOf = async (
  db: Tx,
  now: Temporal.Instant,
  accountIds: readonly number[],
): Promise<ReadonlySet<string>> => {
  const rows = await db.$queryRaw`
    SELECT r.account_id AS "accountId", r.person_id AS "personId" FROM (${readersSql(now)}) r
    WHERE r.account_id = ANY (${[...accountIds]}::int[])`;
  return new Set(
    z
      .array(row)
      .parse(rows)
      .map(({ accountId, personId }) => `${accountId}/${personId}`),
  );
};

/** Whether somebody is told what happens at an account, and whether they mind it. */
export const standingAt = async (
  db: Tx,
  now: Temporal.Instant,
  accountId: number,
  personId: number,
): Promise<{ readonly reads: boolean; readonly minds: boolean }> => {
  const rows = await db.$queryRaw`
    SELECT r.minds FROM (${readersSql(now)}) r WHERE r.account_id = ${accountId} AND r.person_id = ${personId}`;
  const [found] = z.array(z.object({ minds: z.boolean() })).parse(rows);
  return { reads: found !== undefined, minds: found?.minds ?? false };
};

/** Whether anybody minds an account. */
export const isMinded = async (db: Tx, now: Temporal.Instant, accountId: number): Promise<boolean> => {
  const rows = await db.$queryRaw`
    SELECT EXISTS (SELECT FROM (${readersSql(now)}) r WHERE r.account_id = ${accountId} AND r.minds) AS "isMinded"`;
  return z.tuple([z.object({ isMinded: z.boolean() })]).parse(rows)[0].isMinded;
};
