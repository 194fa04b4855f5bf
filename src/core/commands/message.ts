import { auditListed } from '../accounts/audit-listed.ts';
import { card } from '../cards/build.ts';
import { idArg } from '../forms/values.ts';
import { messageKinds } from '../outbox/registry.ts';
import { reread } from '../outbox/reread.ts';
import { defineAction } from './define.ts';

/** Opens a message that was told in another one, as it reads now. */
export const openMessage = defineAction({
  verb: 'message',
  permission: 'everyone',
  arg: idArg,
  handle: async (context, id) => {
    const found = await reread(context, messageKinds, id);
    if (!found || 'drop' in found.built) return { card: card(context.t('message-gone'), []), outcome: 'not-found' };
    if (found.accountId !== null) await auditListed(context, [{ id: found.accountId, parts: ['relationship'] }]);
    return { card: found.built.say };
  },
});
