import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { dayIn, instantColumn, instantOf } from '../../clock.ts';
import type { Tx } from '../../db.ts';
import { partsSeenBy } from '../../people/access.ts';
import type { Person } from '../../people/person.ts';
import { essencesOf } from '../essence.ts';
import { meetingsById } from '../meeting.ts';
import { travelsOf } from '../travel/queries.ts';
import type { Reminder } from './card.ts';

/** For the outbox and its keys. */
export const reminderKind = 'meeting-reminder';

/** Who is told of which meeting. */
export interface Told {
  readonly meetingId: number;
  readonly person: Person;
}

const againRow = z.object({ meetingId: z.int(), personId: z.int(), dueAt: z.date().transform(instantOf) });

/** When reminders that were put off come again, the next of each. */
const comingAgain = async (db: Tx, now: Temporal.Instant, meetingIds: readonly number[]) => {
  const rows = await db.$queryRaw`
    SELECT (o.payload->>'meetingId')::int AS "meetingId", b.person_id AS "personId", min(o.due_at) AS "dueAt"
    FROM outbox_message o JOIN mailbox b ON b.id = o.mailbox_id
    WHERE o.payload ? 'meetingId' AND (o.payload->>'meetingId')::int = ANY(${[...meetingIds]}::int[])
      AND o.kind = ${reminderKind} AND o.payload ? 'again' AND o.state = 'pending' AND o.due_at > ${instantColumn(now)}
    GROUP BY 1, 2`;
  return new Map(
    z
      .array(againRow)
      .parse(rows)
      .map(({ meetingId, personId, dueAt }) => [`${meetingId}/${personId}`, dueAt]),
  );
};

/** What each is to be reminded of, as far as they may see it; null where there is no such meeting. In a dozen statements, however many. */
export const readReminders = async (
  db: Tx,
  now: Temporal.Instant,
  told: readonly Told[],
): Promise<(Reminder | null)[]> => {
  const meetings = await meetingsById(
    db,
    told.map(({ meetingId }) => meetingId),
  );
  const people = [...new Map(told.map(({ person }) => [person.id, person])).values()];
  const accountIds = [...meetings.values()].flatMap(({ account }) => account?.id ?? []);
  const askers = people.map(({ id, role, zone }) => ({ id, role, today: dayIn(zone, now) }));
  const partsOf = await partsSeenBy(db, askers, accountIds);
  const essences = await essencesOf(db, now, accountIds);
  const travels = await travelsOf(
    db,
    people.map(({ id }) => id),
  );
  const again = await comingAgain(db, now, [...meetings.keys()]);
  return told.map(({ meetingId, person }) => {
    const meeting = meetings.get(meetingId);
    if (!meeting) return null;
    const { account } = meeting;
    return {
      meeting,
      parts: account ? partsOf(person.id, account.id) : new Set(),
      essence: account && essences.of(account.id),
      travelMinutes: travels.to(meeting, person.id),
      ledgerAsOf: essences.ledgerAsOf,
      againAt: again.get(`${meetingId}/${person.id}`) ?? null,
    };
  });
};
