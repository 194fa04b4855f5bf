import type { Fake } from '../fake.ts';
import type { Conversation, Message, User } from '../world/types.ts';
import { Cannot } from './cannot.ts';

/** The active person of this id or short name. @throws {Cannot} */
export const personOf = ({ world }: Fake, named: string): User => {
  const user = world.users.get(named) ?? [...world.users.values()].find(({ name }) => name === named);
  if (!user || user.isBot) throw new Cannot(`There is no person ${named}.`);
  if (user.deactivated) throw new Cannot(`${user.name} is deactivated.`);
  return user;
};

/** The conversation of this id or name. @throws {Cannot} */
export const conversationOf = ({ world }: Fake, named: string): Conversation => {
  const bare = named.replace(/^#/, '');
  const conversation =
    world.conversations.get(named) ??
    [...world.conversations.values()].find(({ name }) => name !== '' && name === bare);
  if (!conversation) throw new Cannot(`There is no conversation ${named}.`);
  return conversation;
};

/** The same, if the person is in it. @throws {Cannot} */
export const joinedBy = (fake: Fake, named: string, user: User): Conversation => {
  const conversation = conversationOf(fake, named);
  if (!conversation.members.has(user.id)) throw new Cannot(`${user.name} is not in ${named}.`);
  return conversation;
};

/** A message that the person can see. @throws {Cannot} */
export const seenMessage = ({ messages }: Conversation, ts: string, user: User): Message => {
  const message = messages.get(ts);
  if (!message || (message.onlyFor !== undefined && message.onlyFor !== user.id))
    throw new Cannot(`${user.name} sees no message ${ts}.`);
  return message;
};
