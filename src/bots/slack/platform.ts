import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Card } from '../../core/cards/card.ts';
import { fallbackText } from '../../core/cards/fallback.ts';
import { TemporaryError, UnknownOutcomeError } from '../../core/errors.ts';
import type { Translator } from '../../core/i18n/translator.ts';
import { insteadPatience, type Pace } from '../pace.ts';
import type { Attached, Platform } from '../platform.ts';
import { drawnOr, type RenderAlarm } from '../render-alarm.ts';
import type { MessageRef } from '../sent.ts';
import type { SlackApi } from './api.ts';
import { fileBlock, fileIn, fileText, type ShownFile } from './file-block.ts';
import { slackLimits } from './limits.ts';
import { isRefused, SlackRefusal, unknownHere } from './outcomes.ts';
import { type Rendered, renderCard } from './render.ts';
import { clip, escapeText } from './text.ts';
import type { Place } from './update.ts';
import { onceReady, uploadFile } from './upload.ts';

/** Where a message goes, and how it is drawn there. */
export interface SlackAddress {
  readonly place: Place;
  /** In a channel: the only person to see it. Null: all who are there. */
  readonly onlyFor: string | null;
  /** Who is spoken to, should the place not be open to us. */
  readonly user: string;
  /** The reader's language. */
  readonly t: Translator;
  readonly attached?: Attached | undefined;
  /** A block of the adapter's own, under the card. */
  readonly under?: types.KnownBlock | undefined;
  /** It may have been sent already: look for it before sending it. */
  readonly doubtful?: boolean;
  /** How long its turn may be waited for, other than usual. */
  readonly patienceMs?: number;
}

/** A message that stands in Slack, as it is to be changed. `responseUrl` reaches also those that only one person sees. */
export interface SlackMessage {
  readonly ref: MessageRef;
  readonly ephemeral: boolean;
  readonly responseUrl: string | undefined;
  readonly t: Translator;
  /** The file that it shows, and goes on showing. */
  readonly shown?: ShownFile | undefined;
}

/** Slack will not have the blocks: then the renderer is wrong, and people still get the words. */
const malformed = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'invalid_attachments']);
/** The conversation is not open to us, or not any more. */
const closedToUs = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'user_not_in_channel',
  'restricted_action',
  'cant_update_message',
]);

/** Slack will not have the file: it is the file's fault, or that of a right that we lack. */
const isRefusedFile = (error: unknown): error is SlackRefusal =>
  error instanceof SlackRefusal &&
  (error.method.startsWith('files.') || error.method === 'upload') &&
  !unknownHere.has(error.code);

const posted = z.object({ channel: z.string(), ts: z.string() });
const whispered = z.object({ message_ts: z.string() });
const history = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z.object({ event_payload: z.record(z.string(), z.unknown()) }).optional(),
      blocks: z.array(z.unknown()).optional(),
    }),
  ),
});

/** How far back a message is looked for that may have been sent. Fifteen is all that some apps are shown. */
const lookedThrough = 15;

export interface SlackPlatformParts {
  readonly api: SlackApi;
  readonly pace: Pace;
  readonly alarm: RenderAlarm;
  /** The chat of somebody with us, as far as it is known. */
  readonly directChat: (user: string) => Promise<string | null>;
}

/** A chat of two by its id, or by that of the person in it. */
const isChatOfTwo = (channel: string): boolean => /^[DUW]/.test(channel);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());

/** Slack as a platform. Messages bear their key as metadata, by which one that may have been sent is found again. */
export const slackPlatform = ({
  api,
  pace,
  alarm,
  directChat,
}: SlackPlatformParts): Omit<Platform<SlackAddress, MessageRef, Rendered>, 'edit' | 'render'> & {
  /** @throws SlackRefusal `message_not_found` when it is gone */
  edit(message: SlackMessage, card: Card, about?: string | undefined): Promise<void>;
  /** The file that a message of ours shows. @throws SlackRefusal `thread_not_found` when the message is gone */
  fileOf(ref: MessageRef): Promise<ShownFile | undefined>;
} => {
  const draw = (card: Card, { t, under, shown }: Pick<SlackAddress, 't' | 'under'> & Pick<SlackMessage, 'shown'>) => {
    const rendered = renderCard(card, (count) => t('slack-more', { count }), shown ? fileBlock(shown) : under);
    return shown ? { ...rendered, text: fileText(rendered.text, shown) } : rendered;
  };

  /** Sends a card, or its words where it cannot be drawn or Slack refuses what was drawn. */
  const withWords = async <Answer>(
    { card, about, ...how }: Parameters<typeof draw>[1] & { card: Card; about: string | undefined },
    send: (message: Rendered, patience?: typeof insteadPatience) => Promise<Answer>,
  ): Promise<Answer> => {
    const words = (): Rendered => ({
      text: escapeText(clip(fallbackText(card), slackLimits.notification)),
      blocks: [],
    });
    const rendered = await drawnOr(alarm, about, () => draw(card, how));
    if (!rendered) return send(words());
    try {
      return await send(rendered);
    } catch (error) {
      if (!isRefused(error, malformed)) throw error;
      await alarm(about, error.code, { said: error.details });
      return send(words(), insteadPatience);
    }
  };

  const findSent = async ({ place, user }: SlackAddress, key: string): Promise<MessageRef | null> => {
    const { threadTs } = place;
    // Slack reads a chat by its own id only.
    const channel = place.channel === user ? await directChat(user) : place.channel;
    if (channel === null) return null;
    const args = { channel, limit: lookedThrough, include_all_metadata: true };
    const { messages } = threadTs
      ? await api.call('conversations.replies', { ...args, ts: threadTs }, history)
      : await api.call('conversations.history', args, history);
    const found = messages.find(({ metadata }) => metadata?.event_payload.key === key);
    return found ? { chatId: channel, messageId: found.ts } : null;
  };

  /** Where a message can be looked for, Slack is given all its time to take one whose answer was lost: whoever looks then, finds it or sends it. */
  const timeIsOver = async (error: unknown, channel: string, begunAt: number): Promise<void> => {
    if (error instanceof UnknownOutcomeError && isChatOfTwo(channel)) {
      await pause(api.patienceMs - (performance.now() - begunAt));
    }
  };

  const post = async (
    {
      channel,
      threadTs,
      ...patience
    }: Pick<Place, 'channel' | 'threadTs'> & { readonly patienceMs?: number | undefined },
    message: Rendered & { readonly unfurl_media?: boolean },
    key: string,
  ) => {
    await pace.turn(channel, patience);
    const begunAt = performance.now();
    const args = {
      channel,
      unfurl_links: false,
      unfurl_media: false,
      ...message,
      ...(threadTs && { thread_ts: threadTs }),
      metadata: { event_type: 'kam_answer', event_payload: { key } },
    };
    try {
      const { channel: chatId, ts } = await api.call('chat.postMessage', args, posted);
      return { chatId, messageId: ts };
    } catch (error) {
      if (error instanceof TemporaryError && error.retryAfterMs) await pace.hold(channel, error.retryAfterMs);
      await timeIsOver(error, channel, begunAt);
      throw error;
    }
  };

  /** By the address that came with what was pressed or typed: such a message has no name of Slack's that we would learn. */
  const respond = async (
    { channel, threadTs, responseUrl }: Place,
    type: 'ephemeral' | 'in_channel',
    message: Rendered,
    key: string,
  ): Promise<MessageRef | null> => {
    if (!responseUrl) return null;
    const body = { response_type: type, replace_original: false, ...message, ...(threadTs && { thread_ts: threadTs }) };
    return (await api.respond(responseUrl, body)) ? { chatId: channel, messageId: `response/${key}` } : null;
  };

  const whisper = async ({ place, user }: SlackAddress, message: Rendered, key: string): Promise<MessageRef> => {
    const { channel, threadTs } = place;
    const answered = await respond(place, 'ephemeral', message, key);
    if (answered) return answered;
    try {
      const args = { channel, user, ...message, ...(threadTs && { thread_ts: threadTs }) };
      const { message_ts: messageId } = await api.call('chat.postEphemeral', args, whispered);
      return { chatId: channel, messageId };
    } catch (error) {
      if (!isRefused(error, closedToUs)) throw error;
      return post({ channel: user }, message, key);
    }
  };

  const say = async (to: SlackAddress, message: Rendered, key: string): Promise<MessageRef> => {
    const { place, user } = to;
    try {
      return await post({ channel: place.channel, threadTs: place.threadTs, patienceMs: to.patienceMs }, message, key);
    } catch (error) {
      if (!isRefused(error, closedToUs)) throw error;
      // A chat of two that we are not in is one among people: the answer is for who asked.
      const answered = await respond(place, place.direct ? 'ephemeral' : 'in_channel', message, key);
      return answered ?? post({ channel: user, ...insteadPatience }, message, key);
    }
  };

  /** Null: it is to go without the file, since Slack will not have it. */
  const sendFile = async (to: SlackAddress, { file }: Attached, card: Card, key: string, about?: string) => {
    try {
      const shown = await uploadFile(api, file);
      const rendered = await drawnOr(alarm, about, () => draw(card, { t: to.t, shown }));
      // A document is shared with those who read the message only where Slack shows what its text links to.
      const message = rendered && { ...rendered, unfurl_media: shown.kind === 'document' };
      return message && (await onceReady(api, () => say(to, message, key)));
    } catch (error) {
      if (!isRefused(error, malformed) && !isRefusedFile(error)) throw error;
      await alarm(about, error.message, { said: error.details });
      return null;
    }
  };

  return {
    name: 'slack',
    limits: {
      text: slackLimits.blocksJson,
      buttonsPerRow: slackLimits.buttons,
      buttons: slackLimits.buttons,
      actionBytes: slackLimits.button.value,
    },

    send: async (to, card, key, about) => {
      // Only where we may read: in channels a rare double is better than the right to read everything.
      if (to.doubtful && to.place.direct) {
        const sent = await findSent(to, key).catch((error: unknown) => {
          if (error instanceof SlackRefusal) return null;
          throw error;
        });
        if (sent) return sent;
      }
      const sent = to.attached && (await sendFile(to, to.attached, card, key, about));
      if (sent) return sent;
      const deliver = to.onlyFor === null || to.place.direct ? say : whisper;
      return withWords({ card: to.attached?.without ?? card, about, t: to.t, under: to.under }, (message, patience) =>
        deliver({ ...to, ...patience }, message, key),
      );
    },

    fileOf: async ({ chatId: channel, messageId: ts }) => {
      const args = { channel, ts, oldest: ts, latest: ts, inclusive: true };
      const { messages } = await api.call('conversations.replies', args, history);
      return fileIn(messages.find((message) => message.ts === ts)?.blocks);
    },

    edit: async ({ ref, ephemeral, responseUrl, t, shown }, card, about) => {
      const replace = async (message: Rendered): Promise<boolean> =>
        responseUrl !== undefined && api.respond(responseUrl, { replace_original: true, ...message });
      await withWords({ card, about, t, shown }, async (message) => {
        if (ephemeral) {
          if (!(await replace(message))) throw new SlackRefusal('response_url', 'message_not_found');
          return;
        }
        try {
          await api.call('chat.update', { channel: ref.chatId, ts: ref.messageId, ...message }, z.object({}));
        } catch (error) {
          // A message that stands where we are not members was an answer by its address, and is changed in the same way.
          if (!isRefused(error, closedToUs) || !(await replace(message))) throw error;
        }
      });
    },
  };
};

export type SlackPlatform = ReturnType<typeof slackPlatform>;
