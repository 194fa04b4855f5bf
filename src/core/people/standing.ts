import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { dateColumn } from '../clock.ts';
import type { Context } from '../commands/define.ts';
import { dayColumn } from '../rows.ts';
import { relationsTo } from './access.ts';
import { visibleParts } from './policy.ts';

const coverRow = z.object({
  direction: z.enum(['for', 'by']),
  name: z.string(),
  lastDay: dayColumn.nullable(),
  accounts: z.int(),
});

/** Somebody the person stands in for (`for`), or who stands in for them (`by`); `lastDay` null: until further notice. */
export type Cover = z.infer<typeof coverRow>;

/** How a person stands in the company today. */
export interface Standing {
  readonly departments: readonly { readonly name: string; readonly isHead: boolean }[];
  /** Of how many accounts they see everything, or only a part. */
  readonly sees: { readonly full: number; readonly orders: number; readonly receivables: number };
  readonly cover: readonly Cover[];
}

const coverOf = async (db: Context['db'], personId: number, today: Temporal.PlainDate): Promise<Cover[]> => {
  const day = dateColumn(today);
  return z.array(coverRow).parse(
    await db.$queryRaw`
      WITH current AS (
        SELECT * FROM assignment WHERE from_on <= ${day} AND (to_on IS NULL OR to_on > ${day})
      )
      SELECT side.direction, other.name, deputy.to_on - 1 AS "lastDay", count(DISTINCT deputy.account_id)::int AS accounts
      FROM current deputy
      JOIN current owner ON owner.account_id = deputy.account_id AND owner.role = 'owner'
      CROSS JOIN LATERAL (VALUES
        ('for', deputy.person_id, owner.person_id), ('by', owner.person_id, deputy.person_id)
      ) AS side(direction, self, other)
      JOIN person other ON other.id = side.other
      WHERE deputy.role = 'deputy' AND side.self = ${personId} AND side.other <> side.self
      GROUP BY 1, other.id, other.name, deputy.to_on
      ORDER BY deputy.to_on NULLS LAST, other.name`,
  );
};

/** What the asker sees of how many accounts, where they work, and who stands in for whom today. */
export const standingOf = async ({
  db,
  person,
  today,
}: Pick<Context, 'db' | 'person' | 'today'>): Promise<Standing> => {
  const [memberships, relations, cover] = await Promise.all([
    db.departmentMember.findMany({
      where: { personId: person.id },
      select: { isHead: true, department: { select: { name: true } } },
      orderBy: { department: { name: 'asc' } },
    }),
    relationsTo(db, person, today),
    coverOf(db, person.id, today),
  ]);
  const views = [...relations.values()].map(visibleParts);
  const partial = views.filter((parts) => !parts.has('relationship'));
  return {
    departments: memberships.map(({ isHead, department }) => ({ name: department.name, isHead })),
    sees: {
      full: views.length - partial.length,
      orders: partial.filter((parts) => parts.has('orders')).length,
      receivables: partial.filter((parts) => parts.has('receivables')).length,
    },
    cover,
  };
};
