import { z } from 'zod';
import { auditListed } from '../accounts/audit-listed.ts';
import { findLeading } from '../accounts/find.ts';
import { pickReply } from '../accounts/pick-card.ts';
import { card } from '../cards/build.ts';
import { cadenceForm, cadenceFormId, cadenceOf, cadenceText, longestCadence, setCadence } from '../dates/cadence.ts';
import { filled, idArg } from '../forms/values.ts';
import { type Context, defineAction, defineCommand, defineForm, type Reply } from './define.ts';

const ask = async (context: Context, accountId: number): Promise<Reply> => {
  const client = await cadenceOf(context, accountId);
  await auditListed(context, [{ id: accountId, parts: ['relationship'] }]);
  return { card: card(cadenceText(context.t, client), []), form: cadenceForm(context.t, client) };
};

const change = async (context: Context, accountId: number, days: number): Promise<Reply> => {
  const { t } = context;
  const client = await cadenceOf(context, accountId);
  if (days > longestCadence) {
    const refused = card(t('cadence-too-long', { most: longestCadence }), []);
    return { card: refused, outcome: 'refused', field: 'days' };
  }
  const wanted = days === 0 ? null : days;
  if (client.cadenceDays === wanted) await auditListed(context, [{ id: accountId, parts: ['relationship'] }]);
  return { card: card(cadenceText(t, await setCadence(context, accountId, wanted)), []) };
};

const days = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number);

/** `/cadence Acme 45` agrees to be in contact every 45 days, 0 on no rhythm; `/cadence Acme` asks. */
export const cadence = defineCommand({
  name: 'cadence',
  permission: 'accounts',
  args: z.string().min(1),
  handle: async (context, typed) => {
    const { found, rest } = await findLeading(context, typed, 'relationship');
    if (found.kind === 'one') {
      const said = days.safeParse(rest);
      return said.success ? change(context, found.account.id, said.data) : ask(context, found.account.id);
    }
    const named = found.kind === 'several' ? found.accounts : found.near;
    await auditListed(
      context,
      named.map(({ id }) => ({ id, parts: ['profile'] })),
    );
    return pickReply(context.t, found, 'cadence');
  },
});

/** Another rhythm for a client who was pressed. */
export const cadenceAction = defineAction({ verb: 'cadence', permission: 'accounts', arg: idArg, handle: ask });

export const cadenceFormHandler = defineForm({
  id: cadenceFormId,
  permission: 'accounts',
  arg: idArg,
  values: filled(z.strictObject({ days: days.exactOptional() })),
  handle: (context, { days: said = 0 }, id) => change(context, id, said),
});
