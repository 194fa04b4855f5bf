import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { ReturnKind, VatBasis } from '../../generated/prisma/enums.ts';
import { dateColumn } from '../clock.ts';
import type { Tx } from '../db.ts';
import { decimalColumn } from '../money.ts';
import { dayColumn, daysColumn } from '../rows.ts';
import type { OrderDays } from './rhythm.ts';
import type { Years } from './years.ts';

const period = z.enum(['current', 'previous']);
const vatBasis = z.enum(VatBasis).nullable();

const shipmentRow = z.object({
  period,
  category: z.string().nullable(),
  currency: z.string(),
  basis: vatBasis,
  amount: decimalColumn,
});

/** What was shipped to the account in each of the two years, per category (null: unknown), currency and VAT basis. */
export type Shipment = z.infer<typeof shipmentRow>;

export const shipmentsTo = async (db: Tx, accountId: number, years: Years): Promise<Shipment[]> =>
  z.array(shipmentRow).parse(
    await db.$queryRaw`
      SELECT CASE WHEN o.shipped_on > ${dateColumn(years.turn)} THEN 'current' ELSE 'previous' END AS period,
             p.category, o.currency, o.vat_basis AS basis, sum(l.amount) AS amount
      FROM sales_order o
      JOIN order_line l ON l.order_id = o.id
      LEFT JOIN product p ON p.id = l.product_id
      WHERE o.account_id = ${accountId} AND o.status = 'shipped'
        AND o.shipped_on > ${dateColumn(years.start)} AND o.shipped_on <= ${dateColumn(years.end)}
      GROUP BY 1, 2, 3, 4`,
  );

const returnRow = z.object({
  period,
  kind: z.enum(ReturnKind),
  currency: z.string(),
  basis: vatBasis,
  amount: decimalColumn,
});

/** What came back, was refused, or came short or wrong in each of the two years; the VAT basis is that of its order. */
export type Returned = z.infer<typeof returnRow>;

export const returnsFrom = async (db: Tx, accountId: number, years: Years): Promise<Returned[]> =>
  z.array(returnRow).parse(
    await db.$queryRaw`
      SELECT CASE WHEN r.returned_on > ${dateColumn(years.turn)} THEN 'current' ELSE 'previous' END AS period,
             r.kind, r.currency, o.vat_basis AS basis, sum(r.amount) AS amount
      FROM goods_return r LEFT JOIN sales_order o ON o.id = r.order_id
      WHERE r.account_id = ${accountId}
        AND r.returned_on > ${dateColumn(years.start)} AND r.returned_on <= ${dateColumn(years.end)}
      GROUP BY 1, 2, 3, 4`,
  );

const companyRow = z.object({ returned: z.boolean(), currency: z.string(), basis: vatBasis, amount: decimalColumn });

/** What the whole company shipped, or took back, in the current year, per currency and VAT basis. */
export type CompanyTrade = z.infer<typeof companyRow>;

/** What shares are shares of. */
export const companyTrade = async (db: Tx, years: Years): Promise<CompanyTrade[]> =>
  z.array(companyRow).parse(
    await db.$queryRaw`
      SELECT false AS returned, o.currency, o.vat_basis AS basis, sum(l.amount) AS amount
      FROM sales_order o JOIN order_line l ON l.order_id = o.id
      WHERE o.status = 'shipped' AND o.shipped_on > ${dateColumn(years.turn)} AND o.shipped_on <= ${dateColumn(years.end)}
      GROUP BY 2, 3
      UNION ALL
      SELECT true, r.currency, o.vat_basis, sum(r.amount)
      FROM goods_return r LEFT JOIN sales_order o ON o.id = r.order_id
      WHERE r.returned_on > ${dateColumn(years.turn)} AND r.returned_on <= ${dateColumn(years.end)}
      GROUP BY 2, 3`,
  );

/** The first day of the company's shipments, or null before any: years that begin earlier are not comparable. */
export const firstShipmentOn = async (db: Tx): Promise<Temporal.PlainDate | null> => {
  const rows = await db.$queryRaw`SELECT min(shipped_on) AS day FROM sales_order`;
  return z.tuple([z.object({ day: dayColumn.nullable() })]).parse(rows)[0].day;
};

const orderDaysRow = z.object({ category: z.string().nullable(), every: z.boolean(), days: daysColumn });

/**
 * The days with orders in the two years up to `years.end`, of all orders and of each category.
 * Cancelled and refused orders are no sign of life, and future days are not known yet.
 */
export const orderDaysOf = async (db: Tx, accountId: number, years: Years): Promise<OrderDays> => {
  const rows = z.array(orderDaysRow).parse(
    await db.$queryRaw`
      SELECT p.category, grouping(p.category) = 1 AS every, array_agg(DISTINCT o.ordered_on ORDER BY o.ordered_on)::text[] AS days
      FROM sales_order o
      LEFT JOIN order_line l ON l.order_id = o.id
      LEFT JOIN product p ON p.id = l.product_id
      WHERE o.account_id = ${accountId} AND o.status IN ('open', 'shipped')
        AND o.ordered_on > ${dateColumn(years.start)} AND o.ordered_on <= ${dateColumn(years.end)}
      GROUP BY GROUPING SETS ((), (p.category))
      HAVING count(*) > 0`,
  );
  return {
    all: rows.find(({ every }) => every)?.days ?? [],
    byCategory: rows.flatMap(({ category, days }) => (category === null ? [] : [{ category, days }])),
  };
};

/** The last order ever, also one older than the two years that rhythms look at. */
export const lastOrderOn = async (
  db: Tx,
  accountId: number,
  until: Temporal.PlainDate,
): Promise<Temporal.PlainDate | null> => {
  const rows = await db.$queryRaw`
    SELECT max(ordered_on) AS day FROM sales_order
    WHERE account_id = ${accountId} AND status IN ('open', 'shipped') AND ordered_on <= ${dateColumn(until)}`;
  return z.tuple([z.object({ day: dayColumn.nullable() })]).parse(rows)[0].day;
};

const openOrderRow = z.object({ currency: z.string(), amount: decimalColumn, orders: z.int() });

/** Orders that are placed and not shipped, per currency. */
export type OpenOrders = z.infer<typeof openOrderRow>;

export const openOrdersOf = async (db: Tx, accountId: number): Promise<OpenOrders[]> =>
  z.array(openOrderRow).parse(
    await db.$queryRaw`
      SELECT o.currency, coalesce(sum(l.amount), 0) AS amount, count(DISTINCT o.id)::int AS orders
      FROM sales_order o LEFT JOIN order_line l ON l.order_id = o.id
      WHERE o.account_id = ${accountId} AND o.status = 'open'
      GROUP BY 1`,
  );

const unsettledRow = z.object({
  kind: z.enum(ReturnKind),
  number: z.string().nullable(),
  day: dayColumn,
  amount: decimalColumn,
  currency: z.string(),
  reason: z.string().nullable(),
});

/** A return or shortage that we have not settled yet. */
export type Unsettled = z.infer<typeof unsettledRow>;

/** The oldest first. */
export const unsettledOf = async (db: Tx, accountId: number, until: Temporal.PlainDate): Promise<Unsettled[]> =>
  z.array(unsettledRow).parse(
    await db.$queryRaw`
      SELECT kind, number, returned_on AS day, amount, currency, reason FROM goods_return
      WHERE account_id = ${accountId} AND settled_on IS NULL AND returned_on <= ${dateColumn(until)}
      ORDER BY returned_on, id`,
  );

const peerRow = z.object({
  accountId: z.int(),
  category: z.string(),
  currency: z.string(),
  basis: vatBasis,
  amount: decimalColumn,
});

/** What another account bought of a category in the current year. */
export type PeerPurchase = z.infer<typeof peerRow>;

/** What clients of the same industry buy; where no industry is known, those of the same tier. */
export const peerPurchases = async (db: Tx, accountId: number, years: Years): Promise<PeerPurchase[]> =>
  z.array(peerRow).parse(
    await db.$queryRaw`
      SELECT o.account_id AS "accountId", p.category, o.currency, o.vat_basis AS basis, sum(l.amount) AS amount
      FROM account me
      JOIN account peer ON peer.id <> me.id AND peer.archived_at IS NULL AND peer.status <> 'former'
        AND CASE WHEN me.industry IS NULL THEN peer.tier = me.tier ELSE peer.industry = me.industry END
      JOIN sales_order o ON o.account_id = peer.id
      JOIN order_line l ON l.order_id = o.id
      JOIN product p ON p.id = l.product_id
      WHERE me.id = ${accountId} AND p.category IS NOT NULL AND o.status = 'shipped'
        AND o.shipped_on > ${dateColumn(years.turn)} AND o.shipped_on <= ${dateColumn(years.end)}
      GROUP BY 1, 2, 3, 4`,
  );
