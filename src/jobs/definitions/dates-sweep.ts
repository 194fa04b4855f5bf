import { z } from 'zod';
import { sweepDates } from '../../core/dates/sweep.ts';
import { defineJob } from '../define-job.ts';

/** Looks each hour what comes up at clients, so that everybody's morning is met where they are. */
export const datesSweep = defineJob({
  name: 'dates-sweep',
  schema: z.strictObject({}),
  schedule: { cron: '5 * * * *', zone: 'organisation' },
  run: ({ db, clock, trace }) => sweepDates(db, clock.now(), trace),
});
