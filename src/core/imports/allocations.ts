import { Prisma } from '../../generated/prisma/client.ts';
import { rejectStaged } from './rejects.ts';
import type { Stage } from './stage.ts';

/** Finds the invoices that payments name, among those of the payer where the file says who paid; else the payer is the invoice's. */
export const debtorsByInvoice = async (stage: Stage): Promise<void> => {
  const { tx, source, mapped, header } = stage;
  if (!mapped.has('invoice')) return;
  await tx.$executeRaw`
    CREATE TEMP TABLE named_invoice ON COMMIT DROP AS
    SELECT s.key, min(i.id) AS id, min(i.legal_entity_id) AS legal_entity_id, min(i.currency) AS currency, count(*)::int AS hits
    FROM staged s
    JOIN invoice i ON i.number = s.invoice OR (i.source = ${source} AND i.external_key = s.invoice)
    JOIN legal_entity e ON e.id = i.legal_entity_id
    WHERE i.kind = 'invoice' AND (s.legal_entity_id IS NULL OR s.legal_entity_id = e.id) AND (s.account_id IS NULL OR s.account_id = e.account_id)
    GROUP BY s.key`;
  const said = { header: header('invoice'), value: Prisma.sql`s.invoice` };
  await rejectStaged(stage, {
    ...said,
    where: Prisma.sql`s.invoice IS NOT NULL AND EXISTS (SELECT FROM named_invoice n WHERE n.key = s.key AND n.hits > 1)`,
    reason: 'ambiguous-reference',
  });
  const unknown = Prisma.sql`s.invoice IS NOT NULL AND NOT EXISTS (SELECT FROM named_invoice n WHERE n.key = s.key)`;
  await rejectStaged(stage, {
    ...said,
    where: Prisma.sql`${unknown} AND EXISTS (SELECT FROM rejected_key r WHERE r.target = 'invoice' AND r.key = s.invoice)`,
    reason: 'with-parent',
  });
  await rejectStaged(stage, { ...said, where: unknown, reason: 'unknown-reference' });
  await rejectStaged(stage, {
    ...said,
    where: Prisma.sql`EXISTS (SELECT FROM named_invoice n WHERE n.key = s.key AND n.currency <> s.currency)`,
    reason: 'other-currency',
  });
  await tx.$executeRaw`
    UPDATE staged s SET invoice_id = n.id, legal_entity_id = n.legal_entity_id FROM named_invoice n WHERE n.key = s.key`;
  await tx.$executeRaw`DROP TABLE named_invoice`;
};

/**
 * Settles the named invoices with the payments, the oldest first, each with what the invoice still needs; the rest of a payment
 * is an advance. What payments of other files have settled before counts.
 */
export const allocatePayments = async ({ tx, mapped, changes }: Stage): Promise<void> => {
  if (!mapped.has('invoice')) return;
  await tx.$executeRaw`
    CREATE TEMP TABLE settled ON COMMIT DROP AS
    SELECT payment_id, invoice_id, least(paid, greatest(needed - earlier, 0)) AS amount
    FROM (
      SELECT s.id AS payment_id, s.invoice_id, s.amount AS paid,
        i.amount - coalesce((
          SELECT sum(a.amount) FROM payment_allocation a
          WHERE a.invoice_id = i.id AND NOT EXISTS (SELECT FROM staged o WHERE o.id = a.payment_id)
        ), 0) AS needed,
        coalesce(sum(s.amount) OVER (
          PARTITION BY s.invoice_id ORDER BY s.paid_on, s.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ), 0) AS earlier
      FROM staged s JOIN invoice i ON i.id = s.invoice_id
    ) p
    WHERE needed > earlier`;
  await changes.remove(
    'payment_allocation',
    Prisma.sql`t.payment_id IN (SELECT id FROM staged) AND NOT EXISTS (
      SELECT FROM settled s WHERE s.payment_id = t.payment_id AND s.invoice_id = t.invoice_id
    )`,
  );
  await changes.update(
    'payment_allocation',
    { amount: Prisma.sql`s.amount` },
    Prisma.sql`settled`,
    Prisma.sql`t.payment_id = s.payment_id AND t.invoice_id = s.invoice_id`,
  );
  await changes.insert(
    'payment_allocation',
    ['payment_id', 'invoice_id', 'amount'],
    Prisma.sql`
      SELECT s.payment_id, s.invoice_id, s.amount FROM settled s
      WHERE NOT EXISTS (SELECT FROM payment_allocation a WHERE a.payment_id = s.payment_id AND a.invoice_id = s.invoice_id) ORDER BY 1, 2`,
  );
  await tx.$executeRaw`DROP TABLE settled`;
};
