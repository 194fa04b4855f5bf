import { randomBytes } from 'node:crypto';
import type { Router } from 'express';
import { createImportApi } from './bots/api/api.ts';
import { createAccess } from './bots/console/access.ts';
import { createConsole } from './bots/console/console.ts';
import { isLoopback } from './bots/console/guard.ts';
import { consoleSender } from './bots/console/sender.ts';
import { createDispatch, type DispatchParts } from './bots/dispatch.ts';
import type { Pace } from './bots/pace.ts';
import { createRateLimit } from './bots/rate-limit.ts';
import { renderAlarm } from './bots/render-alarm.ts';
import { createPace } from './bots/shared-pace.ts';
import { slackShares } from './bots/slack/rates.ts';
import { slackSender } from './bots/slack/sender.ts';
import { createSlack, slackConnected } from './bots/slack/slack.ts';
import { telegramBot } from './bots/telegram/deep-links.ts';
import { telegramShares } from './bots/telegram/rates.ts';
import { createGate } from './core/attention/gate.ts';
import type { Beginning } from './core/beginning/begin.ts';
import { createSeals, type Seals } from './core/calendars/seal.ts';
import { type Clock, systemClock } from './core/clock.ts';
import { actions, commands, forms } from './core/commands/registry.ts';
import { connect, type Db } from './core/db.ts';
import type { Logger } from './core/logger.ts';
import { type ClockMover, createMovedClock, type MovedClock } from './core/moved-clock.ts';
import { createDelivery, type Delivered, type Delivery } from './core/outbox/delivery.ts';
import { outboxTrouble } from './core/outbox/health.ts';
import type { MessageKind } from './core/outbox/kind.ts';
import { showPerhapsMissed } from './core/outbox/perhaps-missed.ts';
import { messageKinds } from './core/outbox/registry.ts';
import type { ChatSender } from './core/outbox/sender.ts';
import type { SlackConfig } from './core/slack-config.ts';
import type { TelegramConfig } from './core/telegram-config.ts';
import { clearDemo } from './demo/clear.ts';
import { createOpenCalendar } from './feeds/open.ts';
import { healthRoutes } from './health/healthz.ts';
import { createMetrics } from './health/metrics.ts';
import { createHttpServer } from './http/server.ts';
import { jobsAlive } from './jobs/alive.ts';
import { createJobs } from './jobs/jobs.ts';
import { type HouseJobs, jobs as houseJobs } from './jobs/registry.ts';
import { createClockMover } from './simulation/clock-mover.ts';

/** What of the configuration the app itself needs. */
export interface AppConfig {
  /** Where it listens: a name or an address. */
  readonly host: string;
  /** Whether this process talks to people (`bots`), works off jobs (`worker`), or both (`all`). Default `bots`. */
  readonly role?: 'all' | 'bots' | 'worker';
  /** Without it, the queue of jobs is in the database. */
  readonly redisUrl?: string | undefined;
  /** What seals what people entrust to the house: 32 bytes. Without it, calendars cannot be connected. */
  readonly secretKey?: Buffer | undefined;
  /** Whether calendars may be read within the administrator's own network. Default false. */
  readonly privateCalendars?: boolean;
  /** The folder that is watched for files to import; without it, none is. */
  readonly importFolder?: string | undefined;
  /** What opens the console; without it, that which the company keeps, and on loopback the demo is open. */
  readonly consoleSecret?: string | undefined;
  /** Without it, Slack is not connected. */
  readonly slack?: SlackConfig | undefined;
  /** Without it, Telegram is not connected. */
  readonly telegram?: TelegramConfig | undefined;
}

export interface AppParts {
  readonly databaseUrl: string;
  readonly logger: Logger;
  /** The real time. What people see may be ahead of it in the demo. */
  readonly realClock?: Clock;
  /** What is sent unasked; without them, all that the house has. */
  readonly kinds?: readonly MessageKind[];
  /** How fast may be written; without it, as fast as the platforms take it. */
  readonly paces?: Paces;
}

/** The running product. */
export interface App {
  /** Starts to listen; 0 is any free port. Gives the port. @throws the system's error, such as EADDRINUSE; then try another. */
  listen(port: number): Promise<number>;
  /** Begins to work, in a process that is to. Apart from listening, since loading what that needs would keep the first visitor waiting. */
  work(): void;
  /** Ends open streams, lets requests and jobs finish for a moment, and lets go of the database. Within about a second. */
  close(): Promise<void>;
}

/** A part that runs beside the requests. */
interface Running {
  start(): void;
  /** Ends what it does within `graceMs`, or hands it back. */
  close(graceMs: number): Promise<void>;
}

const graceMs = 800;
/** Who asks how we are is answered within two seconds, whatever the database does. */
const healthConnection = { max: 2, queryTimeoutMs: 1_500 };
/** Of their own, so that people at the keyboard do not wait for jobs. */
const jobsConnection = { max: 6 };

/** Telegram's library takes its time to load, so that is done only where it is needed. */
const loadTelegram = async () => (await import('./bots/telegram/telegram.ts')).createTelegram;

/**
 * The composition root: builds every part, and hands parts to each other.
 * @throws SecondWorker where another process works already, and only one may
 */
export const createApp = async (
  config: AppConfig,
  { databaseUrl, logger, realClock = systemClock, kinds = messageKinds, ...parts }: AppParts,
): Promise<App> => {
  const { host, role = 'bots' } = config;
  // Each connects when it is first used.
  const db = connect(databaseUrl);
  const intake = connect(databaseUrl, { max: 1 });
  const jobsDb = connect(databaseUrl, jobsConnection);
  const healthDb = connect(databaseUrl, healthConnection);
  const clock = createMovedClock(db, realClock);
  const followed = follow(clock, logger);
  const seals = config.secretKey && createSeals(config.secretKey);
  const calendars = seals && { seals, open: createOpenCalendar({ allowPrivate: config.privateCalendars ?? false }) };
  const folder = seals && config.importFolder !== undefined ? { path: config.importFolder, seals } : undefined;
  const metrics = createMetrics({
    db: healthDb,
    clock,
    door: createAccess(
      { secret: config.consoleSecret, loopback: isLoopback(host), passKey: randomBytes(32) },
      realClock,
      // What stands there is nobody's data, and is to be read while the database is away: so it makes no difference whose company it is.
      async () => ({ isDemo: true, secretHash: null }),
    ),
    queueDepth: () => jobs.counts(),
  });
  const jobs = await createJobs<HouseJobs>({
    databaseUrl,
    redisUrl: config.redisUrl,
    jobs: houseJobs,
    logger,
    work: role === 'bots' ? undefined : { db: jobsDb, clock, observe: metrics.observeJob, calendars, folder },
  });
  const following = await followed;
  const paces: Paces = parts.paces ?? {
    slack: createPace(db, 'slack', slackShares),
    telegram: createPace(db, 'telegram', telegramShares),
  };
  const outward = { db: jobsDb, clock, logger, kinds, paces };
  const delivery = role === 'bots' ? null : await createOutward(config, outward, metrics.observeDelivery);
  const running: Running[] = delivery ? [jobs, delivery] : [jobs];
  const health = healthRoutes([
    jobsAlive(healthDb),
    { name: 'outbox', check: () => outboxTrouble(healthDb, clock.now()) },
  ]);
  // With Redis others may work too, and would do so at another time.
  const worksAlone = role === 'all' && config.redisUrl === undefined;
  const mover = delivery && worksAlone ? createClockMover({ db: jobsDb, clock, logger, jobs, delivery }) : undefined;

  const beginning = { clearDemo, realClock, settle: clock.refresh, needsSecret: config.consoleSecret === undefined };
  const inward = { db, intake, clock, realClock, mover, logger, admin: jobs.board, paces, seals, beginning };
  const talk = role === 'worker' ? null : await createTalk(config, inward);
  const server = createHttpServer(health, metrics.routes, ...(talk?.routers ?? []));
  return {
    listen: async (port) => {
      const bound = await server.listen(host, port);
      talk?.start();
      return bound;
    },
    work: () => {
      for (const { start } of running) start();
    },
    close: async () => {
      clearInterval(following);
      talk?.hush();
      await within(graceMs, mover?.close());
      await Promise.all([server.close(graceMs), talk?.close(), ...running.map(({ close }) => close(graceMs))]);
      await Promise.all([db, intake, jobsDb, healthDb].map((connected) => connected.$disconnect()));
    },
  };
};

/** How soon a process knows that another has moved the clock of the demo, or made the demo anew. */
const followMs = 1_000;

/** Has a clock show what the database says, from now on. While that is away, it goes on as it was. */
const follow = async (clock: MovedClock, logger: Logger): Promise<NodeJS.Timeout> => {
  const look = () =>
    clock.refresh().catch((error: unknown) => logger.debug({ err: error }, 'the clock of the demo cannot be read'));
  await look();
  return setInterval(look, followMs).unref();
};

const within = (ms: number, done: Promise<void> | undefined): Promise<void> =>
  Promise.race([done, new Promise<void>((resolve) => setTimeout(resolve, ms).unref())]);

/** How fast may be written, by all processes together: what is answered and what is sent unasked alike. */
type Paces = Readonly<Record<'slack' | 'telegram', Pace>>;

interface OutwardParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly kinds: readonly MessageKind[];
  readonly paces: Paces;
}

/** Everything that brings to people what they did not ask for. */
const createOutward = async (
  { slack, telegram }: AppConfig,
  { db, clock, logger, kinds, paces }: OutwardParts,
  onDelivered: (delivered: Delivered) => void,
): Promise<Delivery> => {
  const alarm = (platform: string) => renderAlarm({ db, clock, logger }, platform);
  const senders: ChatSender[] = [consoleSender(db, clock)];
  if (slack) {
    senders.push(await slackSender({ db, clock, logger, config: slack, pace: paces.slack, alarm: alarm('slack') }));
  }
  if (telegram) {
    const { telegramSender } = await import('./bots/telegram/sender.ts');
    senders.push(telegramSender(telegram, paces.telegram, alarm('telegram')));
  }
  return createDelivery({
    db,
    clock,
    logger,
    kinds,
    senders,
    gate: createGate(db, kinds),
    random: Math.random,
    onDelivered,
  });
};

interface TalkParts {
  readonly db: Db;
  readonly intake: Db;
  readonly clock: Clock;
  readonly realClock: Clock;
  readonly mover: ClockMover | undefined;
  readonly logger: Logger;
  /** What administrators see beside the console. */
  readonly admin: Router;
  readonly paces: Paces;
  readonly seals: Seals | undefined;
  readonly beginning: Beginning;
}

/** Everything that talks to people. */
const createTalk = async (
  config: AppConfig,
  { db, intake, clock, realClock, mover, logger, admin, paces, seals, beginning }: TalkParts,
) => {
  const bot = telegramBot();
  const platforms = [...(config.slack ? [slackConnected] : []), ...(config.telegram ? [bot] : [])];
  const onContact: DispatchParts['onContact'] = ({ id }, trace) => showPerhapsMissed(db, clock.now(), id, trace);
  const dispatch = createDispatch({
    db,
    clock,
    logger,
    commands,
    actions,
    forms,
    platforms,
    onContact,
    beginning,
    ...(seals && { seals }),
  });
  const rateLimit = createRateLimit(realClock);
  const console = createConsole({
    db,
    clock,
    realClock,
    mover,
    logger,
    dispatch,
    commands,
    host: config.host,
    secret: config.consoleSecret,
    passKey: config.secretKey,
    admin,
  });
  const parts = { db, intake, clock, logger, dispatch, rateLimit, platforms };
  const slack = config.slack && (await createSlack({ ...parts, realClock, config: config.slack, pace: paces.slack }));
  const telegram =
    config.telegram &&
    (await loadTelegram())({ ...parts, config: config.telegram, pace: paces.telegram, commands, bot, seals });
  const imports = createImportApi({ db, clock, logger, seals: seals ?? null, rateLimit });
  return {
    // Platforms and programs come from outside, so theirs are before the console's door.
    routers: [slack?.router, telegram?.router, imports, console.router].filter((router) => router !== undefined),
    start: () => {
      slack?.start().catch((error: unknown) => logger.error({ err: error }, 'Slack cannot be connected'));
      telegram?.start();
    },
    hush: console.close,
    close: () => Promise.all([slack?.close(graceMs), telegram?.close(graceMs)]),
  };
};
