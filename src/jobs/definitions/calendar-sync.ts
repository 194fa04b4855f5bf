import { z } from 'zod';
import { syncDueCalendars } from '../../core/calendars/sync-due.ts';
import { defineJob } from '../define-job.ts';

/** Reads the calendars that are due. */
export const calendarSync = defineJob({
  name: 'calendar-sync',
  schema: z.strictObject({}),
  schedule: { every: { minutes: 1 } },
  run: async ({ db, clock, trace, signal, calendars }) => {
    // Without a key nobody can have connected any.
    if (calendars) await syncDueCalendars(db, calendars, clock, { trace, signal });
  },
});
