import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { dateColumn, instantColumn, instantOf } from '../clock.ts';
import type { Context } from '../commands/define.ts';
import type { Tx } from '../db.ts';
import { groupBy } from '../group.ts';
import { decimalColumn, type Money } from '../money.ts';
import { type Rhythm, rhythmOf } from '../orders/rhythm.ts';
import { type Years, yearsUpTo } from '../orders/years.ts';
import { relationsSql } from '../people/access.ts';
import { type Part, relations, visibleParts } from '../people/policy.ts';
import { overdueItemsSql } from '../receivables/queries.ts';
import { dayColumn, daysColumn } from '../rows.ts';
import type { DataDays } from './dossier/company.ts';

const accountRow = z.object({
  id: z.int(),
  name: z.string(),
  city: z.string().nullable(),
  former: z.boolean(),
  parts: z.array(z.enum(relations)).transform(visibleParts),
});

/** An account of the asker's portfolio, and what of it they see. */
type PortfolioAccount = z.infer<typeof accountRow>;

const overdueRow = z.object({ accountId: z.int(), currency: z.string(), amount: decimalColumn, days: z.int() });
const daysRow = z.object({ accountId: z.int(), days: daysColumn });
const incomeRow = z.object({ accountId: z.int(), currency: z.string(), amount: decimalColumn });
const promiseRow = z.object({ accountId: z.int(), count: z.int(), since: dayColumn });
const contractRow = z.object({
  accountId: z.int(),
  endsOn: dayColumn,
  noticeDays: z.int().nullable(),
  autoRenews: z.boolean(),
});
const meetingRow = z.object({ accountId: z.int(), startsAt: z.date().transform(instantOf) });

/** What may want attention at one account. What the asker may not see is not there. */
export interface AttentionFacts {
  readonly account: PortfolioAccount;
  /** Undisputed, per currency, with the days of the oldest. */
  readonly overdue: readonly (Money & { readonly days: number })[];
  readonly rhythm: Rhythm | null;
  /** Of the last 12 months: shipped less returned. */
  readonly income: readonly Money[];
  /** Our promises past their day, and the day of the first. */
  readonly brokenByUs: { readonly count: number; readonly since: Temporal.PlainDate } | null;
  /** The contract that ends next. */
  readonly contract: {
    readonly endsOn: Temporal.PlainDate;
    readonly noticeDays: number | null;
    readonly autoRenews: boolean;
  } | null;
  /** A meeting going on, or up to tomorrow's end. */
  readonly meetsAt: Temporal.Instant | null;
}

type Asker = Pick<Context, 'person' | 'today' | 'now'> & { readonly db: Tx };
type Ids = readonly number[];

const portfolioOf = async ({ db, person, today }: Asker): Promise<PortfolioAccount[]> =>
  z.array(accountRow).parse(
    await db.$queryRaw`
      SELECT a.id, a.name, a.city, a.status = 'former' AS former, array_agg(r.relation) AS parts
      FROM (${relationsSql(person, today)}) r JOIN account a ON a.id = r.account_id
      WHERE a.archived_at IS NULL
      GROUP BY a.id`,
  );

export const overdueOf = async (db: Tx, ids: Ids, asOf: Temporal.PlainDate) =>
  z.array(overdueRow).parse(
    await db.$queryRaw`
      SELECT account_id AS "accountId", currency, sum(amount) AS amount, max(days) AS days
      FROM (${overdueItemsSql(asOf, ids)}) item
      GROUP BY 1, 2`,
  );

const orderDaysOf = async (db: Tx, ids: Ids, years: Years) =>
  z.array(daysRow).parse(
    await db.$queryRaw`
      SELECT account_id AS "accountId", array_agg(DISTINCT ordered_on ORDER BY ordered_on)::text[] AS days
      FROM sales_order
      WHERE account_id = ANY (${ids}::int[]) AND status IN ('open', 'shipped')
        AND ordered_on > ${dateColumn(years.start)} AND ordered_on <= ${dateColumn(years.end)}
      GROUP BY 1`,
  );

export const incomeOf = async (db: Tx, ids: Ids, { turn, end }: Years) =>
  z.array(incomeRow).parse(
    await db.$queryRaw`
      SELECT account_id AS "accountId", currency, sum(amount) AS amount FROM (
        SELECT o.account_id, o.currency, l.amount
        FROM sales_order o JOIN order_line l ON l.order_id = o.id
        WHERE o.account_id = ANY (${ids}::int[]) AND o.status = 'shipped'
          AND o.shipped_on > ${dateColumn(turn)} AND o.shipped_on <= ${dateColumn(end)}
        UNION ALL
        SELECT account_id, currency, -amount FROM goods_return
        WHERE account_id = ANY (${ids}::int[])
          AND returned_on > ${dateColumn(turn)} AND returned_on <= ${dateColumn(end)}
      ) trade
      GROUP BY 1, 2`,
  );

/** Promises about payment are receivables, as everywhere. */
const brokenByUsOf = async (db: Tx, ids: Ids, receivables: Ids, today: Temporal.PlainDate) =>
  z.array(promiseRow).parse(
    await db.$queryRaw`
      SELECT account_id AS "accountId", count(*)::int AS count, min(due_on) AS since
      FROM commitment
      WHERE account_id = ANY (${ids}::int[]) AND side = 'ours' AND status = 'open' AND due_on < ${dateColumn(today)}
        AND (kind <> 'payment' OR account_id = ANY (${receivables}::int[]))
      GROUP BY 1`,
  );

const nextContractsOf = async (db: Tx, ids: Ids, today: Temporal.PlainDate) =>
  z.array(contractRow).parse(
    await db.$queryRaw`
      SELECT DISTINCT ON (account_id) account_id AS "accountId", ends_on AS "endsOn", notice_days AS "noticeDays",
             auto_renews AS "autoRenews"
      FROM contract
      WHERE account_id = ANY (${ids}::int[]) AND status = 'active' AND closed_at IS NULL AND archived_at IS NULL
        AND ends_on >= ${dateColumn(today)}
      ORDER BY account_id, ends_on, id`,
  );

const meetingsOf = async ({ db, person, today, now }: Asker, ids: Ids) => {
  const dayAfterTomorrow = today.add({ days: 2 }).toZonedDateTime(person.zone).toInstant();
  return z.array(meetingRow).parse(
    await db.$queryRaw`
      SELECT account_id AS "accountId", min(starts_at) AS "startsAt"
      FROM meeting
      WHERE account_id = ANY (${ids}::int[]) AND status = 'planned'
        AND ends_at > ${instantColumn(now)} AND starts_at < ${instantColumn(dayAfterTomorrow)}
      GROUP BY 1`,
  );
};

/**
 * What may want attention at each account that the asker sees, in seven statements whatever the number of accounts.
 * @param only these accounts, of those that the asker sees
 */
export const attentionFactsOf = async (
  asker: Asker,
  asOf: DataDays,
  only?: ReadonlySet<number>,
): Promise<AttentionFacts[]> => {
  const { db, today } = asker;
  const portfolio = (await portfolioOf(asker)).filter(({ id, parts }) => parts.size > 0 && (!only || only.has(id)));
  const seeing = (part: Part) => portfolio.filter(({ parts }) => parts.has(part)).map(({ id }) => id);
  const years = yearsUpTo(asOf.orders);
  const [overdue, orderDays, income, promises, contracts, meetings] = await Promise.all([
    overdueOf(db, seeing('receivables'), asOf.ledger),
    orderDaysOf(db, seeing('orders'), years),
    incomeOf(db, seeing('orders'), years),
    brokenByUsOf(db, seeing('tasks'), seeing('receivables'), today),
    nextContractsOf(db, seeing('relationship'), today),
    meetingsOf(asker, seeing('relationship')),
  ]);
  const byAccount = <T extends { accountId: number }>(rows: readonly T[]) =>
    groupBy(rows, ({ accountId }) => accountId);
  const [debts, days, incomes, ours, ending, meeting] = [
    byAccount(overdue),
    byAccount(orderDays),
    byAccount(income),
    byAccount(promises),
    byAccount(contracts),
    byAccount(meetings),
  ];
  return portfolio.map((account) => ({
    account,
    overdue: debts.get(account.id) ?? [],
    rhythm: rhythmOf(days.get(account.id)?.[0]?.days ?? [], years.end),
    income: incomes.get(account.id) ?? [],
    brokenByUs: ours.get(account.id)?.[0] ?? null,
    contract: ending.get(account.id)?.[0] ?? null,
    meetsAt: meeting.get(account.id)?.[0]?.startsAt ?? null,
  }));
};
