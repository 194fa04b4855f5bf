import type { Tx } from '../core/db.ts';
import { UserError } from '../core/errors.ts';
import { betweenSteps } from '../core/moved-clock.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** Every table of the house: whatever was imported, said, promised or set in the demo company goes with it, its audit too. */
const tables = `
  account, account_criterion, account_name, alarm, api_token, assignment, audit_entry, calendar, calendar_series, chat_identity, commitment, competitor_note, console_file, console_message, contact,
  contract, department, department_channel, department_member, dispute, erased_mark, folder_file, form_draft, fx_rate, goal, goods_return, import_batch, import_change, import_file, import_shape, import_trial, import_upload, inbox, invoice, job_state,
  key_date, legal_entity, link_attempt, link_token, mailbox, meeting, meeting_attendee, open_item, open_item_move, open_item_scope, order_line, organisation, outbox_message, owner_claim, owner_name, payment, payment_allocation, person,
  product, rate_slot, received_file, sales_order, seller, sent_message, setting, signal, snooze, travel_time, visit, visit_contact, vote`;

/**
 * Empties the demo company and leaves a database with no organisation at all. Numbers go on from where they were, so that what an open
 * console has seen is never mistaken for what comes.
 * @throws UserError `conflict` when the organisation is a real one: nothing is cleared then.
 */
export const clearDemo = async (tx: Tx): Promise<void> => {
  // What is at work at a moved time would go on in what comes after. Whoever waited looks at what is there now.
  await betweenSteps(tx);
  const organisation = await tx.organisation.findUnique({ where: { id: 1 }, select: { isDemo: true } });
  if (organisation && !organisation.isDemo) throw new UserError('conflict', 'demo-real-company');
  await tx.$executeRaw(Prisma.raw(`TRUNCATE ${tables}`));
};
