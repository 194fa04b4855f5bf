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
    const built = await reread(context, messageKinds, id);
    if (!built || 'drop' in built) return { card: card(context.t('message-gone'), []), outcome: 'not-found' };
    return { card: built.say };
  },
});
