import type { Fake } from '../fake.ts';
import { type JsonObject, objectsOf } from '../json.ts';
import { messageJson } from '../world/messages.ts';
import type { Conversation, Message, User, View } from '../world/types.ts';
import { topModal, viewJson } from '../world/views.ts';
import { Cannot } from './cannot.ts';
import { nameFor, newResponseUrl } from './payload.ts';
import { joinedBy, seenMessage } from './who.ts';

/** Where a person finds buttons and menus. */
export type PlaceName =
  | { readonly channel: string; readonly ts: string }
  | { readonly screen: 'modal' }
  | { readonly screen: 'home' };

/** Such a place: its blocks, and what an interaction says of it. */
export interface Place {
  readonly blocks: readonly JsonObject[];
  readonly view: View | undefined;
  readonly says: (fake: Fake) => JsonObject;
}

const inView = (view: View): Place => ({
  blocks: objectsOf(view.body.blocks),
  view,
  says: ({ world }) => ({ container: { type: 'view', view_id: view.id }, view: viewJson(world, view) }),
});

const inMessage = (user: User, conversation: Conversation, message: Message): Place => {
  const ephemeral = message.onlyFor !== undefined;
  return {
    blocks: message.blocks,
    view: undefined,
    says: (fake) => ({
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: conversation.id,
        is_ephemeral: ephemeral,
        ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
      },
      channel: { id: conversation.id, name: nameFor(conversation) },
      // The platform does not repeat an ephemeral message.
      ...(!ephemeral && { message: messageJson(fake.world, conversation, message, { withMetadata: true }) }),
      state: { values: {} },
      response_url: newResponseUrl(fake, 'actions', user, conversation, message.ts),
    }),
  };
};

/** @throws {Cannot} when the person has no such thing on the screen. */
export const placeOf = (fake: Fake, user: User, name: PlaceName): Place => {
  if ('channel' in name) {
    const conversation = joinedBy(fake, name.channel, user);
    return inMessage(user, conversation, seenMessage(conversation, name.ts, user));
  }
  const view =
    name.screen === 'modal' ? topModal(fake.world, user.id) : fake.world.views.get(fake.world.homes.get(user.id) ?? '');
  if (!view) throw new Cannot(`${user.name} sees no ${name.screen}.`);
  return inView(view);
};
