import { createLimiter, type Rate } from '../shared/limiter.ts';
import { type ApiError, tooMany } from './errors.ts';
import type { Chat } from './world/types.ts';
import type { World } from './world/world.ts';

/**
 * How fast a bot may write. Telegram names the numbers (FAQ for bots) and "short bursts"; how long a burst may be is our assumption.
 * Every message that is sent or edited counts; answers to presses and chat actions do not.
 */
const rates = {
  bot: { count: 30, seconds: 1, burst: 30 },
  chat: { count: 1, seconds: 1, burst: 3 },
  group: { count: 20, seconds: 60, burst: 20 },
  webhook: { count: 1, seconds: 1, burst: 1 },
} satisfies Record<string, Rate>;

export interface Pace {
  /** Counts one message to a chat. @throws ApiError 429 when it comes too soon. */
  message(method: string, chat: Chat): void;
  /** Counts one `setWebhook`. @throws ApiError 429 */
  webhook(method: string): void;
  /** Lets `factor` times as many through; 0 switches limits off. */
  scale(factor: number): void;
  /** Answers that a plan wanted: until then the chat is to be left in peace. Returns the error. */
  ask(chat: string | undefined, seconds: number): ApiError;
  /** Notes a call that comes although the bot was asked to wait. */
  watch(method: string, chat: string | undefined): void;
}

/** Calls that were under way when the bot was asked to wait are not early, nor are those that a slow way has brought together too fast. */
const graceMs = 300;

/** @param clock milliseconds. */
export const createPace = (
  { violations }: Pick<World, 'violations'>,
  factor: number,
  clock: () => number = () => performance.now(),
): Pace => {
  const limiter = createLimiter(factor, clock);
  const asked = new Map<string, { from: number; until: number }>();

  const take = (method: string, key: string, rate: Rate): void => {
    const refused = limiter.take(key, rate);
    if (!refused) return;
    // Calls that set out in time arrive closer together where one was held up on its way: that is refused, and nobody's fault.
    if (refused.ms > graceMs)
      violations.add({ kind: 'rate', method, detail: `${key}: ${rate.count} in ${rate.seconds} s` });
    throw tooMany(refused.retryAfter);
  };

  return {
    message: (method, chat) => {
      take(method, 'bot', rates.bot);
      take(method, `chat ${chat.id}`, rates.chat);
      if (chat.type !== 'private') take(method, `group ${chat.id}`, rates.group);
    },
    webhook: (method) => take(method, 'webhook', rates.webhook),
    scale: (to) => {
      limiter.scale(to);
      limiter.reset();
    },
    ask: (chat, seconds) => {
      const now = clock();
      asked.set(chat ?? '', { from: now + graceMs, until: now + seconds * 1000 - 1 });
      return tooMany(seconds);
    },
    watch: (method, chat) => {
      const now = clock();
      for (const key of new Set(['', chat ?? ''])) {
        const wait = asked.get(key);
        if (!wait) continue;
        if (now >= wait.until) asked.delete(key);
        else if (now > wait.from) {
          violations.add({ kind: 'early', method, detail: key === '' ? 'bot' : `chat ${key}` });
        }
      }
    },
  };
};
