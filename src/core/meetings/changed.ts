import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../db.ts';
import { refresh } from '../outbox/enqueue.ts';

/**
 * Has what was already said of these meetings shown as it reads today. Whoever changes a meeting calls it in the same transaction. What is not
 * sent yet needs no such thing: it is made when it is sent.
 */
export const meetingsChanged = async (tx: Tx, now: Temporal.Instant, meetingIds: readonly number[]): Promise<void> => {
  if (meetingIds.length === 0) return;
  const standing = await tx.$queryRaw<{ key: string }[]>`
    SELECT key FROM outbox_message
    WHERE payload ? 'meetingId' AND (payload->>'meetingId')::int = ANY(${[...meetingIds]}::int[]) AND state IN ('sending', 'sent', 'unknown')`;
  await refresh(
    tx,
    now,
    standing.map(({ key }) => key),
  );
};
