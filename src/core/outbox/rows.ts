import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { type Clock, instantColumn } from '../clock.ts';
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
  trace: z.string().nullable(),
  mailboxId: z.number(),
  isUrgent: z.boolean(),
  /** Whether others are told in it. */
  carries: z.boolean(),
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

/** The outbox as one worker (a UUID) sees it. Each method is one statement. */
export const outboxRows = (db: Db, clock: Clock, worker: string, leaseMs: number) => {
  const lease = Prisma.sql`now() + ${leaseMs} * interval '1 ms'`;
  return {
    /**
     * Takes mailboxes in which something is due and on which nobody is at work, the urgent first. Whoever puts something in meanwhile is not
     * kept waiting, nor passed over.
     */
    claim: async (most: number): Promise<Claimed[]> => {
      const now = instantColumn(clock.now());
      const rows = await db.$queryRaw`
        WITH due AS (
          SELECT mailbox_id, min(priority) AS priority, min(due_at) AS due_at FROM (
            SELECT mailbox_id, priority, due_at FROM outbox_message WHERE state IN ('pending', 'sending') AND due_at <= ${now}
            UNION ALL
            SELECT mailbox_id, 1, edit_due_at FROM outbox_message WHERE state = 'sent' AND edit_due_at <= ${now}
          ) o GROUP BY mailbox_id
        ), box AS MATERIALIZED (
          SELECT b.id, due.priority, due.due_at FROM due JOIN mailbox b ON b.id = due.mailbox_id
          WHERE (b.blocked_until IS NULL OR b.blocked_until <= ${now}) AND (b.claimed_until IS NULL OR b.claimed_until < now())
          ORDER BY due.priority, due.due_at LIMIT ${most} FOR NO KEY UPDATE OF b SKIP LOCKED
        ), taken AS (
          UPDATE mailbox b SET claim = ${worker}::uuid, claimed_until = ${lease} FROM box WHERE b.id = box.id
          RETURNING b.id, b.person_id, b.platform, b.chat_id, box.priority, box.due_at
        )
        SELECT b.id AS "mailboxId", b.person_id AS "personId", b.platform, b.chat_id AS "chatId", task.task
        FROM taken b LEFT JOIN LATERAL (
          SELECT jsonb_build_object('id', o.id, 'key', o.key, 'kind', o.kind, 'payload', o.payload, 'attempts', o.attempts, 'trace', o.trace, 'task', o.task,
            'mailboxId', b.id, 'isUrgent', o.priority = 0, 'carries', EXISTS (SELECT FROM outbox_message c WHERE c.carrier_id = o.id),
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

    /** Notes that messages of a mailbox that is ours are told in another of them. */
    bundle: (carrierId: number, ids: readonly number[]): Promise<number> => db.$executeRaw`
      UPDATE outbox_message SET state = 'bundled', carrier_id = ${carrierId}
      WHERE id = ANY(${[...ids]}::int[]) AND state IN ('pending', 'held')`,

    /** Notes that messages are about to go out; tells of each whether it may: a mailbox that another has taken over is theirs. */
    begin: async (tasks: readonly Pick<Task, 'id' | 'task'>[]): Promise<boolean[]> => {
      const doubtful = tasks.filter(({ task }) => task === 'doubtful');
      const rows = await db.$queryRaw`
        UPDATE outbox_message o SET state = 'sending', attempts = attempts + 1 FROM mailbox m
        WHERE o.id = ANY(${tasks.map(({ id }) => id)}::int[])
          AND o.state = CASE WHEN o.id = ANY(${doubtful.map(({ id }) => id)}::int[]) THEN 'sending'::"OutboxState" ELSE 'pending' END
          AND m.id = o.mailbox_id AND m.claim = ${worker}::uuid AND m.claimed_until >= now()
        RETURNING o.id`;
      const begun = new Set(
        z
          .array(z.object({ id: z.number() }))
          .parse(rows)
          .map(({ id }) => id),
      );
      return tasks.map(({ id }) => begun.has(id));
    },
  };
};
