import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { companyOf } from '../../accounts/dossier/company.ts';
import { instantColumn } from '../../clock.ts';
import type { Tx } from '../../db.ts';
import { groupBy } from '../../group.ts';
import { decimalColumn } from '../../money.ts';
import { ratesInto } from '../../rates/queries.ts';
import { dayColumn } from '../../rows.ts';
import { overdueFinanceDays, overdueManagerDays, overdueStages } from '../../settings/registry.ts';
import { readSetting } from '../../settings/values.ts';
import { readersSql } from '../../telling/readers.ts';
import { limitsOf } from '../limits.ts';
import { openSums, overdueItemsSql } from '../queries.ts';
import { type Debt, debts, type LimitUse, limitUse } from '../rules.ts';
import { oldestOf, type Thresholds } from './rules.ts';

/** When what is overdue is told, as the organisation has set it. */
export const thresholdsOf = async (db: Tx): Promise<Thresholds> => ({
  stages: (await readSetting(db, overdueStages, 0)).toSorted((a, b) => a - b),
  managerDays: await readSetting(db, overdueManagerDays, 0),
  financeDays: await readSetting(db, overdueFinanceDays, 0),
});

const readerRow = z.object({
  accountId: z.int(),
  /** How many days the oldest document is overdue. */
  days: z.int(),
  personId: z.int(),
  zone: z.string(),
  minds: z.boolean(),
  manages: z.boolean(),
  isFinance: z.boolean(),
});

/** Somebody who is told, or will be, of what is overdue at a client. */
export type OverdueReader = z.infer<typeof readerRow>;

/**
 * Of whom something is overdue, with everybody who may be told of it, the oldest first: with one query for all clients; `accountIds` asks for these
 * only. {@link isToldNow} says who of them is told by now.
 */
export const overdueReaders = async (
  db: Tx,
  now: Temporal.Instant,
  asOf: Temporal.PlainDate,
  accountIds?: readonly number[],
): Promise<OverdueReader[]> =>
  z.array(readerRow).parse(
    await db.$queryRaw`
      WITH overdue AS MATERIALIZED (
        SELECT i.account_id, max(i.days) AS days
        FROM (${overdueItemsSql(asOf, accountIds)}) i JOIN account a ON a.id = i.account_id
        WHERE a.archived_at IS NULL
        GROUP BY 1
      ), reader AS (
        SELECT account_id, person_id, zone, minds, true AS manages, false AS is_finance FROM (${readersSql(now)}) r
        UNION ALL
        SELECT o.account_id, p.id, p.zone, false, false, true FROM overdue o CROSS JOIN person p
        WHERE p.role = 'finance' AND (p.left_on IS NULL OR p.left_on > (${instantColumn(now)}::timestamptz AT TIME ZONE p.zone)::date)
      )
      SELECT o.account_id AS "accountId", o.days, r.person_id AS "personId", r.zone,
        bool_or(r.minds) AS minds, bool_or(r.manages) AS manages, bool_or(r.is_finance) AS "isFinance"
      FROM overdue o JOIN reader r ON r.account_id = o.account_id
      GROUP BY 1, 2, 3, 4
      ORDER BY 2 DESC, 1, 3`,
  );

const documentRow = z.object({
  account: z.object({ id: z.int(), name: z.string(), city: z.string().nullable() }),
  number: z.string(),
  /** Null: the list of open items does not say. */
  issuedOn: dayColumn.nullable(),
  currency: z.string(),
  /** Open and not disputed. */
  amount: decimalColumn,
  days: z.int(),
  /** Its due day was not stated, but follows from the terms. */
  isComputed: z.boolean(),
});

type OverdueDocument = z.infer<typeof documentRow>;

/** What is overdue at a client. */
export interface OverdueClient {
  readonly account: OverdueDocument['account'];
  /** Per currency. */
  readonly debts: readonly Debt[];
  /** The oldest first. */
  readonly documents: readonly OverdueDocument[];
  readonly limit: LimitUse | null;
}

const documentsShown = 3;

/** What is overdue at these clients, by client, the oldest first; those at which nothing is are not in it. In a handful of queries. */
export const overdueClients = async (
  db: Tx,
  now: Temporal.Instant,
  accountIds: readonly number[],
): Promise<ReadonlyMap<number, OverdueClient>> => {
  const { days, currency } = await companyOf(db, now);
  const rows = await db.$queryRaw`
    SELECT jsonb_build_object('id', a.id, 'name', a.name, 'city', a.city) AS account, i.number, i.issued_on AS "issuedOn", i.currency, i.amount,
      i.days, coalesce(i.due_basis = 'computed', false) AS "isComputed"
    FROM (
      SELECT item.*, row_number() OVER (PARTITION BY account_id ORDER BY due_on, issued_on, id) AS nth
      FROM (${overdueItemsSql(days.ledger, accountIds)}) item
    ) i JOIN account a ON a.id = i.account_id
    WHERE i.nth <= ${documentsShown}::int
    ORDER BY i.nth`;
  const documents = groupBy(z.array(documentRow).parse(rows), ({ account: { id } }) => id);
  const sums = groupBy(await openSums(db, [...documents.keys()]), ({ accountId }) => accountId);
  const limits = await limitsOf(db, [...documents.keys()]);
  const rates = await ratesInto(db, currency, days.ledger);
  const clients = [...documents].flatMap(([id, theirs]): [number, OverdueClient][] => {
    const [first] = theirs;
    const open = sums.get(id) ?? [];
    const overdue = debts(open, [], days.ledger).filter(({ overdueItems }) => overdueItems > 0);
    const limit = limitUse(open, limits.get(id) ?? [], rates);
    return first ? [[id, { account: first.account, debts: overdue, documents: theirs, limit }]] : [];
  });
  return new Map(clients.sort(([, a], [, b]) => oldestOf(b.debts) - oldestOf(a.debts)));
};
