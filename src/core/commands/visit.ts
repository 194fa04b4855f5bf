import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { auditListed } from '../accounts/audit-listed.ts';
import { findLeading } from '../accounts/find.ts';
import { pickReply } from '../accounts/pick-card.ts';
import { card } from '../cards/build.ts';
import { idArg } from '../forms/values.ts';
import { askAbout, askAmong, askOf, askWhich } from '../visits/ask-visit.ts';
import { logVisit } from '../visits/log-visit.ts';
import { undoVisit } from '../visits/undo-visit.ts';
import { visitCard } from '../visits/visit-card.ts';
import { readNote, visitFormId, visitValues } from '../visits/visit-form.ts';
import { type Context, defineAction, defineCommand, defineForm, type Reply } from './define.ts';

/** More words that begin with no client's name are what came of the visit, not a name misspelt. */
const mostWordsOfName = 4;

const openFor = async (context: Context, typed: string): Promise<Reply> => {
  const { found, rest } = await findLeading(context, typed, 'tasks');
  const summary = rest || context.quoted || '';
  if (found.kind === 'one') return askOf(context, found.account.id, { summary });
  const named = found.kind === 'several' ? found.accounts : found.near;
  if (summary !== '') return askAmong(context, summary, named);
  if (found.kind === 'none' && typed.split(' ').length > mostWordsOfName) return askAmong(context, typed, named);
  await auditListed(
    context,
    named.map(({ id }) => ({ id, parts: ['profile'] })),
  );
  return pickReply(context.t, found, 'visit');
};

/** `/visit Acme` asks what came of a visit or a call, `/visit Acme had lunch` says it already, `/visit` alone asks for the client. */
export const visit = defineCommand({
  name: 'visit',
  permission: 'accounts',
  args: z.string(),
  handle: (context, typed) => {
    if (typed !== '') return openFor(context, typed);
    return context.quoted ? askAbout(context, context.quoted) : askWhich(context);
  },
});

/** The form for a client who was pressed: `visit:7`, or `visit:7:2026-11-20` for a visit on that day. */
export const openVisit = defineAction({
  verb: 'visit',
  permission: 'accounts',
  arg: z
    .string()
    .regex(/^[1-9]\d{0,8}(:[^:]+)?$/)
    .transform((said) => said.split(':'))
    .transform(([accountId, day]) => ({ accountId: Number(accountId), day }))
    .pipe(z.object({ accountId: z.number(), day: z.union([z.undefined(), z.iso.date()]) })),
  handle: (context, { accountId, day }) =>
    askOf(context, accountId, day === undefined ? {} : { day: Temporal.PlainDate.from(day) }),
});

export const undoVisitAction = defineAction({
  verb: 'visit-undo',
  permission: 'accounts',
  arg: idArg,
  handle: async (context, id) => ({
    card: visitCard(context.t, await undoVisit(context, id), context),
    replaces: true,
  }),
});

/** The form says the client by its id, or by a field of its own. */
export const visitFormHandler = defineForm({
  id: visitFormId,
  permission: 'accounts',
  arg: z.union([z.literal('').transform(() => undefined), idArg]),
  values: visitValues,
  handle: async (context, values, arg): Promise<Reply> => {
    const { t, today } = context;
    const accountId = arg ?? values.account;
    const note = readNote(values, today, t);
    if (accountId === undefined) return { card: card(t('error-form-not-understood'), []), outcome: 'refused' };
    if ('field' in note) return { card: card(t(note.key, note.args), []), outcome: 'refused', field: note.field };
    return { card: visitCard(t, await logVisit(context, accountId, note), context) };
  },
});
