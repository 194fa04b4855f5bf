import pLimit from 'p-limit';
import { z } from 'zod';
import { dueCalendars, syncCalendar } from '../../core/calendars/sync.ts';
import { defineJob } from '../define-job.ts';

/** As many as are read in a minute, and at once. */
const most = 200;
const atOnce = 4;

/** Reads the calendars that are due. One that cannot be written down keeps no other from being read. */
export const calendarSync = defineJob({
  name: 'calendar-sync',
  schema: z.strictObject({}),
  schedule: { every: { minutes: 1 } },
  run: async ({ db, clock, logger, trace, signal, calendars }) => {
    const due = await dueCalendars(db, clock.now(), most);
    if (due.length === 0) return;
    if (!calendars) throw new Error('nothing to read calendars with');
    const limit = pLimit(atOnce);
    const read = await Promise.allSettled(
      due.map((id) =>
        limit(async () => {
          signal.throwIfAborted();
          await syncCalendar(db, calendars, { now: clock.now(), trace, signal }, id);
        }),
      ),
    );
    const faults = read.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    signal.throwIfAborted();
    if (faults.length === 0) return;
    logger.error({ err: faults[0], faults: faults.length }, 'calendars could not be written down');
    throw faults[0];
  },
});
