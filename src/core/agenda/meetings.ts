import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantColumn, instantOf } from '../clock.ts';
import type { Context } from '../commands/define.ts';
import type { Tx } from '../db.ts';
import { travelsOf } from '../meetings/travel/queries.ts';
import { relationsTo } from '../people/access.ts';
import { type Part, type Relation, visibleParts } from '../people/policy.ts';

const instant = z.date().transform(instantOf);

const row = z.object({
  title: z.string(),
  startsAt: instant,
  endsAt: instant,
  location: z.string().nullable(),
  travelMinutes: z.int().nullable(),
  hostId: z.int(),
  allDay: z.boolean(),
  /** Nothing is known of it but its time. */
  isPrivate: z.boolean(),
  account: z.object({ id: z.int(), name: z.string(), city: z.string().nullable() }).nullable(),
});

/** A client as the asker sees them. */
interface Client {
  readonly id: number;
  readonly name: string;
  readonly city: string | null;
  readonly parts: ReadonlySet<Part>;
}

/** A meeting of the asker on a day, with how long they take to get there; `account` is null where it is an internal one, or a client whom they do not see. */
export type AgendaMeeting = Omit<z.infer<typeof row>, 'account'> & { readonly account: Client | null };

/** What began longer ago is no meeting; and so only a part of the index is read. */
const longestDays = 31;

/**
 * The meetings that the asker holds or attends on a day, in their zone; whole days first, then in the order of time. What lasts for whole days
 * is there on each of them. Those that are over are among them, and those that take nobody's time are not.
 */
export const meetingsOn = async (
  { db, person, today }: Pick<Context, 'person' | 'today'> & { readonly db: Tx },
  day: Temporal.PlainDate,
): Promise<AgendaMeeting[]> => {
  const begins = day.toZonedDateTime(person.zone).toInstant();
  const ends = day.add({ days: 1 }).toZonedDateTime(person.zone).toInstant();
  const rows = await db.$queryRaw`
    SELECT m.title, m.starts_at AS "startsAt", m.ends_at AS "endsAt", m.location, m.travel_minutes AS "travelMinutes",
      m.person_id AS "hostId", m.all_day AS "allDay", m.is_private AS "isPrivate",
      CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name, 'city', a.city) END AS account
    FROM meeting m LEFT JOIN account a ON a.id = m.account_id
    WHERE m.status = 'planned' AND NOT m.is_free AND m.starts_at < ${instantColumn(ends)}
      AND m.starts_at >= ${instantColumn(begins.subtract({ hours: 24 * longestDays }))}
      AND (m.starts_at >= ${instantColumn(begins)} OR m.all_day AND m.ends_at > ${instantColumn(begins)})
      AND (m.person_id = ${person.id} OR EXISTS (
        SELECT FROM meeting_attendee ma WHERE ma.meeting_id = m.id AND ma.person_id = ${person.id}
      ) AND NOT EXISTS (
        SELECT FROM meeting own
        WHERE own.person_id = ${person.id} AND own.calendar_uid = m.calendar_uid AND own.calendar_instance = m.calendar_instance
      ))
    ORDER BY m.all_day DESC, m.starts_at, m.id`;
  const meetings = z.array(row).parse(rows);
  const known = meetings.some(({ account }) => account);
  const relations = known ? await relationsTo(db, person, today) : new Map<number, Relation[]>();
  const travels = await travelsOf(db, [person.id]);
  return meetings.map(({ account, ...meeting }) => {
    const parts = visibleParts((account && relations.get(account.id)) ?? []);
    const travelMinutes = travels.to(meeting, person.id);
    return { ...meeting, travelMinutes, account: account && parts.has('profile') ? { ...account, parts } : null };
  });
};

/** Those that have a time. Pure. */
export const timedOf = (meetings: readonly AgendaMeeting[]): AgendaMeeting[] =>
  meetings.filter(({ allDay }) => !allDay);

/** The one that is going on, or else comes next. Pure. */
export const nextOf = (meetings: readonly AgendaMeeting[], now: Temporal.Instant): AgendaMeeting | undefined =>
  timedOf(meetings).find(({ endsAt }) => Temporal.Instant.compare(endsAt, now) > 0);
