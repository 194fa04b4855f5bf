import { Router } from 'express';
import type { Clock } from '../../core/clock.ts';
import { type Db, retryWhileAway } from '../../core/db.ts';
import type { Logger } from '../../core/logger.ts';
import type { ConnectedPlatform } from '../../core/people/linking/connected.ts';
import type { SlackConfig } from '../../core/slack-config.ts';
import type { Dispatch } from '../dispatch.ts';
import { createInbox } from '../inbox.ts';
import type { Pace } from '../pace.ts';
import type { RateLimit } from '../rate-limit.ts';
import { createReception } from '../reception.ts';
import { renderAlarm } from '../render-alarm.ts';
import { sentMessages } from '../sent.ts';
import { createUnsent } from '../unsent.ts';
import { createAnswers } from './answers.ts';
import { createSlackApi } from './api.ts';
import { createConversation } from './conversation.ts';
import { createDoor, type Deliver } from './door.ts';
import { createHomeTab } from './home-tab.ts';
import { slackPlatform } from './platform.ts';
import { createSharedFiles } from './shared-files.ts';
import { watchSignatures } from './signatures.ts';
import { createSocket } from './socket.ts';
import { readUpdates } from './update.ts';
import { createVisitors } from './visitors.ts';
import { createWaiting } from './waiting.ts';

export interface SlackParts {
  readonly config: SlackConfig;
  readonly db: Db;
  /** A connection of its own for storing what comes in. */
  readonly intake: Db;
  readonly clock: Clock;
  /** What signatures and memories hold by, whatever time it is in the demo. */
  readonly realClock: Clock;
  readonly logger: Logger;
  readonly dispatch: Dispatch;
  readonly rateLimit: RateLimit;
  /** How fast may be written, by `slackShares`. */
  readonly pace: Pace;
  /** All chat platforms that are connected, this one among them. */
  readonly platforms: readonly ConnectedPlatform[];
  /** For how long Slack is given to answer a call. */
  readonly patienceMs?: number;
}

/** Slack, ready to be started. */
export interface Slack {
  /** Where Slack delivers over HTTP; empty with Socket Mode. */
  readonly router: Router;
  /** Begins to work off what came in, and connects, now or as soon as that is possible. */
  start(): Promise<void>;
  close(graceMs: number): Promise<void>;
}

/** Slack as this installation's people know it: a token is typed there, as `/kam link TOKEN`. */
export const slackConnected: ConnectedPlatform = { name: 'slack', linkTo: () => null };

/** Puts Slack together. Its library is loaded here, not before: it takes its time. */
export const createSlack = async (parts: SlackParts): Promise<Slack> => {
  const { config, db, intake, clock, realClock, logger, dispatch, rateLimit, pace, platforms, patienceMs } = parts;
  const { webApi, SocketModeReceiver, verifySlackRequest } = await import('@slack/bolt');
  const api = createSlackApi(webApi, { token: config.botToken, apiUrl: config.apiUrl, logger, patienceMs });
  const sent = sentMessages({ db, clock, platform: 'slack' });
  const reception = createReception({ db, clock, dispatch, rateLimit, sent, platforms });
  const alarm = renderAlarm({ db, clock, logger }, 'slack');
  const directChat = async (user: string): Promise<string | null> => {
    const where = { platform: 'slack', platformUserId: user, endedAt: null };
    return (await retryWhileAway(() => db.chatIdentity.findFirst({ where })))?.directChatId ?? null;
  };
  const platform = slackPlatform({ api, pace, alarm, directChat });
  const waiting = createWaiting();
  const conversation = createConversation({
    db,
    clock,
    logger,
    api,
    pace,
    alarm,
    reception,
    sent,
    visitors: createVisitors({ db, clock, realClock, api }),
    answers: createAnswers({ api, alarm, platform, sent }),
    homeTab: createHomeTab({ api, clock, reception, dispatch, alarm }),
    sharedFiles: createSharedFiles({ db, clock, api, reception, sent }),
    isCommand: dispatch.knows,
    unsent: createUnsent(db, sent),
    waiting,
  });
  const inbox = createInbox({ db, intake, clock, logger, platform: platform.name, handler: conversation });

  const deliver: Deliver = async (body) => {
    const updates = readUpdates(body);
    const [first] = updates;
    if (!first) return undefined;
    const { payload } = first;
    const outcome = payload.kind === 'form' ? waiting.for(payload.sending) : undefined;
    await inbox.receive(...updates);
    return outcome;
  };

  const { delivery } = config;
  const socket =
    'appToken' in delivery
      ? createSocket({ SocketModeReceiver, webApi }, { ...delivery, apiUrl: config.apiUrl, deliver, logger })
      : undefined;

  return {
    router:
      'signingSecret' in delivery
        ? createDoor({
            ...delivery,
            clock: realClock,
            logger,
            deliver,
            verify: verifySlackRequest,
            signatures: watchSignatures({ db, clock, logger }),
          })
        : Router(),
    start: async () => {
      inbox.start();
      await socket?.start();
    },
    close: async (graceMs) => {
      await Promise.all([socket?.close(graceMs), inbox.close(graceMs)]);
    },
  };
};
