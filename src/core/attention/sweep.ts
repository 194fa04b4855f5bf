import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { instantOf } from '../clock.ts';
import type { Db, Tx } from '../db.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { type MessageKind, tooLate } from '../outbox/kind.ts';
import { messageKinds } from '../outbox/registry.ts';
import { attentionSettingsOf } from '../settings/values.ts';
import { summaryDueAt } from './mornings.ts';
import { releaseFresh } from './release.ts';
import { oldData } from './rules.ts';
import { summary } from './summary.ts';

const row = z.object({
  personId: z.number(),
  zone: z.string(),
  country: z.string().nullable(),
  own: z.record(z.string(), z.unknown()),
  heldAt: z.date().transform(instantOf),
  /** An outage has kept something back: that is told as soon as it is over. */
  outage: z.boolean(),
  /** How many summaries of it came to nothing, such as of somebody who was reached nowhere for a day. */
  lost: z.int(),
});

const heldNow = async (db: Tx) => {
  const rows = await db.$queryRaw`
    SELECT b.person_id AS "personId", p.zone, COALESCE(p.country, o.country) AS country, h.held_at AS "heldAt", h.outage,
      ${attentionSettingsOf('person', Prisma.sql`p.id`)} AS own,
      (SELECT count(*)::int FROM outbox_message s
        WHERE s.mailbox_id = b.id AND s.kind = 'summary' AND (s.state = 'failed' OR (s.state = 'dropped' AND s.reason = ${tooLate})) AND s.due_at >= h.held_at) AS lost
    FROM (
      SELECT mailbox_id, min(held_at) AS held_at, bool_or(reason IN ('late', 'outage')) AS outage
      FROM outbox_message WHERE state = 'held' AND reason <> ${oldData} GROUP BY mailbox_id
    ) h JOIN mailbox b ON b.id = h.mailbox_id JOIN person p ON p.id = b.person_id LEFT JOIN organisation o ON o.id = 1
    ORDER BY p.id`;
  return z.array(row).parse(rows);
};

/** When a summary is due of what is held: of what one came to nothing already, as soon as its reader may be disturbed. Pure. */
const dueOf = (held: z.infer<typeof row>, now: Temporal.Instant): Temporal.Instant =>
  summaryDueAt({ ...held, outage: held.outage || held.lost > 0 }, now);

/** When the next summaries come, of what is held back by now. */
export const summaryMoments = async (db: Tx, now: Temporal.Instant): Promise<readonly Temporal.Instant[]> =>
  (await heldNow(db)).map((held) => dueOf(held, now));

/** So far ahead a summary is put into the outbox, so that it arrives to the minute. */
const ahead = Temporal.Duration.from({ minutes: 3 });

/** Has people told of what was held back, all of it in one message, when their time for it comes. */
export const sweepHeld = async (
  db: Db,
  now: Temporal.Instant,
  trace: string,
  kinds: readonly MessageKind[] = messageKinds,
): Promise<void> => {
  await releaseFresh(db, now, kinds);
  const due = (await heldNow(db)).flatMap((held) => {
    const { personId, heldAt, lost } = held;
    const dueAt = dueOf(held, now);
    const isNear = Temporal.Instant.compare(dueAt, now.add(ahead)) <= 0;
    // It may be that one went out meanwhile: then its key says what it was about.
    const key = `summary/${personId}/${heldAt}${lost > 0 ? `/${lost}` : ''}`;
    return isNear ? [{ key, personId, payload: {}, dueAt }] : [];
  });
  await db.$transaction((tx) => enqueue(tx, summary, due, trace));
};
