import type { Temporal } from 'temporal-polyfill';
import type { Card } from '../cards/card.ts';
import { type Clock, instantColumn } from '../clock.ts';
import type { Db } from '../db.ts';
import type { Arrival } from '../people/where.ts';
import { tooLate } from './kind.ts';
import type { Claimed, Task } from './rows.ts';

/** The mailbox waits. */
export interface Postponed {
  readonly kind: 'postponed';
  readonly until: Temporal.Instant;
  readonly reason: string | null;
  /** What was sent may have arrived. */
  readonly doubtful: boolean;
  /** To be counted: 1 where it failed because of us before it went out, -1 where it was about to go out, and did not. */
  readonly attempts?: 1 | -1;
}

/** What became of the first message of a mailbox. */
export type Outcome =
  | {
      readonly kind: 'sent';
      readonly platform: Arrival;
      readonly chatId: string;
      readonly messageId: string;
      readonly card: Card;
    }
  | { readonly kind: 'edited'; readonly card: Card }
  /** It stays as it stands: it is gone, or shows this already. */
  | { readonly kind: 'left' }
  /** It is done with, for good. */
  | { readonly kind: 'failed' | 'dropped' | 'unknown'; readonly reason: string }
  /** It is told in the next summary. */
  | { readonly kind: 'held'; readonly reason: string }
  /** It has its turn later, and is of use for as long as it was. */
  | { readonly kind: 'waits'; readonly until: Temporal.Instant; readonly reason: string }
  | Postponed
  /** There was nothing to do. */
  | { readonly kind: 'nothing' };

export interface Settled {
  readonly claimed: Claimed;
  readonly outcome: Outcome;
}

/** By which key a message of the outbox stands among those that were sent, and on platforms that keep keys. */
export const sentKey = ({ id }: Pick<Task, 'id'>): string => `outbox/${id}`;

/** What led to a message, and which it is: for each line of the log that is about it. */
export const inLog = (task: Pick<Task, 'id' | 'kind' | 'trace'>) => ({
  trace: task.trace ?? sentKey(task),
  outbox: task.id,
  kind: task.kind,
});

/** Whether the message is done with. */
export const isOver = ({ kind }: Outcome): boolean => ['sent', 'failed', 'dropped', 'unknown'].includes(kind);

const stateOf = (outcome: Outcome): string | null => {
  if (isOver(outcome) || outcome.kind === 'held') return outcome.kind;
  if (outcome.kind === 'waits') return 'pending';
  return outcome.kind === 'postponed' && !outcome.doubtful ? 'pending' : null;
};

/** One settled mailbox, as the statement reads it. */
const row = ({ claimed, outcome }: Settled) => ({
  mailboxId: claimed.mailboxId,
  id: claimed.task?.id ?? null,
  // A message that stands already has its state, whatever becomes of its edit.
  state: claimed.task?.task === 'edit' ? null : stateOf(outcome),
  attempts: (outcome.kind === 'postponed' && outcome.attempts) || 0,
  reason: 'reason' in outcome ? outcome.reason : null,
  key: claimed.task && sentKey(claimed.task),
  standing: outcome.kind === 'sent' ? outcome : null,
  edited: outcome.kind === 'edited' ? outcome.card : null,
  editDueAt: claimed.task?.task === 'edit' && outcome.kind !== 'postponed' ? claimed.task.editDueAt : null,
  blockedUntil: outcome.kind === 'postponed' ? outcome.until.toString() : null,
  dueAt: outcome.kind === 'waits' ? outcome.until.toString() : null,
});

/**
 * Notes what became of messages, and lets go of their mailboxes. What a message was to carry waits for the next summary where that message does
 * not come; where there was nothing to say of it, there was nothing to say of them either. One statement.
 */
export const settle = async (db: Db, clock: Clock, worker: string, settled: readonly Settled[]): Promise<void> => {
  const now = instantColumn(clock.now());
  await db.$executeRaw`
    WITH done AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(settled.map(row))}::jsonb) AS d(
        "mailboxId" int, id int, state "OutboxState", attempts int, reason text, key text, standing jsonb, edited jsonb,
        "editDueAt" timestamptz, "blockedUntil" timestamptz, "dueAt" timestamptz)
    ), stood AS (
      INSERT INTO sent_message (platform, chat_id, message_id, key, card, sent_at)
      SELECT standing->>'platform', standing->>'chatId', standing->>'messageId', key, standing->'card', ${now} FROM done WHERE standing <> 'null'
      ON CONFLICT (key) DO UPDATE SET card = excluded.card
      RETURNING id, key
    ), shown AS (
      UPDATE sent_message s SET card = done.edited, edited_at = ${now}
      FROM done JOIN outbox_message o ON o.id = done.id WHERE s.id = o.sent_message_id AND done.edited <> 'null'
    ), moved AS (
      UPDATE outbox_message o SET
        state = COALESCE(done.state, o.state),
        reason = done.reason,
        attempts = o.attempts + done.attempts,
        held_at = CASE WHEN done.state = 'held' THEN ${now} ELSE o.held_at END,
        due_at = COALESCE(done."dueAt", o.due_at),
        deadline_at = COALESCE(done."dueAt" + (o.deadline_at - o.due_at), o.deadline_at),
        sent_at = CASE WHEN done.state = 'sent' THEN ${now} ELSE o.sent_at END,
        sent_message_id = COALESCE(stood.id, o.sent_message_id),
        edit_due_at = CASE
          WHEN o.edit_due_at = done."editDueAt" OR COALESCE(done.state, o.state) NOT IN ('sending', 'sent') THEN NULL
          ELSE o.edit_due_at END
      FROM done LEFT JOIN stood USING (key)
      WHERE o.id = done.id AND (o.state <> 'sent' OR done.state IS NULL)
    ), released AS (
      UPDATE outbox_message c SET
        state = CASE WHEN done.state = 'dropped' AND done.reason <> ${tooLate} THEN 'dropped' ELSE 'held' END::"OutboxState",
        reason = done.reason, held_at = ${now}, carrier_id = NULL
      FROM done WHERE c.carrier_id = done.id AND done.state IN ('failed', 'dropped', 'held')
    )
    UPDATE mailbox b SET claim = NULL, claimed_until = NULL, blocked_until = done."blockedUntil"
    FROM done WHERE b.id = done."mailboxId" AND b.claim = ${worker}::uuid`;
};
