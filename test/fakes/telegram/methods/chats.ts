import { badRequest } from '../errors.ts';
import { chatFor, managedForum, topicOf } from '../world/access.ts';
import { botMembership, memberOf } from '../world/members.ts';
import { chatOf, put, tell, tellStanding } from '../world/say.ts';
import { userOf } from '../world/world.ts';
import type { Call, Handler } from './call.ts';

const groupFor = ({ world, args }: Call) => {
  const chat = chatFor(world, args.key('chat_id'));
  if (chat.type === 'private') throw badRequest('there are no administrators in the private chat');
  return chat;
};

const getChat: Handler = ({ world, args }) => ({
  ...chatOf(chatFor(world, args.key('chat_id'))),
  accent_color_id: 0,
  max_reaction_count: 11,
  accepted_gift_types: {
    unlimited_gifts: false,
    limited_gifts: false,
    unique_gifts: false,
    premium_subscription: false,
    gifts_from_channels: false,
  },
});

const getChatMember: Handler = (call) => {
  const group = groupFor(call);
  const id = call.args.number('user_id') ?? 0;
  if (id <= 0) throw badRequest('invalid user_id specified');
  return id === call.world.bot.id ? botMembership(group, call.world.bot) : memberOf(group, userOf(call.world, id));
};

const getChatAdministrators: Handler = (call) => {
  const group = groupFor(call);
  return group.bot === 'administrator' ? [botMembership(group, call.world.bot)] : [];
};

const getChatMemberCount: Handler = ({ world, args }) => {
  const chat = chatFor(world, args.key('chat_id'));
  return chat.type === 'private' ? 2 : chat.members.size + 1;
};

const leaveChat: Handler = (call) => {
  const { world } = call;
  const group = groupFor(call);
  const before = botMembership(group, world.bot);
  group.bot = 'left';
  tellStanding(world, group, world.bot, before, botMembership(group, world.bot));
  return true;
};

/** Of topics that name none. */
const iconColor = 7_322_096;

const createForumTopic: Handler = ({ world, args }) => {
  const forum = managedForum(world, args.key('chat_id'), 'create a topic');
  const name = args.text('name').trim().slice(0, 128);
  if (name === '') throw badRequest('name must be non-empty');
  const icon_color = args.number('icon_color') ?? iconColor;
  const opened = put(world, forum, world.bot, { service: { forum_topic_created: { name, icon_color } } });
  forum.topics.set(opened.id, { id: opened.id, name, icon_color, by: world.bot.id, closed: false });
  tell(world, opened);
  return { message_thread_id: opened.id, name, icon_color };
};

const editForumTopic: Handler = ({ world, args }) => {
  const forum = managedForum(world, args.key('chat_id'), 'edit the topic');
  const topic = topicOf(forum, args.number('message_thread_id'));
  const name = args.text('name').trim().slice(0, 128);
  if (name === topic.name) throw badRequest('TOPIC_NOT_MODIFIED');
  if (name === '') return true;
  topic.name = name;
  tell(world, put(world, forum, world.bot, { thread: topic.id, service: { forum_topic_edited: { name } } }));
  return true;
};

const closing =
  (closed: boolean): Handler =>
  ({ world, args }) => {
    const forum = managedForum(world, args.key('chat_id'), 'close or open the topic');
    const topic = topicOf(forum, args.number('message_thread_id'));
    if (topic.closed === closed) throw badRequest('TOPIC_NOT_MODIFIED');
    topic.closed = closed;
    const service = closed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} };
    tell(world, put(world, forum, world.bot, { thread: topic.id, service }));
    return true;
  };

const deleteForumTopic: Handler = ({ world, args }) => {
  const forum = managedForum(world, args.key('chat_id'), 'delete the topic');
  const { id } = topicOf(forum, args.number('message_thread_id'));
  forum.topics.delete(id);
  for (const message of forum.messages.values()) {
    if (message.thread === id || message.id === id) forum.messages.delete(message.id);
  }
  return true;
};

export const chats: Readonly<Record<string, Handler>> = {
  getChat,
  getChatMember,
  getChatAdministrators,
  getChatMemberCount,
  leaveChat,
  createForumTopic,
  editForumTopic,
  closeForumTopic: closing(true),
  reopenForumTopic: closing(false),
  deleteForumTopic,
};
