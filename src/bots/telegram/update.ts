import { z } from 'zod';
import { type ReceivedFile, receivedFile } from '../files.ts';
import type { Incoming } from '../inbox-rows.ts';
import { addressed } from './addressed.ts';

const user = z.object({
  id: z.int(),
  is_bot: z.boolean(),
  first_name: z.string(),
  username: z.string().optional(),
  language_code: z.string().optional(),
});

const chat = z.object({ id: z.int(), type: z.enum(['private', 'group', 'supergroup']) });

const fileFacts = { file_id: z.string(), file_unique_id: z.string(), file_size: z.number().optional() };
const named = { file_name: z.string().optional(), mime_type: z.string().optional() };

const message = z.object({
  message_id: z.int(),
  from: user,
  chat,
  is_topic_message: z.boolean().optional(),
  message_thread_id: z.int().optional(),
  reply_to_message: z
    .object({
      message_id: z.int(),
      from: z.object({ is_bot: z.boolean() }).optional(),
      text: z.string().optional(),
      caption: z.string().optional(),
    })
    .optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  media_group_id: z.string().optional(),
  voice: z.object({ ...fileFacts, ...named, duration: z.number() }).optional(),
  photo: z.array(z.object(fileFacts)).min(1).optional(),
  document: z.object({ ...fileFacts, ...named }).optional(),
});

const press = z.object({
  id: z.string(),
  from: user,
  data: z.string(),
  /** Of a message that is gone, only where it was. */
  message: message.pick({ message_id: true, chat: true, is_topic_message: true, message_thread_id: true }),
});

const standing = z.object({ chat, from: user, new_chat_member: z.object({ status: z.string() }) });

/** One update, as the Bot API has it: of each kind what the adapter acts on. */
const updateSchema = z.object({
  update_id: z.int(),
  message: message.optional().catch(undefined),
  callback_query: press.optional().catch(undefined),
  my_chat_member: standing.optional().catch(undefined),
});

/** The kinds of updates that are asked for. */
export const updateTypes = ['message', 'callback_query', 'my_chat_member'] as const;

const where = {
  from: z.object({ id: z.string(), name: z.string(), language: z.string().optional() }),
  chatId: z.string(),
  isPrivate: z.boolean(),
  topic: z.int().optional(),
  messageId: z.string(),
};

/** What happened in Telegram that the assistant acts on: as it is kept in the inbox. */
export const heardSchema = z.discriminatedUnion('kind', [
  /** Somebody wrote to the assistant. `text` is what is left without its name; `quoted` what a command was said about. */
  z.object({
    kind: z.literal('said'),
    ...where,
    text: z.string(),
    replyTo: z.string().optional(),
    quoted: z.string().optional(),
  }),
  z.object({
    kind: z.literal('sent'),
    ...where,
    file: receivedFile,
    caption: z.string().optional(),
    album: z.string().optional(),
  }),
  z.object({ kind: z.literal('pressed'), ...where, queryId: z.string(), action: z.string() }),
  /** Somebody blocked the assistant, or lets it write again. */
  z.object({ kind: z.literal('standing'), userId: z.string(), reachable: z.boolean() }),
]);

export type Heard = z.infer<typeof heardSchema>;
export type Said = Extract<Heard, { kind: 'said' }>;
export type Sent = Extract<Heard, { kind: 'sent' }>;
export type Pressed = Extract<Heard, { kind: 'pressed' }>;

type Message = z.infer<typeof message>;

const placeOf = (
  {
    message_id,
    chat: { id, type },
    is_topic_message,
    message_thread_id,
  }: Omit<z.infer<typeof press.shape.message>, never>,
  from: z.infer<typeof user>,
) => ({
  from: {
    id: String(from.id),
    name: from.username ? `@${from.username}` : from.first_name,
    ...(from.language_code && { language: from.language_code }),
  },
  chatId: String(id),
  isPrivate: type === 'private',
  // A thread of replies in a group without topics has an id as well, to which one cannot write.
  ...(is_topic_message && message_thread_id !== undefined && { topic: message_thread_id }),
  messageId: String(message_id),
});

const fileOf = ({ voice, photo, document }: Message): ReceivedFile | null => {
  if (voice) return { kind: 'voice', ...factsOf(voice), seconds: voice.duration };
  // The sizes of a photo come in their order; the last is the largest.
  const largest = photo?.at(-1);
  if (largest) return { kind: 'photo', ...factsOf(largest) };
  return document ? { kind: 'document', ...factsOf(document) } : null;
};

const factsOf = (said: {
  file_id: string;
  file_unique_id: string;
  file_size?: number | undefined;
  file_name?: string | undefined;
  mime_type?: string | undefined;
}) => ({
  fileId: said.file_id,
  uniqueId: said.file_unique_id,
  ...(said.file_name && { name: said.file_name }),
  ...(said.mime_type && { mimeType: said.mime_type }),
  ...(said.file_size !== undefined && { bytes: said.file_size }),
});

/** What a person wrote to whom a command replies; our own cards are nothing to speak about. */
const quotedIn = ({ text, reply_to_message: about }: Message): { quoted: string } | undefined => {
  const quoted = about?.text ?? about?.caption;
  return quoted && text?.startsWith('/') && about?.from?.is_bot === false ? { quoted } : undefined;
};

const heardIn = (said: Message, botName: string): Heard | null => {
  const place = placeOf(said, said.from);
  const text = said.text === undefined ? null : place.isPrivate ? said.text : addressed(said.text, botName);
  const replyTo = said.reply_to_message && { replyTo: String(said.reply_to_message.message_id) };
  if (text !== null) return { kind: 'said', ...place, text, ...replyTo, ...quotedIn(said) };
  const sent = place.isPrivate ? fileOf(said) : null;
  if (!sent) return null;
  return {
    kind: 'sent',
    ...place,
    file: sent,
    ...(said.caption && { caption: said.caption }),
    ...(said.media_group_id && { album: said.media_group_id }),
  };
};

/** What an update says to the assistant; null for all that is none of its business, such as talk among people. */
const heardOf = (
  { message: said, callback_query: pressed, my_chat_member: stands }: z.infer<typeof updateSchema>,
  botName: string,
): Heard | null => {
  if (said && !said.from.is_bot) return heardIn(said, botName);
  if (pressed && !pressed.from.is_bot) {
    return { kind: 'pressed', ...placeOf(pressed.message, pressed.from), queryId: pressed.id, action: pressed.data };
  }
  if (stands?.chat.type !== 'private') return null;
  return { kind: 'standing', userId: String(stands.from.id), reachable: stands.new_chat_member.status === 'member' };
};

/** An update as it goes into the inbox. Null: nothing to act on. Its id counts for one bot, so the bot's is part of the name. */
export const incomingOf = (raw: unknown, bot: { readonly id: string; readonly name: string }): Incoming | null => {
  const update = updateSchema.safeParse(raw);
  const heard = update.success ? heardOf(update.data, bot.name) : null;
  if (!update.success || !heard) return null;
  const lane = heard.kind === 'standing' ? heard.userId : heard.chatId;
  return { eventId: `${bot.id}/${update.data.update_id}`, lane, payload: heard };
};

/** The id of an update, by which polling moves on, also past one that is not understood. */
export const updateId = (raw: unknown): number | null =>
  updateSchema.pick({ update_id: true }).safeParse(raw).data?.update_id ?? null;
