import { z } from 'zod';
import { sweepAgendas } from '../../core/agenda/sweep.ts';
import { sweepDates } from '../../core/dates/sweep.ts';
import { defineJob } from '../define-job.ts';

/** Looks each hour what comes up at clients and what the day holds, so that everybody's morning is met where they are. */
export const datesSweep = defineJob({
  name: 'dates-sweep',
  schema: z.strictObject({}),
  schedule: { cron: '5 * * * *', zone: 'organisation' },
  run: async ({ db, clock, trace }) => {
    await sweepDates(db, clock.now(), trace);
    await sweepAgendas(db, clock.now(), trace);
  },
});
