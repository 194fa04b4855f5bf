import type { Router } from 'express';
import type { Seals } from '../../core/calendars/seal.ts';
import type { Clock } from '../../core/clock.ts';
import type { Command } from '../../core/commands/define.ts';
import type { Db } from '../../core/db.ts';
import type { Logger } from '../../core/logger.ts';
import type { ConnectedPlatform } from '../../core/people/linking/connected.ts';
import type { TelegramConfig } from '../../core/telegram-config.ts';
import type { Dispatch } from '../dispatch.ts';
import { createInbox, InboxUnavailable } from '../inbox.ts';
import type { Pace } from '../pace.ts';
import type { RateLimit } from '../rate-limit.ts';
import { createReception } from '../reception.ts';
import { renderAlarm } from '../render-alarm.ts';
import { sentMessages } from '../sent.ts';
import { createUnsent } from '../unsent.ts';
import { createAnswering } from './answering.ts';
import { createClient } from './client.ts';
import { createConversation } from './conversation.ts';
import type { TelegramBot } from './deep-links.ts';
import { failureOf, isFailure } from './failures.ts';
import { createDrafts } from './forms/draft.ts';
import { createFillingIn } from './forms/filling-in.ts';
import { telegramPlatform } from './platform.ts';
import { poll, rest } from './poll.ts';
import { chooseWay, offerCommands } from './set-up.ts';
import { incomingOf } from './update.ts';
import { webhookRouter } from './webhook.ts';

export interface TelegramParts {
  readonly db: Db;
  /** A connection of its own for what comes in. */
  readonly intake: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly dispatch: Dispatch;
  readonly rateLimit: RateLimit;
  /** How fast may be written, by `telegramShares`. */
  readonly pace: Pace;
  readonly commands: readonly Command[];
  /** All chat platforms that are connected. */
  readonly platforms: readonly ConnectedPlatform[];
  /** This platform among them. */
  readonly bot: TelegramBot;
  readonly config: TelegramConfig;
  /** What seals forms that ask for a secret. */
  readonly seals?: Seals | undefined;
}

/** Telegram, running. */
export interface Telegram {
  /** Where updates arrive; only with a webhook. */
  readonly router: Router | undefined;
  /** Introduces us to Telegram and takes in updates; keeps at it in the background while Telegram is away. */
  start(): void;
  /** Takes in no more, and lets what is at work end within `graceMs`. */
  close(graceMs: number): Promise<void>;
}

/** How long until Telegram is asked again when it was away at the start. */
const startAgainMs = 5_000;

export const createTelegram = (parts: TelegramParts): Telegram => {
  const { db, intake, clock, logger, dispatch, rateLimit, pace, commands, platforms, bot, config, seals } = parts;
  const { token, apiRoot, webhook } = config;
  const client = createClient({ token, apiRoot }, pace);
  const platform = telegramPlatform(client, renderAlarm({ db, clock, logger }, 'telegram'));
  const sent = sentMessages({ db, clock, platform: 'telegram' });
  const reception = createReception({ db, clock, dispatch, rateLimit, sent, platforms });
  const halt = new AbortController();
  let running: Promise<void> = Promise.resolve();

  const chatLink = (): string => `https://t.me/${bot.called() ?? ''}`;
  const answering = createAnswering({ db, clock, client, platform, sent, chatLink });
  const drafts = createDrafts(db, clock, seals ?? null);
  const fillingIn = createFillingIn({ drafts, platform, remove: client.remove, reception, sent });
  const handler = createConversation({
    db,
    clock,
    reception,
    sent,
    answering,
    fillingIn,
    unsent: createUnsent(db, sent),
    client,
    logger,
  });
  const inbox = createInbox({ db, intake, clock, logger, platform: 'telegram', handler });

  const botId = token.slice(0, token.indexOf(':'));
  const store = async (updates: readonly unknown[]): Promise<void> => {
    // Without our name we cannot tell what in a group is meant for us.
    const name = bot.called();
    if (name === null) throw new InboxUnavailable('Telegram has not said yet who we are');
    const us = { id: botId, name };
    await inbox.receive(...updates.map((update) => incomingOf(update, us)).filter((incoming) => incoming !== null));
  };

  /** A menu that Telegram refuses is no reason to leave people without answers. */
  const menuless = (error: unknown): void => {
    const failed = failureOf(error);
    if (!isFailure(failed, 'refused')) throw error;
    logger.error({ err: failed }, 'Telegram refuses the list of commands');
  };

  /** False when it is to be tried again. */
  const introduced = async (): Promise<boolean> => {
    try {
      bot.isCalled((await client.api.getMe()).username);
      await chooseWay(client.api, webhook);
      await offerCommands(client.api, commands).catch(menuless);
      return true;
    } catch (error) {
      const failed = failureOf(error);
      const why = isFailure(failed, 'token')
        ? 'Telegram does not know the token of the bot: see TELEGRAM_BOT_TOKEN'
        : 'Telegram cannot be set up';
      logger.error({ err: failed, againInMs: startAgainMs }, why);
      return false;
    }
  };

  const run = async (): Promise<void> => {
    while (!halt.signal.aborted && !(await introduced())) await rest(startAgainMs, halt.signal);
    if (halt.signal.aborted) return;
    inbox.start();
    logger.info({ bot: bot.called(), by: webhook ? 'webhook' : 'polling' }, 'Telegram is connected');
    if (!webhook) await poll({ token, apiRoot, logger, store }, halt.signal);
  };

  return {
    router: webhook ? webhookRouter({ secret: webhook.secret, logger }, (update) => store([update])) : undefined,
    start: () => {
      running = run();
    },
    close: async (graceMs) => {
      halt.abort();
      await Promise.all([
        inbox.close(graceMs),
        Promise.race([running, new Promise((r) => setTimeout(r, graceMs).unref())]),
      ]);
    },
  };
};
