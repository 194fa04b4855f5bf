import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db.ts';
import { refresh } from '../outbox/enqueue.ts';

/** Has what was told of an item shown as it reads now, to everybody: call it in the transaction of the change. */
export const refreshTold = async (
  tx: Tx,
  now: Temporal.Instant,
  kind: string,
  item: Readonly<Record<string, number>>,
): Promise<void> => {
  const told = JSON.stringify([item]);
  const rows = await tx.$queryRaw<{ key: string }[]>`
    SELECT key FROM outbox_message
    WHERE payload ? 'items' AND payload->'items' @> ${told}::jsonb AND kind = ${kind} AND state IN ('sending', 'sent', 'unknown')`;
  await refresh(
    tx,
    now,
    rows.map(({ key }) => key),
  );
};
