import { refreshAccountNames } from '../../accounts/search-index.ts';
import { audit } from '../../audit/record.ts';
import { instantColumn } from '../../clock.ts';
import type { Context } from '../../commands/define.ts';
import type { Tx } from '../../db.ts';
import { UserError } from '../../errors.ts';
import { clientsChanged } from '../../meetings/changed.ts';
import { requireView } from '../../people/access.ts';

/** A debtor, and the client that it is of now. */
export interface Assigned {
  readonly debtor: { readonly id: number; readonly name: string };
  readonly account: { readonly id: number; readonly name: string };
}

const assignIn = async (
  tx: Tx,
  { now, person, channel, today }: Context,
  debtorId: number,
  accountId: number,
): Promise<Assigned> => {
  await requireView({ db: tx, person, today }, accountId);
  const account = await tx.account.findUnique({ where: { id: accountId }, select: { id: true, name: true } });
  const debtor = await tx.legalEntity.findUnique({ where: { id: debtorId } });
  if (!account || !debtor) throw new UserError('not-found', 'debtor-gone');
  const { count } = await tx.legalEntity.updateMany({
    where: { id: debtorId, accountId: null },
    data: { accountId, setAsideAt: null },
  });
  if (count === 0 && debtor.accountId !== accountId) throw new UserError('conflict', 'debtor-taken');
  if (count > 0) {
    await refreshAccountNames(tx);
    await clientsChanged(tx, now, [accountId]);
    await audit(tx, now, {
      personId: person.id,
      action: 'debtor.assigned',
      subject: 'legal_entity',
      subjectId: debtorId,
      channel,
      details: { account: accountId },
    });
  }
  return { debtor, account };
};

/**
 * Says which client a debtor is of: what it owes is the client's from now on, and so is what it owes in lists to come. Said twice, it is said once.
 * @throws UserError `not-found` when one of them is gone or the client may not be seen, `conflict` when somebody has said otherwise meanwhile
 */
export const assignDebtor = (context: Context, debtorId: number, accountId: number): Promise<Assigned> =>
  context.db.$transaction((tx) => assignIn(tx, context, debtorId, accountId));

/** Makes a client of a debtor. Pressed twice, it makes one. @throws UserError as {@link assignDebtor} */
export const makeClient = (context: Context, debtorId: number): Promise<Assigned> =>
  context.db.$transaction(async (tx) => {
    // Whoever presses second waits, and finds what the first has made.
    await tx.$executeRaw`SELECT FROM legal_entity WHERE id = ${debtorId} FOR UPDATE`;
    const debtor = await tx.legalEntity.findUnique({
      where: { id: debtorId },
      select: { name: true, accountId: true },
    });
    if (!debtor) throw new UserError('not-found', 'debtor-gone');
    if (debtor.accountId !== null) return assignIn(tx, context, debtorId, debtor.accountId);
    const { id } = await tx.account.create({ data: { name: debtor.name, status: 'regular' } });
    return assignIn(tx, context, debtorId, id);
  });

/** Takes back that a debtor is of a client. @throws UserError `conflict` when it is not any more, `not-found` when the client may not be seen */
export const releaseDebtor = ({ db, now, person, channel, today }: Context, debtorId: number, accountId: number) =>
  db.$transaction(async (tx) => {
    await requireView({ db: tx, person, today }, accountId);
    const { count } = await tx.legalEntity.updateMany({
      where: { id: debtorId, accountId },
      data: { accountId: null },
    });
    if (count === 0) throw new UserError('conflict', 'debtor-taken');
    await refreshAccountNames(tx);
    await clientsChanged(tx, now, [accountId]);
    await audit(tx, now, {
      personId: person.id,
      action: 'debtor.released',
      subject: 'legal_entity',
      subjectId: debtorId,
      channel,
      details: { account: accountId },
    });
  });

/**
 * Sets debtors aside that are no clients of ours to look after: nobody is asked for them any more; what they owe stays in the books.
 * @param debtorId null: all that are still asked for
 * @returns how many
 */
export const setAside = ({ db, now, person, channel }: Context, debtorId: number | null): Promise<number> =>
  db.$transaction(async (tx) => {
    const { count } = await tx.legalEntity.updateMany({
      where: { ...(debtorId !== null && { id: debtorId }), accountId: null, setAsideAt: null, openItems: { some: {} } },
      data: { setAsideAt: instantColumn(now) },
    });
    if (count > 0) {
      await audit(tx, now, {
        personId: person.id,
        action: 'debtor.set-aside',
        subject: 'legal_entity',
        ...(debtorId !== null && { subjectId: debtorId }),
        channel,
        details: { count },
      });
    }
    return count;
  });

/** Asks again for all that were set aside. @returns how many */
export const askAgain = async ({ db }: Context): Promise<number> =>
  (await db.legalEntity.updateMany({ where: { setAsideAt: { not: null } }, data: { setAsideAt: null } })).count;
