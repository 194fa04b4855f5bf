import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantColumn, instantOf } from '../clock.ts';
import type { Tx } from '../db.ts';
import { defineKind } from '../outbox/kind.ts';
import { emptyCard, matchCard, problemCard } from './cards.ts';

const calendarsById = async (db: Tx, ids: readonly number[]) => {
  const rows = await db.calendar.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, personId: true, name: true, problem: true, readAt: true, failingSince: true, emptySince: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
};

/** A calendar cannot be read: says since when if it could before, why, and what to do. */
export const problemNotice = defineKind({
  name: 'calendar-problem',
  payload: z.object({ calendarId: z.int() }),
  urgency: 'routine',
  attention: 'alert',
  restsOn: [],
  lifetime: Temporal.Duration.from({ hours: 24 }),
  onUnknown: 'send-again',
  build: async ({ db, now }, messages) => {
    const calendars = await calendarsById(
      db,
      messages.map(({ payload }) => payload.calendarId),
    );
    return messages.map(({ payload: { calendarId }, t }) => {
      const calendar = calendars.get(calendarId);
      if (!calendar?.problem || !calendar.failingSince) return { drop: 'read again' };
      const { name, problem, readAt, failingSince } = calendar;
      return { say: problemCard(t, { name, problem, since: readAt && instantOf(failingSince) }, now) };
    });
  },
});

/** A calendar is suddenly empty: asks whether all of its meetings are off. */
export const emptyQuestion = defineKind({
  name: 'calendar-empty',
  payload: z.object({ calendarId: z.int(), since: z.iso.datetime() }),
  urgency: 'routine',
  attention: 'alert',
  restsOn: [],
  lifetime: Temporal.Duration.from({ hours: 72 }),
  onUnknown: 'send-again',
  build: async ({ db, now }, messages) => {
    const calendars = await calendarsById(
      db,
      messages.map(({ payload }) => payload.calendarId),
    );
    const coming = await db.meeting.groupBy({
      by: ['calendarId'],
      where: { calendarId: { in: [...calendars.keys()] }, status: 'planned', startsAt: { gt: instantColumn(now) } },
      _count: true,
    });
    const counts = new Map(coming.map(({ calendarId, _count }) => [calendarId, _count]));
    return messages.map(({ payload: { calendarId }, t }) => {
      const calendar = calendars.get(calendarId);
      if (!calendar?.emptySince) return { drop: 'not empty any more' };
      const count = counts.get(calendarId) ?? 0;
      return count > 0
        ? { say: emptyCard(t, { id: calendarId, name: calendar.name }, count) }
        : { drop: 'nothing to call off' };
    });
  },
});

const candidateRow = z.object({ seriesId: z.int(), id: z.int(), name: z.string(), city: z.string().nullable() });
const seriesRow = z.object({
  id: z.int(),
  answered: z.boolean(),
  title: z.string(),
  startsAt: z.date().transform(instantOf),
});

/** A meeting that may be with several clients: asks with which, once for its whole series. */
export const matchQuestion = defineKind({
  name: 'calendar-match',
  payload: z.object({ seriesId: z.int() }),
  urgency: 'routine',
  attention: 'alert',
  restsOn: [],
  lifetime: Temporal.Duration.from({ hours: 72 }),
  onUnknown: 'send-again',
  build: async ({ db, now }, messages) => {
    const ids = messages.map(({ payload }) => payload.seriesId);
    const series = new Map(
      z
        .array(seriesRow)
        .parse(
          await db.$queryRaw`
            SELECT DISTINCT ON (s.id) s.id, s.answered_at IS NOT NULL AS answered, m.title, m.starts_at AS "startsAt"
            FROM calendar_series s JOIN meeting m ON m.person_id = s.person_id AND m.calendar_uid = s.uid
            WHERE s.id = ANY(${ids}::int[]) AND m.status = 'planned' AND m.starts_at > ${instantColumn(now)}
            ORDER BY s.id, m.starts_at`,
        )
        .map((one) => [one.id, one]),
    );
    const candidates = z.array(candidateRow).parse(
      await db.$queryRaw`
        SELECT s.id AS "seriesId", a.id, a.name, a.city FROM calendar_series s JOIN account a ON a.id = ANY(s.candidates)
        WHERE s.id = ANY(${ids}::int[]) AND a.archived_at IS NULL ORDER BY s.id, a.name, a.id`,
    );
    return messages.map(({ payload: { seriesId }, t, stands }) => {
      const meeting = series.get(seriesId);
      if (!meeting || (meeting.answered && !stands)) return { drop: 'answered or over' };
      const among = candidates.filter((one) => one.seriesId === seriesId);
      return { say: matchCard(t, { seriesId, title: meeting.title, startsAt: meeting.startsAt }, among, now) };
    });
  },
});
