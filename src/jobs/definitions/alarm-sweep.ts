import { z } from 'zod';
import { watchAlarms } from '../../core/alarms/watch.ts';
import { defineJob } from '../define-job.ts';

/** Looks whether something is wrong with the installation. */
export const alarmSweep = defineJob({
  name: 'alarm-sweep',
  schema: z.strictObject({}),
  schedule: { every: { minutes: 5 } },
  run: ({ db, clock, trace }) => watchAlarms(db, clock.now(), trace),
});
