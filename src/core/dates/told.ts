import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db.ts';
import { refresh } from '../outbox/enqueue.ts';

/** Which of the messages stand before their readers already, by id: those are shown as they read now, and no longer told. */
export const sentAmong = async (db: Tx, messages: readonly { readonly id: number }[]): Promise<ReadonlySet<number>> => {
  const rows = await db.outboxMessage.findMany({
    where: { id: { in: messages.map(({ id }) => id) }, sentAt: { not: null } },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
};

/** Has what was told of an item shown as it reads now, to everybody: call it in the transaction of the change. */
export const refreshTold = async (
  tx: Tx,
  now: Temporal.Instant,
  kind: string,
  item: Readonly<Record<string, number>>,
): Promise<void> => {
  const told = JSON.stringify({ items: [item] });
  const rows = await tx.$queryRaw<{ key: string }[]>`
    SELECT key FROM outbox_message
    WHERE kind = ${kind} AND payload @> ${told}::jsonb AND state IN ('sending', 'sent', 'unknown')`;
  await refresh(
    tx,
    now,
    rows.map(({ key }) => key),
  );
};
