import { GoneError, UnreachableError } from '../../core/errors.ts';
import type { ChatSender } from '../../core/outbox/sender.ts';
import { outboxPatienceMs, type Pace } from '../pace.ts';
import type { RenderAlarm } from '../render-alarm.ts';
import { createClient } from './client.ts';
import { isFailure } from './failures.ts';
import { telegramPlatform } from './platform.ts';

/** As the outbox understands what became of a call; a token that is not valid and a conflict pass by themselves once somebody mends them. */
const understood = (error: unknown): unknown => {
  if (isFailure(error, 'unreachable', 'moved')) return new UnreachableError(error.message);
  if (isFailure(error, 'gone')) return new GoneError(error.message);
  return error;
};

const orElse = (error: unknown): never => {
  throw understood(error);
};

/** Brings what nobody asked for into people's chats on Telegram. A message that may have been sent cannot be found there again. */
export const telegramSender = (
  config: { readonly token: string; readonly apiRoot: string },
  pace: Pace,
  alarm: RenderAlarm,
): ChatSender => {
  // The outbox takes its turn itself, before it notes that the message goes out.
  const platform = telegramPlatform(createClient(config, { turn: async () => {}, hold: pace.hold }), alarm);
  return {
    platform: 'telegram',
    findsSent: false,
    settleMs: 0,
    turn: ({ chatId }) => pace.turn(chatId, { patienceMs: outboxPatienceMs }),
    send: ({ chatId }, content, { key, under, about }) => {
      if (!('type' in content)) throw new Error('files are not sent yet');
      return platform.send({ chatId, ...(under && { replyTo: under.messageId }) }, content, key, about).catch(orElse);
    },
    edit: (message, card, _, about) => platform.edit(message, card, about).catch(orElse),
  };
};
