import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.ts';
import type { Context } from '../../commands/define.ts';
import type { Tx } from '../../db.ts';
import { relationsSql } from '../../people/access.ts';
import { relationsSeeing } from '../../people/policy.ts';

const claimRow = z.object({
  id: z.int(),
  key: z.string(),
  name: z.string(),
  clients: z.array(z.object({ id: z.int(), name: z.string() })),
  count: z.int(),
  left: z.int(),
});

/** A name by which lists say who looks after clients, and nobody knows whose it is. `id` stands for the name; `left`: how many such names there are. */
export type OwnerClaim = z.infer<typeof claimRow>;

const clientsShown = 5;

/** SQL: what lists claim `c` of clients that are there, by names of which nobody has said whose they are. */
const asked = Prisma.sql`
  owner_claim c JOIN account a ON a.id = c.account_id AND a.archived_at IS NULL
  WHERE NOT EXISTS (SELECT FROM owner_name n WHERE n.key = c.key)`;

/**
 * The name to ask for: that of most clients, but for those that are put off. Null: there is none. Clients are named that its asker sees.
 * @param after how many are put off
 */
export const claimToAsk = async (
  { db, person, today }: Pick<Context, 'db' | 'person' | 'today'>,
  after: number,
): Promise<OwnerClaim | null> => {
  const rows = await db.$queryRaw`
    SELECT min(c.id) AS id, c.key, min(c.name) AS name, count(*)::int AS count, count(*) OVER ()::int AS "left",
      jsonb_path_query_array(
        coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) ORDER BY a.name, a.id) FILTER (WHERE a.id IN (
          SELECT r.account_id FROM (${relationsSql(person, today)}) r WHERE r.relation = ANY(${relationsSeeing('profile')})
        )), '[]'), ${`$[0 to ${clientsShown - 1}]`}::jsonpath
      ) AS clients
    FROM ${asked} GROUP BY c.key ORDER BY count(*) DESC, 1 OFFSET ${after} LIMIT 1`;
  return z.array(claimRow).parse(rows)[0] ?? null;
};

/** How many names are asked for. */
export const countClaims = async (db: Tx): Promise<number> =>
  z.tuple([z.object({ n: z.int() })]).parse(await db.$queryRaw`SELECT count(DISTINCT c.key)::int AS n FROM ${asked}`)[0]
    .n;

export interface Candidate {
  readonly id: number;
  readonly name: string;
  readonly handle: string;
}

/** Who looks after clients, or may: key account managers and their heads, by name. */
export const candidates = (db: Tx): Promise<Candidate[]> =>
  db.person.findMany({
    where: { leftOn: null, erasedAt: null, role: { in: ['kam', 'head'] } },
    select: { id: true, name: true, handle: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
