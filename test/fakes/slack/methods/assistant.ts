import type { Arguments } from '../arguments.ts';
import type { Fake } from '../fake.ts';
import { isObject, type JsonObject } from '../json.ts';
import { Refusal } from '../refusal.ts';
import { seenByApp } from '../world/conversations.ts';
import type { Handler, Handlers } from './handler.ts';

const mostPrompts = 4;

/** Remembers what the app set for a conversation with it, or for a thread of one. */
const remember = (fake: Fake, args: Arguments, what: JsonObject): JsonObject => {
  const conversation = seenByApp(fake.world, args.need('channel_id'));
  const key = `${conversation.id}/${args.text('thread_ts') ?? ''}`;
  fake.world.agentThreads.set(key, { ...fake.world.agentThreads.get(key), ...what });
  return {};
};

const setStatus: Handler = (fake, args) => remember(fake, args, { status: args.need('status') });

const setTitle: Handler = (fake, args) => remember(fake, args, { title: args.need('title') });

const setSuggestedPrompts: Handler = (fake, args, method) => {
  const { agentView } = fake.world.app.settings;
  if (!agentView) throw new Refusal('not_agent_app');
  const prompts = (args.list('prompts') ?? []).filter(isObject);
  if (prompts.length === 0 || prompts.length > mostPrompts) throw new Refusal('invalid_arguments');
  if (!prompts.every(({ title, message }) => typeof title === 'string' && typeof message === 'string'))
    throw new Refusal('invalid_arguments');
  if (args.text('thread_ts') === undefined) return remember(fake, args, { prompts });
  fake.violate(method, 'with agent_view, prompts for a thread are not shown');
  return {};
};

export const assistant: Handlers = {
  'assistant.threads.setStatus': setStatus,
  'assistant.threads.setSuggestedPrompts': setSuggestedPrompts,
  'assistant.threads.setTitle': setTitle,
};
