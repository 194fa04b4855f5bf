import { z } from 'zod';
import type { ConnectedPlatform } from '../../core/people/linking/connected.ts';

const answer = z.object({ result: z.object({ username: z.string() }) });
const patienceMs = 10_000;

/** The bot's user name, as Telegram tells it (`getMe`). @throws when Telegram is away or does not know the token; the error does not show it */
export const botName = async ({
  token,
  apiRoot,
}: {
  readonly token: string;
  readonly apiRoot: string;
}): Promise<string> => {
  const response = await fetch(`${apiRoot}/bot${token}/getMe`, { signal: AbortSignal.timeout(patienceMs) });
  if (!response.ok) throw new Error(`Telegram answers ${response.status} to the question for the bot's name`);
  return answer.parse(await response.json()).result.username;
};

/**
 * Telegram as linking knows it: opening the address and pressing Start sends `/start TOKEN`. Without the bot's name the token is typed.
 * Source: core.telegram.org/bots/features#deep-linking
 */
export const telegramLinks = (name: string | null): ConnectedPlatform => ({
  name: 'telegram',
  linkTo: (token) => (name === null ? null : `https://t.me/${name}?start=${token}`),
});

/** The bot as it comes to know itself: it has no name until Telegram has told it. */
export interface TelegramBot extends ConnectedPlatform {
  called(): string | null;
  isCalled(name: string): void;
}

export const telegramBot = (): TelegramBot => {
  let called: string | null = null;
  return {
    name: 'telegram',
    linkTo: (token) => telegramLinks(called).linkTo(token),
    called: () => called,
    isCalled: (name) => {
      called = name;
    },
  };
};
