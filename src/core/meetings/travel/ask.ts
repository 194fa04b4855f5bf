import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantColumn, instantOf } from '../../clock.ts';
import type { Tx } from '../../db.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { comesSql } from '../meeting.ts';
import { travelQuestion } from './kind.ts';
import { placeKey } from './place.ts';

/** Asked a day before, so that there is time to answer. */
const aheadHours = 24;
const wakes = 8;
const rests = 20;

const row = z.object({
  personId: z.int(),
  zone: z.string(),
  location: z.string(),
  startsAt: z.date().transform(instantOf),
});

const isAwake = (now: Temporal.Instant, zone: string): boolean => {
  const { hour } = now.toZonedDateTimeISO(zone);
  return hour >= wakes && hour < rests;
};

/** Asks those of us who come to a meeting within a day, at a place to which nobody knows how long they take: once for each place, for good. */
export const askForTravel = async (tx: Tx, now: Temporal.Instant, trace: string): Promise<void> => {
  const rows = await tx.$queryRaw`
    WITH soon AS (
      SELECT id, person_id, location, starts_at, travel_minutes, calendar_uid, calendar_instance FROM meeting
      WHERE status = 'planned' AND starts_at > ${instantColumn(now)} AND starts_at <= ${instantColumn(now.add({ hours: aheadHours }))}
        AND account_id IS NOT NULL AND location IS NOT NULL
        AND NOT all_day AND NOT is_private AND NOT is_free
    ), ${comesSql}
    SELECT p.id AS "personId", p.zone, soon.location, soon.starts_at AS "startsAt"
    FROM comes c JOIN soon ON soon.id = c.meeting_id JOIN person p ON p.id = c.person_id
    WHERE (p.left_on IS NULL OR p.left_on > ${instantColumn(now)}) AND (c.person_id <> soon.person_id OR soon.travel_minutes IS NULL)
    ORDER BY soon.starts_at, soon.id`;
  const places = z
    .array(row)
    .parse(rows)
    .flatMap((meeting) => {
      const place = placeKey(meeting.location);
      return place !== null && isAwake(now, meeting.zone) ? [{ ...meeting, place }] : [];
    });
  if (places.length === 0) return;
  const data = places.map(({ personId, place, location }) => ({
    personId,
    place,
    address: location,
    askedAt: instantColumn(now),
  }));
  // Of two sweeps at once, one makes the row and asks.
  const made = await tx.travelTime.createManyAndReturn({
    data,
    skipDuplicates: true,
    select: { id: true, personId: true, place: true },
  });
  const questions = made.flatMap(({ id, personId, place }) => {
    const meeting = places.find((one) => one.personId === personId && one.place === place);
    if (!meeting) return [];
    const payload = { travelId: id };
    return [{ key: `${travelQuestion.name}/${id}`, personId, payload, dueAt: now, deadlineAt: meeting.startsAt }];
  });
  await enqueue(tx, travelQuestion, questions, trace);
};
