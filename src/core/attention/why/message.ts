import { z } from 'zod';
import { instantOf } from '../../clock.ts';
import type { Tx } from '../../db.ts';

const instant = z.date().transform(instantOf).nullable();

const row = z.object({
  id: z.number(),
  key: z.string(),
  kind: z.string(),
  payload: z.unknown(),
  accountId: z.number().nullable(),
  isUrgent: z.boolean(),
  reason: z.string().nullable(),
  heldAt: instant,
  dueAt: z.date().transform(instantOf),
  /** When it came, be it in another message. */
  cameAt: instant,
  carrierKind: z.string().nullable(),
  /** Why each of what is told in it was held back; null: it was not. */
  carries: z.array(z.object({ kind: z.string(), heldFor: z.string().nullable() })),
  /** Who else was told the same. */
  others: z.array(z.string()),
});

/** A message to somebody, as far as it explains why it came. */
export type CameMessage = z.infer<typeof row>;

/** So near in time are messages that tell several people the same, in hours: each has a morning of their own. */
const togetherHours = 36;

/** Of a message to a person. Null: they have none of that id, or it is no longer kept. */
export const cameMessage = async (db: Tx, personId: number, id: number): Promise<CameMessage | null> => {
  const rows = await db.$queryRaw`
    SELECT m.id, m.key, m.kind, m.payload, m.account_id AS "accountId", m.priority = 0 AS "isUrgent", m.reason, m.held_at AS "heldAt", m.due_at AS "dueAt",
      COALESCE(m.sent_at, c.sent_at) AS "cameAt", c.kind AS "carrierKind",
      COALESCE((
        SELECT jsonb_agg(jsonb_build_object('kind', k.kind, 'heldFor', CASE WHEN k.held_at IS NOT NULL THEN k.reason END) ORDER BY k.id)
        FROM outbox_message k WHERE k.carrier_id = m.id), '[]') AS carries,
      ARRAY(
        SELECT DISTINCT p.name FROM outbox_message o JOIN mailbox ob ON ob.id = o.mailbox_id JOIN person p ON p.id = ob.person_id
        WHERE o.kind = m.kind AND o.payload = m.payload AND o.payload <> '{}' AND o.mailbox_id <> m.mailbox_id AND o.state IN ('sent', 'bundled')
          AND o.due_at BETWEEN m.due_at - ${togetherHours} * interval '1 hour' AND m.due_at + ${togetherHours} * interval '1 hour'
        ORDER BY 1
      ) AS others
    FROM mailbox b JOIN outbox_message m ON m.mailbox_id = b.id LEFT JOIN outbox_message c ON c.id = m.carrier_id
    WHERE b.person_id = ${personId} AND m.id = ${id}`;
  return z.array(row).parse(rows)[0] ?? null;
};

const idRow = z.object({ id: z.number() });
const idIn = (rows: unknown): number | null => z.array(idRow).parse(rows)[0]?.id ?? null;

/** The last message that came to somebody unasked, of these kinds. */
export const lastUnasked = async (db: Tx, personId: number, kinds: readonly string[]): Promise<number | null> =>
  idIn(
    await db.$queryRaw`
    SELECT m.id FROM mailbox b JOIN outbox_message m ON m.mailbox_id = b.id
    WHERE b.person_id = ${personId} AND m.state = 'sent' AND m.kind = ANY(${[...kinds]}::text[])
    ORDER BY m.sent_at DESC, m.id DESC LIMIT 1`,
  );

/** A message as it stands on a platform. */
export interface StandingMessage {
  readonly platform: string;
  readonly chatId: string;
  readonly messageId: string;
}

/** Which message to somebody stands there; what shows another once more is that one. Null: none that came unasked. */
export const standsAs = async (
  db: Tx,
  personId: number,
  { platform, chatId, messageId }: StandingMessage,
): Promise<number | null> =>
  idIn(
    await db.$queryRaw`
    SELECT CASE WHEN m.payload ? 'messageId' THEN (m.payload->>'messageId')::int ELSE m.id END AS id
    FROM sent_message s JOIN outbox_message m ON m.sent_message_id = s.id JOIN mailbox b ON b.id = m.mailbox_id
    WHERE s.platform = ${platform} AND s.chat_id = ${chatId} AND s.message_id = ${messageId} AND b.person_id = ${personId}`,
  );
