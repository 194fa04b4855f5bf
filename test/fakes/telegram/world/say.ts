import type { Formatted } from '../text/entity.ts';
import { trim } from './trim.ts';
import type { Chat, Group, Message, StoredFile, User } from './types.ts';
import { seconds, type World } from './world.ts';

type Content = Partial<
  Pick<
    Message,
    | 'text'
    | 'caption'
    | 'media'
    | 'album'
    | 'buttons'
    | 'below'
    | 'service'
    | 'silent'
    | 'protected'
    | 'thread'
    | 'replyTo'
  >
>;

const nextId = (world: World, chat: Chat): number => {
  if (chat.type === 'supergroup') {
    chat.lastMessageId += 1;
    return chat.lastMessageId;
  }
  world.lastMessageId += 1;
  return world.lastMessageId;
};

/** Puts a message into a chat. Old ones are forgotten beyond what the world keeps. */
export const put = (world: World, chat: Chat, from: User, content: Content): Message => {
  const message: Message = {
    id: nextId(world, chat),
    chat,
    from,
    date: seconds(world),
    editDate: undefined,
    thread: content.thread,
    replyTo: content.replyTo,
    text: content.text,
    caption: content.caption,
    media: content.media,
    album: content.album,
    buttons: content.buttons?.length ? content.buttons : undefined,
    below: content.below,
    service: content.service,
    silent: content.silent ?? false,
    protected: content.protected ?? false,
    pinned: false,
    reaction: undefined,
  };
  chat.messages.set(message.id, message);
  trim(chat.messages, world.keep);
  return message;
};

const mediaOf = (file: StoredFile): Record<string, unknown> => {
  const common = { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.size };
  switch (file.kind) {
    case 'photo':
      return { photo: [{ ...common, width: file.width, height: file.height }] };
    case 'voice':
      return { voice: { ...common, duration: file.duration, mime_type: file.type } };
    case 'document':
      return { document: { ...common, file_name: file.name, mime_type: file.type } };
  }
};

export const chatOf = (chat: Chat): Record<string, unknown> => {
  if (chat.type !== 'private') {
    return { id: chat.id, type: chat.type, title: chat.title, ...(chat.forum && { is_forum: true }) };
  }
  const { first_name, last_name, username } = chat.person;
  return { id: chat.id, type: 'private', first_name, ...(last_name && { last_name }), ...(username && { username }) };
};

const entitiesOf = (world: World, { entities }: Formatted): readonly unknown[] =>
  entities.map((entity) => (entity.user ? { ...entity, user: world.users.get(entity.user.id) ?? world.bot } : entity));

/** What a message answers: in a topic, when it answers nothing else, the message that opened the topic. */
const answered = ({ chat, replyTo, thread }: Message): Message | undefined => chat.messages.get(replyTo ?? thread ?? 0);

/**
 * Where a message belongs: to its topic; or, answering something in a supergroup, to the message at the root of all those answers.
 * The latter looks like a topic and is none: nothing can be sent there.
 */
const threadOf = (message: Message): Record<string, unknown> => {
  const { chat, thread, service } = message;
  const topic = thread ?? (service && 'forum_topic_created' in service ? message.id : undefined);
  if (topic !== undefined) return { message_thread_id: topic, is_topic_message: true };
  if (chat.type !== 'supergroup' || message.replyTo === undefined) return {};
  let root = message;
  for (let next = chat.messages.get(message.replyTo); next; next = chat.messages.get(next.replyTo ?? 0)) root = next;
  return root === message ? {} : { message_thread_id: root.id };
};

/** A message as the Bot API says it. */
export const messageOf = (world: World, message: Message, withReply = true): Record<string, unknown> => {
  const reply = withReply ? answered(message) : undefined;
  return {
    message_id: message.id,
    from: message.from,
    chat: chatOf(message.chat),
    date: message.date,
    ...(message.editDate !== undefined && { edit_date: message.editDate }),
    ...threadOf(message),
    ...(reply && { reply_to_message: messageOf(world, reply, false) }),
    ...(message.protected && { has_protected_content: true }),
    ...(message.text && { text: message.text.text }),
    ...(message.text?.entities.length && { entities: entitiesOf(world, message.text) }),
    ...(message.media && mediaOf(message.media)),
    ...(message.album !== undefined && { media_group_id: message.album }),
    ...(message.caption && { caption: message.caption.text }),
    ...(message.caption?.entities.length && { caption_entities: entitiesOf(world, message.caption) }),
    ...message.service,
    ...(message.buttons && { reply_markup: { inline_keyboard: message.buttons } }),
  };
};

/** Whether the bot hears a message in a group: all of them as an administrator or without privacy mode, else what is meant for it. */
const isMeantForBot = (world: World, group: Group, message: Message): boolean => {
  if (!world.privacy || group.bot === 'administrator' || message.service) return true;
  if (message.replyTo !== undefined && answered(message)?.from.id === world.bot.id) return true;
  const text = message.text ?? message.caption;
  const command = text?.entities.find(({ type, offset }) => type === 'bot_command' && offset === 0);
  if (!text || !command) return false;
  const [, named] = text.text.slice(0, command.length).split('@');
  return named === undefined ? group.botSpokeLast : named.toLowerCase() === world.bot.username?.toLowerCase();
};

/** Whether the bot hears what people write in a chat. */
const hears = (world: World, message: Message): boolean => {
  const { chat } = message;
  if (chat.type === 'private') return !chat.blocked;
  return (chat.bot === 'member' || chat.bot === 'administrator') && isMeantForBot(world, chat, message);
};

/** Tells the bot of a message, if it hears it. Returns the update's id. */
export const tell = (world: World, message: Message, type: 'message' | 'edited_message' = 'message'): number | null =>
  hears(world, message) ? world.updates.push(type, messageOf(world, message), String(message.chat.id)) : null;

/** Tells the bot that its own standing in a chat has changed. */
export const tellStanding = (
  world: World,
  chat: Chat,
  by: User,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): number | null =>
  world.updates.push(
    'my_chat_member',
    { chat: chatOf(chat), from: by, date: seconds(world), old_chat_member: before, new_chat_member: after },
    `standing ${chat.id}`,
  );
