import { tellChanged, tellMessage, tellReaction } from '../events.ts';
import type { Fake } from '../fake.ts';
import { erase } from '../methods/chat.ts';
import { threadOf } from '../posting.ts';
import { addMessage, messageJson, newMessage } from '../world/messages.ts';
import type { StoredFile } from '../world/types.ts';
import { Cannot } from './cannot.ts';
import { joinedBy, personOf, seenMessage } from './who.ts';

/** Typed `@name` becomes the platform's mention. */
const withMentions = ({ world }: Fake, text: string): string =>
  text.replace(/(?<![\p{L}\p{N}<])@(?<name>[\p{L}\p{N}._-]+)/gu, (typed, name: string) => {
    const user = [...world.users.values()].find((known) => known.name === name);
    return user ? `<@${user.id}>` : typed;
  });

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export interface Upload extends Pick<StoredFile, 'external' | 'hidden' | 'leadsTo'> {
  readonly name: string;
  readonly content: Buffer;
}

const store = (fake: Fake, owner: string, conversation: string, { name, content, ...how }: Upload): string => {
  const id = fake.world.nextId('F');
  fake.world.files.set(id, {
    ...how,
    id,
    name,
    title: name,
    altText: undefined,
    owner,
    size: content.length,
    created: fake.clock.seconds(),
    content,
    deleted: false,
    readyAt: 0,
    sharedIn: new Set([conversation]),
  });
  return id;
};

/** A person says something, with files perhaps. Gives the message's time stamp. @throws {Cannot} */
export const say = (
  fake: Fake,
  who: string,
  {
    channel,
    text,
    threadTs,
    files = [],
  }: {
    readonly channel: string;
    readonly text: string;
    readonly threadTs?: string | undefined;
    readonly files?: readonly Upload[];
  },
): { readonly ts: string } => {
  const user = personOf(fake, who);
  const conversation = joinedBy(fake, channel, user);
  if (conversation.archived) throw new Cannot(`${channel} is archived.`);
  if (text.startsWith('/') && threadTs === undefined) throw new Cannot('That is a command.');
  const message = newMessage({
    ts: fake.clock.stamp(),
    user: user.id,
    text: withMentions(fake, escaped(text)),
    threadTs: threadOf(fake, 'a person', conversation, threadTs),
    files: files.map((file) => store(fake, user.id, conversation.id, file)),
    subtype: files.length > 0 ? 'file_share' : undefined,
  });
  addMessage(conversation, message, fake.keep);
  tellMessage(fake, conversation, message);
  return { ts: message.ts };
};

const ownMessage = (fake: Fake, who: string, channel: string, ts: string) => {
  const user = personOf(fake, who);
  const conversation = joinedBy(fake, channel, user);
  const message = seenMessage(conversation, ts, user);
  return { user, conversation, message };
};

/** @throws {Cannot} when it is not the person's own. */
export const edit = (fake: Fake, who: string, channel: string, ts: string, text: string): void => {
  const { user, conversation, message } = ownMessage(fake, who, channel, ts);
  if (message.user !== user.id) throw new Cannot('Only what one wrote oneself can be edited.');
  const previous = messageJson(fake.world, conversation, message);
  message.text = withMentions(fake, escaped(text));
  message.edited = fake.clock.stamp();
  tellChanged(fake, conversation, message, previous);
};

/** Deletes one's own message, or as an administrator anybody's, the app's too. @throws {Cannot} */
export const deleteMessage = (fake: Fake, who: string, channel: string, ts: string): void => {
  const { user, conversation, message } = ownMessage(fake, who, channel, ts);
  if (message.user !== user.id && !user.isAdmin && message.onlyFor !== user.id)
    throw new Cannot('Only administrators delete what others wrote.');
  erase(fake, conversation, message);
};

export const react = (fake: Fake, who: string, channel: string, ts: string, name: string): void => {
  const { user, conversation, message } = ownMessage(fake, who, channel, ts);
  const users = message.reactions.get(name) ?? new Set<string>();
  const kind = users.has(user.id) ? 'reaction_removed' : 'reaction_added';
  if (!users.delete(user.id)) users.add(user.id);
  if (users.size === 0) message.reactions.delete(name);
  else message.reactions.set(name, users);
  tellReaction(fake, kind, conversation, message, user.id, name);
};
