import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { dayIn, instantColumn, instantOf } from '../../clock.ts';
import type { Tx } from '../../db.ts';
import { groupBy } from '../../group.ts';
import { type Enqueued, enqueue } from '../../outbox/enqueue.ts';
import { meetingOutcome, type OutcomePayload } from './kind.ts';
import { askAt } from './rules.ts';

/** After so long nobody is asked any more, such as when the house stood still. */
const longestHours = 36;

const instant = z.date().transform(instantOf);
const row = z.object({
  id: z.int(),
  personId: z.int(),
  zone: z.string(),
  startsAt: instant,
  endsAt: instant,
  /** Whether it is known what became of it, or was asked. */
  known: z.boolean(),
});

/** Meetings with clients of those who have one that ended lately and of which nothing is known; with the others of those days. */
const daysWithOpenOnes = async (tx: Tx, now: Temporal.Instant) =>
  z.array(row).parse(
    await tx.$queryRaw`
      WITH open_one AS (
        SELECT m.person_id, (m.starts_at AT TIME ZONE p.zone)::date AS day, p.zone
        FROM meeting m JOIN person p ON p.id = m.person_id
        WHERE m.status = 'planned' AND m.asked_at IS NULL AND m.account_id IS NOT NULL AND NOT m.all_day AND NOT m.is_free
          AND m.ends_at <= ${instantColumn(now)} AND m.ends_at > ${instantColumn(now.subtract({ hours: longestHours }))}
        GROUP BY 1, 2, 3
      )
      SELECT m.id, m.person_id AS "personId", o.zone, m.starts_at AS "startsAt", m.ends_at AS "endsAt",
        m.status <> 'planned' OR m.asked_at IS NOT NULL OR EXISTS (
          SELECT FROM visit v WHERE v.account_id = m.account_id AND v.meeting_id = m.id AND v.undone_at IS NULL
        ) AS known
      FROM open_one o JOIN meeting m ON m.person_id = o.person_id
        AND m.starts_at >= (o.day::timestamp AT TIME ZONE o.zone) AND m.starts_at < ((o.day + 1)::timestamp AT TIME ZONE o.zone)
      WHERE m.account_id IS NOT NULL AND m.status IN ('planned', 'held') AND NOT m.all_day AND NOT m.is_free
      ORDER BY m.starts_at, m.id`,
  );

/** Asks hosts what became of meetings with clients that are over, each once: of one soon after it, of several in the evening. */
export const askWhatBecame = async (tx: Tx, now: Temporal.Instant, trace: string): Promise<void> => {
  const days = groupBy(
    await daysWithOpenOnes(tx, now),
    ({ personId, zone, startsAt }) => `${personId}/${dayIn(zone, startsAt)}`,
  );
  const questions = [...days.values()].flatMap((meetings): Enqueued<OutcomePayload>[] => {
    const [first] = meetings;
    if (!first) return [];
    const { personId, zone } = first;
    const at = askAt(meetings, dayIn(zone, first.startsAt), zone);
    const open = meetings.filter(({ known }) => !known);
    const [asked] = open;
    if (!asked || !at || at.epochMilliseconds > now.epochMilliseconds) return [];
    // One that was moved after it was asked about is asked about anew.
    const key = `${meetingOutcome.name}/${asked.id}/${asked.startsAt}`;
    return [{ key, personId, payload: { meetingIds: open.map(({ id }) => id) }, dueAt: now }];
  });
  if (questions.length === 0) return;
  const asked = questions.flatMap(({ payload }) => payload.meetingIds);
  await tx.meeting.updateMany({ where: { id: { in: asked } }, data: { askedAt: instantColumn(now) } });
  await enqueue(tx, meetingOutcome, questions, trace);
};
