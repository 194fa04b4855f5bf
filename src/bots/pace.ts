import { TemporaryError } from '../core/errors.ts';

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
/** A little more than the rates say, since clocks differ. */
const margin = 1.05;
const mostRemembered = 10_000;

/**
 * A pace in the memory of this process. Each share is a generic cell rate: a message is due an even interval after the one before it, and may come
 * `burst - 1` intervals early.
 */
export const createPace = (sharesOf: (chat: string) => readonly Share[]): Pace => {
  const due = new Map<string, number>();
  const held = new Map<string, number>();

  const forget = (now: number): void => {
    for (const times of [due, held]) {
      if (times.size > mostRemembered) for (const [name, at] of times) if (at < now) times.delete(name);
    }
  };

  return {
    turn: async (chat, { patienceMs = usualPatienceMs } = {}) => {
      const now = performance.now();
      forget(now);
      const shares = sharesOf(chat).map(({ name, rate: { count, ms, burst } }) => {
        const interval = (ms / count) * margin;
        return { name, interval, free: (due.get(name) ?? 0) - interval * (burst - 1) };
      });
      const at = Math.max(now, held.get(chat) ?? 0, ...shares.map(({ free }) => free));
      const wait = at - now;
      if (wait > patienceMs) throw new TemporaryError('this chat has had its share', Math.ceil(wait));
      for (const { name, interval } of shares) due.set(name, Math.max(at, due.get(name) ?? 0) + interval);
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    },
    hold: async (chat, ms) => {
      held.set(chat, Math.max(performance.now() + ms * margin, held.get(chat) ?? 0));
    },
  };
};
