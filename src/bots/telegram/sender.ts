import { GoneError, TemporaryError, UnreachableError } from '../../core/errors.ts';
import { withoutFile } from '../../core/outbox/file.ts';
import type { ChatSender } from '../../core/outbox/sender.ts';
import { outboxPatienceMs, type Pace } from '../pace.ts';
import type { RenderAlarm } from '../render-alarm.ts';
import { createClient } from './client.ts';
import { isFailure } from './failures.ts';
import { telegramPlatform } from './platform.ts';

/** As the outbox understands what became of a call. */
const understood = (error: unknown): unknown => {
  // Telegram does not know us any more, until somebody mends it.
  if (isFailure(error, 'token', 'conflict')) return new TemporaryError(error.message);
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
    turn: ({ chatId }) => pace.turn(chatId, { patienceMs: outboxPatienceMs }),
    send: ({ chatId, t }, card, { key, under, about, file }) => {
      const attached = file && { file, without: withoutFile(card, file, t) };
      return platform
        .send({ chatId, attached, ...(under && { replyTo: under.messageId }) }, card, key, about)
        .catch(orElse);
    },
    edit: (message, card, _, about) => platform.edit(message, card, about).catch(orElse),
  };
};
