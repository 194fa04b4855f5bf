import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../core/clock.ts';
import { type Db, isDatabaseAway, retryWhileAway } from '../core/db.ts';
import { TemporaryError, UnknownOutcomeError } from '../core/errors.ts';
import { parseKeepable } from '../core/keepable.ts';
import type { Logger } from '../core/logger.ts';
import { type Incoming, inboxRows, type Taken } from './inbox-rows.ts';
import { createIntake, InboxUnavailable } from './intake.ts';
import { createLanes } from './lanes.ts';

export type { Incoming };
export { InboxUnavailable };

/**
 * The durable way in of one platform. What comes in is stored before it is acknowledged, and then worked off: at once by this process, in order
 * within a lane, lanes side by side and taking turns; a sweep takes up what a crash or another process left. However often something is sent, late, or to several
 * processes, it is acted on once; only a crash or a failure has it acted on anew, so effects must be idempotent by the inbox id.
 */
export interface Inbox {
  /**
   * Stores what came in: acknowledge it when this resolves. Several are stored in their order, with one statement.
   * @throws InboxUnavailable when the platform is to send it again
   */
  receive(...incoming: readonly Incoming[]): Promise<void>;
  /** Begins to sweep. Before that only what is received here is worked off. */
  start(): void;
  /** Takes up no more; resolves when what was at work is done, or after `graceMs`. What is not done is left to the next process. */
  close(graceMs: number): Promise<void>;
}

/** What a platform does with what came in. */
export interface InboxHandler {
  /**
   * Acts, and answers. Name every effect by the id (`inbox/${id}/answer`), so that acting anew finds it. `payload` is what was stored: parse it.
   * `attempt` counts from 1: after the first, something may have been done already.
   * @throws TemporaryError when it is to be tried again later for reasons that lie elsewhere, such as the platform being away
   * @throws UnknownOutcomeError when the answer may have come: it is tried once more, since twice is better than not at all
   */
  handle(id: number, payload: unknown, attempt: number): Promise<void>;
  /** Whether something that was done is needed for a while: by default it is not, since it may hold secrets. */
  isNeeded?(payload: unknown): boolean;
  /** Every attempt failed: tell the sender, if one can tell who that is. */
  apologise(id: number, payload: unknown): Promise<void>;
}

export interface InboxParts {
  readonly db: Db;
  /** A connection of its own for storing what comes in (`connect(url, intakeConnection)`), so that commands at work keep no acknowledgement waiting. */
  readonly intake: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly platform: string;
  readonly handler: InboxHandler;
  /** For how long something is nobody else's: after a crash it is taken up so much later. Renewed while at work. */
  readonly leaseMs?: number;
  readonly sweepMs?: number;
}

/** One connection is enough, since what comes in together is stored together; one that has gone silent is replaced soon. */
export const intakeConnection = { max: 1, queryTimeoutMs: 5_000 } as const;

/** Slack waits for three seconds. */
const patienceMs = 2_000;
const lanesAtOnce = 16;
/** Waits before the second, third and fourth attempt: short, since the lane waits along. */
const pausesMs = [100, 500, 2_000] as const;
const mostAttempts = pausesMs.length + 1;
/** How long something is tried again whose failure lies elsewhere; an answer that comes later than this helps nobody. */
const keepTryingMs = 15 * 60_000;
const temporaryPauseMs = 1_000;
/** How often an apology is tried again, and how long it waits at most. */
const apologies = 3;
const longestPauseMs = 5_000;
/** What went out without an answer may be under way still. */
const unknownPauseMs = 2_000;
/** A day: whoever looks into a failure, or takes up what they had said, does so sooner. */
const keptMs = 24 * 3_600_000;
const mostLanesASweep = 500;

export const createInbox = ({
  db,
  intake,
  clock,
  logger,
  platform,
  handler,
  leaseMs = 15_000,
  sweepMs = 3_000,
}: InboxParts): Inbox => {
  const rows = inboxRows(db, clock, platform, randomUUID());
  /** Whatever follows from something that came in has this trace, up to what is delivered of it. */
  const inLog = (id: number) => ({ trace: `inbox/${id}`, platform });
  const atWork = new Set<number>();
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;

  const later = (ms: number, run: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!closed) run();
    }, ms).unref();
    timers.add(timer);
  };

  /** The attempts before may have used up the chat's share, so this waits for its turn. */
  const apologise = async (id: number, payload: unknown, left: number): Promise<void> => {
    try {
      await handler.apologise(id, payload);
    } catch (failure) {
      if (!(failure instanceof TemporaryError) || left === 0) {
        logger.error({ err: failure, ...inLog(id) }, 'nor can we apologise for it');
        return;
      }
      await pause(Math.min(failure.retryAfterMs ?? temporaryPauseMs, longestPauseMs));
      await apologise(id, payload, left - 1);
    }
  };

  const giveUp = async ({ id, payload }: Taken, error: unknown): Promise<void> => {
    logger.error({ err: error, ...inLog(id) }, 'what came in cannot be answered and is given up');
    // Whose answer may have come is not told that nothing was done.
    if (!(error instanceof UnknownOutcomeError)) {
      await apologise(id, parseKeepable(payload), apologies);
    }
    await retryWhileAway(() => rows.finish(id, { givenUp: true, keep: true }));
  };

  /** How long until it is tried again, and whether the attempt counts; null: never. */
  const nextTry = ({ attempt, receivedAt }: Taken, error: unknown) => {
    if (error instanceof UnknownOutcomeError) return attempt > 1 ? null : { ms: unknownPauseMs, counts: true };
    if (error instanceof TemporaryError || isDatabaseAway(error)) {
      const old = clock.now().epochMilliseconds - receivedAt.getTime() > keepTryingMs;
      const asked = error instanceof TemporaryError ? error.retryAfterMs : undefined;
      return old ? null : { ms: asked ?? temporaryPauseMs, counts: false };
    }
    const ms = pausesMs[attempt - 1];
    return ms === undefined ? null : { ms, counts: true };
  };

  const failed = async (lane: string, taken: Taken, error: unknown): Promise<void> => {
    const next = nextTry(taken, error);
    if (!next) return giveUp(taken, error);
    // That a busy chat waits for its turn is nothing to look into.
    const level = error instanceof TemporaryError && error.retryAfterMs !== undefined ? 'debug' : 'warn';
    logger[level]({ err: error, ...inLog(taken.id), againInMs: next.ms }, 'what came in is tried again');
    await retryWhileAway(() => rows.postpone(taken.id, next.ms, next.counts));
    later(next.ms + 5, () => lanes.poke(lane));
  };

  const work = async (lane: string, taken: Taken): Promise<void> => {
    // It ended the process each time.
    if (taken.attempt > mostAttempts) return giveUp(taken, new Error('every attempt at it was cut short'));
    const payload = parseKeepable(taken.payload);
    try {
      await handler.handle(taken.id, payload, taken.attempt);
    } catch (error) {
      return failed(lane, taken, error);
    }
    const keep = handler.isNeeded?.(payload) ?? false;
    await retryWhileAway(() => rows.finish(taken.id, { givenUp: false, keep }));
    logger.info({ ...inLog(taken.id), attempt: taken.attempt }, 'what came in is answered');
  };

  const workOff = async (lane: string): Promise<boolean> => {
    try {
      const taken = await retryWhileAway(() => rows.take(lane, leaseMs));
      if (!taken) return false;
      atWork.add(taken.id);
      await work(lane, taken).finally(() => atWork.delete(taken.id));
      return true;
    } catch (error) {
      // The lease ends, and the next sweep finds it.
      logger.error({ err: error, platform }, 'a lane of the inbox is left for the moment');
      return false;
    }
  };

  const lanes = createLanes(lanesAtOnce, workOff);
  const receive = createIntake(async (items) => {
    for (const lane of await rows.store(intake, items)) lanes.poke(lane);
  }, patienceMs);

  /** Runs now and every so often, one at a time, whatever comes of it. */
  const regularly = (ms: number, what: string, run: () => Promise<unknown>): void => {
    const again = (): void => {
      void run()
        .catch((error: unknown) => logger.warn({ err: error, platform }, what))
        .finally(() => later(ms, again));
    };
    again();
  };

  return {
    receive: async (...incoming) => {
      if (closed) throw new InboxUnavailable('the inbox is closed');
      if (incoming.length > 0) await receive(incoming);
    },
    start: () => {
      regularly(sweepMs, 'the inbox cannot be swept', async () => {
        for (const lane of await rows.openLanes(mostLanesASweep)) lanes.poke(lane);
      });
      regularly(leaseMs / 3, 'the leases of the inbox cannot be renewed', async () => {
        if (atWork.size > 0) await rows.renew([...atWork], leaseMs);
      });
      regularly(keptMs / 24, 'the inbox cannot be cut', () => rows.cut(keptMs));
    },
    close: async (graceMs) => {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.race([lanes.close(), new Promise((resolve) => setTimeout(resolve, graceMs).unref())]);
    },
  };
};
