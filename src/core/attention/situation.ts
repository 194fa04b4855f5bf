import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { instantColumn, instantOf } from '../clock.ts';
import type { Tx } from '../db.ts';
import { attentionSettingsOf } from '../settings/values.ts';

const instant = z.string().transform((text) => instantOf(new Date(text)));

const row = z.object({
  mailboxId: z.number(),
  country: z.string().nullable(),
  setUpAt: z.date().transform(instantOf).nullable(),
  /** What they have set, and what the organisation has, by key. */
  own: z.record(z.string(), z.unknown()),
  ours: z.record(z.string(), z.unknown()),
  /** When they were interrupted of late. */
  interrupted: z.array(instant),
  waiting: z.array(
    z.object({
      id: z.number(),
      kind: z.string(),
      accountId: z.number().nullable(),
      stake: z.coerce.number(),
      isUrgent: z.boolean(),
      dueAt: instant,
    }),
  ),
  snoozes: z.array(z.object({ kind: z.string(), accountId: z.number().nullable(), until: instant })),
  held: z.array(z.object({ id: z.number(), reason: z.string() })),
});

/** All that is known of a mailbox, and of whose it is, by which it is decided what may go there. */
export type MailboxState = z.infer<typeof row>;

/** Every day that has not ended yet somewhere began within this. */
const lately = Temporal.Duration.from({ hours: 48 });

/** The state of mailboxes, all of them with one query. @param counted the kinds of messages that count as interruptions, and wait */
export const mailboxStates = async (
  db: Tx,
  now: Temporal.Instant,
  mailboxIds: readonly number[],
  counted: readonly string[],
): Promise<Map<number, MailboxState>> => {
  const at = instantColumn(now);
  const rows = await db.$queryRaw`
    SELECT b.id AS "mailboxId", COALESCE(p.country, o.country) AS country, o.set_up_at AS "setUpAt",
      ${attentionSettingsOf('person', Prisma.sql`b.person_id`)} AS own,
      ${attentionSettingsOf('organisation', Prisma.sql`0`)} AS ours,
      COALESCE((
        SELECT jsonb_agg(m.sent_at) FROM outbox_message m
        WHERE m.mailbox_id = b.id AND m.state = 'sent' AND m.sent_at > ${instantColumn(now.subtract(lately))} AND m.kind = ANY(${[...counted]}::text[])
      ), '[]') AS interrupted,
      COALESCE((
        SELECT jsonb_agg(jsonb_build_object('id', m.id, 'kind', m.kind, 'accountId', m.account_id, 'stake', COALESCE(m.stake, 0),
          'isUrgent', m.priority = 0, 'dueAt', m.due_at))
        FROM outbox_message m
        WHERE m.mailbox_id = b.id AND m.state = 'pending' AND m.due_at <= ${at} AND m.kind = ANY(${[...counted]}::text[])
      ), '[]') AS waiting,
      COALESCE((
        SELECT jsonb_agg(jsonb_build_object('kind', z.kind, 'accountId', z.account_id, 'until', z.until)) FROM snooze z
        WHERE z.person_id = b.person_id AND z.until > ${at}), '[]') AS snoozes,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'reason', m.reason)) FROM outbox_message m
        WHERE m.mailbox_id = b.id AND m.state = 'held'), '[]') AS held
    FROM mailbox b JOIN person p ON p.id = b.person_id LEFT JOIN organisation o ON o.id = 1
    WHERE b.id = ANY(${[...mailboxIds]}::int[])`;
  return new Map(
    z
      .array(row)
      .parse(rows)
      .map((state) => [state.mailboxId, state]),
  );
};
