import type { Tx } from '../../src/core/db.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import { aPerson } from './people.ts';
import { day, next, type Over } from './values.ts';

/** A client; with `owner`, looked after by that person since 2020. */
export const anAccount = async (
  db: Tx,
  { owner, ...over }: Over<Prisma.AccountUncheckedCreateInput, { owner?: { id: number } }> = {},
) => {
  const account = await db.account.create({ data: { name: `Client ${next()}`, ...over } });
  if (owner) await anAssignment(db, { accountId: account.id, personId: owner.id });
  return account;
};

/** The account that a row hangs on: the given one, or a new one. */
export const accountIdOr = async (db: Tx, accountId?: number): Promise<number> => accountId ?? (await anAccount(db)).id;

/** Ownership since 2020, unless `role` or days say otherwise. */
export const anAssignment = async (db: Tx, over: Over<Prisma.AssignmentUncheckedCreateInput> = {}) =>
  db.assignment.create({
    data: {
      role: 'owner',
      fromOn: day('2020-01-01'),
      ...over,
      accountId: await accountIdOr(db, over.accountId),
      personId: over.personId ?? (await aPerson(db)).id,
    },
  });

/** A company of a client: of a new one, unless `accountId` is given. `accountId: null` is a company that no client has yet. */
export const aLegalEntity = async (db: Tx, over: Over<Prisma.LegalEntityUncheckedCreateInput> = {}) =>
  db.legalEntity.create({
    data: {
      name: `Company ${next()} Ltd`,
      ...over,
      accountId: over.accountId === null ? null : await accountIdOr(db, over.accountId),
    },
  });

export const aContact = async (db: Tx, over: Over<Prisma.ContactUncheckedCreateInput> = {}) =>
  db.contact.create({ data: { name: `Contact ${next()}`, ...over, accountId: await accountIdOr(db, over.accountId) } });

/** An open-ended contract in force. */
export const aContract = async (db: Tx, over: Over<Prisma.ContractUncheckedCreateInput> = {}) =>
  db.contract.create({ data: { number: `C-${next()}`, ...over, accountId: await accountIdOr(db, over.accountId) } });

/** A tender on 20 January 2027, noted on 20 November 2026 with the usual reminders. */
export const aKeyDate = async (db: Tx, over: Over<Prisma.KeyDateUncheckedCreateInput> = {}) =>
  db.keyDate.create({
    data: {
      kind: 'tender',
      title: 'Annual tender',
      day: day('2027-01-20'),
      remindDays: [14, 7, 1],
      notedAt: new Date('2026-11-20T08:00:00Z'),
      askedByKey: `test/${next()}`,
      ...over,
      accountId: await accountIdOr(db, over.accountId),
      notedById: over.notedById ?? (await aPerson(db)).id,
    },
  });

export const aGoal = async (db: Tx, over: Over<Prisma.GoalUncheckedCreateInput> = {}) =>
  db.goal.create({ data: { side: 'ours', text: 'Grow', ...over, accountId: await accountIdOr(db, over.accountId) } });

export const aCompetitorNote = async (db: Tx, over: Over<Prisma.CompetitorNoteUncheckedCreateInput> = {}) =>
  db.competitorNote.create({
    data: {
      competitor: 'Rival',
      note: 'Offers the same for less',
      notedOn: day('2026-11-01'),
      ...over,
      accountId: await accountIdOr(db, over.accountId),
    },
  });
