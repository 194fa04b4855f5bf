import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantColumn, instantOf } from '../clock.ts';
import type { Tx } from '../db.ts';

const instant = z.date().transform(instantOf);

const meetingRow = z.object({
  title: z.string(),
  startsAt: instant,
  endsAt: instant,
  location: z.string().nullable(),
  travelMinutes: z.int().nullable(),
  theirs: z.array(z.object({ id: z.int(), name: z.string() })),
  /** Names of colleagues, the one whose meeting it is first. */
  ours: z.array(z.string()),
});

/** A meeting with a client that is still to come, or going on. */
export type NextMeeting = z.infer<typeof meetingRow>;

/** The account's next planned meeting that has not ended yet. */
export const nextMeetingOf = async (db: Tx, accountId: number, now: Temporal.Instant): Promise<NextMeeting | null> => {
  const rows = await db.$queryRaw`
    SELECT m.title, m.starts_at AS "startsAt", m.ends_at AS "endsAt", m.location, m.travel_minutes AS "travelMinutes",
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name) ORDER BY a.id)
        FROM meeting_attendee a JOIN contact c ON c.id = a.contact_id WHERE a.meeting_id = m.id
      ), '[]') AS theirs,
      jsonb_build_array(host.name) || coalesce((
        SELECT jsonb_agg(p.name ORDER BY a.id)
        FROM meeting_attendee a JOIN person p ON p.id = a.person_id WHERE a.meeting_id = m.id AND p.id <> host.id
      ), '[]') AS ours
    FROM meeting m JOIN person host ON host.id = m.person_id
    WHERE m.account_id = ${accountId} AND m.status = 'planned' AND m.ends_at > ${instantColumn(now)}
    ORDER BY m.starts_at, m.id
    LIMIT 1`;
  return z.array(meetingRow).parse(rows)[0] ?? null;
};
