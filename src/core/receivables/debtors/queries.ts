import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.ts';
import type { Tx } from '../../db.ts';
import { decimalColumn } from '../../money.ts';

const sum = z.object({ currency: z.string(), amount: decimalColumn });

const debtorRow = z.object({
  id: z.int(),
  name: z.string(),
  taxId: z.string().nullable(),
  owes: z.array(sum),
  items: z.int(),
  left: z.int(),
});

/** A legal entity that owes us, of which nobody knows yet which client it is. `left`: how many such there are. */
export type Debtor = z.infer<typeof debtorRow>;

/** SQL: the legal entities `e` that are still asked for. */
const isAsked = Prisma.sql`e.account_id IS NULL AND e.set_aside_at IS NULL AND e.archived_at IS NULL`;

/** SQL: what is owed, or owed back, of open items `o`. */
const signed = Prisma.sql`CASE WHEN o.kind IN ('invoice', 'other') THEN o.open ELSE -o.open END`;

/** The debtor to ask for: the one that owes most, but for those that are put off. Null: there is none. @param after how many are put off */
export const debtorToAsk = async (db: Tx, after: number): Promise<Debtor | null> => {
  const rows = await db.$queryRaw`
    WITH owed AS (
      SELECT o.legal_entity_id AS id, o.currency, sum(${signed}) AS amount, count(*)::int AS items
      FROM open_item o JOIN legal_entity e ON e.id = o.legal_entity_id WHERE o.open > 0 AND ${isAsked}
      GROUP BY 1, 2
    )
    SELECT e.id, e.name, e.tax_id AS "taxId", count(*) OVER ()::int AS "left", sum(w.items)::int AS items,
      jsonb_agg(jsonb_build_object('currency', w.currency, 'amount', w.amount::text) ORDER BY w.amount DESC) AS owes
    FROM owed w JOIN legal_entity e ON e.id = w.id
    GROUP BY e.id ORDER BY max(w.amount) DESC, e.id OFFSET ${after} LIMIT 1`;
  return z.array(debtorRow).parse(rows)[0] ?? null;
};

/** How many debtors are asked for. */
export const countAsked = async (db: Tx): Promise<number> => {
  const rows = await db.$queryRaw`
    SELECT count(*)::int AS n FROM legal_entity e
    WHERE ${isAsked} AND EXISTS (SELECT FROM open_item o WHERE o.legal_entity_id = e.id AND o.open > 0)`;
  return z.tuple([z.object({ n: z.int() })]).parse(rows)[0].n;
};
