import type { Temporal } from 'temporal-polyfill';
import { audit } from '../audit/record.ts';
import { dateColumn, instantColumn } from '../clock.ts';
import type { Context } from '../commands/define.ts';
import type { Tx } from '../db.ts';
import { UserError } from '../errors.ts';
import { requireView } from '../people/access.ts';
import { refreshContract } from './contract-notice.ts';
import { contractsById, type KnownContract } from './contracts.ts';

/** What becomes of a contract: it goes on until another day, perhaps under another number, or it ends, for a reason. */
export type Decision =
  | { readonly kind: 'renewed'; readonly endsOn: Temporal.PlainDate; readonly number: string | null }
  | { readonly kind: 'ended'; readonly reason: string };

/**
 * A contract with an end that the asker may see.
 * @throws UserError `not-found`, the same for one that is not there and for one that may not be seen
 */
export const requireContract = async (context: Context, contractId: number): Promise<KnownContract> => {
  const contract = (await contractsById(context.db, [contractId])).get(contractId);
  if (!contract) throw new UserError('not-found', 'account-not-found');
  await requireView(context, contract.account.id, 'relationship');
  return contract;
};

/** The next contract begins the day after, on the same terms. */
const addNext = (tx: Tx, contractId: number, { endsOn, number }: Extract<Decision, { kind: 'renewed' }>) =>
  tx.$executeRaw`
    INSERT INTO contract (account_id, legal_entity_id, number, title, starts_on, ends_on, notice_days, auto_renews, amount, currency, renews_id)
    SELECT account_id, legal_entity_id, coalesce(${number}::text, number), title, ends_on + 1, ${dateColumn(endsOn)}::date, notice_days,
      auto_renews, amount, currency, id
    FROM contract WHERE id = ${contractId}
    ON CONFLICT (renews_id) DO NOTHING`;

/**
 * Renews a contract or ends it on purpose, once: whoever decides after that gets what was decided first.
 * @throws UserError `not-found` for whoever may not see it, `invalid` when it would end no later than before
 */
export const closeContract = async (
  context: Context,
  contractId: number,
  decision: Decision,
): Promise<KnownContract> => {
  const { db, now, person, channel } = context;
  const { account, endsOn, isOpen } = await requireContract(context, contractId);
  if (isOpen && decision.kind === 'renewed' && endsOn.until(decision.endsOn).days <= 0) {
    throw new UserError('invalid', 'contract-end-early', { day: context.t.dayLong(endsOn) });
  }
  return db.$transaction(async (tx) => {
    const { count } = await tx.contract.updateMany({
      where: { id: contractId, status: 'active', closedAt: null, archivedAt: null },
      data: {
        status: decision.kind,
        closedAt: instantColumn(now),
        closedById: person.id,
        closedReason: decision.kind === 'ended' ? decision.reason : null,
      },
    });
    if (count === 1) {
      if (decision.kind === 'renewed') await addNext(tx, contractId, decision);
      await refreshContract(tx, now, contractId);
      await audit(tx, now, {
        personId: person.id,
        action: `contract.${decision.kind}`,
        subject: 'contract',
        subjectId: contractId,
        channel,
        details: { account: account.id, ...(decision.kind === 'renewed' && { until: decision.endsOn.toString() }) },
      });
    }
    const contract = (await contractsById(tx, [contractId])).get(contractId);
    if (!contract?.closed) throw new UserError('conflict', 'contract-not-open');
    return contract;
  });
};
