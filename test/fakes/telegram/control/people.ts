import { z } from 'zod';
import { withDetected } from '../text/detect.ts';
import { type Formatted, plain } from '../text/entity.ts';
import { botMembership, membershipOf } from '../world/members.ts';
import { pictureSize } from '../world/picture.ts';
import { messageOf, put, tell, tellStanding } from '../world/say.ts';
import { trim } from '../world/trim.ts';
import type { Chat, Message, PrivateChat, User } from '../world/types.ts';
import { privateChatOf, seconds, userOf, type World } from '../world/world.ts';
import { verb } from './verb.ts';

/** Who, where: without a chat, in their own chat with the bot. */
const place = z.object({
  user: z.int(),
  chat: z.int().optional(),
  topic: z.int().optional(),
  replyTo: z.int().optional(),
});

export const reach = (world: World, { user, chat }: { user: number; chat?: number | undefined }) => {
  const who = userOf(world, user);
  const where: Chat | undefined = world.chats.get(chat ?? user);
  if (!where) throw new Error(`there is no chat ${chat}`);
  if (where.type !== 'private' && !where.members.has(user)) throw new Error(`${who.first_name} is not in the chat`);
  if (where.type === 'private' && where.id !== user) throw new Error('that is somebody else’s chat');
  return { who, where };
};

interface Said {
  readonly messageId: number;
  /** Null when the bot does not hear of it. */
  readonly updateId: number | null;
}

const say = (
  world: World,
  at: z.output<typeof place>,
  content: Partial<Pick<Message, 'text' | 'caption' | 'media' | 'album'>>,
): Said => {
  const { who, where } = reach(world, at);
  if (where.type === 'private') open(world, where);
  const message = put(world, where, who, { ...content, thread: at.topic, replyTo: at.replyTo });
  return { messageId: message.id, updateId: tell(world, message) };
};

/** Whoever writes to the bot has started it, and no longer blocks it. */
const open = (world: World, chat: PrivateChat): void => {
  chat.started = true;
  if (chat.blocked) block(world, chat, false);
};

const block = (world: World, chat: PrivateChat, blocked: boolean): number | null => {
  const standing = (of: boolean) => membershipOf(world.bot, of ? 'kicked' : 'member');
  const before = standing(chat.blocked);
  chat.blocked = blocked;
  return tellStanding(world, chat, chat.person, before, standing(blocked));
};

const written = (text: string): Formatted => withDetected(plain(text.trim()));

/** Opens the chat by a link such as https://t.me/the_bot?start=abc, and presses Start. */
const openLink = (world: World, user: number, link: string): Said => {
  const url = new URL(link);
  const start = url.searchParams.get('start');
  if (!/^(?:www\.)?(?:t|telegram)\.me$/.test(url.hostname) || url.pathname !== `/${world.bot.username}`) {
    throw new Error(`${link} does not lead to the bot`);
  }
  if (start !== null && !/^[\w-]{1,64}$/.test(start))
    throw new Error('a start parameter has 1 to 64 of A-Z a-z 0-9 _ -');
  return say(world, { user }, { text: written(start ? `/start ${start}` : '/start') });
};

const upload = place.extend({
  kind: z.enum(['photo', 'document', 'voice']),
  name: z.string().default(''),
  type: z.string().default('application/octet-stream'),
  /** Base64. Without it, a file of `size` bytes that cannot be fetched. */
  content: z.string().default(''),
  size: z.int().positive().optional(),
  /** Seconds, of a voice message. */
  duration: z.int().positive().default(7),
  caption: z.string().default(''),
  /** The same for what is sent together. */
  album: z.string().optional(),
});

const send = (
  world: World,
  { kind, name, type, content, size, duration, caption, album, ...at }: z.output<typeof upload>,
): Said => {
  const bytes = Buffer.from(content, 'base64');
  const picture = (kind === 'photo' && pictureSize(bytes)) || { width: 1280, height: 960 };
  const media = world.files.add({
    kind,
    name,
    type: kind === 'voice' ? 'audio/ogg' : type,
    size: size ?? (bytes.length || 1),
    ...picture,
    duration,
    content: bytes,
  });
  return say(world, at, { media, album, caption: caption === '' ? undefined : written(caption) });
};

const press = place.omit({ topic: true, replyTo: true }).extend({
  message: z.int(),
  label: z.string().optional(),
  /** Instead of a label: what a tampered app could send, whatever buttons there are. */
  data: z.string().optional(),
});

/** Returns the id of the press for `answer`, or where a link or text button leads. */
const pressButton = (world: World, { message: id, label, data, ...at }: z.output<typeof press>) => {
  const { who, where } = reach(world, at);
  const message = where.messages.get(id);
  const button = label === undefined ? undefined : message?.buttons?.flat().find(({ text }) => text === label);
  if (label !== undefined && !button) throw new Error(`there is no button "${label}" on message ${id}`);
  if (button?.url) return { opens: button.url };
  if (button?.copy_text) return { copies: button.copy_text.text };
  return { press: query(world, who, where, id, button?.callback_data ?? data ?? '') };
};

const query = (world: World, who: User, where: Chat, messageId: number, data: string): string => {
  world.lastPress += 1;
  const id = String(world.lastPress);
  const message = where.messages.get(messageId);
  world.presses.set(id, { id, user: who, chatId: where.id, messageId, data, at: world.now(), answer: undefined });
  trim(world.presses, world.keep);
  world.updates.push(
    'callback_query',
    {
      id,
      from: who,
      // Of a message that is gone, the bot learns only where it was.
      message: message
        ? messageOf(world, message)
        : { chat: { id: where.id, type: where.type }, message_id: messageId, date: 0 },
      chat_instance: String(where.id * 7919),
      data,
    },
    `press ${who.id}`,
  );
  return id;
};

/** What people do. */
export const people = {
  say: verb(place.extend({ text: z.string() }), ({ world }, { text, ...at }) =>
    say(world, at, { text: written(text) }),
  ),
  start: verb(z.object({ user: z.int(), parameter: z.string().optional() }), ({ world }, { user, parameter }) =>
    openLink(
      world,
      user,
      `https://t.me/${world.bot.username}${parameter ? `?start=${encodeURIComponent(parameter)}` : ''}`,
    ),
  ),
  openLink: verb(z.object({ user: z.int(), link: z.string() }), ({ world }, { user, link }) =>
    openLink(world, user, link),
  ),
  send: verb(upload, ({ world }, said) => send(world, said)),
  press: verb(press, ({ world }, said) => pressButton(world, said)),
  /** Changes an own message. */
  edit: verb(
    z.object({ user: z.int(), chat: z.int().optional(), message: z.int(), text: z.string() }),
    ({ world }, { message: id, text, ...at }) => {
      const message = reach(world, at).where.messages.get(id);
      if (message?.from.id !== at.user) throw new Error('that is not an own message');
      Object.assign(message, { text: written(text), editDate: seconds(world) });
      return { messageId: id, updateId: tell(world, message, 'edited_message') } satisfies Said;
    },
  ),
  /** Deletes a message for everyone. The bot is not told. */
  remove: verb(
    z.object({ user: z.int(), chat: z.int().optional(), message: z.int() }),
    ({ world }, { message, ...at }) => reach(world, at).where.messages.delete(message),
  ),
  block: verb(z.object({ user: z.int() }), ({ world }, { user }) => block(world, privateChatOf(world, user), true)),
  unblock: verb(z.object({ user: z.int() }), ({ world }, { user }) => block(world, privateChatOf(world, user), false)),
  /** Somebody gives up their account. */
  deactivate: verb(z.object({ user: z.int() }), ({ world }, { user }) => {
    privateChatOf(world, user).deactivated = true;
  }),
  /** How the platform sees the bot in a group, for a test that compares. */
  botStanding: verb(z.object({ chat: z.int() }), ({ world }, { chat }) => {
    const group = world.chats.get(chat);
    if (!group || group.type === 'private') throw new Error('there is no such group');
    return botMembership(group, world.bot);
  }),
};
