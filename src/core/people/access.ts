import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Context } from '../commands/define.ts';
import type { Tx } from '../db.ts';
import { UserError } from '../errors.ts';
import type { Person } from './person.ts';
import { type Part, type Relation, relations, visibleParts } from './policy.ts';

/** Who asks, and on which day of theirs. */
interface Asker extends Pick<Person, 'id' | 'role'> {
  readonly today: Temporal.PlainDate;
}

/**
 * SQL: rows (person_id, account_id, relation) of how people stand to accounts, each on their day; for a WITH clause or a join.
 * A head answers for accounts that nobody owns who still works here, so that neither an import without owners nor a leaver's clients are
 * invisible to all but the administrator.
 */
const relationsOfSql = (askers: readonly Asker[]): Prisma.Sql => {
  const [ids, roles, days] = [
    askers.map(({ id }) => id),
    askers.map(({ role }) => role),
    askers.map(({ today }) => today.toString()),
  ];
  return Prisma.sql`
    WITH RECURSIVE asker AS (
      SELECT * FROM unnest(${ids}::int[], ${roles}::text[], ${days}::date[]) AS a(id, role, day)
    ), subordinate(asker_id, id) AS (
      SELECT asker.id, p.id FROM asker JOIN person p ON p.manager_id = asker.id
      UNION
      SELECT s.asker_id, p.id FROM person p JOIN subordinate s ON p.manager_id = s.id
    ), current AS (
      SELECT asker.id AS asker_id, s.account_id, s.person_id, s.role
      FROM asker JOIN assignment s ON s.from_on <= asker.day AND (s.to_on IS NULL OR s.to_on > asker.day)
    )
    SELECT asker_id AS person_id, account_id, role::text AS relation FROM current WHERE person_id = asker_id
    UNION
    SELECT c.asker_id, c.account_id, 'manager'
    FROM current c JOIN subordinate s ON s.asker_id = c.asker_id AND s.id = c.person_id WHERE c.role = 'owner'
    UNION
    SELECT asker.id, a.id, 'manager' FROM asker CROSS JOIN account a
    WHERE asker.role = 'head' AND NOT EXISTS (
      SELECT FROM current c JOIN person p ON p.id = c.person_id
      WHERE c.asker_id = asker.id AND c.account_id = a.id AND c.role = 'owner' AND (p.left_on IS NULL OR p.left_on > asker.day)
    )
    UNION
    SELECT asker.id, a.id, asker.role FROM asker CROSS JOIN account a WHERE asker.role IN ('finance', 'administrator')`;
};

/** SQL: rows (account_id, relation) of how one person stands to accounts on a day; for a WITH clause or a join. */
export const relationsSql = ({ id, role }: Pick<Person, 'id' | 'role'>, today: Temporal.PlainDate): Prisma.Sql =>
  Prisma.sql`SELECT account_id, relation FROM (${relationsOfSql([{ id, role, today }])}) one`;

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

const partsRow = z.object({
  person_id: z.number(),
  account_id: z.number(),
  relations: z.array(z.enum(relations)).transform(visibleParts),
});

/** What each of several people sees of some accounts, with one query: a function of the person and the account. */
export const partsSeenBy = async (
  db: Tx,
  askers: readonly Asker[],
  accountIds: readonly number[],
): Promise<(personId: number, accountId: number) => ReadonlySet<Part>> => {
  const rows = await db.$queryRaw`
    SELECT person_id, account_id, array_agg(relation) AS relations FROM (${relationsOfSql(askers)}) r
    WHERE account_id = ANY(${[...accountIds]}::int[]) GROUP BY 1, 2`;
  const seen = new Map(
    z
      .array(partsRow)
      .parse(rows)
      .map((row) => [`${row.person_id}/${row.account_id}`, row.relations]),
  );
  return (personId, accountId) => seen.get(`${personId}/${accountId}`) ?? new Set();
};

/**
 * What the asker sees of an account today. Every use case that touches an account asks this first, whatever led to it.
 * @param part without which there is nothing to do
 * @throws UserError `not-found`, the same for an account that does not exist and for one that may not be seen
 */
export const requireView = async (
  { db, person, today }: Pick<Context, 'person' | 'today'> & { readonly db: Tx },
  accountId: number,
  part: Part = 'profile',
): Promise<ReadonlySet<Part>> => {
  const parts = visibleParts((await relationsTo(db, person, today, accountId)).get(accountId) ?? []);
  if (!parts.has(part)) throw new UserError('not-found', 'account-not-found');
  return parts;
};
