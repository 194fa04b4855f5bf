import { z } from 'zod';
import { badRequest } from '../errors.ts';
import { maximum } from '../spec/facts.ts';
import { messageIn, writableChat, writableTopic } from '../world/access.ts';
import { messageOf, put } from '../world/say.ts';
import type { Chat, MediaKind, Message } from '../world/types.ts';
import { type Call, type Handler, markupOf, textOf } from './call.ts';
import { mediaOf } from './media.ts';

const replyParameters = z.object({
  message_id: z.number(),
  chat_id: z.union([z.number(), z.string()]).optional(),
  allow_sending_without_reply: z.boolean().optional(),
});

const repliedTo = ({ args, world, method }: Call, chat: Chat): number | undefined => {
  const reply = args.object('reply_parameters', replyParameters);
  if (!reply) return undefined;
  if (reply.chat_id !== undefined && Number(reply.chat_id) !== chat.id) {
    world.violations.add({ kind: 'unplayed', method, detail: 'a reply to another chat' });
    return undefined;
  }
  if (reply.allow_sending_without_reply && !chat.messages.has(reply.message_id)) return undefined;
  return messageIn(chat, reply.message_id, 'message to be replied').id;
};

/** Checks in the platform's order: what is said, where to, whether it is time. */
const send = (call: Call, content: Pick<Partial<Message>, 'text' | 'caption' | 'media'>): unknown => {
  const { world, args, method, pace } = call;
  const chat = writableChat(world, args.key('chat_id'));
  const markup = markupOf(call, chat);
  const thread = writableTopic(world, chat, args.number('message_thread_id'), method);
  const replyTo = repliedTo(call, chat);
  pace.message(method, chat);
  const message = put(world, chat, world.bot, {
    ...content,
    ...markup,
    thread: thread ?? (replyTo === undefined ? undefined : chat.messages.get(replyTo)?.thread),
    replyTo,
    silent: args.flag('disable_notification'),
    protected: args.flag('protect_content'),
  });
  if (chat.type !== 'private') chat.botSpokeLast = true;
  return messageOf(world, message);
};

const textRules = { min: 1, max: maximum('sendMessage', 'text'), what: 'message' };
const captionRules = { min: 0, max: maximum('sendPhoto', 'caption'), what: 'message caption' };

const sendMessage: Handler = (call) =>
  send(call, { text: textOf(call, { text: 'text', entities: 'entities' }, textRules) });

const sendMedia =
  (kind: MediaKind): Handler =>
  (call) => {
    const media = mediaOf(call, kind);
    const caption = textOf(call, { text: 'caption', entities: 'caption_entities' }, captionRules);
    return send(call, { media, caption: caption.text === '' ? undefined : caption });
  };

const actions = new Set([
  ...['typing', 'upload_photo', 'record_video', 'upload_video', 'record_voice', 'upload_voice', 'upload_document'],
  ...['choose_sticker', 'find_location', 'record_video_note', 'upload_video_note'],
]);

const sendChatAction: Handler = ({ world, args, method }) => {
  if (!actions.has(args.text('action'))) throw badRequest('wrong parameter action in request');
  const chat = writableChat(world, args.key('chat_id'));
  writableTopic(world, chat, args.number('message_thread_id'), method);
  return true;
};

export const sending: Readonly<Record<string, Handler>> = {
  sendMessage,
  sendPhoto: sendMedia('photo'),
  sendDocument: sendMedia('document'),
  sendVoice: sendMedia('voice'),
  sendChatAction,
};
