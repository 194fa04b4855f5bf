import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { MeetingStatus } from '../../generated/prisma/enums.ts';
import { instantOf } from '../clock.ts';
import type { Tx } from '../db.ts';

const instant = z.date().transform(instantOf);

const row = z.object({
  id: z.int(),
  title: z.string(),
  startsAt: instant,
  endsAt: instant,
  location: z.string().nullable(),
  /** What whose meeting it is needs for the way, where the meeting says so. */
  travelMinutes: z.int().nullable(),
  status: z.enum(MeetingStatus),
  /** Whose meeting it is among us. */
  hostId: z.int(),
  /** Since when its calendar cannot be read any more. */
  unconfirmedSince: instant.nullable(),
  /** What came of it is noted. */
  hasVisit: z.boolean(),
  account: z.object({ id: z.int(), name: z.string(), language: z.enum(['en', 'ru', 'it']).nullable() }).nullable(),
  theirs: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      position: z.string().nullable(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
    }),
  ),
  /** All of us who come, the host first. */
  ours: z.array(z.object({ id: z.int(), name: z.string() })),
});

/** A meeting with all that is said of it to those who come. */
export type Meeting = z.infer<typeof row>;

/** Meetings by their ids, with one query. */
export const meetingsById = async (db: Tx, ids: readonly number[]): Promise<Map<number, Meeting>> => {
  const rows = await db.$queryRaw`
    SELECT m.id, m.title, m.starts_at AS "startsAt", m.ends_at AS "endsAt", m.location, m.travel_minutes AS "travelMinutes",
      m.status::text AS status, m.person_id AS "hostId", m.unconfirmed_since AS "unconfirmedSince",
      EXISTS (SELECT FROM visit v WHERE v.account_id = m.account_id AND v.meeting_id = m.id AND v.undone_at IS NULL) AS "hasVisit",
      CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name, 'language', a.language) END AS account,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'position', c.position, 'phone', c.phone, 'email', c.email) ORDER BY ma.id)
        FROM meeting_attendee ma JOIN contact c ON c.id = ma.contact_id WHERE ma.meeting_id = m.id
      ), '[]') AS theirs,
      jsonb_build_array(jsonb_build_object('id', host.id, 'name', host.name)) || coalesce((
        SELECT jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) ORDER BY ma.id)
        FROM meeting_attendee ma JOIN person p ON p.id = ma.person_id WHERE ma.meeting_id = m.id AND p.id <> host.id
      ), '[]') AS ours
    FROM meeting m JOIN person host ON host.id = m.person_id LEFT JOIN account a ON a.id = m.account_id
    WHERE m.id = ANY(${[...ids]}::int[])`;
  return new Map(
    z
      .array(row)
      .parse(rows)
      .map((meeting) => [meeting.id, meeting]),
  );
};

/** Whether somebody comes to a meeting for us. */
export const comesTo = ({ ours }: Meeting, personId: number): boolean => ours.some(({ id }) => id === personId);

/**
 * SQL: `comes (meeting_id, person_id)`, who of us comes to the meetings `soon`; for a WITH clause. Who has a meeting in a calendar of their own
 * comes to that one, and not to the same one in a colleague's.
 */
export const comesSql = Prisma.sql`comes AS (
  SELECT id AS meeting_id, person_id FROM soon
  UNION
  SELECT soon.id, a.person_id FROM soon JOIN meeting_attendee a ON a.meeting_id = soon.id
  WHERE a.person_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM meeting own WHERE own.person_id = a.person_id AND own.calendar_uid = soon.calendar_uid
      AND own.calendar_instance = soon.calendar_instance)
)`;
