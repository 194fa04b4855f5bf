import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantColumn } from '../clock.ts';
import type { Context } from '../commands/define.ts';
import type { Tx } from '../db.ts';

const row = z.object({ id: z.int(), contacts: z.array(z.object({ id: z.int(), name: z.string() })) });

/** A meeting with a client, and who of theirs was to come. */
export type MeetingOfDay = z.infer<typeof row>;

/**
 * The meeting with a client that has begun on a day, in the asker's zone: of several, one that has no visit yet, then the asker's own, then the
 * latest.
 */
export const meetingOn = async (
  db: Tx,
  { now, person }: Pick<Context, 'now' | 'person'>,
  accountId: number,
  day: Temporal.PlainDate,
): Promise<MeetingOfDay | null> => {
  const begins = day.toZonedDateTime(person.zone).toInstant();
  const ends = day.add({ days: 1 }).toZonedDateTime(person.zone).toInstant();
  const rows = await db.$queryRaw`
    SELECT m.id, coalesce((
      SELECT jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name) ORDER BY a.id)
      FROM meeting_attendee a JOIN contact c ON c.id = a.contact_id
      WHERE a.meeting_id = m.id AND c.account_id = m.account_id AND c.archived_at IS NULL
    ), '[]') AS contacts
    FROM meeting m
    WHERE m.account_id = ${accountId} AND m.status <> 'cancelled' AND m.starts_at <= ${instantColumn(now)}
      AND m.starts_at >= ${instantColumn(begins)} AND m.starts_at < ${instantColumn(ends)}
    ORDER BY EXISTS (
        SELECT FROM visit v WHERE v.account_id = m.account_id AND v.meeting_id = m.id AND v.undone_at IS NULL
      ),
      m.person_id <> ${person.id} AND NOT EXISTS (
        SELECT FROM meeting_attendee a WHERE a.meeting_id = m.id AND a.person_id = ${person.id}
      ),
      m.starts_at DESC, m.id
    LIMIT 1`;
  return z.array(row).parse(rows)[0] ?? null;
};
