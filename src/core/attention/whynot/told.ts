import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { OutboxState } from '../../../generated/prisma/enums.ts';
import { instantColumn, instantOf } from '../../clock.ts';
import type { Tx } from '../../db.ts';
import { oldData } from '../rules.ts';
import type { Condition } from '../why/rule.ts';

const instant = z.date().transform(instantOf);

const row = z.object({
  id: z.number(),
  state: z.enum(OutboxState),
  reason: z.string().nullable(),
  dueAt: instant,
  heldAt: instant.nullable(),
  /** When it came, be it in another message, and which message that was. */
  cameAt: instant.nullable(),
  cameAs: z.number(),
});

/** What became of a message. */
export type Fate = z.infer<typeof row>;

/** The last message of a mailbox that tells, or was to tell, of what a rule sees; null: there is none. */
export const fateOf = async (
  db: Tx,
  mailboxId: number,
  kind: string,
  { item, since }: Pick<Condition, 'item' | 'since'>,
): Promise<Fate | null> => {
  const from = since && instantColumn(since);
  const rows = await db.$queryRaw`
    SELECT m.id, m.state::text AS state, m.reason, m.due_at AS "dueAt", m.held_at AS "heldAt", COALESCE(m.sent_at, c.sent_at) AS "cameAt",
      COALESCE(c.id, m.id) AS "cameAs"
    FROM outbox_message m LEFT JOIN outbox_message c ON c.id = m.carrier_id
    WHERE m.mailbox_id = ${mailboxId} AND m.kind = ${kind} AND m.payload @> ${JSON.stringify(item)}::jsonb
      AND (${from}::timestamptz IS NULL OR m.due_at >= ${from}::timestamptz)
    ORDER BY m.id DESC LIMIT 1`;
  return z.array(row).parse(rows)[0] ?? null;
};

/** When the oldest of what a mailbox holds back for the summary was, and whether an outage is why; null: it holds nothing back. */
export const heldSince = async (
  db: Tx,
  mailboxId: number,
): Promise<{ readonly heldAt: Temporal.Instant; readonly outage: boolean } | null> => {
  const rows = await db.$queryRaw`
    SELECT min(held_at) AS "heldAt", COALESCE(bool_or(reason IN ('late', 'outage')), false) AS outage
    FROM outbox_message WHERE mailbox_id = ${mailboxId} AND state = 'held' AND reason <> ${oldData}`;
  const [held] = z.tuple([z.object({ heldAt: instant.nullable(), outage: z.boolean() })]).parse(rows);
  return held.heldAt && { heldAt: held.heldAt, outage: held.outage };
};
