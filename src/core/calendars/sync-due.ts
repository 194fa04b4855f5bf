import pLimit from 'p-limit';
import type { Clock } from '../clock.ts';
import type { Db } from '../db.ts';
import { type CalendarParts, dueCalendars, syncCalendar } from './sync.ts';

/** As many as are read in one go, and at once. */
const most = 200;
const atOnce = 4;

/**
 * Reads the calendars that are due, some at once. One that cannot be written down keeps no other from being read.
 * @throws AggregateError of what went wrong, none of it a calendar's fault; the signal's reason when that says to stop
 */
export const syncDueCalendars = async (
  db: Db,
  parts: CalendarParts,
  clock: Clock,
  { trace, signal }: { readonly trace: string; readonly signal: AbortSignal },
): Promise<void> => {
  const limit = pLimit(atOnce);
  const read = await Promise.allSettled(
    (await dueCalendars(db, clock.now(), most)).map((id) =>
      limit(async () => {
        signal.throwIfAborted();
        await syncCalendar(db, parts, { now: clock.now(), trace, signal }, id);
      }),
    ),
  );
  signal.throwIfAborted();
  const faults = read.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} calendars could not be written down`);
};
