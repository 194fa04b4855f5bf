import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db.ts';
import { refresh } from '../outbox/enqueue.ts';

/** What was told of clients, as the kinds of this room keep it. */
export interface Items<Item> {
  items: Item[];
}

/** Of several messages the one that tells of all that they tell of. */
export const mergeItems = <Item>(payloads: readonly Items<Item>[]): Items<Item> => ({
  items: payloads.flatMap(({ items }) => items),
});

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
    WHERE payload ? 'items' AND payload->'items' @> ${told}::jsonb AND kind = ${kind} AND state IN ('sending', 'sent', 'unknown', 'bundled')`;
  await refresh(
    tx,
    now,
    rows.map(({ key }) => key),
  );
};
