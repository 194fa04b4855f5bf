import { createConsole } from './bots/console/console.ts';
import { createDispatch } from './bots/dispatch.ts';
import { createPace } from './bots/pace.ts';
import { createRateLimit } from './bots/rate-limit.ts';
import { slackShares } from './bots/slack/rates.ts';
import { createSlack, slackConnected } from './bots/slack/slack.ts';
import { telegramBot } from './bots/telegram/deep-links.ts';
import { telegramShares } from './bots/telegram/rates.ts';
import { type Clock, systemClock } from './core/clock.ts';
import { actions, commands, forms } from './core/commands/registry.ts';
import { connect } from './core/db.ts';
import type { Logger } from './core/logger.ts';
import type { SlackConfig } from './core/slack-config.ts';
import type { TelegramConfig } from './core/telegram-config.ts';
import { createHttpServer } from './http/server.ts';

/** What of the configuration the app itself needs. */
export interface AppConfig {
  /** Where it listens: a name or an address. */
  readonly host: string;
  /** What opens the console; without it, the console is open on loopback to a demo company only. */
  readonly consoleSecret?: string | undefined;
  /** Without it, Slack is not connected. */
  readonly slack?: SlackConfig | undefined;
  /** Without it, Telegram is not connected. */
  readonly telegram?: TelegramConfig | undefined;
}

export interface AppParts {
  readonly databaseUrl: string;
  readonly logger: Logger;
  readonly clock?: Clock;
}

/** The running product: everything that talks to people. */
export interface App {
  /** Starts to listen; 0 is any free port. Gives the port. @throws the system's error, such as EADDRINUSE; then try another. */
  listen(port: number): Promise<number>;
  /** Ends open streams, lets requests finish for a moment, and lets go of the database. Within about a second. */
  close(): Promise<void>;
}

const graceMs = 800;

/** Telegram's library takes its time to load, so that is done only where it is needed. */
const loadTelegram = async () => (await import('./bots/telegram/telegram.ts')).createTelegram;

/** The composition root: builds every part, and hands parts to each other. */
export const createApp = async (
  config: AppConfig,
  { databaseUrl, logger, clock = systemClock }: AppParts,
): Promise<App> => {
  const db = connect(databaseUrl);
  const intake = connect(databaseUrl, { max: 1 });
  const bot = telegramBot();
  const platforms = [...(config.slack ? [slackConnected] : []), ...(config.telegram ? [bot] : [])];
  const dispatch = createDispatch({ db, clock, logger, commands, actions, forms, platforms });
  const rateLimit = createRateLimit(clock);
  const console = createConsole({
    db,
    clock,
    logger,
    dispatch,
    commands,
    host: config.host,
    secret: config.consoleSecret,
  });
  const parts = { db, intake, clock, logger, dispatch, rateLimit, platforms };
  const slack = config.slack && (await createSlack({ ...parts, config: config.slack, pace: createPace(slackShares) }));
  const telegram =
    config.telegram &&
    (await loadTelegram())({ ...parts, config: config.telegram, pace: createPace(telegramShares), commands, bot });
  // Platforms deliver from outside, so theirs come before the console's door.
  const server = createHttpServer(
    ...[slack?.router, telegram?.router].filter((router) => router !== undefined),
    console.router,
  );
  return {
    listen: async (port) => {
      const bound = await server.listen(config.host, port);
      slack?.start().catch((error: unknown) => logger.error({ err: error }, 'Slack cannot be connected'));
      telegram?.start();
      return bound;
    },
    close: async () => {
      console.close();
      await Promise.all([server.close(graceMs), slack?.close(graceMs), telegram?.close(graceMs)]);
      await Promise.all([db.$disconnect(), intake.$disconnect()]);
    },
  };
};
