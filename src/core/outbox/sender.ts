import type { Card } from '../cards/card.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Arrival } from '../people/where.ts';
import type { MessageFile } from './file.ts';

/** A chat on a platform, by the platform's own name, and how to speak there. */
export interface Chat {
  readonly chatId: string;
  readonly t: Translator;
}

/** A message as it stands on a platform, by the platform's own names. */
interface Standing {
  readonly chatId: string;
  readonly messageId: string;
}

/** How a message is sent. */
export interface Sending {
  /** Names it for good. */
  readonly key: string;
  /** The message that it stands under. */
  readonly under: Standing | null;
  /** It may have been sent already: where the platform can tell, it is found rather than doubled. */
  readonly doubtful: boolean;
  /** The kind of message, should the platform refuse how it is drawn. */
  readonly about: string;
  /**
   * Goes with the message, which is still one request that makes it visible. Where the platform will not have it, the words go without it, say
   * so, and an alarm is raised.
   */
  readonly file?: MessageFile | undefined;
}

/**
 * How unasked messages leave the house: one of these for each platform. Each method makes one attempt.
 * @throws TemporaryError it was not accepted, and may be later
 * @throws UnknownOutcomeError it may have been accepted; where that can be found out, only once the request can have no effect any more
 * @throws UnreachableError nothing can be sent to this chat any more
 * Any other error is a fault of ours.
 */
export interface ChatSender {
  readonly platform: Arrival;
  /** Whether a message that may have been sent is found again. */
  readonly findsSent: boolean;
  /** Waits for a moment until one more message may go to this chat. @throws TemporaryError when that takes longer; then no turn is taken. */
  turn(chat: Chat): Promise<void>;
  send(to: Chat, card: Card, sending: Sending): Promise<Standing>;
  /**
   * Makes a message another card; one that shows it already is fine. A file stays as it was sent: `withFile` says that the message should have
   * one. @throws GoneError also when it is not there any more
   */
  edit(message: Standing, card: Card, t: Translator, about: string, withFile: boolean): Promise<void>;
}
