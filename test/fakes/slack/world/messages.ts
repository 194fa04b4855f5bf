import type { Json, JsonObject } from '../json.ts';
import { fileInMessage } from './files.ts';
import type { Conversation, Message, World } from './types.ts';

/** Puts a message at the end of a conversation, and forgets the oldest when there are more than `keep`. */
export const addMessage = (conversation: Conversation, message: Message, keep: number): void => {
  const { messages, replies } = conversation;
  messages.set(message.ts, message);
  if (message.threadTs !== undefined && message.onlyFor === undefined) {
    const thread = replies.get(message.threadTs) ?? [];
    thread.push(message.ts);
    replies.set(message.threadTs, thread);
  }
  const [oldest] = messages.size > keep ? messages.values() : [];
  if (oldest) dropMessage(conversation, oldest);
};

export const dropMessage = ({ messages, replies }: Conversation, { ts, threadTs }: Message): void => {
  messages.delete(ts);
  replies.delete(ts);
  const thread = threadTs === undefined ? undefined : replies.get(threadTs);
  if (thread?.includes(ts)) thread.splice(thread.indexOf(ts), 1);
};

export const newMessage = (
  given: Pick<Message, 'ts' | 'user' | 'text'> & Partial<Omit<Message, 'ts' | 'user' | 'text' | 'reactions'>>,
): Message => ({
  byApp: false,
  blocks: [],
  attachments: [],
  metadata: undefined,
  threadTs: undefined,
  broadcast: false,
  edited: undefined,
  files: [],
  onlyFor: undefined,
  subtype: undefined,
  reactions: new Map(),
  ...given,
});

export const repliesTo = ({ messages, replies }: Conversation, ts: string): Message[] =>
  (replies.get(ts) ?? []).flatMap((reply) => messages.get(reply) ?? []);

/** Gives every block and every element that has none a name, as the platform does before it stores them. */
export const nameBlocks = (world: World, blocks: readonly JsonObject[]): readonly JsonObject[] =>
  blocks.map((block) => ({
    ...block,
    block_id: block.block_id ?? world.nextId('b'),
    ...(Array.isArray(block.elements) && { elements: block.elements.map((element) => named(world, element)) }),
    ...(block.accessory !== undefined && { accessory: named(world, block.accessory) }),
    ...(block.element !== undefined && { element: named(world, block.element) }),
  }));

const passive = new Set(['plain_text', 'mrkdwn', 'image']);

const named = (world: World, element: Json): Json => {
  if (typeof element !== 'object' || element === null || !('type' in element)) return element;
  const { type } = element;
  if (typeof type !== 'string' || passive.has(type) || type.startsWith('rich_text') || 'action_id' in element)
    return element;
  return { ...element, action_id: world.nextId('a') };
};

/** A message as the Web API and events show it. `metadata` is shown only when asked for. */
export const messageJson = (
  world: World,
  conversation: Conversation,
  message: Message,
  { withMetadata = false }: { readonly withMetadata?: boolean } = {},
): JsonObject => {
  const { app, team } = world;
  const replies = repliesTo(conversation, message.ts);
  return {
    type: 'message',
    ...(message.subtype !== undefined && { subtype: message.subtype }),
    user: message.user,
    ...(message.byApp && {
      bot_id: app.botId,
      app_id: app.id,
      bot_profile: {
        id: app.botId,
        app_id: app.id,
        name: app.settings.name,
        team_id: team.id,
        deleted: false,
        updated: 0,
      },
    }),
    text: message.text,
    ts: message.ts,
    team: team.id,
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.attachments.length > 0 && { attachments: message.attachments }),
    ...(withMetadata && message.metadata && { metadata: message.metadata }),
    ...(message.edited !== undefined && { edited: { user: message.user, ts: message.edited } }),
    ...(message.files.length > 0 && { files: message.files.map((id) => fileInMessage(world, id)) }),
    ...(message.reactions.size > 0 && {
      reactions: [...message.reactions].map(([name, users]) => ({ name, users: [...users], count: users.size })),
    }),
    ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
    ...(replies.length > 0 && {
      thread_ts: message.ts,
      reply_count: replies.length,
      reply_users_count: new Set(replies.map(({ user }) => user)).size,
      latest_reply: replies.at(-1)?.ts,
    }),
  };
};
