import { z } from 'zod';
import { auditListed } from '../accounts/audit-listed.ts';
import { briefFor, detailsFor } from '../accounts/brief/brief-for.ts';
import { findAccounts } from '../accounts/find.ts';
import { pickReply } from '../accounts/pick-card.ts';
import { idArg } from '../forms/values.ts';
import { defineAction, defineCommand } from './define.ts';

/** `/brief Acme`: all that one needs to know of a client before the meeting, in one message. */
export const brief = defineCommand({
  name: 'brief',
  permission: 'accounts',
  args: z.string().min(1),
  handle: async (context, query) => {
    const found = await findAccounts(context, query);
    if (found.kind === 'one') return { card: await briefFor(context, found.account.id) };
    const named = found.kind === 'several' ? found.accounts : found.near;
    await auditListed(
      context,
      named.map(({ id }) => ({ id, parts: ['profile'] })),
    );
    return pickReply(context.t, found, 'brief');
  },
});

/** The brief of a client whose name was pressed. */
export const openBrief = defineAction({
  verb: 'brief',
  permission: 'accounts',
  arg: idArg,
  handle: async (context, id) => ({ card: await briefFor(context, id) }),
});

/** From the brief to its details, in place. */
export const openDetails = defineAction({
  verb: 'brief-more',
  permission: 'accounts',
  arg: idArg,
  handle: async (context, id) => ({ card: await detailsFor(context, id), replaces: true }),
});

/** From the details back to the brief, in place. */
export const closeDetails = defineAction({
  verb: 'brief-back',
  permission: 'accounts',
  arg: idArg,
  handle: async (context, id) => ({ card: await briefFor(context, id), replaces: true }),
});
