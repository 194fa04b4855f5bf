import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { companyOf } from '../accounts/dossier/company.ts';
import { type OpenPromise, openPromiseColumns, openPromiseRow } from '../commitments/queries.ts';
import type { Tx } from '../db.ts';
import { groupBy } from '../group.ts';
import { decimalColumn, type Money } from '../money.ts';
import { overdueItemsSql } from '../receivables/queries.ts';

const overdueRow = z.object({
  accountId: z.int(),
  currency: z.string(),
  amount: decimalColumn,
  items: z.int(),
  days: z.int(),
});

/** What is overdue and not disputed in one currency: how many invoices, and how many days the oldest is. */
interface Overdue extends Money {
  readonly items: number;
  readonly days: number;
}

const promiseRow = openPromiseRow.extend({ accountId: z.int() });

/** What one has to know of a client when there is no time for the brief. It says all: whoever shows it leaves out what its reader may not see. */
export interface Essence {
  readonly overdue: readonly Overdue[];
  /** Open ones of both sides, the earliest due first. */
  readonly promises: readonly OpenPromise[];
}

/** Essences of clients, and as of when the ledger speaks; null: none was imported. */
export interface Essences {
  of(accountId: number): Essence;
  readonly ledgerAsOf: Temporal.ZonedDateTime | null;
}

/** In a handful of statements, however many clients. */
export const essencesOf = async (db: Tx, now: Temporal.Instant, accountIds: readonly number[]): Promise<Essences> => {
  const ids = [...new Set(accountIds)];
  const { days, sources } = await companyOf(db, now);
  const overdue = await db.$queryRaw`
    SELECT account_id AS "accountId", currency, sum(amount) AS amount, count(*)::int AS items, max(days) AS days
    FROM (${overdueItemsSql(days.ledger, ids)}) item
    GROUP BY 1, 2 ORDER BY 1, amount DESC`;
  const promises = await db.$queryRaw`
    SELECT c.account_id AS "accountId", ${openPromiseColumns}
    FROM commitment c LEFT JOIN person p ON p.id = c.person_id
    WHERE c.account_id = ANY (${ids}::int[]) AND c.status = 'open'
    ORDER BY c.due_on NULLS LAST, c.id`;
  const debts = groupBy(z.array(overdueRow).parse(overdue), ({ accountId }) => accountId);
  const promised = groupBy(z.array(promiseRow).parse(promises), ({ accountId }) => accountId);
  return {
    of: (accountId) => ({ overdue: debts.get(accountId) ?? [], promises: promised.get(accountId) ?? [] }),
    ledgerAsOf: sources.ledgerAsOf,
  };
};
