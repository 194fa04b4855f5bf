import { refreshAccountNames } from '../core/accounts/search-index.ts';
import { audit } from '../core/audit/record.ts';
import type { Clock } from '../core/clock.ts';
import type { Tx } from '../core/db.ts';
import { demoCompany } from './company.ts';
import type { Draft } from './draft.ts';

/** Writes the demo company, as it stands at the clock's time, into an empty database. Give it a transaction. */
export const createDemo = async (tx: Tx, clock: Clock): Promise<void> => {
  const now = clock.now();
  const tables = demoCompany(now);
  await write(tx, tables);
  await continueNumbering(tx, tables);
  await refreshAccountNames(tx);
  await audit(tx, now, {
    personId: null,
    action: 'demo.created',
    subject: 'organisation',
    subjectId: 1,
    channel: 'system',
  });
};

/** In an order in which each row finds those that it points at. */
const write = async (tx: Tx, tables: Draft['tables']): Promise<void> => {
  await tx.organisation.createMany({ data: tables.organisation });
  await tx.seller.createMany({ data: tables.seller });
  await tx.fxRate.createMany({ data: tables.fxRate });
  await tx.person.createMany({ data: tables.person });
  await tx.department.createMany({ data: tables.department });
  await tx.departmentMember.createMany({ data: tables.departmentMember });
  await tx.product.createMany({ data: tables.product });
  await tx.account.createMany({ data: tables.account });
  await tx.accountCriterion.createMany({ data: tables.accountCriterion });
  await tx.assignment.createMany({ data: tables.assignment });
  await tx.legalEntity.createMany({ data: tables.legalEntity });
  await tx.contact.createMany({ data: tables.contact });
  await tx.contract.createMany({ data: tables.contract });
  await tx.goal.createMany({ data: tables.goal });
  await tx.competitorNote.createMany({ data: tables.competitorNote });
  await tx.salesOrder.createMany({ data: tables.salesOrder });
  await tx.orderLine.createMany({ data: tables.orderLine });
  await tx.goodsReturn.createMany({ data: tables.goodsReturn });
  await tx.invoice.createMany({ data: tables.invoice });
  await tx.payment.createMany({ data: tables.payment });
  await tx.paymentAllocation.createMany({ data: tables.paymentAllocation });
  await tx.dispute.createMany({ data: tables.dispute });
  await tx.meeting.createMany({ data: tables.meeting });
  await tx.meetingAttendee.createMany({ data: tables.meetingAttendee });
  await tx.visit.createMany({ data: tables.visit });
  await tx.visitContact.createMany({ data: tables.visitContact });
  await tx.commitment.createMany({ data: tables.commitment });
  await tx.importBatch.createMany({ data: tables.importBatch });
  await tx.importFile.createMany({ data: tables.importFile });
};

/** The demo numbers its rows itself; what comes after must not take the same numbers. */
const continueNumbering = async (tx: Tx, tables: Draft['tables']): Promise<void> => {
  const highest = Object.entries(tables).flatMap(([name, rows]) =>
    rows.some((row) => 'id' in row)
      ? [{ table: name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), highest: rows.length }]
      : [],
  );
  await tx.$executeRaw`
    SELECT setval(pg_get_serial_sequence("table", 'id'), highest)
    FROM jsonb_to_recordset(${JSON.stringify(highest)}::jsonb) AS numbered("table" text, highest int)
    WHERE pg_get_serial_sequence("table", 'id') IS NOT NULL`;
};
