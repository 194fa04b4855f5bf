import { Api, InputFile } from 'grammy';
import { TemporaryError, UnknownOutcomeError } from '../../core/errors.ts';
import { fileName, type MessageFile } from '../../core/outbox/file.ts';
import type { Pace } from '../pace.ts';
import { failureOf, isFailure } from './failures.ts';
import type { Key } from './keyboard.ts';
import { fetchFile, reach } from './reach.ts';

/** Where a message goes: a chat, and in a forum one of its topics. */
export interface Address {
  readonly chatId: string;
  readonly topic?: number | undefined;
  /** The message that is answered, shown above the answer; left out if it is gone. */
  readonly replyTo?: string | undefined;
  /** How long its turn may be waited for, other than usual. */
  readonly patienceMs?: number;
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

/**
 * The calls that the adapter makes, each once: whoever calls tries again, and holds up nobody meanwhile. Failures are `TelegramFailure`s, or
 * TemporaryErrors when it is not the chat's turn or Telegram is away.
 */
export interface Client {
  /** @throws UnknownOutcomeError when it may stand there or not; of other calls that does not matter, since they may be made twice */
  send(to: Address, content: Content): Promise<Ref>;
  /** As `send`; the content is what is said under the file. */
  sendFile(to: Address, file: MessageFile, content: Content): Promise<Ref>;
  edit(ref: Ref & { readonly patienceMs?: number }, content: Content): Promise<void>;
  /** Changes what is said under a file, which stays. */
  editCaption(ref: Ref & { readonly patienceMs?: number }, content: Content): Promise<void>;
  remove(ref: Ref): Promise<void>;
  /** Says that a press was seen; with a text, it is shown for a moment, or, as an alert, until it is closed. */
  acknowledge(queryId: string, toast?: { readonly text: string; readonly alert: boolean }): Promise<void>;
  /** What a file holds. @throws TemporaryError when Telegram is away, `TelegramFailure` when it does not hand the file out */
  download(fileId: string): Promise<Uint8Array>;
  /** The plain Bot API, for what is set up at the start. */
  readonly api: Api;
}

const patienceSeconds = 15;
/** 50 MB at four megabits a second. */
const uploadSeconds = 120;

export const createClient = (
  { token, apiRoot }: { readonly token: string; readonly apiRoot: string },
  pace: Pace,
): Client => {
  const apiOf = (timeoutSeconds: number) => new Api(token, { apiRoot, timeoutSeconds, fetch: reach });
  const api = apiOf(patienceSeconds);
  const uploads = apiOf(uploadSeconds);

  /** Runs one call. `chatId`: it counts against the rate of that chat. */
  const call = async <T>(
    run: () => Promise<T>,
    chatId?: string,
    patience: { readonly patienceMs?: number } = {},
  ): Promise<T> => {
    if (chatId !== undefined) await pace.turn(chatId, patience);
    try {
      return await run();
    } catch (error) {
      const failed = failureOf(error);
      if (!isFailure(failed, 'later') || failed.failure.kind !== 'later') throw failed;
      const { afterMs } = failed.failure;
      if (afterMs !== undefined && chatId !== undefined) await pace.hold(chatId, afterMs);
      throw new TemporaryError(failed.message, afterMs);
    }
  };

  /** Runs a call that may be made twice. */
  const repeatable = async (
    run: () => Promise<unknown>,
    chatId?: string,
    patience?: { readonly patienceMs?: number },
  ): Promise<void> => {
    try {
      await call(run, chatId, patience);
    } catch (error) {
      throw error instanceof UnknownOutcomeError ? new TemporaryError(error.message) : error;
    }
  };

  /** How content is marked up. */
  const markup = (content: Content) =>
    'html' in content && {
      parse_mode: 'HTML' as const,
      reply_markup: { inline_keyboard: content.keyboard.map((row) => [...row]) },
    };
  const textOf = (content: Content): string => ('plain' in content ? content.plain : content.html);
  const noPreview = { link_preview_options: { is_disabled: true } };

  const place = ({ topic, replyTo }: Address) => ({
    ...(topic !== undefined && { message_thread_id: topic }),
    ...(replyTo !== undefined && {
      reply_parameters: { message_id: Number(replyTo), allow_sending_without_reply: true },
    }),
  });
  const sent = async (to: Address, run: () => Promise<{ message_id: number }>): Promise<Ref> => {
    const { message_id: id } = await call(run, to.chatId, to);
    return { chatId: to.chatId, messageId: String(id) };
  };
  const changed = async (ref: Parameters<Client['edit']>[0], run: () => Promise<unknown>): Promise<void> => {
    await repeatable(run, ref.chatId, ref).catch((error: unknown) => {
      if (!isFailure(error, 'unchanged')) throw error;
    });
  };

  return {
    api,
    download: async (fileId) => {
      const { file_path: path } = await call(() => api.getFile(fileId)).catch((error: unknown) => {
        throw error instanceof UnknownOutcomeError ? new TemporaryError(error.message) : error;
      });
      return fetchFile(`${apiRoot}/file/bot${token}/${path}`);
    },
    send: (to, content) =>
      sent(to, () =>
        api.sendMessage(Number(to.chatId), textOf(content), { ...noPreview, ...markup(content), ...place(to) }),
      ),
    sendFile: (to, file, content) =>
      sent(to, () => {
        const options = { caption: textOf(content), ...markup(content), ...place(to) };
        const upload = new InputFile(file.bytes, fileName(file));
        return file.kind === 'picture'
          ? uploads.sendPhoto(Number(to.chatId), upload, options)
          : uploads.sendDocument(Number(to.chatId), upload, options);
      }),
    edit: (ref, content) =>
      changed(ref, () =>
        api.editMessageText(Number(ref.chatId), Number(ref.messageId), textOf(content), {
          ...noPreview,
          ...markup(content),
        }),
      ),
    editCaption: (ref, content) =>
      changed(ref, () =>
        api.editMessageCaption(Number(ref.chatId), Number(ref.messageId), {
          caption: textOf(content),
          ...markup(content),
        }),
      ),
    remove: async ({ chatId, messageId }) => {
      await repeatable(() => api.deleteMessage(Number(chatId), Number(messageId)));
    },
    acknowledge: async (queryId, toast) => {
      await repeatable(() =>
        api.answerCallbackQuery(queryId, toast ? { text: toast.text, show_alert: toast.alert } : {}),
      );
    },
  };
};
