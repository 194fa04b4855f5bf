import { z } from 'zod';

/** How the Telegram bot is reached, and how Telegram delivers: we ask it for updates, or it calls a webhook of ours. */
export interface TelegramConfig {
  readonly token: string;
  /** Such as https://api.telegram.org, without a slash at its end. */
  readonly apiRoot: string;
  /** Undefined: long polling. */
  readonly webhook: TelegramWebhook | undefined;
}

export interface TelegramWebhook {
  /** The whole address that Telegram calls. */
  readonly url: string;
  /** What Telegram shows with each call, so that it is known to be Telegram. */
  readonly secret: string;
}

/** Where Telegram's updates arrive on our server. A proxy in between may have another path. */
export const telegramWebhookPath = '/telegram/webhook';

const webhookText = `an https address such as https://kam.example.com${telegramWebhookPath}`;

/** Telegram calls HTTPS only; a Bot API server on this machine also calls HTTP here. */
const canBeCalled = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);

/** Telegram's variables of the environment. */
export const telegramVariables = {
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, 'a token as @BotFather gives it, such as 123456:ABC-DEF')
    .optional(),
  TELEGRAM_API_ROOT: z
    .url({ protocol: /^https?$/, error: 'an address such as https://api.telegram.org' })
    .transform((address) => address.replace(/\/+$/, ''))
    .default('https://api.telegram.org'),
  TELEGRAM_WEBHOOK_URL: z
    .url({ protocol: /^https?$/, error: webhookText })
    .refine((address) => canBeCalled(new URL(address)), webhookText)
    .transform((address) => (new URL(address).pathname === '/' ? new URL(telegramWebhookPath, address).href : address))
    .optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/, '1 to 256 characters of A–Z, a–z, 0–9, _ and -')
    .optional(),
};

/** What is missing for Telegram: all of it may be, but not a part. */
export const telegramProblems = (given: NodeJS.Dict<string>): string[] => {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = given;
  return [
    url !== undefined && token === undefined && 'TELEGRAM_BOT_TOKEN: missing; a webhook is of no use without it',
    url !== undefined &&
      secret === undefined &&
      'TELEGRAM_WEBHOOK_SECRET: missing; without it anybody could speak as Telegram. `openssl rand -hex 32` makes one',
    secret !== undefined && url === undefined && 'TELEGRAM_WEBHOOK_URL: missing; TELEGRAM_WEBHOOK_SECRET is for it',
  ].filter((problem) => problem !== false);
};

/** The connection to Telegram; undefined where there is to be none. */
export const telegramConfig = ({
  TELEGRAM_BOT_TOKEN: token,
  TELEGRAM_API_ROOT: apiRoot,
  TELEGRAM_WEBHOOK_URL: url,
  TELEGRAM_WEBHOOK_SECRET: secret,
}: z.infer<z.ZodObject<typeof telegramVariables>>): TelegramConfig | undefined =>
  token ? { token, apiRoot, webhook: url && secret ? { url, secret } : undefined } : undefined;
