import type { Decimal } from 'decimal.js';
import type { Tx } from '../../src/core/db.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import { accountIdOr, aLegalEntity } from './accounts.ts';
import { day, next, type Over } from './values.ts';

export const aProduct = (db: Tx, over: Over<Prisma.ProductUncheckedCreateInput> = {}) =>
  db.product.create({ data: { name: `Product ${next()}`, category: 'pumps', ...over } });

/** One line of an order: an amount is enough. */
type Line = Pick<Prisma.OrderLineUncheckedCreateInput, 'amount'> &
  Partial<Prisma.OrderLineUncheckedCreateWithoutOrderInput>;

/** An order shipped on the day it was placed, with one line of 1,000 euros net of VAT. `status: 'open'` has no shipping day. */
export const anOrder = async (
  db: Tx,
  { lines = [{ amount: '1000' }], ...over }: Over<Prisma.SalesOrderUncheckedCreateInput, { lines?: Line[] }> = {},
) => {
  const status = over.status ?? 'shipped';
  const orderedOn = over.orderedOn ?? day('2026-11-01');
  return db.salesOrder.create({
    data: {
      number: `SO-${next()}`,
      shippedOn: status === 'shipped' ? orderedOn : null,
      currency: 'EUR',
      vatBasis: 'net',
      ...over,
      status,
      orderedOn,
      accountId: await accountIdOr(db, over.accountId),
      lines: { create: lines.map((line) => ({ quantity: 1, unitPrice: line.amount, ...line })) },
    },
    include: { lines: true },
  });
};

/** Goods that came back, for 100 euros, not settled. */
export const aReturn = async (db: Tx, over: Over<Prisma.GoodsReturnUncheckedCreateInput> = {}) =>
  db.goodsReturn.create({
    data: {
      kind: 'returned',
      returnedOn: day('2026-11-10'),
      amount: '100',
      currency: 'EUR',
      ...over,
      accountId: await accountIdOr(db, over.accountId),
    },
  });

/** An invoice over 1,000 euros with VAT, due 30 November 2026. Give `dueOn: null, dueBasis: null` for one that names no day. */
export const anInvoice = async (db: Tx, over: Over<Prisma.InvoiceUncheckedCreateInput> = {}) =>
  db.invoice.create({
    data: {
      number: `INV-${next()}`,
      issuedOn: day('2026-10-31'),
      dueOn: day('2026-11-30'),
      dueBasis: 'stated',
      amount: '1000',
      currency: 'EUR',
      vatBasis: 'gross',
      ...over,
      legalEntityId: over.legalEntityId ?? (await aLegalEntity(db)).id,
    },
  });

/** An invoice as a payment needs to know it. */
type Settled = { id: number; legalEntityId: number; amount: Decimal.Value | { toString(): string }; currency: string };

/** A payment: of the whole invoice that it `settles` unless `amount` says less, or an advance when it settles none. */
export const aPayment = async (
  db: Tx,
  { settles, ...over }: Over<Prisma.PaymentUncheckedCreateInput, { settles?: Settled }> = {},
) => {
  const amount = over.amount ?? settles?.amount.toString() ?? '1000';
  return db.payment.create({
    data: {
      paidOn: day('2026-11-20'),
      currency: settles?.currency ?? 'EUR',
      ...over,
      amount,
      legalEntityId: over.legalEntityId ?? settles?.legalEntityId ?? (await aLegalEntity(db)).id,
      ...(settles && { allocations: { create: [{ invoiceId: settles.id, amount }] } }),
    },
  });
};

/** A dispute about 100 of an invoice, not resolved. */
export const aDispute = async (db: Tx, over: Over<Prisma.DisputeUncheckedCreateInput> = {}) =>
  db.dispute.create({
    data: {
      amount: '100',
      reason: 'Short delivery',
      openedOn: day('2026-11-10'),
      ...over,
      invoiceId: over.invoiceId ?? (await anInvoice(db)).id,
    },
  });

/** One unit of `from` is worth `rate` euros on 31 October 2026. */
export const anFxRate = (
  db: Tx,
  over: Pick<Prisma.FxRateUncheckedCreateInput, 'from' | 'rate'> & Partial<Prisma.FxRateUncheckedCreateInput>,
) => db.fxRate.create({ data: { date: day('2026-10-31'), to: 'EUR', ...over } });
