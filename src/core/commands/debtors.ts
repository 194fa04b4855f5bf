import { z } from 'zod';
import { auditListed } from '../accounts/audit-listed.ts';
import { type FoundAccount, findAccounts } from '../accounts/find.ts';
import { card } from '../cards/build.ts';
import type { Db } from '../db.ts';
import { filled, idArg, idOrNew, lineField, offsetArg, pairArg } from '../forms/values.ts';
import {
  type Assigned,
  askAgain,
  assignDebtor,
  makeClient,
  releaseDebtor,
  setAside,
} from '../receivables/debtors/assign.ts';
import {
  assignedSaid,
  choiceCard,
  debtorCard,
  debtorForm,
  debtorFormId,
  type Said,
} from '../receivables/debtors/card.ts';
import { debtorToAsk } from '../receivables/debtors/queries.ts';
import { type Action, type Context, defineAction, defineForm, type Reply } from './define.ts';

/** The clients whose names are near; that they are shown is noted. */
const nearTo = async (context: Context, name: string): Promise<readonly FoundAccount[]> => {
  const found = await findAccounts(context, name);
  const near = found.kind === 'one' ? [found.account] : found.kind === 'several' ? found.accounts : found.near;
  await auditListed(
    context,
    near.map(({ id }) => ({ id, parts: ['profile'] })),
  );
  return near;
};

/** Asks for the debtor who owes most, but for those that are put off. */
export const askDebtor = async (context: Context, after = 0, said: Said | null = null): Promise<Reply> => {
  const debtor = await debtorToAsk(context.db, after);
  const near = debtor ? await nearTo(context, debtor.name) : [];
  return { card: debtorCard(context.t, debtor, near, after, said), replaces: true };
};

/** Asks for all again, those that were set aside, too. */
export const askDebtorsAgain = async (context: Context): Promise<Reply> => {
  await askAgain(context);
  return askDebtor(context);
};

/** A debtor of which nobody has said yet which client it is: those of clients are not for everybody's eyes. */
const unassigned = (db: Db, id: number) =>
  db.legalEntity.findFirst({ where: { id, accountId: null }, select: { id: true, name: true } });

const next = (context: Context, assigned: Assigned): Promise<Reply> =>
  askDebtor(context, 0, assignedSaid(context.t, assigned));

/** From where an import is told: that stays. */
const beginAction = defineAction({
  verb: 'debtors',
  permission: 'imports',
  arg: z.literal(''),
  handle: async (context) => ({ ...(await askDebtor(context)), replaces: false }),
});

const nextAction = defineAction({
  verb: 'debtor-next',
  permission: 'imports',
  arg: offsetArg,
  handle: (context, after) => askDebtor(context, after),
});

const isAction = defineAction({
  verb: 'debtor-is',
  permission: 'imports',
  arg: pairArg,
  handle: async (context, [debtorId, accountId]) => next(context, await assignDebtor(context, debtorId, accountId)),
});

const newAction = defineAction({
  verb: 'debtor-new',
  permission: 'imports',
  arg: idArg,
  handle: async (context, debtorId) => next(context, await makeClient(context, debtorId)),
});

const releaseAction = defineAction({
  verb: 'debtor-release',
  permission: 'imports',
  arg: pairArg,
  handle: async (context, [debtorId, accountId]) => {
    await releaseDebtor(context, debtorId, accountId);
    return askDebtor(context);
  },
});

/** 0: all that are still asked for. */
const asideAction = defineAction({
  verb: 'debtor-aside',
  permission: 'imports',
  arg: idOrNew,
  handle: async (context, debtorId) => {
    const count = await setAside(context, debtorId);
    return askDebtor(context, 0, { line: context.t('debtor-aside', { count }), undo: null });
  },
});

const askAction = defineAction({
  verb: 'debtor-ask',
  permission: 'imports',
  arg: idArg,
  handle: async ({ db, t }, debtorId) => {
    const debtor = await unassigned(db, debtorId);
    if (!debtor) return { card: card(t('debtor-gone'), []), outcome: 'not-found' };
    return { card: card(t('debtor-which', { name: debtor.name }), []), form: debtorForm(t, debtor) };
  },
});

export const debtorActions: readonly Action[] = [
  beginAction,
  nextAction,
  isAction,
  newAction,
  releaseAction,
  asideAction,
  askAction,
];

/** A client by name: the one that is meant, or those that may be as buttons. */
export const debtorFormHandler = defineForm({
  id: debtorFormId,
  permission: 'imports',
  arg: idArg,
  values: filled(z.strictObject({ client: lineField(200) })),
  handle: async (context, { client }, debtorId) => {
    const found = await findAccounts(context, client);
    if (found.kind === 'one') return next(context, await assignDebtor(context, debtorId, found.account.id));
    const near = await nearTo(context, client);
    const debtor = await unassigned(context.db, debtorId);
    if (!debtor || near.length === 0) {
      return { card: card(context.t('account-not-found'), []), outcome: 'not-found', field: 'client' };
    }
    return { card: choiceCard(context.t, { id: debtorId, name: debtor.name }, near) };
  },
});
