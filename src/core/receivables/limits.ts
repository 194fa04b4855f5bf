import { z } from 'zod';
import type { Tx } from '../db.ts';
import { groupBy } from '../group.ts';
import { decimalColumn } from '../money.ts';
import type { Limit } from './rules.ts';

const row = z.object({
  accountId: z.int(),
  entity: z.object({ id: z.int(), name: z.string() }).nullable(),
  amount: decimalColumn,
  currency: z.string(),
});

/** The credit limits of accounts: the account's own, else those of its legal entities. None for accounts without. */
export const limitsOf = async (db: Tx, accountIds: readonly number[]): Promise<ReadonlyMap<number, Limit[]>> => {
  const rows = await db.$queryRaw`
    SELECT a.id AS "accountId", CASE WHEN a.credit_limit IS NULL THEN jsonb_build_object('id', e.id, 'name', e.name) END AS entity,
      coalesce(a.credit_limit, e.credit_limit) AS amount, coalesce(a.credit_currency, e.credit_currency) AS currency
    FROM account a
    LEFT JOIN legal_entity e ON e.account_id = a.id AND e.archived_at IS NULL AND e.credit_limit IS NOT NULL AND a.credit_limit IS NULL
    WHERE a.id = ANY (${[...accountIds]}::int[]) AND coalesce(a.credit_limit, e.credit_limit) IS NOT NULL
    ORDER BY a.id, e.name, e.id`;
  const limits = z.array(row).parse(rows);
  return new Map(
    [...groupBy(limits, ({ accountId }) => accountId)].map(([accountId, theirs]) => [
      accountId,
      theirs.map(({ entity, amount, currency }) => ({ entity, limit: { amount, currency } })),
    ]),
  );
};
