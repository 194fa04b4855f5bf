import { Temporal } from 'temporal-polyfill';
import { instantColumn } from '../clock.ts';
import type { Tx } from '../db.ts';
import { type MessageKind, priorities } from './kind.ts';

/** A message to be sent. */
export interface Enqueued<Payload> {
  /** Names it for good, by what it is about: `meeting-reminder/7/60/3/2026-11-23T09:00:00Z`. At most 255 characters. */
  readonly key: string;
  readonly personId: number;
  readonly payload: Payload;
  /** When it is to arrive; in the past: now. What may wait a little to be told with others does. */
  readonly dueAt: Temporal.Instant;
  /** After this it is of no use; without it, once its kind's lifetime is over. */
  readonly deadlineAt?: Temporal.Instant;
  /** The key of a message that it stands under, if that was sent. */
  readonly under?: string;
  /** The one client that it is about. */
  readonly accountId?: number;
  /** The money at stake, in the organisation's currency. */
  readonly stake?: number;
  /** Where it cannot wait although others of its kind can. */
  readonly isUrgent?: boolean;
}

/** In milliseconds. */
const gathering = 5 * 60_000;

/** Alerts about a client wait for the next five minutes of the clock, so that those which arise one after another are due, and told, together. */
const gathered = <Payload>(
  { attention, urgency }: Pick<MessageKind<Payload>, 'attention' | 'urgency'>,
  { dueAt, deadlineAt, accountId, isUrgent }: Enqueued<Payload>,
): Temporal.Instant => {
  const mayWait = attention === 'alert' && urgency === 'routine' && !isUrgent && accountId !== undefined;
  const later = Temporal.Instant.fromEpochMilliseconds(Math.ceil(dueAt.epochMilliseconds / gathering) * gathering);
  const isInTime = !deadlineAt || Temporal.Instant.compare(later, deadlineAt) < 0;
  return mayWait && isInTime ? later : dueAt;
};

/**
 * Puts messages of one kind into the outbox, in one statement: with the transaction of what they tell of, neither stands without the other.
 * To one person they go in this order. What bears a key that was ever used is left out. Give all that a transaction has to send at once, so that two never wait for each other.
 * @param trace what led to them, `inbox/7` or `job/<name>/<id>`: the log says it with whatever becomes of them
 */
export const enqueue = async <Payload>(
  tx: Tx,
  kind: Omit<MessageKind<Payload>, 'build'>,
  messages: readonly Enqueued<Payload>[],
  trace: string,
): Promise<void> => {
  if (messages.length === 0) return;
  const urgencies = messages.map(({ isUrgent }) => priorities[isUrgent ? 'urgent' : kind.urgency]);
  const payloads = messages.map(({ payload }) => JSON.stringify(kind.payload.parse(payload)));
  const dues = messages.map((message) => instantColumn(gathered(kind, message)));
  const deadlines = messages.map(({ dueAt, deadlineAt }) => instantColumn(deadlineAt ?? dueAt.add(kind.lifetime)));
  // As arrays, whose lengths the planner knows: taking thousands for the hundred that it expects of JSON, it compares each with each.
  await tx.$executeRaw`
    WITH given AS MATERIALIZED (
      SELECT g.* FROM unnest(
        ${messages.map(({ key }) => key)}::text[], ${messages.map(({ personId }) => personId)}::int[], ${payloads}::jsonb[],
        ${dues}::timestamptz[], ${deadlines}::timestamptz[],
        ${messages.map(({ under }) => under ?? null)}::text[], ${urgencies}::smallint[],
        ${messages.map(({ accountId }) => accountId ?? null)}::int[], ${messages.map(({ stake }) => stake ?? null)}::numeric[]
      ) WITH ORDINALITY AS g(key, "personId", payload, "dueAt", "deadlineAt", under, priority, "accountId", stake, n)
      WHERE NOT EXISTS (SELECT FROM outbox_message m WHERE m.key = g.key)
    ), made AS (
      INSERT INTO mailbox (person_id) SELECT DISTINCT "personId" FROM given ORDER BY 1
      ON CONFLICT (person_id) DO NOTHING RETURNING id, person_id
    ), box AS (
      TABLE made UNION SELECT id, person_id FROM mailbox WHERE person_id IN (SELECT "personId" FROM given)
    )
    INSERT INTO outbox_message (key, mailbox_id, kind, payload, priority, due_at, deadline_at, trace, account_id, stake, reply_to_id)
    SELECT key, box.id, ${kind.name}, payload, priority, "dueAt", "deadlineAt", ${trace}, "accountId", stake,
      (SELECT m.id FROM outbox_message m WHERE m.key = under AND m.mailbox_id = box.id)
    FROM given JOIN box ON box.person_id = "personId"
    ORDER BY n
    ON CONFLICT (key) DO NOTHING`;
};

/** Puts one message into the outbox, and says whether it is new: what was done along with it the first time is not to be done again. */
export const enqueueOnce = async <Payload>(
  tx: Tx,
  kind: Omit<MessageKind<Payload>, 'build'>,
  message: Enqueued<Payload>,
  trace: string,
): Promise<boolean> => {
  if ((await tx.outboxMessage.count({ where: { key: message.key } })) > 0) return false;
  await enqueue(tx, kind, [message], trace);
  return true;
};

/** Has a message arrive at another time than it was put in for. One that has gone out, or is about to, stays as it is. */
export const moveDue = async (
  tx: Tx,
  { lifetime }: Pick<MessageKind, 'lifetime'>,
  key: string,
  dueAt: Temporal.Instant,
): Promise<void> => {
  await tx.outboxMessage.updateMany({
    where: { key, state: 'pending' },
    data: { dueAt: instantColumn(dueAt), deadlineAt: instantColumn(dueAt.add(lifetime)) },
  });
};

/** The kind of message that shows another once more, since that may not have arrived: `perhaps-missed/7` shows message 7. */
export const showsAgain = 'perhaps-missed';

/**
 * Has messages shown as they read today, wherever they stand already, also where they are told in another: call it when facts have changed that
 * they tell of. One that is not sent yet needs no such thing, since it is made when it is sent.
 */
export const refresh = async (tx: Tx, now: Temporal.Instant, keys: readonly string[]): Promise<void> => {
  if (keys.length === 0) return;
  await tx.$executeRaw`
    WITH named AS (SELECT id, key, state, carrier_id FROM outbox_message WHERE key = ANY(${[...keys]}::text[]))
    UPDATE outbox_message SET edit_due_at = ${instantColumn(now)}
    WHERE state IN ('sending', 'sent') AND id IN (
      SELECT id FROM named WHERE state IN ('sending', 'sent')
      UNION ALL SELECT carrier_id FROM named WHERE state = 'bundled'
      UNION ALL SELECT s.id FROM named JOIN outbox_message s ON s.key = ${`${showsAgain}/`} || named.id WHERE named.state = 'unknown')`;
};
