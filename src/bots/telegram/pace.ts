/** How fast a bot may write: so many in so many milliseconds, of which `burst` may come at once. */
interface Rate {
  readonly count: number;
  readonly ms: number;
  readonly burst: number;
}

/** What Telegram's FAQ for bots names. It allows "short bursts"; how short is not said, so ours are. */
const rates = {
  bot: { count: 30, ms: 1_000, burst: 25 },
  chat: { count: 1, ms: 1_000, burst: 3 },
  group: { count: 20, ms: 60_000, burst: 18 },
} satisfies Record<string, Rate>;

/** A little more than the rate says, since clocks differ. */
const slack = 1.05;
const mostRemembered = 10_000;

/** Keeps this process to what Telegram lets a bot write. */
export interface Pace {
  /** Resolves when a message may go to this chat; messages to one chat keep their order. */
  turn(chatId: string): Promise<void>;
  /** Telegram wants this chat left alone for a while. */
  hold(chatId: string, ms: number): void;
}

/** A turn is taken at once and waited for, so that those who come later wait longer (GCRA). In the memory of this process. */
export const createPace = (): Pace => {
  const due = new Map<string, number>();

  const take = (key: string, { count, ms, burst }: Rate, now: number): number => {
    const interval = (ms / count) * slack;
    const next = Math.max(now, due.get(key) ?? 0);
    due.set(key, next + interval);
    return next - interval * (burst - 1);
  };

  const forget = (now: number): void => {
    for (const [key, at] of due) if (at < now) due.delete(key);
  };

  return {
    turn: async (chatId) => {
      const now = performance.now();
      if (due.size > mostRemembered) forget(now);
      // Ids of groups are negative.
      const times = [
        take('bot', rates.bot, now),
        take(chatId, rates.chat, now),
        ...(chatId.startsWith('-') ? [take(`group ${chatId}`, rates.group, now)] : []),
      ];
      const wait = Math.max(...times) - now;
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    },
    hold: (chatId, ms) => {
      const until = performance.now() + ms * slack + (rates.chat.burst - 1) * rates.chat.ms * slack;
      due.set(chatId, Math.max(until, due.get(chatId) ?? 0));
    },
  };
};
