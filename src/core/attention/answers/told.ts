import { z } from 'zod';
import { instantOf } from '../../clock.ts';
import type { Context } from '../../commands/define.ts';
import type { Tx } from '../../db.ts';
import { UserError } from '../../errors.ts';

const row = z.object({
  id: z.number(),
  key: z.string(),
  kind: z.string(),
  payload: z.unknown(),
  accountId: z.number().nullable(),
  stake: z.coerce.number().nullable(),
  sentAt: z.date().transform(instantOf).nullable(),
});

/** An alert that its reader answers. */
export type ToldAlert = z.infer<typeof row>;

/**
 * What a message to the asker tells: itself first, then what it carries.
 * @throws UserError `not-found` where they have no such message, or it is no longer kept
 */
export const toldIn = async (db: Tx, { person }: Pick<Context, 'person'>, id: number): Promise<ToldAlert[]> => {
  const rows = await db.$queryRaw`
    SELECT m.id, m.key, m.kind, m.payload, m.account_id AS "accountId", m.stake, m.sent_at AS "sentAt"
    FROM mailbox b JOIN outbox_message m ON m.mailbox_id = b.id
    WHERE b.person_id = ${person.id} AND (m.id = ${id} OR m.carrier_id = ${id})
    ORDER BY m.id <> ${id}, m.id`;
  const told = z.array(row).parse(rows);
  if (told[0]?.id !== id) throw new UserError('not-found', 'message-gone');
  return told;
};
