import pLimit, { type LimitFunction } from 'p-limit';
import { Temporal } from 'temporal-polyfill';
import { batched } from '../batched.ts';
import type { Clock } from '../clock.ts';
import { type Db, isDatabaseAway, retryWhileAway } from '../db.ts';
import { GoneError, TemporaryError, UnknownOutcomeError, UnreachableError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { noteUnreachable } from '../people/identities.ts';
import type { Person } from '../people/person.ts';
import type { Arrival } from '../people/where.ts';
import type { BuildOne } from './builders.ts';
import type { Asking, Gate, Verdict } from './gate.ts';
import { type Built, type MessageKind, tooLate } from './kind.ts';
import { type Recipient, recipientsOf } from './recipients.ts';
import { after, backoffMs } from './retry.ts';
import type { Claimed, outboxRows, Task } from './rows.ts';
import type { Chat, ChatSender } from './sender.ts';
import { inLog, type Outcome, type Postponed, sentKey } from './settle.ts';
import { reportUnreachable } from './unreachable.ts';

export interface DeliverParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly senders: ReadonlyMap<Arrival, ChatSender>;
  readonly rows: Pick<ReturnType<typeof outboxRows>, 'begin' | 'bundle'>;
  readonly kinds: ReadonlyMap<string, MessageKind>;
  /** What may interrupt people, and when. */
  readonly gate: Gate;
  readonly build: BuildOne;
  /** 0 … 1. */
  readonly random: () => number;
  /** How many messages are being sent at once on each platform. */
  readonly atOnce: number;
}

/** Nobody can be written to who has no chat: that may change while the message still is of use. */
const nowhereAgainMs = 60_000;
const notMadeAgainMs = 30_000;
/** Somebody else has to be at work on it. */
const lostClaim: Outcome = { kind: 'nothing' };
/** What fails because of us will fail again. */
const mostFaults = 4;

type Said = Extract<Built, { say: unknown }>;

/** Whom it goes to, and where they are reached. */
interface To {
  readonly person: Person;
  readonly chat: Chat;
}

/**
 * So long may what is noted as about to go out wait for its place. Then it is taken back, for it certainly was not sent: after a crash nobody
 * could tell.
 */
const placeWithinMs = 1_000;
const noPlaceAgainMs = 1_000;

/** Runs when there is a place; `null`, and never runs, where there is none in time. */
const inTime = <T>(place: LimitFunction, run: () => Promise<T>): Promise<T | null> =>
  new Promise((resolve, reject) => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      resolve(null);
    }, placeWithinMs);
    void place(async () => {
      if (isLate) return;
      clearTimeout(timer);
      await run().then(resolve, reject);
    });
  });

/** Delivers the first message of a mailbox that is ours: one attempt. Tells what became of it; never rejects but for a database that stays away. */
export const createDeliver = ({
  db,
  clock,
  logger,
  senders,
  rows,
  kinds,
  gate,
  build,
  random,
  atOnce,
}: DeliverParts) => {
  // One platform that is slow leaves the others theirs. While some are sent, it is noted of as many that they are about to be.
  const limits = (most: number) => new Map([...senders.keys()].map((platform) => [platform, pLimit(most)]));
  const begunAtOnce = limits(2 * atOnce);
  const sentAtOnce = limits(atOnce);
  const recipientOf = batched(async (ids: readonly number[]) => {
    const found = await retryWhileAway(() => recipientsOf(db, clock, new Set(senders.keys()), ids));
    return ids.map((id) => found.get(id));
  });
  const begin = batched((tasks: readonly Task[]) => retryWhileAway(() => rows.begin(tasks)));
  const judge = batched((asking: readonly Asking[]) => retryWhileAway(() => gate(asking, clock.now())));

  const wait = (ms: number, reason: string | null, doubtful = false): Postponed => ({
    kind: 'postponed',
    until: after(clock.now(), ms),
    reason,
    doubtful,
  });

  const late = ({ task, kind, attempts, deadlineAt }: Task, now: Temporal.Instant): Outcome | null => {
    if (task === 'edit' || Temporal.Instant.compare(now, deadlineAt) <= 0) return null;
    if (task === 'doubtful') return { kind: 'unknown', reason: 'no answer in time' };
    // Of what is for them to act on people are told that they missed it.
    if (kinds.get(kind)?.attention !== 'system') return { kind: 'held', reason: tooLate };
    return attempts === 0 ? { kind: 'dropped', reason: tooLate } : { kind: 'failed', reason: 'not in time' };
  };

  const failed = async (error: unknown, task: Task, sender: ChatSender, person: Person): Promise<Outcome> => {
    if (error instanceof TemporaryError) {
      // It may be the look for what was sent that was turned away.
      return wait(error.retryAfterMs ?? backoffMs(task.attempts + 1, random()), 'away', task.task === 'doubtful');
    }
    if (error instanceof UnknownOutcomeError) return wait(0, 'no answer', true);
    if (error instanceof UnreachableError) {
      await retryWhileAway(() => noteUnreachable(db, clock.now(), person.id, sender.platform));
      // Perhaps they are reached elsewhere.
      return wait(0, 'unreachable');
    }
    throw error;
  };

  const send = async (task: Task, sender: ChatSender, { chat, person }: To, said: Said): Promise<Outcome> => {
    try {
      await sender.turn(chat);
    } catch (error) {
      if (!(error instanceof TemporaryError)) throw error;
      const doubtful = task.task === 'doubtful';
      return wait(error.retryAfterMs ?? 1_000, doubtful ? 'no answer' : null, doubtful);
    }
    const begun = begunAtOnce.get(sender.platform) ?? pLimit(1);
    return begun(() => sendNow(task, sender, { chat, person }, said));
  };

  const sendNow = async (
    task: Task,
    sender: ChatSender,
    { chat, person }: To,
    { say: card, file }: Said,
  ): Promise<Outcome> => {
    if (!(await begin(task))) return lostClaim;
    const under = task.under?.platform === sender.platform ? task.under : null;
    const sending = { key: sentKey(task), under, doubtful: task.task === 'doubtful', about: task.kind, file };
    const place = sentAtOnce.get(sender.platform) ?? pLimit(1);
    try {
      const standing = await inTime(place, () => sender.send(chat, card, sending));
      if (!standing) return { ...wait(noPlaceAgainMs, null, sending.doubtful), attempts: -1 };
      return { kind: 'sent', platform: sender.platform, ...standing, card };
    } catch (error) {
      return failed(error, task, sender, person);
    }
  };

  const edit = async (task: Task, { say: card, file }: Said, t: Chat['t']): Promise<Outcome> => {
    const sender = task.standing && senders.get(task.standing.platform);
    if (!sender || !task.standing) return { kind: 'left' };
    try {
      await sender.turn({ chatId: task.standing.chatId, t });
      await sender.edit(task.standing, card, t, task.kind, file !== undefined);
      return { kind: 'edited', card };
    } catch (error) {
      // Edited twice, it is as if it was edited once.
      if (error instanceof TemporaryError || error instanceof UnknownOutcomeError) {
        const asked = error instanceof TemporaryError ? error.retryAfterMs : undefined;
        return wait(asked ?? backoffMs(1, random()), 'away');
      }
      if (error instanceof GoneError || error instanceof UnreachableError) return { kind: 'left' };
      throw error;
    }
  };

  /** What may not go out now; where it may, by which way. */
  const passGate = async (task: Task, recipient: Recipient): Promise<Outcome | Extract<Verdict, { kind: 'go' }>> => {
    const kind = kinds.get(task.kind);
    if (!kind) throw new TemporaryError(`this version knows no messages of kind ${task.kind}`);
    const verdict = await judge({ task, kind, recipient });
    if (verdict.kind === 'go') return verdict;
    if (verdict.kind === 'wait') return { kind: 'waits', until: verdict.until, reason: verdict.reason };
    return { kind: verdict.kind === 'hold' ? 'held' : 'dropped', reason: verdict.reason };
  };

  const nowhere = async (task: Task, { person }: Recipient): Promise<Outcome> => {
    if (task.task === 'edit') return { kind: 'left' };
    await retryWhileAway(() => reportUnreachable(db, clock.now(), person, inLog(task).trace));
    return wait(nowhereAgainMs, 'nowhere', task.task === 'doubtful');
  };

  const show = async (task: Task, recipient: Recipient): Promise<Outcome> => {
    const built = await build(task, recipient);
    return 'drop' in built ? { kind: 'left' } : edit(task, built, recipient.t);
  };

  const attempt = async ({ personId }: Claimed, task: Task): Promise<Outcome> => {
    const tooLateNow = late(task, clock.now());
    if (tooLateNow) return tooLateNow;
    const recipient = personId === null ? undefined : await recipientOf(personId);
    if (!recipient) return { kind: 'dropped', reason: 'nobody there' };
    if (recipient.hasLeft) return task.task === 'edit' ? { kind: 'left' } : { kind: 'dropped', reason: 'left' };
    const [best] = recipient.reach;
    if (!best) return nowhere(task, recipient);
    if (task.task === 'edit') return show(task, recipient);
    // What may have been sent was judged then.
    const verdict = task.task === 'doubtful' ? null : await passGate(task, recipient);
    if (verdict && verdict.kind !== 'go') return verdict;
    const reach = recipient.reach.find(({ platform }) => platform === verdict?.platform) ?? best;
    const sender = senders.get(reach.platform);
    if (!sender) return nowhere(task, recipient);
    if (verdict && verdict.carries.length > 0) {
      await retryWhileAway(() => rows.bundle(task.id, verdict.carries));
    }
    const built = await build({ ...task, carries: task.carries || (verdict?.carries.length ?? 0) > 0 }, recipient);
    if (task.task === 'doubtful' && !sender.findsSent && kinds.get(task.kind)?.onUnknown === 'leave') {
      return { kind: 'unknown', reason: 'no answer' };
    }
    if ('drop' in built) return { kind: task.task === 'doubtful' ? 'unknown' : 'dropped', reason: built.drop };
    return send(task, sender, { chat: reach.chat, person: recipient.person }, built);
  };

  return async (claimed: Claimed): Promise<Outcome> => {
    const { task } = claimed;
    if (!task) return { kind: 'nothing' };
    try {
      return await attempt(claimed, task);
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      const doubtful = task.task === 'doubtful';
      // What it is made of is not there for the moment.
      if (error instanceof TemporaryError)
        return wait(error.retryAfterMs ?? notMadeAgainMs, 'cannot be made', doubtful);
      logger.error({ err: error, ...inLog(task) }, 'a message cannot be delivered through a fault of ours');
      if (task.task === 'edit') return { kind: 'left' };
      if (task.attempts + 1 >= mostFaults) return { kind: 'failed', reason: 'our fault' };
      return { ...wait(backoffMs(task.attempts + 1, random()), 'our fault', doubtful), attempts: 1 };
    }
  };
};
