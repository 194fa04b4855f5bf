import { z } from 'zod';
import { TemporaryError } from '../../core/errors.ts';
import type { Pace } from '../pace.ts';
import type { ProgressChat } from '../progress.ts';
import type { SlackApi } from './api.ts';
import { clip, escapeText } from './text.ts';
import type { Place } from './update.ts';

/** Of a section. */
const longest = 3_000;

const posted = z.object({ channel: z.string(), ts: z.string() });

/** Where somebody reads how far something has come: their own chat with us, in the thread in which they asked there. */
export const slackProgress = (
  { api, pace }: { readonly api: SlackApi; readonly pace: Pace },
  user: string,
  place: Place | undefined,
): ProgressChat => {
  const { channel, threadTs } = place?.direct ? place : { channel: user, threadTs: undefined };

  const inTurn = async <Answer>(method: string, args: Record<string, unknown>, answer: z.ZodType<Answer>) => {
    await pace.turn(channel);
    try {
      return await api.call(method, args, answer);
    } catch (error) {
      if (error instanceof TemporaryError && error.retryAfterMs) await pace.hold(channel, error.retryAfterMs);
      throw error;
    }
  };

  /** As it is: names of files may look like markup. */
  const said = (line: string) => ({
    text: escapeText(line),
    blocks: [{ type: 'section', text: { type: 'plain_text', text: clip(line, longest), emoji: false } }],
  });

  return {
    send: async (line) => {
      const args = { channel, ...said(line), ...(threadTs && { thread_ts: threadTs }) };
      const { channel: chatId, ts } = await inTurn('chat.postMessage', args, posted);
      return { chatId, messageId: ts };
    },
    edit: async ({ chatId, messageId }, line) => {
      await inTurn('chat.update', { channel: chatId, ts: messageId, ...said(line) }, z.object({}));
    },
    // The answer is about to take the chat's turn.
    remove: async ({ chatId, messageId }) => {
      await api.call('chat.delete', { channel: chatId, ts: messageId }, z.object({}));
    },
  };
};
