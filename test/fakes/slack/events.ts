import type { Fake } from './fake.ts';
import type { JsonObject } from './json.ts';
import { messageJson } from './world/messages.ts';
import type { Conversation, ConversationKind, Message } from './world/types.ts';

const channelTypes: Readonly<Record<ConversationKind, string>> = {
  public: 'channel',
  private: 'group',
  im: 'im',
  mpim: 'mpim',
};

/** Whether the app is told what happens there. */
const hears = ({ world }: Fake, { members }: Conversation): boolean => members.has(world.app.botUserId);

const inConversation = (conversation: Conversation, ts: string): JsonObject => ({
  channel: conversation.id,
  channel_type: channelTypes[conversation.kind],
  event_ts: ts,
});

/** Tells of a new message, and of its mention of the app. */
export const tellMessage = (fake: Fake, conversation: Conversation, message: Message): void => {
  if (message.onlyFor !== undefined || !hears(fake, conversation)) return;
  const { world, courier } = fake;
  const parent = message.threadTs === undefined ? undefined : conversation.messages.get(message.threadTs);
  const event = {
    ...messageJson(world, conversation, message),
    ...inConversation(conversation, message.ts),
    type: 'message',
    ...(parent && { parent_user_id: parent.user }),
  };
  courier.event(event, conversation);
  const { user, text, ts, threadTs } = message;
  if (message.byApp || conversation.kind === 'im' || !text.includes(`<@${world.app.botUserId}>`)) return;
  courier.event({
    type: 'app_mention',
    user,
    text,
    ts,
    team: world.team.id,
    channel: conversation.id,
    event_ts: ts,
    ...(threadTs !== undefined && { thread_ts: threadTs }),
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
  });
};

export const tellChanged = (fake: Fake, conversation: Conversation, message: Message, previous: JsonObject): void => {
  if (message.onlyFor !== undefined || !hears(fake, conversation)) return;
  const ts = fake.clock.stamp();
  fake.courier.event(
    {
      type: 'message',
      subtype: 'message_changed',
      hidden: true,
      message: messageJson(fake.world, conversation, message),
      previous_message: previous,
      ts,
      ...inConversation(conversation, ts),
    },
    conversation,
  );
};

export const tellDeleted = (fake: Fake, conversation: Conversation, previous: JsonObject): void => {
  if (!hears(fake, conversation)) return;
  const ts = fake.clock.stamp();
  fake.courier.event(
    {
      type: 'message',
      subtype: 'message_deleted',
      hidden: true,
      deleted_ts: previous.ts,
      previous_message: previous,
      ts,
      ...inConversation(conversation, ts),
    },
    conversation,
  );
};

/** Someone, the app perhaps, comes into a conversation or leaves it. */
export const tellMembership = (
  fake: Fake,
  type: 'member_joined_channel' | 'member_left_channel',
  conversation: Conversation,
  user: string,
  inviter?: string,
): void => {
  if (!hears(fake, conversation) && user !== fake.world.app.botUserId) return;
  fake.courier.event({
    type,
    user,
    channel: conversation.id,
    channel_type: conversation.kind === 'public' ? 'C' : 'G',
    team: fake.world.team.id,
    ...(inviter !== undefined && { inviter }),
    event_ts: fake.clock.stamp(),
  });
};

export const tellReaction = (
  fake: Fake,
  type: 'reaction_added' | 'reaction_removed',
  conversation: Conversation,
  message: Message,
  user: string,
  reaction: string,
): void => {
  if (!hears(fake, conversation)) return;
  fake.courier.event({
    type,
    user,
    reaction,
    item_user: message.user,
    item: { type: 'message', channel: conversation.id, ts: message.ts },
    event_ts: fake.clock.stamp(),
  });
};
