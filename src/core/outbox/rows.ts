import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { type Clock, instantColumn, instantOf } from '../clock.ts';
import type { Db } from '../db.ts';
import { arrivals } from '../people/where.ts';

/** As JSON of PostgreSQL's says it. */
const instant = z.string().transform((text) => Temporal.Instant.from(text));

const standingColumns = z.object({ platform: z.enum(arrivals), chatId: z.string(), messageId: z.string() });

const taskRow = z.object({
  id: z.number(),
  key: z.string(),
  kind: z.string(),
  payload: z.unknown(),
  dueAt: instant,
  deadlineAt: instant,
  attempts: z.number(),
  /** To be sent; sent perhaps already; or to be shown anew, as the message that it is. */
  task: z.enum(['send', 'doubtful', 'edit']),
  standing: standingColumns.nullable(),
  /** Which wish to see it anew is met. */
  editDueAt: z.string().nullable(),
  /** The message that it stands under. */
  under: standingColumns.nullable(),
});
export type Task = z.infer<typeof taskRow>;

const claimedRow = z.object({
  mailboxId: z.number(),
  changes: z.number(),
  personId: z.number().nullable(),
  platform: z.string().nullable(),
  chatId: z.string().nullable(),
  /** Null: there is nothing to do after all. */
  task: taskRow.nullable(),
});

/** A mailbox that is ours for a while, with what is first in it. */
export type Claimed = z.infer<typeof claimedRow>;

const standing = (table: Prisma.Sql) => Prisma.sql`
  CASE WHEN ${table}.id IS NOT NULL THEN jsonb_build_object('platform', ${table}.platform, 'chatId', ${table}.chat_id, 'messageId', ${table}.message_id) END`;

/** SQL: what one mailbox `box` has to do at `now`. What may have been sent goes first, so that nothing overtakes it. */
const firstOf = (box: Prisma.Sql, now: Date) => Prisma.sql`
  SELECT o.*, t.task FROM (
    (SELECT id, 'doubtful' AS task, 0 AS rank FROM outbox_message WHERE mailbox_id = ${box} AND state = 'sending' LIMIT 1)
    UNION ALL
    (SELECT id, 'send', 1 + 2 * priority FROM outbox_message
     WHERE mailbox_id = ${box} AND state = 'pending' AND due_at <= ${now} ORDER BY priority, id LIMIT 1)
    UNION ALL
    (SELECT id, 'edit', 2 FROM outbox_message
     WHERE mailbox_id = ${box} AND edit_due_at <= ${now} AND state = 'sent' ORDER BY edit_due_at LIMIT 1)
  ) t JOIN outbox_message o ON o.id = t.id
  ORDER BY t.rank LIMIT 1`;

const dueRow = z.object({ next: z.date().transform(instantOf).nullable() });

/** The outbox as one worker (a UUID) sees it. Each method is one statement. */
export const outboxRows = (db: Db, clock: Clock, worker: string, leaseMs: number) => {
  const lease = Prisma.sql`now() + ${leaseMs} * interval '1 ms'`;
  return {
    /** Takes mailboxes in which something is due and on which nobody is at work, the urgent first. */
    claim: async (most: number): Promise<Claimed[]> => {
      const now = instantColumn(clock.now());
      const rows = await db.$queryRaw`
        WITH box AS MATERIALIZED (
          SELECT id FROM mailbox
          WHERE due_at <= ${now} AND (blocked_until IS NULL OR blocked_until <= ${now}) AND (claimed_until IS NULL OR claimed_until < now())
          ORDER BY priority, due_at LIMIT ${most} FOR UPDATE SKIP LOCKED
        ), taken AS (
          UPDATE mailbox m SET claim = ${worker}::uuid, claimed_until = ${lease} FROM box WHERE m.id = box.id RETURNING m.*
        )
        SELECT b.id AS "mailboxId", b.changes, b.person_id AS "personId", b.platform, b.chat_id AS "chatId", task.task
        FROM taken b LEFT JOIN LATERAL (
          SELECT jsonb_build_object('id', o.id, 'key', o.key, 'kind', o.kind, 'payload', o.payload, 'attempts', o.attempts, 'task', o.task,
            'dueAt', o.due_at, 'deadlineAt', o.deadline_at, 'editDueAt', o.edit_due_at,
            'standing', ${standing(Prisma.sql`s`)}, 'under', ${standing(Prisma.sql`u`)}) AS task
          FROM (${firstOf(Prisma.sql`b.id`, now)}) o
          LEFT JOIN sent_message s ON s.id = o.sent_message_id
          LEFT JOIN outbox_message p ON p.id = o.reply_to_id LEFT JOIN sent_message u ON u.id = p.sent_message_id
        ) task ON true
        ORDER BY b.priority, b.due_at`;
      return z.array(claimedRow).parse(rows);
    },

    /** Keeps mailboxes ours. */
    renew: (mailboxIds: readonly number[]): Promise<number> => db.$executeRaw`
      UPDATE mailbox SET claimed_until = ${lease} WHERE id = ANY(${[...mailboxIds]}::int[]) AND claim = ${worker}::uuid`,

    /** Notes that messages are about to go out; tells of each whether it may: a mailbox that another has taken over is theirs. */
    begin: async (tasks: readonly Pick<Task, 'id' | 'task'>[]): Promise<boolean[]> => {
      const rows = await db.$queryRaw`
        UPDATE outbox_message o SET state = 'sending', attempts = attempts + 1
        FROM mailbox m, unnest(
          ${tasks.map(({ id }) => id)}::int[],
          ${tasks.map(({ task }) => (task === 'doubtful' ? 'sending' : 'pending'))}::text[]
        ) AS t(id, state)
        WHERE o.id = t.id AND o.state::text = t.state AND m.id = o.mailbox_id AND m.claim = ${worker}::uuid AND m.claimed_until >= now()
        RETURNING o.id`;
      const begun = new Set(
        z
          .array(z.object({ id: z.number() }))
          .parse(rows)
          .map(({ id }) => id),
      );
      return tasks.map(({ id }) => begun.has(id));
    },

    /** When something is due next, blocked or not; null: never. */
    nextDue: async () => {
      const rows = await db.$queryRaw`
        SELECT min(GREATEST(due_at, blocked_until)) AS next FROM mailbox WHERE due_at IS NOT NULL AND (claimed_until IS NULL OR claimed_until < now())`;
      return z.tuple([dueRow]).parse(rows)[0].next;
    },
  };
};
