import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.ts';
import { instantColumn, instantOf } from '../../clock.ts';
import type { Tx } from '../../db.ts';
import { type Enqueued, enqueue } from '../../outbox/enqueue.ts';
import { briefLead, reminderLead, remindsOfInternal } from '../../settings/registry.ts';
import { settingOf } from '../../settings/values.ts';
import { comesSql } from '../meeting.ts';
import { travelsOf } from '../travel/queries.ts';
import { type BriefPayload, meetingBrief } from './brief-kind.ts';
import { meetingReminder, overtaken } from './kind.ts';
import { remindAt, toldAheadHours } from './rules.ts';

/** What is due within this time is put into the outbox, which sends it at its moment: longer than from one look to the next. */
const aheadMinutes = 2;

const instant = z.date().transform(instantOf);

const row = z.object({
  meetingId: z.int(),
  personId: z.int(),
  hostId: z.int(),
  hasClient: z.boolean(),
  startsAt: instant,
  location: z.string().nullable(),
  travelMinutes: z.int().nullable(),
  lead: reminderLead.schema.catch(reminderLead.fallback),
  brief: briefLead.schema.catch(briefLead.fallback),
  internal: remindsOfInternal.schema.catch(remindsOfInternal.fallback),
  /** Whether a reminder of this start is on its way or was sent; and how many were overtaken by a change of the meeting. */
  told: z.boolean(),
  overtaken: z.int(),
});
type Coming = z.infer<typeof row>;

/** Who comes to the meetings that are to begin soon, and what each was told of them. */
const comingSoon = async (tx: Tx, now: Temporal.Instant): Promise<Coming[]> => {
  const rows = await tx.$queryRaw`
    WITH soon AS MATERIALIZED (
      SELECT id, person_id, account_id, starts_at, location, travel_minutes, calendar_uid, calendar_instance FROM meeting
      WHERE status = 'planned' AND starts_at > ${instantColumn(now)} AND starts_at <= ${instantColumn(now.add({ hours: toldAheadHours }))}
        AND NOT all_day AND NOT is_private AND NOT is_free
    ), ${comesSql}
    SELECT soon.id AS "meetingId", c.person_id AS "personId", soon.person_id AS "hostId", soon.account_id IS NOT NULL AS "hasClient",
      soon.starts_at AS "startsAt", soon.location, soon.travel_minutes AS "travelMinutes",
      ${settingOf(reminderLead, Prisma.sql`c.person_id`)} AS lead, ${settingOf(briefLead, Prisma.sql`c.person_id`)} AS brief,
      ${settingOf(remindsOfInternal, Prisma.sql`c.person_id`)} AS internal, told.told, told.overtaken
    FROM comes c JOIN soon ON soon.id = c.meeting_id JOIN person p ON p.id = c.person_id AND (p.left_on IS NULL OR p.left_on > ${instantColumn(now)})
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE NOT o.is_overtaken) > 0 AS told, count(*) FILTER (WHERE o.is_overtaken)::int AS overtaken
      FROM (
        SELECT o.state = 'dropped' AND o.reason = ANY(${[...overtaken]}::text[]) AS is_overtaken
        FROM outbox_message o JOIN mailbox b ON b.id = o.mailbox_id
        WHERE o.payload ? 'meetingId' AND (o.payload->>'meetingId')::int = soon.id AND b.person_id = c.person_id
          AND o.kind = ${meetingReminder.name} AND (o.payload->>'startsAt')::timestamptz = soon.starts_at
      ) o
    ) told
    ORDER BY soon.starts_at, soon.id, c.person_id`;
  return z.array(row).parse(rows);
};

const later = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) < 0 ? b : a);

/**
 * Puts into the outbox what is due within the next minutes: reminders of meetings, and the full briefs of those who want them. For each person
 * and start of a meeting once; one that was overtaken because the meeting moved away comes after all when it moves back.
 * @param trace see {@link enqueue}
 */
export const remindOfMeetings = async (tx: Tx, now: Temporal.Instant, trace: string): Promise<void> => {
  const coming = (await comingSoon(tx, now)).filter(({ hasClient, internal }) => hasClient || internal);
  if (coming.length === 0) return;
  const travels = await travelsOf(
    tx,
    coming.map(({ personId }) => personId),
  );
  const until = now.add({ minutes: aheadMinutes });
  const isNear = (at: Temporal.Instant) => Temporal.Instant.compare(at, until) <= 0;
  const reminders = coming.flatMap((one): Enqueued<z.infer<typeof meetingReminder.payload>>[] => {
    const { meetingId, personId, startsAt, lead } = one;
    const dueAt = remindAt(startsAt, travels.to(one, personId), lead);
    if (one.told || !isNear(dueAt)) return [];
    const key = `${meetingReminder.name}/${meetingId}/${personId}/${startsAt}/${one.overtaken}`;
    const payload = { meetingId, startsAt: startsAt.toString() };
    return [{ key, personId, payload, dueAt: later(dueAt, now), deadlineAt: startsAt }];
  });
  const briefs = coming.flatMap(({ meetingId, personId, hasClient, startsAt, brief }): Enqueued<BriefPayload>[] => {
    const dueAt = brief === null ? null : startsAt.subtract({ minutes: brief });
    if (!hasClient || dueAt === null || !isNear(dueAt)) return [];
    const key = `${meetingBrief.name}/${meetingId}/${personId}/${startsAt}`;
    const payload = { meetingId, startsAt: startsAt.toString() };
    return [{ key, personId, payload, dueAt: later(dueAt, now), deadlineAt: startsAt }];
  });
  await enqueue(tx, meetingReminder, reminders, trace);
  await enqueue(tx, meetingBrief, briefs, trace);
};
