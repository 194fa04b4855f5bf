import { GrammyError, HttpError } from 'grammy';
import { UnknownOutcomeError } from '../../core/errors.ts';

/**
 * What became of a call that Telegram did not carry out:
 * - `later`: it is away, or wants us to slow down; the same may succeed later
 * - `moved`: the group has become a supergroup and has another id
 * - `unreachable`: the person blocked the bot or never started it, or the bot may not write to the group
 * - `gone`: the message or the topic that the call names is not there any more
 * - `unchanged`: the message shows this already
 * - `caption`: the message has a file, so its words are a caption
 * - `expired`: nobody waits for the answer to this press any more
 * - `token`: the bot's token is not valid
 * - `conflict`: somebody else receives this bot's updates
 * - `refused`: what we sent is wrong, so it is a fault of ours
 */
export type Failure =
  | { readonly kind: 'later'; readonly afterMs?: number }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'unreachable' | 'gone' | 'unchanged' | 'caption' | 'expired' | 'token' | 'conflict' | 'refused' };

/** A failed call. It says what was called and what Telegram said, never what was in it, nor the token. */
export class TelegramFailure extends Error {
  override name = 'TelegramFailure';

  constructor(
    readonly failure: Failure,
    message: string,
    /** What Telegram has against it, in few words and none of the message's own: `can't parse entities`. */
    readonly reason = '',
  ) {
    super(message);
  }
}

/** Texts of Telegram's errors; it gives no codes of its own. Sources: tdlib/telegram-bot-api, and docs/telegram.md ("Assumptions"). */
const meanings: readonly (readonly [RegExp, Exclude<Failure['kind'], 'later' | 'moved'>])[] = [
  [/message is not modified/i, 'unchanged'],
  [/no text in the message to edit/i, 'caption'],
  [
    /message (to edit|to delete|to be replied) not found|message can't be (edited|deleted)|MESSAGE_ID_INVALID|message thread not found/i,
    'gone',
  ],
  [/query is too old|query ID is invalid/i, 'expired'],
  [
    /chat not found|user not found|not enough rights|have no rights|TOPIC_CLOSED|CHAT_WRITE_FORBIDDEN|PEER_ID_INVALID/i,
    'unreachable',
  ],
];

const meaningOf = ({ error_code: code, description, parameters }: GrammyError): Failure => {
  const { retry_after: seconds, migrate_to_chat_id: movedTo } = parameters;
  if (movedTo !== undefined) return { kind: 'moved', to: String(movedTo) };
  if (code === 429) return { kind: 'later', afterMs: (seconds ?? 1) * 1_000 };
  if (code >= 500) return { kind: 'later' };
  if (code === 401 || code === 404) return { kind: 'token' };
  if (code === 403) return { kind: 'unreachable' };
  if (code === 409) return { kind: 'conflict' };
  return { kind: meanings.find(([text]) => text.test(description))?.[1] ?? 'refused' };
};

/** What follows a colon or a quotation mark may be a piece of the message, and numbers differ each time. */
const reasonOf = (description: string): string =>
  (description.replace(/^Bad Request: /, '').split(/[:"]/, 1)[0] ?? '').replace(/\d+/g, '#').trim();

/**
 * Makes grammY's errors ours: theirs carry the whole payload, which does not belong into a log. Where no answer came that can be read, nobody
 * knows what became of the call. Others stay as they are.
 */
export const failureOf = (error: unknown): unknown => {
  if (error instanceof GrammyError) {
    const { method, error_code: code, description } = error;
    return new TelegramFailure(meaningOf(error), `${method}: ${code} ${description}`, reasonOf(description));
  }
  if (error instanceof HttpError) {
    return error.error instanceof TelegramFailure ? error.error : new UnknownOutcomeError('Telegram has not answered');
  }
  return error;
};

export const isFailure = (error: unknown, ...kinds: readonly Failure['kind'][]): error is TelegramFailure =>
  error instanceof TelegramFailure && kinds.includes(error.failure.kind);
