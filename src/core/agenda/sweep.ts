import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantColumn } from '../clock.ts';
import { inForceSql } from '../dates/contracts.ts';
import type { Db } from '../db.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { dayColumn } from '../rows.ts';
import { agendaHour } from '../settings/registry.ts';
import { readersSql } from '../telling/readers.ts';
import { agendaKey, agendaNotice } from './notice.ts';
import { morningOf } from './rules.ts';

const row = z.object({
  personId: z.int(),
  zone: z.string(),
  today: dayColumn,
  hour: agendaHour.schema.catch(agendaHour.fallback),
});

/** So far ahead it is put into the outbox, so that it arrives to the minute although the sweep comes but once an hour. */
const aheadMinutes = 75;
/** What comes up later in the day than this after the hour is no agenda any more. */
const behindHours = 4;

/**
 * Has the agenda of the day sent, once, to everybody who has a meeting or a date at a client that day, at their hour. Days begin where people
 * are, and a day is told once also to those who travel.
 */
export const sweepAgendas = async (db: Db, now: Temporal.Instant, trace: string): Promise<void> => {
  const instant = instantColumn(now);
  const rows = await db.$queryRaw`
    WITH here AS (
      SELECT id, zone, (${instant}::timestamptz AT TIME ZONE zone)::date AS today FROM person
      WHERE left_on IS NULL OR left_on > (${instant}::timestamptz AT TIME ZONE zone)::date
    ), busy AS (
      SELECT h.id FROM here h JOIN meeting m ON m.person_id = h.id
      WHERE m.status = 'planned' AND NOT m.is_free AND (m.starts_at AT TIME ZONE h.zone)::date = h.today
      UNION
      SELECT h.id FROM here h JOIN meeting_attendee ma ON ma.person_id = h.id JOIN meeting m ON m.id = ma.meeting_id
      WHERE m.status = 'planned' AND NOT m.is_free AND (m.starts_at AT TIME ZONE h.zone)::date = h.today
      UNION
      SELECT r.person_id FROM (${readersSql(now)}) r JOIN key_date d ON d.account_id = r.account_id
      WHERE d.day = r.today AND d.withdrawn_at IS NULL
      UNION
      SELECT r.person_id FROM (${readersSql(now)}) r JOIN contract c ON c.account_id = r.account_id
      WHERE ${inForceSql} AND r.today IN (c.ends_on, c.ends_on - c.notice_days)
    )
    SELECT h.id AS "personId", h.zone, h.today, coalesce(s.value, to_jsonb(${agendaHour.fallback}::text)) AS hour
    FROM here h JOIN busy USING (id)
    LEFT JOIN setting s ON s.key = ${agendaHour.key} AND s.scope = ${agendaHour.scope}::"SettingScope" AND s.scope_id = h.id
    ORDER BY h.id`;
  const due = z
    .array(row)
    .parse(rows)
    .flatMap(({ personId, zone, today, hour }) => {
      if (hour === null) return [];
      const dueAt = morningOf(today, zone, hour);
      const isNear =
        Temporal.Instant.compare(dueAt, now.add({ minutes: aheadMinutes })) <= 0 &&
        Temporal.Instant.compare(now, dueAt.add({ hours: behindHours })) <= 0;
      return isNear ? [{ key: agendaKey(personId, today), personId, payload: { day: today.toString() }, dueAt }] : [];
    });
  await db.$transaction((tx) => enqueue(tx, agendaNotice, due, trace));
};
