import type { Arguments } from '../arguments.ts';
import { tellReaction } from '../events.ts';
import type { Fake } from '../fake.ts';
import { Refusal } from '../refusal.ts';
import { seenByApp } from '../world/conversations.ts';
import { messageJson } from '../world/messages.ts';
import type { Conversation, Message } from '../world/types.ts';
import type { Handler, Handlers } from './handler.ts';

const item = (fake: Fake, args: Arguments): readonly [Conversation, Message] => {
  const channel = args.text('channel');
  const ts = args.text('timestamp');
  if (channel === undefined || ts === undefined) throw new Refusal('no_item_specified');
  const conversation = seenByApp(fake.world, channel);
  const message = conversation.messages.get(ts);
  if (!message || message.onlyFor !== undefined) throw new Refusal('message_not_found');
  return [conversation, message];
};

const emojiName = /^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/;

const add: Handler = (fake, args) => {
  const [conversation, message] = item(fake, args);
  const name = args.need('name');
  if (!emojiName.test(name)) throw new Refusal('invalid_name');
  const { botUserId } = fake.world.app;
  const users = message.reactions.get(name) ?? new Set();
  if (users.has(botUserId)) throw new Refusal('already_reacted');
  message.reactions.set(name, users.add(botUserId));
  tellReaction(fake, 'reaction_added', conversation, message, botUserId, name);
  return {};
};

const remove: Handler = (fake, args) => {
  const [conversation, message] = item(fake, args);
  const name = args.need('name');
  const { botUserId } = fake.world.app;
  const users = message.reactions.get(name);
  if (!users?.delete(botUserId)) throw new Refusal('no_reaction');
  if (users.size === 0) message.reactions.delete(name);
  tellReaction(fake, 'reaction_removed', conversation, message, botUserId, name);
  return {};
};

const get: Handler = (fake, args) => {
  const [conversation, message] = item(fake, args);
  return { type: 'message', channel: conversation.id, message: messageJson(fake.world, conversation, message) };
};

export const reactions: Handlers = { 'reactions.add': add, 'reactions.get': get, 'reactions.remove': remove };
