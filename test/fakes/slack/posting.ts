import type { Content } from './content.ts';
import { tellMessage } from './events.ts';
import type { Fake } from './fake.ts';
import { Refusal } from './refusal.ts';
import { addMessage, newMessage } from './world/messages.ts';
import type { Conversation, Message } from './world/types.ts';

const stampShape = /^\d{10}\.\d{6}$/;

/**
 * The thread that a message goes to. A parent that is gone makes the platform post to the conversation itself, without an error.
 * @throws {Refusal} `invalid_thread_ts`.
 */
export const threadOf = (
  fake: Fake,
  where: string,
  { messages }: Conversation,
  threadTs: string | undefined,
): string | undefined => {
  if (threadTs === undefined) return undefined;
  if (!stampShape.test(threadTs))
    throw new Refusal('invalid_thread_ts', {
      response_metadata: { messages: [`[ERROR] ${threadTs} is not a valid thread_ts`] },
    });
  const parent = messages.get(threadTs);
  if (!parent || parent.onlyFor !== undefined) return undefined;
  if (parent.threadTs === undefined || parent.threadTs === parent.ts) return threadTs;
  fake.violate(where, 'thread_ts names a reply, not its parent');
  return parent.threadTs;
};

/** The app says something; everybody who may hears of it. */
export const postAsApp = (
  fake: Fake,
  conversation: Conversation,
  content: Content,
  how: Partial<Pick<Message, 'threadTs' | 'broadcast' | 'onlyFor' | 'files'>> = {},
): Message => {
  const message = newMessage({
    ...content,
    ...how,
    ts: fake.clock.stamp(),
    user: fake.world.app.botUserId,
    byApp: true,
  });
  addMessage(conversation, message, fake.keep);
  tellMessage(fake, conversation, message);
  return message;
};
