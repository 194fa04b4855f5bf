import { z } from 'zod';
import { auditListed } from '../accounts/audit-listed.ts';
import { findAccounts } from '../accounts/find.ts';
import { calledName, pickReply } from '../accounts/pick-card.ts';
import { card } from '../cards/build.ts';
import { clientOf, comingUp } from '../dates/coming.ts';
import { comingCard, comingPage } from '../dates/coming-card.ts';
import { dateCard } from '../dates/date-card.ts';
import { dateForm, dateFormId, dateValues, isPlannable, readDate } from '../dates/date-form.ts';
import { noteDate, requireDate, withdrawDate } from '../dates/note-date.ts';
import { idArg } from '../forms/values.ts';
import { requireView } from '../people/access.ts';
import { type Context, defineAction, defineCommand, defineForm, type Reply } from './define.ts';

const daysAhead = 90;

const showComing = async (context: Context, from: number): Promise<Reply> => {
  const { t, today } = context;
  const all = await comingUp(context, today, today.add({ days: daysAhead }));
  const start = from < all.length ? from : 0;
  const clients = new Set(all.slice(start, start + comingPage).map((one) => clientOf(one).id));
  await auditListed(
    context,
    [...clients].map((id) => ({ id, parts: ['relationship'] })),
  );
  return { card: comingCard(t, all, { today, days: daysAhead, from: start }) };
};

/** Opens the form of a date of a client. */
const askDate = async (context: Context, accountId: number): Promise<Reply> => {
  const { db, t, today } = context;
  await requireView(context, accountId, 'relationship');
  const client = await db.account.findUniqueOrThrow({ where: { id: accountId }, select: { id: true, name: true } });
  await auditListed(context, [{ id: accountId, parts: ['profile'] }]);
  return { card: card(t('date-ask', { name: calledName(client) }), []), form: dateForm(t, client, today) };
};

/** `/dates`: what comes up at the asker's clients; `/dates Acme` notes a date of Acme. */
export const dates = defineCommand({
  name: 'dates',
  permission: 'accounts',
  args: z.string(),
  handle: async (context, typed) => {
    if (typed === '') return showComing(context, 0);
    const found = await findAccounts(context, typed, 'relationship');
    if (found.kind === 'one') return askDate(context, found.account.id);
    const named = found.kind === 'several' ? found.accounts : found.near;
    await auditListed(
      context,
      named.map(({ id }) => ({ id, parts: ['profile'] })),
    );
    return pickReply(context.t, found, 'date');
  },
});

export const datesAction = defineAction({
  verb: 'dates',
  permission: 'accounts',
  arg: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number),
  handle: async (context, from) => ({ ...(await showComing(context, from)), replaces: true }),
});

/** The form for a client who was pressed. */
export const askDateAction = defineAction({
  verb: 'date',
  permission: 'accounts',
  arg: idArg,
  handle: askDate,
});

/** One date of a message or a list that says several. */
export const openDateAction = defineAction({
  verb: 'date-open',
  permission: 'accounts',
  arg: idArg,
  handle: async (context, id): Promise<Reply> => {
    const date = await requireDate(context, id);
    await auditListed(context, [{ id: date.account.id, parts: ['relationship'] }]);
    return { card: dateCard(context.t, date, context.today) };
  },
});

export const withdrawDateAction = defineAction({
  verb: 'date-withdraw',
  permission: 'accounts',
  arg: idArg,
  handle: async (context, id): Promise<Reply> => {
    const date = await withdrawDate(context, id);
    return { card: dateCard(context.t, date, context.today), replaces: true };
  },
});

export const dateFormHandler = defineForm({
  id: dateFormId,
  permission: 'accounts',
  arg: idArg,
  values: dateValues,
  handle: async (context, values, accountId): Promise<Reply> => {
    const { t, today } = context;
    if (!isPlannable(values.day, today)) {
      const refused = card(t('date-not-ahead', { day: t.dayLong(values.day) }), []);
      return { card: refused, outcome: 'refused', field: 'day' };
    }
    return { card: dateCard(t, await noteDate(context, accountId, readDate(values)), today) };
  },
});
