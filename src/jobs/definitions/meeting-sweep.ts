import { z } from 'zod';
import { sweepMeetings } from '../../core/meetings/sweep.ts';
import { defineJob } from '../define-job.ts';

/** Looks which meetings are near, and which are over. */
export const meetingSweep = defineJob({
  name: 'meeting-sweep',
  schema: z.strictObject({}),
  schedule: { every: { minutes: 1 } },
  run: ({ db, clock, trace }) => sweepMeetings(db, clock.now(), trace),
});
