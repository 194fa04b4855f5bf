import { randomUUID } from 'node:crypto';
import { batched } from '../batched.ts';
import type { Clock } from '../clock.ts';
import { type Db, retryWhileAway } from '../db.ts';
import type { Logger } from '../logger.ts';
import { createBuilders } from './builders.ts';
import { createDeliver } from './deliver.ts';
import type { Gate } from './gate.ts';
import type { MessageKind } from './kind.ts';
import { type Claimed, outboxRows } from './rows.ts';
import type { ChatSender } from './sender.ts';
import { inLog, isOver, type Outcome, type Settled, settle } from './settle.ts';

/** The last part of the way out: sends what is due. Any number of workers share one outbox. */
export interface Delivery {
  /** Begins, and goes on until it is closed. */
  start(): void;
  /** Takes up no more; resolves when what is under way is done, or after `graceMs`: then another worker takes it over. */
  close(graceMs: number): Promise<void>;
  /** Takes up nothing by itself; resolves when nothing is under way, and gives the way to go on. */
  pause(): Promise<() => void>;
  /** Sends all that is due now. For time that does not pass by itself. */
  deliverDue(): Promise<void>;
}

/** What became of a message, for whoever counts. `lateMs`: after it was due. */
export interface Delivered {
  readonly kind: string;
  readonly outcome: Outcome['kind'];
  readonly platform: string | null;
  readonly lateMs: number;
}

export interface DeliveryParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly kinds: readonly MessageKind[];
  readonly senders: readonly ChatSender[];
  readonly gate: Gate;
  /** 0 … 1. */
  readonly random: () => number;
  /** How many messages are being sent at once on each platform. */
  readonly atOnce?: number;
  /** For how long a mailbox is nobody else's: after a crash it is taken over so much later. Renewed while at work. */
  readonly leaseMs?: number;
  readonly onDelivered?: (delivered: Delivered) => void;
}

/** How often an idle outbox is looked at, so that nothing is later than that. */
const lookMs = 250;
/** Of what is being sent at once: so much is taken up ahead, so that statements are for many. */
const ahead = 8;
/** What was sent is written down together with what is sent meanwhile: nobody waits for that. */
const settleMs = 25;
/** When the database stays away. */
const restMs = 1_000;

export const createDelivery = (parts: DeliveryParts): Delivery => {
  const { db, clock, logger, kinds, gate, random, atOnce = 100, leaseMs = 15_000, onDelivered = () => {} } = parts;
  const worker = randomUUID();
  const rows = outboxRows(db, clock, worker, leaseMs);
  const senders = new Map(parts.senders.map((sender) => [sender.platform, sender]));
  const deliver = createDeliver({
    db,
    clock,
    logger,
    senders,
    rows,
    kinds: new Map(kinds.map((kind) => [kind.name, kind])),
    gate,
    random,
    atOnce,
    build: createBuilders({ db, clock }, kinds),
  });
  const most = ahead * atOnce;
  const underWay = new Map<number, Promise<void>>();
  let closed = false;
  let paused = false;
  let taking: Promise<number> = Promise.resolve(0);
  let wake = (): void => {};
  let running: Promise<void> = Promise.resolve();
  let renewing: NodeJS.Timeout | undefined;

  const settleOne = batched(
    async (settled: readonly Settled[]) => {
      await retryWhileAway(() => settle(db, clock, worker, settled));
      return settled;
    },
    { gatherMs: settleMs },
  );

  const tell = ({ task }: Claimed, outcome: Outcome): void => {
    if (!task) return;
    onDelivered({
      kind: task.kind,
      outcome: outcome.kind,
      platform: outcome.kind === 'sent' ? outcome.platform : null,
      lateMs: clock.now().epochMilliseconds - task.dueAt.epochMilliseconds,
    });
    logger[isOver(outcome) ? 'info' : 'debug']({ ...inLog(task), outcome: outcome.kind }, 'delivery');
  };

  const work = async (claimed: Claimed): Promise<void> => {
    try {
      const outcome = await deliver(claimed);
      tell(claimed, outcome);
      await settleOne({ claimed, outcome });
    } catch (error) {
      // The lease ends, and somebody takes it over.
      logger.error({ err: error, ...(claimed.task && inLog(claimed.task)) }, 'a message is left for the moment');
    } finally {
      underWay.delete(claimed.mailboxId);
      wake();
    }
  };

  /** Takes up as much as there is room for; tells how much it was. */
  const takeUp = async (): Promise<number> => {
    const claimed = await retryWhileAway(() => rows.claim(most - underWay.size));
    for (const one of claimed) underWay.set(one.mailboxId, work(one));
    return claimed.length;
  };

  const somethingHappens = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  /** Waits until there is room for many, or for a while: what is slow does not keep the rest waiting. */
  const room = async (): Promise<void> => {
    const until = performance.now() + lookMs;
    while (!closed && underWay.size > most / 2) {
      const left = until - performance.now();
      if (left <= 0) return;
      await somethingHappens(left);
    }
  };

  const run = async (): Promise<void> => {
    while (!closed) {
      try {
        await room();
        const waits = closed || paused || underWay.size >= most;
        if (!waits) taking = takeUp();
        if (waits || (await taking) === 0) await somethingHappens(lookMs);
      } catch (error) {
        logger.error({ err: error }, 'the outbox cannot be worked off');
        await somethingHappens(restMs);
      }
    }
  };

  const renew = (): void => {
    if (underWay.size === 0) return;
    rows.renew([...underWay.keys()]).catch((error: unknown) => logger.warn({ err: error }, 'leases cannot be renewed'));
  };

  return {
    start: () => {
      renewing = setInterval(renew, leaseMs / 3).unref();
      running = run();
    },
    close: async (graceMs) => {
      closed = true;
      wake();
      const done = running.then(() => Promise.all(underWay.values()));
      await Promise.race([done, new Promise((resolve) => setTimeout(resolve, graceMs).unref())]);
      clearInterval(renewing);
    },
    pause: async () => {
      paused = true;
      await taking.catch(() => {});
      while (underWay.size > 0) await Promise.all(underWay.values());
      return () => {
        paused = false;
        wake();
      };
    },
    deliverDue: async () => {
      while ((await takeUp()) > 0) await Promise.all(underWay.values());
    },
  };
};
