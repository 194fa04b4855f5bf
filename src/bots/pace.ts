/** How fast may be written: so many in so many milliseconds, of which `burst` may come at once. */
export interface Rate {
  readonly count: number;
  readonly ms: number;
  readonly burst: number;
}

/** An allowance that a message takes from: its chat's own, or one that several chats share. */
export interface Share {
  readonly name: string;
  readonly rate: Rate;
}

/** Keeps what is written to a platform's chats to what the platform takes. */
export interface Pace {
  /**
   * Resolves when a message may go to this chat; who asks first goes first. If that takes longer than `patienceMs`, nothing is reserved: it is
   * to be asked for again then, so that nobody else waits along.
   * @throws TemporaryError with `retryAfterMs`
   */
  turn(chat: string, options?: { readonly patienceMs?: number | undefined }): Promise<void>;
  /** The platform wants this chat left alone for a while. */
  hold(chat: string, ms: number): Promise<void>;
}

/** Hardly noticed, and far shorter than the time between two messages to one chat: whoever floods a chat waits elsewhere. */
export const usualPatienceMs = 250;
/** What nobody asked for has time, and keeps nobody waiting: then fewer come in vain. */
export const outboxPatienceMs = 2_000;
/**
 * For a message in place of one that was not taken, such as an edit of what is gone: longer than the time between two messages. Whoever came back
 * later would spend the chat's next turn on the first in vain, again and again.
 */
export const insteadPatience = { patienceMs: 5_000 } as const;
