import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantColumn, instantOf } from '../core/clock.ts';
import type { Db } from '../core/db.ts';
import { agendaHour } from '../core/settings/registry.ts';
import { dayStartsAt } from '../core/telling/rules.ts';

const meetingRow = z.object({
  startsAt: z.date().transform(instantOf),
  endsAt: z.date().transform(instantOf),
});
const minutesRow = z.object({ minutes: z.array(z.number()) });

/** All that is asked of people comes within this after a meeting, and is told of it within this before. */
const around = Temporal.Duration.from({ hours: 48 });
const minute = 60_000;
/** What is looked for each minute is put into the outbox within the two minutes before it is due. */
const before = 2;
/** In minutes. What is asked at an hour of the day is asked within so long of it. */
const halfHour = 30;

/**
 * The minutes of a stretch of time in which something may come of meetings, in order: reminders and briefs by every lead and every way that
 * anybody has, and the questions around them. In the others the job that looks each minute would find nothing.
 */
export const meetingMoments = async (
  db: Db,
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<Temporal.Instant[]> => {
  const meetings = z.array(meetingRow).parse(
    await db.$queryRaw`
      SELECT starts_at AS "startsAt", ends_at AS "endsAt" FROM meeting
      WHERE status = 'planned' AND starts_at < ${instantColumn(until.add(around))} AND ends_at > ${instantColumn(from.subtract(around))}`,
  );
  const [leads] = z.tuple([minutesRow]).parse(
    await db.$queryRaw`
      SELECT array_agg(DISTINCT minutes) AS minutes FROM (
        SELECT (value #>> '{}')::int + way AS minutes FROM setting, (
          SELECT 0 AS way UNION SELECT minutes FROM travel_time WHERE minutes IS NOT NULL
          UNION SELECT travel_minutes FROM meeting WHERE travel_minutes IS NOT NULL
        ) ways WHERE key IN ('meetings.leadMinutes', 'meetings.briefMinutes') AND value <> 'null'
        UNION SELECT 60 + way FROM (
          SELECT 0 AS way UNION SELECT minutes FROM travel_time WHERE minutes IS NOT NULL
          UNION SELECT travel_minutes FROM meeting WHERE travel_minutes IS NOT NULL
        ) ways
      ) m`,
  );
  const [first, last] = [from.epochMilliseconds / minute, until.epochMilliseconds / minute];
  const minutes = new Set<number>();
  const mark = (at: number) => {
    for (let n = at - before; n <= at; n++) if (n >= first && n < last) minutes.add(n);
  };
  if (meetings.length > 0) {
    for (let n = Math.ceil(first / halfHour) * halfHour; n < last; n += halfHour) minutes.add(n);
  }
  for (const { startsAt, endsAt } of meetings) {
    const start = Math.floor(startsAt.epochMilliseconds / minute);
    for (const lead of leads.minutes) mark(start - lead);
    mark(Math.floor(endsAt.epochMilliseconds / minute) + 10);
  }
  return [...minutes].sort((a, b) => a - b).map((n) => Temporal.Instant.fromEpochMilliseconds(n * minute));
};

const zoneRow = z.object({ zone: z.string(), hour: z.string() });

/** Before an hour of the morning, the job that looks each hour puts into the outbox what is due then. */
const aheadOfMorning = Temporal.Duration.from({ minutes: 75 });

/**
 * The looks of the hourly job in a stretch of time at which it may find something new, where nothing changes but the day: as the morning begins
 * for somebody, and before the hour at which somebody wants the agenda. In order.
 */
export const morningMoments = async (
  db: Db,
  from: Temporal.Instant,
  until: Temporal.Instant,
  nextLook: (after: Temporal.Instant) => Temporal.Instant,
): Promise<Temporal.Instant[]> => {
  const rows = await db.$queryRaw`
    SELECT DISTINCT p.zone, h.hour FROM person p CROSS JOIN LATERAL (
      SELECT ${dayStartsAt} AS hour
      UNION SELECT coalesce((
        SELECT s.value #>> '{}' FROM setting s WHERE s.key = ${agendaHour.key} AND s.scope = 'person' AND s.scope_id = p.id), ${agendaHour.fallback})
    ) h WHERE h.hour IS NOT NULL`;
  const looks = z
    .array(zoneRow)
    .parse(rows)
    .flatMap(({ zone, hour }) => {
      const day = from.toZonedDateTimeISO(zone).toPlainDate();
      return [-1, 0, 1].flatMap((days) => {
        const morning = day.add({ days }).toZonedDateTime({ timeZone: zone, plainTime: hour }).toInstant();
        return [nextLook(morning.subtract({ seconds: 1 })), nextLook(morning.subtract(aheadOfMorning))];
      });
    });
  const isWithin = (at: Temporal.Instant) =>
    Temporal.Instant.compare(from, at) <= 0 && Temporal.Instant.compare(at, until) < 0;
  const unique = new Map(looks.filter(isWithin).map((at) => [at.epochMilliseconds, at]));
  return [...unique.values()].sort(Temporal.Instant.compare);
};
