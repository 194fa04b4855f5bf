import type { Arguments } from '../arguments.ts';
import type { Fake } from '../fake.ts';
import type { JsonObject } from '../json.ts';
import { Refusal } from '../refusal.ts';
import { seenByApp } from '../world/conversations.ts';
import { messageJson, repliesTo } from '../world/messages.ts';
import type { Conversation, Message } from '../world/types.ts';
import type { Handler, Handlers } from './handler.ts';
import { pageOf } from './page.ts';

const member = (fake: Fake, args: Arguments): Conversation => {
  const conversation = seenByApp(fake.world, args.need('channel'));
  if (!conversation.members.has(fake.world.app.botUserId)) throw new Refusal('not_in_channel');
  return conversation;
};

const bound = (args: Arguments, name: 'oldest' | 'latest'): number | undefined => {
  const said = args.text(name);
  if (said === undefined) return undefined;
  const at = Number(said);
  if (!Number.isFinite(at)) throw new Refusal(`invalid_ts_${name}`);
  return at;
};

/** Whether a message lies between the times that are asked for; the bounds themselves only when `inclusive`. */
const within = (args: Arguments): ((message: Message) => boolean) => {
  const oldest = bound(args, 'oldest');
  const latest = bound(args, 'latest');
  const inclusive = args.flag('inclusive');
  return ({ ts }) => {
    const at = Number(ts);
    if (oldest !== undefined && (at < oldest || (at === oldest && !inclusive))) return false;
    return latest === undefined || at < latest || (at === latest && inclusive);
  };
};

const answer = (
  fake: Fake,
  conversation: Conversation,
  messages: readonly Message[],
  args: Arguments,
  first: readonly Message[] = [],
): JsonObject => {
  const sold = fake.world.app.settings.soldOutsideMarketplace;
  const page = pageOf(messages, args, sold ? { usual: 15, most: 15 } : { usual: 100, most: 999 });
  const withMetadata = args.flag('include_all_metadata');
  return {
    messages: [...first, ...page.items].map((message) =>
      messageJson(fake.world, conversation, message, { withMetadata }),
    ),
    has_more: page.hasMore,
    response_metadata: page.metadata,
  };
};

const visible = ({ onlyFor }: Message): boolean => onlyFor === undefined;

const history: Handler = (fake, args) => {
  const conversation = member(fake, args);
  const top = [...conversation.messages.values()]
    .filter(({ threadTs, ts, broadcast }) => threadTs === undefined || threadTs === ts || broadcast)
    .filter(visible)
    .filter(within(args))
    .reverse();
  return { ...answer(fake, conversation, top, args), pin_count: 0 };
};

const replies: Handler = (fake, args) => {
  const conversation = member(fake, args);
  const named = conversation.messages.get(args.need('ts'));
  if (!named || !visible(named)) throw new Refusal('thread_not_found');
  const parent = conversation.messages.get(named.threadTs ?? named.ts) ?? named;
  const first = args.text('cursor') === undefined ? [parent] : [];
  return answer(fake, conversation, repliesTo(conversation, parent.ts).filter(within(args)), args, first);
};

export const histories: Handlers = { 'conversations.history': history, 'conversations.replies': replies };
