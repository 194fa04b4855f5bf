import type { Temporal } from 'temporal-polyfill';
import { instantColumn } from '../clock.ts';
import type { Tx } from '../db.ts';
import { refresh } from '../outbox/enqueue.ts';
import { toldAheadHours } from './reminders/rules.ts';

/**
 * Has what was already said of these meetings shown as it reads today. Whoever changes a meeting calls it in the same transaction. What is not
 * sent yet needs no such thing: it is made when it is sent.
 */
export const meetingsChanged = async (tx: Tx, now: Temporal.Instant, meetingIds: readonly number[]): Promise<void> => {
  if (meetingIds.length === 0) return;
  const standing = await tx.$queryRaw<{ key: string }[]>`
    SELECT key FROM outbox_message
    WHERE payload ? 'meetingId' AND (payload->>'meetingId')::int = ANY(${[...meetingIds]}::int[]) AND state IN ('sending', 'sent', 'unknown')
    UNION ALL
    SELECT key FROM outbox_message
    WHERE payload ? 'meetingIds' AND payload->'meetingIds' @> ANY(${meetingIds.map(String)}::jsonb[]) AND state IN ('sending', 'sent', 'unknown')`;
  await refresh(
    tx,
    now,
    standing.map(({ key }) => key),
  );
};

/**
 * Has the reminders of meetings still to come shown as they read today. Whoever changes what is known of clients calls it in the same transaction.
 * @param accountIds of which clients; without it, of all
 */
export const clientsChanged = async (tx: Tx, now: Temporal.Instant, accountIds?: readonly number[]): Promise<void> => {
  const coming = await tx.meeting.findMany({
    where: {
      status: 'planned',
      startsAt: { gt: instantColumn(now), lte: instantColumn(now.add({ hours: toldAheadHours })) },
      accountId: accountIds ? { in: [...accountIds] } : { not: null },
    },
    select: { id: true },
  });
  await meetingsChanged(
    tx,
    now,
    coming.map(({ id }) => id),
  );
};
