import { badRequest, forbidden } from '../errors.ts';
import type { Chat, Group, Message, Topic } from './types.ts';
import type { World } from './world.ts';

/** The chat that a call names. @throws ApiError as the platform does when there is none, or the bot is not in it. */
export const chatFor = (world: World, key: number | string | undefined): Chat => {
  if (key === undefined || key === '') throw badRequest('chat_id is empty');
  const chat = world.chats.get(Number(key));
  if (!chat) throw badRequest('chat not found');
  if (chat.type === 'private') return chat;
  const name = chat.type === 'group' ? 'group chat' : 'supergroup chat';
  if (chat.upgradedTo !== undefined) {
    throw badRequest('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: chat.upgradedTo });
  }
  if (chat.bot === 'kicked') throw forbidden(`bot was kicked from the ${name}`);
  if (chat.bot === 'left') throw forbidden(`bot is not a member of the ${name}`);
  return chat;
};

/** Whether the bot knows a person from a group, although they never wrote to it. */
const sharesGroup = (world: World, userId: number): boolean =>
  [...world.chats.values()].some((chat) => chat.type !== 'private' && chat.members.has(userId));

/** The chat that a call writes to. @throws ApiError when the bot may not write there. */
export const writableChat = (world: World, key: number | string | undefined): Chat => {
  const chat = chatFor(world, key);
  if (chat.type !== 'private') {
    if (chat.muted && chat.bot !== 'administrator') {
      throw badRequest('not enough rights to send text messages to the chat');
    }
    return chat;
  }
  if (chat.deactivated) throw forbidden('user is deactivated');
  if (chat.blocked) throw forbidden('bot was blocked by the user');
  if (!chat.started) {
    throw sharesGroup(world, chat.id)
      ? forbidden("bot can't initiate conversation with a user")
      : badRequest('chat not found');
  }
  return chat;
};

/** The General topic has this id, and cannot be named when writing. */
const generalTopic = 1;

/** The topic that a message goes to. @throws ApiError when there is none, or it is closed. */
export const writableTopic = (world: World, chat: Chat, id: number | undefined, method: string): number | undefined => {
  if (id === undefined) return undefined;
  if (chat.type === 'group' || (chat.type === 'supergroup' && !chat.forum)) {
    world.violations.add({ kind: 'ignored', method, detail: 'message_thread_id in a chat without topics' });
    return undefined;
  }
  const topic = chat.type === 'supergroup' && id !== generalTopic ? chat.topics.get(id) : undefined;
  if (!topic || chat.type === 'private') throw badRequest('message thread not found');
  if (topic.closed && !maySpeakInClosed(chat)) throw badRequest('TOPIC_CLOSED');
  return id;
};

const maySpeakInClosed = (group: Group): boolean => group.bot === 'administrator' && group.rights.can_manage_topics;

/** The forum whose topics a call changes. @throws ApiError */
export const managedForum = (world: World, key: number | string | undefined, doing: string): Group => {
  const chat = chatFor(world, key);
  if (chat.type === 'private' || !chat.forum) throw badRequest('the chat is not a forum');
  if (!maySpeakInClosed(chat)) throw badRequest(`not enough rights to ${doing}`);
  return chat;
};

export const topicOf = (group: Group, id: number | undefined): Topic => {
  const topic = group.topics.get(id ?? 0);
  if (!topic) throw badRequest('TOPIC_ID_INVALID');
  return topic;
};

/** A message in a chat, whoever wrote it. @throws ApiError that names the purpose, such as "message to edit". */
export const messageIn = (chat: Chat, id: number | undefined, purpose: string): Message => {
  const message = chat.messages.get(id ?? 0);
  if (!message) throw badRequest(`${purpose} not found`);
  return message;
};
