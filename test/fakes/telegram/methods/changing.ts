import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { badRequest } from '../errors.ts';
import { maximum } from '../spec/facts.ts';
import { entity } from '../text/entity.ts';
import { format } from '../text/format.ts';
import { chatFor, messageIn, writableChat } from '../world/access.ts';
import { messageOf } from '../world/say.ts';
import type { Chat, Message } from '../world/types.ts';
import { seconds, type World } from '../world/world.ts';
import { type Call, type Handler, markupOf, textOf } from './call.ts';
import { mediaOf } from './media.ts';

const ownMessage = ({ world, args }: Call): Message => {
  const message = messageIn(writableChat(world, args.key('chat_id')), args.number('message_id'), 'message to edit');
  if (message.from.id !== world.bot.id || message.service) throw badRequest("message can't be edited");
  return message;
};

const keyboardOf = (call: Call, chat: Chat): Message['buttons'] => {
  const { buttons, below } = markupOf(call, chat);
  if (below) throw badRequest('inline keyboard expected');
  return buttons;
};

type Change = Partial<Pick<Message, 'text' | 'caption' | 'media' | 'buttons'>>;

const change = ({ world, method, pace }: Call, message: Message, to: Change): unknown => {
  const before = {
    text: message.text,
    caption: message.caption,
    media: message.media?.uniqueId,
    buttons: message.buttons,
  };
  const after = { ...before, ...to, ...(to.media && { media: to.media.uniqueId }) };
  if (isDeepStrictEqual(before, after)) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  }
  pace.message(method, message.chat);
  Object.assign(message, to, { editDate: seconds(world) });
  return messageOf(world, message);
};

const textRules = { min: 1, max: maximum('editMessageText', 'text'), what: 'message' };

const editMessageText: Handler = (call) => {
  const text = textOf(call, { text: 'text', entities: 'entities' }, textRules);
  const message = ownMessage(call);
  if (message.media) throw badRequest('there is no text in the message to edit');
  return change(call, message, { text, buttons: keyboardOf(call, message.chat) });
};

const captionRules = { min: 0, max: maximum('editMessageCaption', 'caption'), what: 'message caption' };

const editMessageCaption: Handler = (call) => {
  const caption = textOf(call, { text: 'caption', entities: 'caption_entities' }, captionRules);
  const message = ownMessage(call);
  if (!message.media) throw badRequest('there is no caption in the message to edit');
  return change(call, message, {
    caption: caption.text === '' ? undefined : caption,
    buttons: keyboardOf(call, message.chat),
  });
};

const inputMedia = z.object({
  type: z.string(),
  media: z.string(),
  caption: z.string().default(''),
  parse_mode: z.string().default(''),
  caption_entities: entity.array().optional(),
});

const editMessageMedia: Handler = (call) => {
  const { args, world, method } = call;
  const said = args.object('media', inputMedia);
  if (!said) throw badRequest("can't parse input media JSON object");
  if (said.type !== 'photo' && said.type !== 'document') {
    world.violations.add({ kind: 'unplayed', method, detail: `media of type ${said.type}` });
    throw badRequest('wrong file identifier/HTTP URL specified');
  }
  const message = ownMessage(call);
  const media = mediaOf(call, said.type, said.media);
  const caption = format(
    { text: said.caption, parseMode: said.parse_mode, entities: said.caption_entities },
    { ...captionRules, method, violations: world.violations },
  );
  return change(call, message, {
    text: undefined,
    media,
    caption: caption.text === '' ? undefined : caption,
    buttons: keyboardOf(call, message.chat),
  });
};

const editMessageReplyMarkup: Handler = (call) => {
  const message = ownMessage(call);
  return change(call, message, { buttons: keyboardOf(call, message.chat) });
};

/** Seconds after which a bot's message can no longer be deleted. */
const deletableFor = 48 * 3600;

const remove = (world: World, chat: Chat, message: Message): void => {
  const own = message.from.id === world.bot.id;
  const mayAlways = chat.type !== 'private' && chat.bot === 'administrator' && chat.rights.can_delete_messages;
  if (!own && chat.type !== 'private' && !mayAlways) throw badRequest("message can't be deleted");
  if (seconds(world) - message.date > deletableFor && !mayAlways) {
    throw badRequest("message can't be deleted for everyone");
  }
  chat.messages.delete(message.id);
};

const deleteMessage: Handler = ({ world, args }) => {
  if (args.number('message_id') === undefined) throw badRequest('message identifier is not specified');
  const chat = chatFor(world, args.key('chat_id'));
  remove(world, chat, messageIn(chat, args.number('message_id'), 'message to delete'));
  return true;
};

const deleteMessages: Handler = ({ world, args }) => {
  const ids = args.object('message_ids', z.array(z.number())) ?? [];
  if (ids.length === 0) throw badRequest('message identifiers are not specified');
  if (ids.length > maximum('deleteMessages', 'message_ids')) throw badRequest('too many message identifiers specified');
  const chat = chatFor(world, args.key('chat_id'));
  // What is not there any more is skipped.
  for (const id of ids) {
    const message = chat.messages.get(id);
    if (message) remove(world, chat, message);
  }
  return true;
};

const pin =
  (pinned: boolean): Handler =>
  ({ world, args }) => {
    const chat = writableChat(world, args.key('chat_id'));
    if (chat.type !== 'private' && !(chat.bot === 'administrator' && chat.rights.can_pin_messages)) {
      throw badRequest('not enough rights to manage pinned messages in the chat');
    }
    messageIn(chat, args.number('message_id'), pinned ? 'message to pin' : 'message to unpin').pinned = pinned;
    return true;
  };

const reaction = z.array(z.looseObject({ type: z.string(), emoji: z.string().optional() }));

const setMessageReaction: Handler = ({ world, args }) => {
  const reactions = args.object('reaction', reaction) ?? [];
  if (reactions.length > 1) throw badRequest('REACTIONS_TOO_MANY');
  const chat = chatFor(world, args.key('chat_id'));
  messageIn(chat, args.number('message_id'), 'message to react').reaction = reactions[0]?.emoji;
  return true;
};

export const changing: Readonly<Record<string, Handler>> = {
  editMessageText,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  deleteMessage,
  deleteMessages,
  pinChatMessage: pin(true),
  unpinChatMessage: pin(false),
  setMessageReaction,
};
