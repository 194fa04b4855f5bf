import type { Arguments } from '../arguments.ts';
import { tellMembership } from '../events.ts';
import type { Fake } from '../fake.ts';
import type { JsonObject } from '../json.ts';
import { Refusal } from '../refusal.ts';
import {
  conversationJson,
  createConversation,
  directMessages,
  openToApp,
  partnerOf,
  seenByApp,
} from '../world/conversations.ts';
import type { Conversation, ConversationKind, World } from '../world/types.ts';
import { knownUser } from '../world/users.ts';
import type { Handler, Handlers } from './handler.ts';
import { pageOf } from './page.ts';

const types: Readonly<Record<string, ConversationKind>> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
};

/** The kinds that a list is asked for. @throws {Refusal} `invalid_types`. */
export const kindsAsked = (said: string | undefined): ConversationKind[] =>
  (said ?? 'public_channel').split(',').map((name) => {
    const kind = types[name.trim()];
    if (!kind) throw new Refusal('invalid_types');
    return kind;
  });

const listed = (fake: Fake, args: Arguments, shown: (conversation: Conversation) => boolean): JsonObject => {
  const kinds = new Set(kindsAsked(args.text('types')));
  const unarchived = args.flag('exclude_archived');
  const all = [...fake.world.conversations.values()]
    .filter(({ kind, archived }) => kinds.has(kind) && !(unarchived && archived))
    .filter(shown);
  const page = pageOf(all, args, { usual: 100, most: 999 });
  return {
    channels: page.items.map((conversation) => ({
      ...conversationJson(fake.world, conversation),
      ...(conversation.kind !== 'im' && { num_members: conversation.members.size }),
    })),
    response_metadata: page.metadata,
  };
};

const list: Handler = (fake, args) => {
  const { botUserId } = fake.world.app;
  return listed(fake, args, ({ kind, members }) => kind === 'public' || members.has(botUserId));
};

const ofUser: Handler = (fake, args) => {
  const { botUserId } = fake.world.app;
  const user = args.text('user') ?? botUserId;
  return listed(fake, args, ({ kind, members }) => members.has(user) && (kind === 'public' || members.has(botUserId)));
};

const info: Handler = ({ world }, args) => {
  const conversation = seenByApp(world, args.need('channel'));
  return {
    channel: {
      ...conversationJson(world, conversation),
      ...(args.flag('include_num_members') && { num_members: conversation.members.size }),
      ...(args.flag('include_locale') && { locale: 'en-US' }),
    },
  };
};

const members: Handler = ({ world }, args) => {
  const conversation = seenByApp(world, args.need('channel'));
  const page = pageOf([...conversation.members], args, { usual: 100, most: 999 });
  return { members: page.items, response_metadata: page.metadata };
};

const opened = (world: World, conversation: Conversation, whole: boolean): JsonObject =>
  whole ? conversationJson(world, conversation) : { id: conversation.id };

const open: Handler = (fake, args) => {
  const { world } = fake;
  const named = args.text('channel');
  if (named !== undefined)
    return { channel: opened(world, seenByApp(world, named), args.flag('return_im')), already_open: true, no_op: true };
  const people = args
    .text('users')
    ?.split(',')
    .map((id) => id.trim());
  if (!people) throw new Refusal('users_list_not_supplied');
  if (people.length > 8) throw new Refusal('too_many_users');
  for (const id of people) if (knownUser(world, id).deactivated) throw new Refusal('user_disabled');
  if (people.some((id) => world.users.get(id)?.isBot)) throw new Refusal('cannot_dm_bot');
  const known = world.conversations.size;
  const conversation = directMessages(world, [world.app.botUserId, ...people], fake.clock.seconds());
  const old = world.conversations.size === known;
  return {
    channel: opened(world, conversation, args.flag('return_im')),
    ...(old && { already_open: true, no_op: true }),
  };
};

const noDirect = (conversation: Conversation): Conversation => {
  if (conversation.kind === 'im' || conversation.kind === 'mpim')
    throw new Refusal('method_not_supported_for_channel_type');
  return conversation;
};

const join: Handler = (fake, args) => {
  const conversation = noDirect(seenByApp(fake.world, args.need('channel')));
  if (conversation.archived) throw new Refusal('is_archived');
  const { botUserId } = fake.world.app;
  if (conversation.members.has(botUserId))
    return { channel: conversationJson(fake.world, conversation), warning: 'already_in_channel' };
  conversation.members.add(botUserId);
  tellMembership(fake, 'member_joined_channel', conversation, botUserId);
  return { channel: conversationJson(fake.world, conversation) };
};

const leave: Handler = (fake, args) => {
  const conversation = noDirect(seenByApp(fake.world, args.need('channel')));
  const { botUserId } = fake.world.app;
  if (!conversation.members.delete(botUserId)) return { not_in_channel: true };
  tellMembership(fake, 'member_left_channel', conversation, botUserId);
  return {};
};

const invite: Handler = (fake, args) => {
  const conversation = noDirect(openToApp(fake.world, args.need('channel')));
  for (const id of args.need('users').split(',')) {
    if (id === fake.world.app.botUserId) throw new Refusal('cant_invite_self');
    knownUser(fake.world, id);
    if (conversation.members.has(id)) throw new Refusal('already_in_channel');
    conversation.members.add(id);
    tellMembership(fake, 'member_joined_channel', conversation, id, fake.world.app.botUserId);
  }
  return { channel: conversationJson(fake.world, conversation) };
};

const kick: Handler = (fake, args) => {
  const conversation = noDirect(openToApp(fake.world, args.need('channel')));
  const user = args.need('user');
  if (user === fake.world.app.botUserId) throw new Refusal('cant_kick_self');
  if (!conversation.members.delete(user)) throw new Refusal('not_in_channel');
  tellMembership(fake, 'member_left_channel', conversation, user);
  return {};
};

const namePattern = /^[\p{Ll}\p{Lo}\p{N}_-]+$/u;

/** @throws {Refusal} when a channel cannot have this name. */
const freeName = (world: World, name: string): string => {
  if (name.length > 80) throw new Refusal('invalid_name_maxlength');
  if (!namePattern.test(name)) throw new Refusal('invalid_name_specials');
  if ([...world.conversations.values()].some((other) => other.name === name)) throw new Refusal('name_taken');
  return name;
};

const create: Handler = (fake, args) => {
  const { world, clock } = fake;
  const { botUserId } = world.app;
  const conversation = createConversation(world, {
    kind: args.flag('is_private') ? 'private' : 'public',
    name: freeName(world, args.need('name')),
    members: [botUserId],
    creator: botUserId,
    created: clock.seconds(),
  });
  return { channel: conversationJson(world, conversation) };
};

const rename: Handler = ({ world }, args) => {
  const conversation = noDirect(openToApp(world, args.need('channel')));
  if (conversation.creator !== world.app.botUserId) throw new Refusal('not_authorized');
  conversation.name = freeName(world, args.need('name'));
  return { channel: conversationJson(world, conversation) };
};

const longest = 250;

const describe =
  (what: 'topic' | 'purpose'): Handler =>
  ({ world }, args) => {
    const conversation = noDirect(openToApp(world, args.need('channel')));
    const said = args.need(what);
    if (said.length > longest) throw new Refusal('too_long');
    conversation[what] = said;
    return { channel: conversationJson(world, conversation), [what]: said };
  };

const archive: Handler = (fake, args) => {
  const conversation = noDirect(seenByApp(fake.world, args.need('channel')));
  if (!conversation.members.has(fake.world.app.botUserId)) throw new Refusal('not_in_channel');
  if (conversation.archived) throw new Refusal('already_archived');
  conversation.archived = true;
  fake.courier.event({ type: 'channel_archive', channel: conversation.id, user: fake.world.app.botUserId });
  return {};
};

const unarchive: Handler = ({ world }, args) => {
  const conversation = noDirect(seenByApp(world, args.need('channel')));
  if (!conversation.archived) throw new Refusal('not_archived');
  conversation.archived = false;
  return {};
};

const close: Handler = ({ world }, args) => {
  const conversation = seenByApp(world, args.need('channel'));
  if (partnerOf(world, conversation) === undefined || conversation.kind !== 'im')
    throw new Refusal('method_not_supported_for_channel_type');
  return {};
};

export const conversations: Handlers = {
  'conversations.archive': archive,
  'conversations.close': close,
  'conversations.create': create,
  'conversations.info': info,
  'conversations.invite': invite,
  'conversations.join': join,
  'conversations.kick': kick,
  'conversations.leave': leave,
  'conversations.list': list,
  'conversations.members': members,
  'conversations.open': open,
  'conversations.rename': rename,
  'conversations.setPurpose': describe('purpose'),
  'conversations.setTopic': describe('topic'),
  'conversations.unarchive': unarchive,
  'users.conversations': ofUser,
};
