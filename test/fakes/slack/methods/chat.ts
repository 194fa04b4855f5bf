import type { Arguments } from '../arguments.ts';
import { type Content, readContent } from '../content.ts';
import { tellChanged, tellDeleted } from '../events.ts';
import type { Fake } from '../fake.ts';
import { postAsApp, threadOf } from '../posting.ts';
import { Refusal } from '../refusal.ts';
import { directMessages, openToApp, partnerOf, seenByApp } from '../world/conversations.ts';
import { permalinkOf } from '../world/files.ts';
import { dropMessage, messageJson, repliesTo } from '../world/messages.ts';
import type { Conversation, Message } from '../world/types.ts';
import type { Handler, Handlers } from './handler.ts';

const contentOf = (fake: Fake, args: Arguments, method: string): Content =>
  readContent(fake, method, {
    text: args.text('text'),
    blocks: args.list('blocks'),
    attachments: args.list('attachments'),
    markdownText: args.text('markdown_text'),
    metadata: args.object('metadata'),
  });

/** Where a message goes. A person's id stands for the direct messages with that person. */
export const destination = (fake: Fake, named: string): Conversation => {
  const { world } = fake;
  const person = world.users.get(named);
  const conversation = person
    ? directMessages(world, [world.app.botUserId, person.id], fake.clock.seconds())
    : seenByApp(world, named);
  if (conversation.kind === 'im') {
    const partner = world.users.get(partnerOf(world, conversation) ?? '');
    if (!partner || partner.isBot || partner.deactivated) throw new Refusal('channel_not_found');
    if (!world.app.settings.messagesTab) throw new Refusal('messages_tab_disabled');
  }
  const mayPost =
    conversation.members.has(world.app.botUserId) ||
    (conversation.kind === 'public' && world.app.settings.scopes.includes('chat:write.public'));
  if (!mayPost) throw new Refusal('not_in_channel');
  if (conversation.archived) throw new Refusal('is_archived');
  return conversation;
};

const customised = ['username', 'icon_emoji', 'icon_url'] as const;

const mindCustomisation = (fake: Fake, args: Arguments, method: string): void => {
  if (fake.world.app.settings.scopes.includes('chat:write.customize')) return;
  for (const name of customised)
    if (args.text(name) !== undefined) fake.violate(method, `${name} without the scope chat:write.customize`);
};

/** The app's own files that a text links to: its readers may see them from now on. */
const linkedFiles = ({ world }: Fake, { id }: Conversation, { text }: Content): string[] => {
  const linked = [...world.files.values()].filter(
    (file) => file.owner === world.app.botUserId && text.includes(permalinkOf(world, file)),
  );
  for (const { sharedIn } of linked) sharedIn.add(id);
  return linked.map((file) => file.id);
};

const postMessage: Handler = (fake, args, method) => {
  const conversation = destination(fake, args.need('channel'));
  mindCustomisation(fake, args, method);
  const threadTs = threadOf(fake, method, conversation, args.text('thread_ts'));
  const content = contentOf(fake, args, method);
  const files = args.flag('unfurl_media', true) ? linkedFiles(fake, conversation, content) : [];
  const message = postAsApp(fake, conversation, content, { threadTs, broadcast: args.flag('reply_broadcast'), files });
  return {
    channel: conversation.id,
    ts: message.ts,
    message: messageJson(fake.world, conversation, message, { withMetadata: true }),
  };
};

const postEphemeral: Handler = (fake, args, method) => {
  const conversation = openToApp(fake.world, args.need('channel'));
  const user = args.need('user');
  if (!conversation.members.has(user)) throw new Refusal('user_not_in_channel');
  mindCustomisation(fake, args, method);
  const threadTs = threadOf(fake, method, conversation, args.text('thread_ts'));
  const { ts } = postAsApp(fake, conversation, contentOf(fake, args, method), { threadTs, onlyFor: user });
  return { message_ts: ts };
};

/** @throws {Refusal} `message_not_found`, or `refused` when it is not the app's own. */
const ownMessage = (conversation: Conversation, ts: string, refused: string): Message => {
  const message = conversation.messages.get(ts);
  if (!message || message.onlyFor !== undefined || message.subtype === 'tombstone')
    throw new Refusal('message_not_found');
  if (!message.byApp) throw new Refusal(refused);
  return message;
};

/** A text without blocks takes the blocks away; blocks alone keep the text; neither keeps both. */
export const rewrite = (fake: Fake, conversation: Conversation, message: Message, content: Partial<Content>): void => {
  const previous = messageJson(fake.world, conversation, message);
  const { text, blocks, attachments, metadata } = content;
  if (text !== undefined) message.text = text;
  if (blocks !== undefined) message.blocks = blocks;
  if (attachments !== undefined) message.attachments = attachments;
  if (metadata !== undefined) message.metadata = metadata;
  message.edited = blocks !== undefined && blocks.length > 0 ? undefined : fake.clock.stamp();
  tellChanged(fake, conversation, message, previous);
};

const update: Handler = (fake, args, method) => {
  const named = args.need('channel');
  if (fake.world.users.has(named)) throw new Refusal('channel_not_found');
  const conversation = seenByApp(fake.world, named);
  const message = ownMessage(conversation, args.need('ts'), 'cant_update_message');
  const content = contentOf(fake, args, method);
  const given = {
    ...(args.text('text') !== undefined && { text: content.text, blocks: content.blocks }),
    ...(args.text('markdown_text') !== undefined && { text: content.text, blocks: [] }),
    ...(args.list('blocks') !== undefined && { blocks: content.blocks }),
    ...(args.list('attachments') !== undefined && { attachments: content.attachments }),
    ...(content.metadata && { metadata: content.metadata }),
  };
  rewrite(fake, conversation, message, given);
  return {
    channel: conversation.id,
    ts: message.ts,
    text: message.text,
    message: messageJson(fake.world, conversation, message, { withMetadata: true }),
  };
};

/** Takes a message away. One with replies leaves a stone in its place. */
export const erase = (fake: Fake, conversation: Conversation, message: Message): void => {
  const previous = messageJson(fake.world, conversation, message);
  if (repliesTo(conversation, message.ts).length === 0) {
    dropMessage(conversation, message);
    if (message.onlyFor === undefined) tellDeleted(fake, conversation, previous);
    return;
  }
  Object.assign(message, {
    subtype: 'tombstone',
    text: 'This message was deleted.',
    blocks: [],
    attachments: [],
    metadata: undefined,
    files: [],
  });
  tellChanged(fake, conversation, message, previous);
};

const remove: Handler = (fake, args) => {
  const conversation = seenByApp(fake.world, args.need('channel'));
  const message = ownMessage(conversation, args.need('ts'), 'cant_delete_message');
  erase(fake, conversation, message);
  return { channel: conversation.id, ts: message.ts };
};

const getPermalink: Handler = ({ world }, args) => {
  const conversation = seenByApp(world, args.need('channel'));
  const message = conversation.messages.get(args.need('message_ts'));
  if (!message || message.onlyFor !== undefined) throw new Refusal('message_not_found');
  const thread = message.threadTs === undefined ? '' : `?thread_ts=${message.threadTs}&cid=${conversation.id}`;
  const path = `archives/${conversation.id}/p${message.ts.replace('.', '')}${thread}`;
  return { channel: conversation.id, permalink: `https://${world.team.domain}.slack.com/${path}` };
};

const longestAhead = 120 * 86_400;

const scheduleMessage: Handler = (fake, args, method) => {
  const conversation = destination(fake, args.need('channel'));
  const postAt = args.number('post_at') ?? 0;
  const ahead = postAt - fake.clock.seconds();
  if (ahead <= 0) throw new Refusal('time_in_past');
  if (ahead > longestAhead) throw new Refusal('time_too_far');
  const slot = Math.floor(postAt / 300);
  const { scheduled } = fake.world;
  const crowd = [...scheduled.values()].filter(
    (other) => other.conversation === conversation.id && Math.floor(other.postAt / 300) === slot,
  );
  if (crowd.length >= 30) throw new Refusal('restricted_too_many');
  if (args.object('metadata')) fake.violate(method, 'a scheduled message with metadata may never be posted');
  const threadTs = threadOf(fake, method, conversation, args.text('thread_ts'));
  const content = contentOf(fake, args, method);
  const id = fake.world.nextId('Q');
  const timer = setTimeout(
    () => {
      scheduled.delete(id);
      postAsApp(fake, conversation, content, { threadTs });
    },
    Math.min(ahead * 1000, 2 ** 31 - 1),
  );
  timer.unref();
  scheduled.set(id, { id, conversation: conversation.id, postAt, message: { ...content, threadTs }, timer });
  return { channel: conversation.id, scheduled_message_id: id, post_at: postAt };
};

const deleteScheduled: Handler = ({ world }, args) => {
  const entry = world.scheduled.get(args.need('scheduled_message_id'));
  if (!entry || entry.conversation !== args.need('channel')) throw new Refusal('invalid_scheduled_message_id');
  clearTimeout(entry.timer);
  world.scheduled.delete(entry.id);
  return {};
};

const listScheduled: Handler = ({ world }, args) => {
  const channel = args.text('channel');
  const all = [...world.scheduled.values()].filter((entry) => channel === undefined || entry.conversation === channel);
  return {
    scheduled_messages: all.map(({ id, conversation, postAt, message }) => ({
      id,
      channel_id: conversation,
      post_at: postAt,
      text: message.text,
    })),
    response_metadata: { next_cursor: '' },
  };
};

export const chat: Handlers = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
  'chat.getPermalink': getPermalink,
  'chat.scheduleMessage': scheduleMessage,
  'chat.deleteScheduledMessage': deleteScheduled,
  'chat.scheduledMessages.list': listScheduled,
};
