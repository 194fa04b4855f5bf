import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantColumn } from '../clock.ts';
import type { Tx } from '../db.ts';
import { keepable } from '../keepable.ts';
import type { CalendarEvent } from '../meetings/calendar.ts';

/** An event with the client that it is with. */
export interface Placed {
  readonly event: CalendarEvent;
  readonly accountId: number | null;
}

interface Into {
  readonly calendarId: number;
  readonly personId: number;
  readonly now: Temporal.Instant;
}

/** As many rows as one statement writes. */
const chunk = 1_000;
/** Nobody puts more of their own people or contacts to a meeting than this. */
const mostPeople = 100;

const idRow = z.object({ id: z.int() });
const idsOf = (rows: unknown): number[] =>
  z
    .array(idRow)
    .parse(rows)
    .map(({ id }) => id);

const chunks = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / chunk) }, (_, n) => all.slice(n * chunk, (n + 1) * chunk));

/** Titles are kept of what is not private; what has none is called by a dash. */
const titleOf = ({ title }: CalendarEvent): string => keepable(title ?? '').trim() || '—';

/**
 * Writes events as meetings: new ones come to be, known ones change where the calendar says otherwise. What was held, or did not take place, stays;
 * so does a start that the person set by hand, until the calendar names another. An event in two calendars of a person is one meeting, which
 * follows the calendar that it came from, or whichever has the newer version, or can be read where that one cannot. Gives those that changed.
 */
const upsert = async (tx: Tx, { calendarId, personId, now }: Into, placed: readonly Placed[]): Promise<number[]> => {
  const column = <T>(value: (one: Placed) => T): T[] => placed.map(value);
  return idsOf(
    await tx.$queryRaw`
      INSERT INTO meeting AS m (person_id, calendar_id, calendar_uid, calendar_instance, calendar_sequence, title, starts_at, ends_at,
        calendar_starts_at, location, all_day, is_private, is_free, status, account_id)
      SELECT ${personId}, ${calendarId}, e.uid, e.instance, e.sequence, e.title, e.starts_at, e.ends_at, e.starts_at, e.location, e.all_day,
        e.is_private, e.is_free, CASE WHEN e.cancelled THEN 'cancelled' ELSE 'planned' END::"MeetingStatus", e.account_id
      FROM unnest(
        ${column(({ event }) => event.uid)}::text[], ${column(({ event }) => event.instance)}::text[], ${column(({ event }) => event.sequence)}::int[],
        ${column(({ event }) => titleOf(event))}::text[], ${column(({ event }) => instantColumn(event.startsAt))}::timestamptz[],
        ${column(({ event }) => instantColumn(event.endsAt))}::timestamptz[],
        ${column(({ event }) => (event.isPrivate || !event.location ? null : keepable(event.location)))}::text[],
        ${column(({ event }) => event.allDay)}::bool[], ${column(({ event }) => event.isPrivate)}::bool[], ${column(({ event }) => event.free)}::bool[],
        ${column(({ event }) => event.cancelled)}::bool[], ${column(({ event, accountId }) => (event.isPrivate ? null : accountId))}::int[]
      ) AS e(uid, instance, sequence, title, starts_at, ends_at, location, all_day, is_private, is_free, cancelled, account_id)
      ON CONFLICT (person_id, calendar_uid, calendar_instance) DO UPDATE SET
        calendar_id = excluded.calendar_id, calendar_sequence = excluded.calendar_sequence, title = excluded.title, location = excluded.location,
        all_day = excluded.all_day, is_private = excluded.is_private, is_free = excluded.is_free, account_id = excluded.account_id,
        calendar_starts_at = excluded.calendar_starts_at,
        starts_at = CASE WHEN m.calendar_starts_at = excluded.calendar_starts_at THEN m.starts_at ELSE excluded.starts_at END,
        ends_at = CASE WHEN m.calendar_starts_at = excluded.calendar_starts_at
          THEN m.starts_at + (excluded.ends_at - excluded.starts_at) ELSE excluded.ends_at END,
        status = CASE WHEN m.status IN ('held', 'not_held') THEN m.status ELSE excluded.status END,
        asked_at = CASE WHEN m.calendar_starts_at <> excluded.calendar_starts_at AND excluded.starts_at > ${instantColumn(now)}
          THEN NULL ELSE m.asked_at END,
        unconfirmed_since = NULL
      WHERE (m.calendar_id IS NULL OR m.calendar_id = excluded.calendar_id OR m.calendar_sequence < excluded.calendar_sequence
          OR (m.calendar_sequence = excluded.calendar_sequence AND m.unconfirmed_since IS NOT NULL))
        AND (m.calendar_id, m.calendar_sequence, m.title, m.location, m.all_day, m.is_private, m.is_free, m.account_id, m.calendar_starts_at,
            m.starts_at + (excluded.ends_at - excluded.starts_at) = m.ends_at, m.status = 'cancelled', m.unconfirmed_since IS NULL)
          IS DISTINCT FROM (excluded.calendar_id, excluded.calendar_sequence, excluded.title, excluded.location, excluded.all_day,
            excluded.is_private, excluded.is_free, excluded.account_id, excluded.calendar_starts_at,
            true, excluded.status = 'cancelled' AND m.status NOT IN ('held', 'not_held'), true)
      RETURNING m.id`,
  );
};

/** Puts to meetings those whom we know: contacts of the client, and colleagues, by their addresses. */
const seat = async (tx: Tx, { personId }: Into, placed: readonly Placed[]): Promise<void> => {
  const seats = placed.flatMap(({ event, accountId }) =>
    event.isPrivate
      ? []
      : [...event.attendees, ...(event.organiser ? [event.organiser] : [])]
          .filter(({ email, declined }) => email && !declined)
          .slice(0, mostPeople)
          .map(({ email }) => ({ uid: event.uid, instance: event.instance, accountId, email: email?.toLowerCase() })),
  );
  const events = placed.map(({ event: { uid, instance } }) => ({ uid, instance }));
  await tx.$executeRaw`
    WITH known AS MATERIALIZED (
      SELECT m.id FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS e(uid text, instance text)
      JOIN meeting m ON m.person_id = ${personId} AND m.calendar_uid = e.uid AND m.calendar_instance = e.instance
    ), wanted AS MATERIALIZED (
      SELECT DISTINCT m.id AS meeting_id, c.id AS contact_id, p.id AS person_id
      FROM jsonb_to_recordset(${JSON.stringify(seats)}::jsonb) AS s(uid text, instance text, "accountId" int, email text)
      JOIN meeting m ON m.person_id = ${personId} AND m.calendar_uid = s.uid AND m.calendar_instance = s.instance
      LEFT JOIN person p ON p.email = s.email
      LEFT JOIN contact c ON p.id IS NULL AND lower(c.email) = s.email AND c.account_id = s."accountId" AND c.archived_at IS NULL
      WHERE c.id IS NOT NULL OR (p.id IS NOT NULL AND p.id <> ${personId})
    ), gone AS (
      DELETE FROM meeting_attendee a USING known WHERE a.meeting_id = known.id AND NOT EXISTS (
        SELECT FROM wanted w WHERE w.meeting_id = a.meeting_id AND (w.contact_id = a.contact_id OR w.person_id = a.person_id))
    )
    INSERT INTO meeting_attendee (meeting_id, contact_id, person_id)
    SELECT w.meeting_id, w.contact_id, w.person_id FROM wanted w WHERE NOT EXISTS (
      SELECT FROM meeting_attendee a WHERE a.meeting_id = w.meeting_id AND (a.contact_id = w.contact_id OR a.person_id = w.person_id))
    ORDER BY 1, 2, 3`;
};

/** Writes all events of a calendar; gives the meetings that changed. */
export const writeEvents = async (tx: Tx, into: Into, placed: readonly Placed[]): Promise<number[]> => {
  const changed: number[] = [];
  // Two calendars of one account may name the same event: the newer version is what holds.
  const newest = new Map<string, Placed>();
  for (const one of placed) {
    const key = JSON.stringify([one.event.uid, one.event.instance]);
    const other = newest.get(key);
    if (!other || one.event.sequence > other.event.sequence) newest.set(key, one);
  }
  for (const some of chunks([...newest.values()])) {
    changed.push(...(await upsert(tx, into, some)));
    await seat(tx, into, some);
  }
  return changed;
};

/** SQL rows: meetings of a calendar that are still to come within what was read, and that it does not name any more. */
export const goneFrom = async (
  tx: Tx,
  { calendarId, now }: Into,
  until: Temporal.Instant,
  events: readonly CalendarEvent[],
): Promise<number[]> =>
  idsOf(
    await tx.$queryRaw`
      SELECT m.id FROM meeting m
      WHERE m.calendar_id = ${calendarId} AND m.status = 'planned' AND m.calendar_starts_at > ${instantColumn(now)}
        AND m.calendar_starts_at < ${instantColumn(until)}
        AND NOT EXISTS (
          SELECT FROM unnest(${events.map(({ uid }) => uid)}::text[], ${events.map(({ instance }) => instance)}::text[]) AS e(uid, instance)
          WHERE e.uid = m.calendar_uid AND e.instance = m.calendar_instance)
      ORDER BY m.id`,
  );

/** Calls meetings off which no calendar names any more. Another calendar of the person that does name them brings them back. */
export const callOff = async (tx: Tx, meetingIds: readonly number[]): Promise<void> => {
  await tx.meeting.updateMany({
    where: { id: { in: [...meetingIds] }, status: 'planned' },
    data: { status: 'cancelled', calendarId: null, unconfirmedSince: null },
  });
};
