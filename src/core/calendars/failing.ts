import type { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../../generated/prisma/client.ts';
import { instantColumn, instantOf } from '../clock.ts';
import type { Db } from '../db.ts';
import type { CalendarError, CalendarProblem } from '../meetings/calendar.ts';
import { meetingsChanged } from '../meetings/changed.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { problemNotice } from './kinds.ts';
import { lockCalendars, readAnew } from './turns.ts';

/** How many minutes after a failure it is tried again, the more failures the longer. The fifth failure is the first after `patience`. */
const pauses = [2, 5, 15, 40, 60];
/** A calendar that cannot be read for so many minutes is told of, and what it said is not sure any more. */
export const patience = 60;
/** In minutes. Servers may ask for longer, and mean it as little as whoever asks for a million years. */
const longestPause = 24 * 60;
/** What may pass by itself. Whatever else keeps a calendar from being read is for its person to mend. */
const passing: readonly CalendarProblem[] = ['away', 'timeout'];

/** Whether a calendar has not been read for so long, or for such a reason, that its person is told. Pure. */
export const isWorthTelling = (
  { problem, since, readAt }: { problem: string; since: Temporal.Instant; readAt: Date | null },
  now: Temporal.Instant,
): boolean =>
  since.until(now).total('minutes') >= patience || (readAt === null && !passing.some((one) => one === problem));

type Failing = Pick<Calendar, 'id' | 'personId' | 'failures' | 'failingSince' | 'readAt'>;

/** A calendar could not be read: it is tried again later, and told of once that is worth it. Another that has the same meetings has them then. */
export const failed = async (
  db: Db,
  calendar: Failing,
  { problem, retryAfterMs }: CalendarError,
  { now, trace }: { now: Temporal.Instant; trace: string },
): Promise<void> => {
  const { id, personId, readAt } = calendar;
  const failingSince = calendar.failingSince ?? instantColumn(now);
  const failures = calendar.failures + 1;
  const asked = (retryAfterMs ?? 0) / 60_000;
  const pause = Math.min(Math.max(pauses[failures - 1] ?? 60, asked), longestPause);
  const dueAt = now.add({ seconds: Math.ceil(pause * 60) });
  // Whoever asks for more time than that is known to be away for it; and who has just connected a calendar waits for it.
  const isTold = asked > patience || isWorthTelling({ problem, since: instantOf(failingSince), readAt }, now);
  await db.$transaction(async (tx) => {
    const data = { failures, failingSince, problem, dueAt: instantColumn(dueAt) };
    await lockCalendars(tx, personId);
    const { count } = await tx.calendar.updateMany({ where: { id, failures: calendar.failures, readAt }, data });
    if (count === 0 || !isTold) return;
    const unsure = await tx.meeting.updateManyAndReturn({
      where: { calendarId: id, status: 'planned', startsAt: { gt: instantColumn(now) }, unconfirmedSince: null },
      data: { unconfirmedSince: failingSince },
      select: { id: true },
    });
    if (unsure.length > 0) await readAnew(tx, now, personId, id);
    await meetingsChanged(
      tx,
      now,
      unsure.map((meeting) => meeting.id),
    );
    const key = `${problemNotice.name}/${id}/${failingSince.toISOString()}`;
    await enqueue(tx, problemNotice, [{ key, personId, payload: { calendarId: id }, dueAt: now }], trace);
  });
};
