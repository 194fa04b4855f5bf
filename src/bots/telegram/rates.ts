import type { Rate, Share } from '../pace.ts';

/** What Telegram's FAQ for bots names. It allows "short bursts"; how short is not said, so ours are. */
const rates = {
  bot: { count: 30, ms: 1_000, burst: 25 },
  chat: { count: 1, ms: 1_000, burst: 3 },
  group: { count: 20, ms: 60_000, burst: 18 },
} satisfies Record<string, Rate>;

/** What a message to a chat takes from. Ids of groups are negative. */
export const telegramShares = (chatId: string): readonly Share[] => [
  { name: 'bot', rate: rates.bot },
  { name: chatId, rate: rates.chat },
  ...(chatId.startsWith('-') ? [{ name: `group ${chatId}`, rate: rates.group }] : []),
];
