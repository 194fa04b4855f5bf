import { Api } from 'grammy';
import { TemporaryError } from '../../core/errors.ts';
import { failureOf, isFailure } from './failures.ts';
import type { Key } from './keyboard.ts';
import type { Pace } from './pace.ts';

/** Where a message goes: a chat, and in a forum one of its topics. */
export interface Address {
  readonly chatId: string;
  readonly topic?: number | undefined;
  /** The message that is answered, shown above the answer; left out if it is gone. */
  readonly replyTo?: string | undefined;
}

/** Telegram's messages are named by their chat and a number in it. */
export interface Ref {
  readonly chatId: string;
  readonly messageId: string;
}

/** A button that opens an address. Cards have none. */
interface LinkKey {
  readonly text: string;
  readonly url: string;
}

/** What a message shows. */
export type Content =
  | { readonly html: string; readonly keyboard: readonly (readonly (Key | LinkKey)[])[] }
  /** Words as they are, with nothing that Telegram could misread. */
  | { readonly plain: string };

/** The calls that the adapter makes: each paced, and tried again while Telegram is away for a moment. Failures are `TelegramFailure`s. */
export interface Client {
  send(to: Address, content: Content): Promise<Ref>;
  edit(ref: Ref, content: Content): Promise<void>;
  remove(ref: Ref): Promise<void>;
  /** Says that a press was seen; with a text, it is shown for a moment, or, as an alert, until it is closed. */
  acknowledge(queryId: string, toast?: { readonly text: string; readonly alert: boolean }): Promise<void>;
  /** The plain Bot API, for what is set up at the start. */
  readonly api: Api;
}

const patienceSeconds = 15;
/** Waits before trying again when Telegram is away. An answer may then stand there twice: better than not at all. */
const pausesMs = [300, 1_500] as const;
/** What Telegram wants us to wait at most while somebody waits for an answer; beyond that, it is left for later. */
const longestWaitMs = 30_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const createClient = (
  { token, apiRoot }: { readonly token: string; readonly apiRoot: string },
  pace: Pace,
): Client => {
  const api = new Api(token, { apiRoot, timeoutSeconds: patienceSeconds });

  /** Runs one call. `chatId`: it counts against the rate of that chat. */
  const call = async <T>(run: () => Promise<T>, chatId?: string): Promise<T> => {
    for (let attempt = 0; ; attempt++) {
      if (chatId !== undefined) await pace.turn(chatId);
      try {
        return await run();
      } catch (error) {
        const failed = failureOf(error);
        if (!isFailure(failed, 'later') || failed.failure.kind !== 'later') throw failed;
        const { afterMs } = failed.failure;
        if (afterMs !== undefined && chatId !== undefined) pace.hold(chatId, afterMs);
        const wait = pausesMs[attempt];
        if (wait === undefined || (afterMs ?? 0) > longestWaitMs) throw new TemporaryError(failed.message, afterMs);
        await pause(afterMs ?? wait);
      }
    }
  };

  const shown = (content: Content) => ({
    text: 'plain' in content ? content.plain : content.html,
    options: {
      link_preview_options: { is_disabled: true },
      ...('html' in content && {
        parse_mode: 'HTML' as const,
        reply_markup: { inline_keyboard: content.keyboard.map((row) => [...row]) },
      }),
    },
  });

  return {
    api,
    send: async ({ chatId, topic, replyTo }, content) => {
      const { text, options } = shown(content);
      const { message_id: id } = await call(
        () =>
          api.sendMessage(Number(chatId), text, {
            ...options,
            ...(topic !== undefined && { message_thread_id: topic }),
            ...(replyTo !== undefined && {
              reply_parameters: { message_id: Number(replyTo), allow_sending_without_reply: true },
            }),
          }),
        chatId,
      );
      return { chatId, messageId: String(id) };
    },
    edit: async ({ chatId, messageId }, content) => {
      const { text, options } = shown(content);
      await call(() => api.editMessageText(Number(chatId), Number(messageId), text, options), chatId).catch(
        (error: unknown) => {
          if (!isFailure(error, 'unchanged')) throw error;
        },
      );
    },
    remove: async ({ chatId, messageId }) => {
      await call(() => api.deleteMessage(Number(chatId), Number(messageId)));
    },
    acknowledge: async (queryId, toast) => {
      await call(() => api.answerCallbackQuery(queryId, toast ? { text: toast.text, show_alert: toast.alert } : {}));
    },
  };
};
