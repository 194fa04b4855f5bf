import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { InvoiceKind, OpenItemHolder, VatBasis } from '../../generated/prisma/enums.ts';
import { dateColumn } from '../clock.ts';
import type { Tx } from '../db.ts';
import { decimalColumn } from '../money.ts';
import type { CompanyTrade, Shipment } from '../orders/queries.ts';
import type { Years } from '../orders/years.ts';
import { dayColumn } from '../rows.ts';

/**
 * SQL: whether a list of open items says what is owed of an invoice or a payment `i`, so that it does not count a second time.
 * @param seller SQL: which of our companies it is of
 */
const listed = (seller: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  EXISTS (
    SELECT FROM open_item_scope c
    WHERE c.filter = '' AND (c.currency IS NULL OR c.currency = i.currency)
      AND (c.seller_id IS NULL OR ${seller} IS NULL OR c.seller_id = ${seller})
  ) OR EXISTS (SELECT FROM open_item o WHERE o.legal_entity_id = i.legal_entity_id)
)`;

/**
 * SQL: the open items of some legal entities: rows (id, legal_entity_id, kind, number, issued_on, due_on, due_basis, currency, open, disputed,
 * held_by). Of invoices, `open` is the amount less what payments settled, negative where more was paid than asked; of lists of open items, what
 * they say. `disputed` is at most `open`; `held_by`: who collects it in our place, so that it is neither paid nor overdue. Ids are unique among
 * rows of one origin only.
 * @param entities SQL: the ids of the legal entities
 */
const openItemsSql = (entities: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT item.*, CASE WHEN item.open > 0 AND item.kind = 'invoice' THEN least(item.open, coalesce(d.disputed, 0)) ELSE 0 END AS disputed
  FROM (
    SELECT i.id, i.id AS invoice_id, i.legal_entity_id, i.kind, i.number, i.issued_on, i.due_on, i.due_basis, i.currency,
           i.amount - coalesce(sum(a.amount), 0) AS open, NULL::"OpenItemHolder" AS held_by
    FROM invoice i LEFT JOIN payment_allocation a ON a.invoice_id = i.id
    WHERE i.legal_entity_id IN (${entities}) AND i.cancelled_on IS NULL AND NOT ${listed(Prisma.sql`i.seller_id`)}
    GROUP BY i.id
    HAVING i.amount <> coalesce(sum(a.amount), 0)
    UNION ALL
    SELECT o.id, i.id, o.legal_entity_id, CASE o.kind WHEN 'credit_note' THEN 'credit_note'::"InvoiceKind" ELSE 'invoice' END,
           coalesce(o.number, o.contract, o.document, ''), o.issued_on, coalesce(o.due_on, t.due_on),
           CASE WHEN o.due_on IS NOT NULL THEN coalesce(o.due_basis, 'stated') WHEN t.due_on IS NOT NULL THEN 'computed' END, o.currency, o.open, o.held_by
    FROM open_item o
    JOIN legal_entity e ON e.id = o.legal_entity_id
    LEFT JOIN account c ON c.id = e.account_id
    LEFT JOIN invoice i ON i.legal_entity_id = o.legal_entity_id AND i.number = o.number AND i.issued_on = o.issued_on AND i.kind = 'invoice'
    CROSS JOIN LATERAL (
      SELECT CASE WHEN o.kind = 'invoice' THEN o.issued_on + coalesce(e.payment_term_days, c.payment_term_days) END AS due_on
    ) t
    WHERE o.legal_entity_id IN (${entities}) AND o.open > 0 AND o.kind <> 'advance'
  ) item
  LEFT JOIN LATERAL (
    SELECT sum(amount) AS disputed FROM dispute WHERE invoice_id = item.invoice_id AND resolved_on IS NULL
  ) d ON true`;

const entitiesOf = (accountId: number): Prisma.Sql =>
  Prisma.sql`SELECT id FROM legal_entity WHERE account_id = ${accountId}`;

/** SQL: the ids of the legal entities of accounts; without ids, of all accounts. */
const entitiesOfAll = (accountIds?: readonly number[]): Prisma.Sql =>
  accountIds
    ? Prisma.sql`SELECT id FROM legal_entity WHERE account_id = ANY (${[...accountIds]}::int[])`
    : Prisma.sql`SELECT id FROM legal_entity WHERE account_id IS NOT NULL`;

/**
 * SQL: what is overdue on a day at accounts, or at all of them: rows (account_id, days, amount, and those of {@link openItemsSql}) of invoices past
 * their due day, `days` ago, of which more is open than is disputed, and which nobody else collects; `amount` is that more.
 */
export const overdueItemsSql = (asOf: Temporal.PlainDate, accountIds?: readonly number[]): Prisma.Sql => Prisma.sql`
  SELECT e.account_id, ${dateColumn(asOf)}::date - i.due_on AS days, i.open - i.disputed AS amount, i.*
  FROM (${openItemsSql(entitiesOfAll(accountIds))}) i JOIN legal_entity e ON e.id = i.legal_entity_id
  WHERE i.kind = 'invoice' AND i.held_by IS NULL AND i.due_on < ${dateColumn(asOf)}::date AND i.open > i.disputed`;

const openSumRow = z.object({
  accountId: z.int(),
  legalEntityId: z.int(),
  kind: z.enum(InvoiceKind),
  currency: z.string(),
  dueOn: dayColumn.nullable(),
  open: decimalColumn,
  disputed: decimalColumn,
  heldBy: z.enum(OpenItemHolder).nullable(),
  items: z.int(),
});

/** What is open, summed per legal entity, kind, currency and due day: an account with 10,000 invoices is still a few hundred rows. */
export type OpenSum = Omit<z.infer<typeof openSumRow>, 'accountId'>;

export const openSums = async (db: Tx, accountIds: readonly number[]): Promise<z.infer<typeof openSumRow>[]> =>
  z.array(openSumRow).parse(
    await db.$queryRaw`
      SELECT e.account_id AS "accountId", i.legal_entity_id AS "legalEntityId", i.kind, i.currency, i.due_on AS "dueOn",
             sum(i.open) AS open, sum(i.disputed) AS disputed, i.held_by AS "heldBy", count(*)::int AS items
      FROM (${openItemsSql(entitiesOfAll(accountIds))}) i JOIN legal_entity e ON e.id = i.legal_entity_id
      GROUP BY 1, 2, 3, 4, 5, i.held_by, i.open < 0, i.open = i.disputed`,
  );

const advanceRow = z.object({ currency: z.string(), amount: decimalColumn });

/** What was paid and settles no invoice yet, per currency. */
export const advancesOf = async (db: Tx, accountId: number): Promise<z.infer<typeof advanceRow>[]> =>
  z.array(advanceRow).parse(
    await db.$queryRaw`
      SELECT currency, sum(rest) AS amount FROM (
        SELECT i.currency, i.amount - coalesce(sum(a.amount), 0) AS rest
        FROM payment i LEFT JOIN payment_allocation a ON a.payment_id = i.id
        WHERE i.legal_entity_id IN (${entitiesOf(accountId)}) AND NOT ${listed(Prisma.sql`NULL::int`)}
        GROUP BY i.id
        UNION ALL
        SELECT currency, open FROM open_item
        WHERE legal_entity_id IN (${entitiesOf(accountId)}) AND kind = 'advance' AND open > 0
      ) payment_rest
      WHERE rest > 0
      GROUP BY 1`,
  );

const settledRow = z.object({ currency: z.string(), daysLate: z.int(), amount: decimalColumn });

/** What was paid in a year, by how many days after the due day (negative: before it). */
export type Settled = z.infer<typeof settledRow>;

export const settledIn = async (db: Tx, accountId: number, { turn, end }: Years): Promise<Settled[]> =>
  z.array(settledRow).parse(
    await db.$queryRaw`
      SELECT i.currency, p.paid_on - i.due_on AS "daysLate", sum(a.amount) AS amount
      FROM invoice i
      JOIN payment_allocation a ON a.invoice_id = i.id
      JOIN payment p ON p.id = a.payment_id
      WHERE i.legal_entity_id IN (${entitiesOf(accountId)})
        AND i.kind = 'invoice' AND i.cancelled_on IS NULL AND i.due_on IS NOT NULL
        AND p.paid_on > ${dateColumn(turn)} AND p.paid_on <= ${dateColumn(end)}
      GROUP BY 1, 2`,
  );

const disputeRow = z.object({
  number: z.string(),
  amount: decimalColumn,
  currency: z.string(),
  reason: z.string(),
  openedOn: dayColumn,
});

/** A part of an invoice that the client does not accept. */
export type OpenDispute = z.infer<typeof disputeRow>;

/** The oldest first. */
export const openDisputes = async (db: Tx, accountId: number): Promise<OpenDispute[]> =>
  z.array(disputeRow).parse(
    await db.$queryRaw`
      SELECT i.number, d.amount, i.currency, d.reason, d.opened_on AS "openedOn"
      FROM invoice i JOIN dispute d ON d.invoice_id = i.id
      WHERE i.legal_entity_id IN (${entitiesOf(accountId)}) AND i.cancelled_on IS NULL AND d.resolved_on IS NULL
      ORDER BY d.opened_on, d.id`,
  );

const openItemRow = z.object({
  number: z.string(),
  kind: z.enum(InvoiceKind),
  /** Null: the list of open items does not say. */
  issuedOn: dayColumn.nullable(),
  dueOn: dayColumn.nullable(),
  open: decimalColumn,
  currency: z.string(),
  disputed: decimalColumn,
  heldBy: z.enum(OpenItemHolder).nullable(),
});

export type OpenItem = z.infer<typeof openItemRow>;

/** Single open items, the longest overdue first and those without a due day last; and how many there are in all. */
export const openItems = async (
  db: Tx,
  accountId: number,
  limit: number,
): Promise<{ items: OpenItem[]; all: number }> => {
  const rows = z.array(openItemRow.extend({ all: z.int() })).parse(
    await db.$queryRaw`
      SELECT number, kind, issued_on AS "issuedOn", due_on AS "dueOn", open, currency, disputed, held_by AS "heldBy", count(*) OVER ()::int AS "all"
      FROM (${openItemsSql(entitiesOf(accountId))}) open_item
      ORDER BY due_on NULLS LAST, issued_on, id
      LIMIT ${limit}`,
  );
  return { items: rows, all: rows[0]?.all ?? 0 };
};

const vatBasis = z.enum(VatBasis).nullable();
const invoicedRow = z.object({
  period: z.enum(['current', 'previous']),
  currency: z.string(),
  basis: vatBasis,
  amount: decimalColumn,
});

const signed = Prisma.sql`sum(CASE WHEN i.kind = 'credit_note' THEN -i.amount ELSE i.amount END)`;

/** Invoices less credit notes of two years, in the shape of shipments, for companies whose orders are not known here. */
export const invoicedTo = async (db: Tx, accountId: number, years: Years): Promise<Shipment[]> => {
  const rows = await db.$queryRaw`
    SELECT CASE WHEN i.issued_on > ${dateColumn(years.turn)} THEN 'current' ELSE 'previous' END AS period,
           i.currency, i.vat_basis AS basis, ${signed} AS amount
    FROM invoice i
    WHERE i.legal_entity_id IN (${entitiesOf(accountId)}) AND i.cancelled_on IS NULL
      AND i.issued_on > ${dateColumn(years.start)} AND i.issued_on <= ${dateColumn(years.end)}
    GROUP BY 1, 2, 3`;
  return z
    .array(invoicedRow)
    .parse(rows)
    .map((row) => ({ ...row, category: null }));
};

const companyRow = invoicedRow.omit({ period: true });

/** Invoices less credit notes of the whole company in the current year. */
export const companyInvoiced = async (db: Tx, years: Years): Promise<CompanyTrade[]> => {
  const rows = await db.$queryRaw`
    SELECT i.currency, i.vat_basis AS basis, ${signed} AS amount
    FROM invoice i
    WHERE i.cancelled_on IS NULL AND i.issued_on > ${dateColumn(years.turn)} AND i.issued_on <= ${dateColumn(years.end)}
    GROUP BY 1, 2`;
  return z
    .array(companyRow)
    .parse(rows)
    .map((row) => ({ ...row, returned: false }));
};

export const firstInvoiceOn = async (db: Tx): Promise<Temporal.PlainDate | null> => {
  const rows = await db.$queryRaw`SELECT min(issued_on) AS day FROM invoice WHERE cancelled_on IS NULL`;
  return z.tuple([z.object({ day: dayColumn.nullable() })]).parse(rows)[0].day;
};
