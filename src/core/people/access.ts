import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { dateColumn } from '../clock.ts';
import type { Context } from '../commands/define.ts';
import type { Tx } from '../db.ts';
import { UserError } from '../errors.ts';
import type { Person } from './person.ts';
import { type Part, type Relation, relations, visibleParts } from './policy.ts';

/**
 * SQL: rows (account_id, relation) of how a person stands to accounts on a day; for a WITH clause or a join.
 * A head answers for accounts that nobody owns who still works here, so that neither an import without owners nor a leaver's clients are
 * invisible to all but the administrator.
 */
export const relationsSql = (person: Pick<Person, 'id' | 'role'>, today: Temporal.PlainDate): Prisma.Sql => {
  const day = dateColumn(today);
  return Prisma.sql`
    WITH RECURSIVE subordinate(id) AS (
      SELECT id FROM person WHERE manager_id = ${person.id}
      UNION
      SELECT p.id FROM person p JOIN subordinate s ON p.manager_id = s.id
    ), current AS (
      SELECT account_id, person_id, role FROM assignment WHERE from_on <= ${day} AND (to_on IS NULL OR to_on > ${day})
    )
    SELECT account_id, role::text AS relation FROM current WHERE person_id = ${person.id}
    UNION
    SELECT c.account_id, 'manager' FROM current c JOIN subordinate s ON s.id = c.person_id WHERE c.role = 'owner'
    UNION
    SELECT a.id, 'manager' FROM account a
    WHERE ${person.role} = 'head' AND NOT EXISTS (
      SELECT FROM current c JOIN person p ON p.id = c.person_id
      WHERE c.account_id = a.id AND c.role = 'owner' AND (p.left_on IS NULL OR p.left_on > ${day})
    )
    UNION
    SELECT a.id, ${person.role} FROM account a WHERE ${person.role} IN ('finance', 'administrator')`;
};

const relationRow = z.object({ account_id: z.number(), relation: z.enum(relations) });

/** How a person stands to each of the accounts that they have anything to do with on a day; `accountId` asks for one only, archived or not. */
export const relationsTo = async (
  db: Tx,
  person: Pick<Person, 'id' | 'role'>,
  today: Temporal.PlainDate,
  accountId?: number,
): Promise<Map<number, Relation[]>> => {
  const which = accountId === undefined ? Prisma.sql`a.archived_at IS NULL` : Prisma.sql`a.id = ${accountId}`;
  const rows = await db.$queryRaw`
    SELECT r.* FROM (${relationsSql(person, today)}) r JOIN account a ON a.id = r.account_id WHERE ${which}`;
  const held = new Map<number, Relation[]>();
  for (const row of z.array(relationRow).parse(rows)) {
    held.set(row.account_id, [...(held.get(row.account_id) ?? []), row.relation]);
  }
  return held;
};

/**
 * What the asker sees of an account today. Every use case that touches an account asks this first, whatever led to it.
 * @param part without which there is nothing to do
 * @throws UserError `not-found`, the same for an account that does not exist and for one that may not be seen
 */
export const requireView = async (
  { db, person, today }: Pick<Context, 'db' | 'person' | 'today'>,
  accountId: number,
  part: Part = 'profile',
): Promise<ReadonlySet<Part>> => {
  const parts = visibleParts((await relationsTo(db, person, today, accountId)).get(accountId) ?? []);
  if (!parts.has(part)) throw new UserError('not-found', 'account-not-found');
  return parts;
};
