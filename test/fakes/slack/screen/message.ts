import { picturesIn } from '../content.ts';
import { repliesTo } from '../world/messages.ts';
import type { Conversation, Message, World } from '../world/types.ts';
import { controlsOf, readBlocks, type SeenControl } from './blocks.ts';
import { readMrkdwn } from './mrkdwn.ts';

/** A message as a person sees it. */
export interface SeenMessage {
  readonly ts: string;
  readonly from: string;
  readonly byApp: boolean;
  readonly text: string;
  /** What a notification of it says. */
  readonly preview: string;
  readonly controls: readonly SeenControl[];
  readonly files: readonly string[];
  readonly threadTs: string | null;
  readonly replies: number;
  readonly edited: boolean;
  /** Only this person sees it. */
  readonly ephemeral: boolean;
  readonly deleted: boolean;
  readonly reactions: Readonly<Record<string, number>>;
}

const seeMessage = (world: World, conversation: Conversation, message: Message): SeenMessage => {
  const plain = readMrkdwn(world, message.text);
  return {
    ts: message.ts,
    from: world.users.get(message.user)?.name ?? '',
    byApp: message.byApp,
    text: message.blocks.length > 0 ? readBlocks(world, message.blocks) : plain,
    preview: plain,
    controls: controlsOf(world, message.blocks),
    files: [...message.files, ...picturesIn(message.blocks).map(([id]) => id)].map(
      (id) => world.files.get(id)?.title ?? '',
    ),
    threadTs: message.threadTs ?? null,
    replies: repliesTo(conversation, message.ts).length,
    edited: message.edited !== undefined,
    ephemeral: message.onlyFor !== undefined,
    deleted: message.subtype === 'tombstone',
    reactions: Object.fromEntries([...message.reactions].map(([name, users]) => [name, users.size])),
  };
};

/** What a person sees in a conversation, oldest first: nothing when it is private and the person is not in it. */
export const seeConversation = (world: World, conversation: Conversation, userId: string): SeenMessage[] =>
  conversation.kind !== 'public' && !conversation.members.has(userId)
    ? []
    : [...conversation.messages.values()]
        .filter(({ onlyFor }) => onlyFor === undefined || onlyFor === userId)
        .map((message) => seeMessage(world, conversation, message));
