import { z } from 'zod';
import { sweepHeld } from '../../core/attention/sweep.ts';
import { defineJob } from '../define-job.ts';

/** Looks what was held back from people whose time for it comes. */
export const attentionSweep = defineJob({
  name: 'attention-sweep',
  schema: z.strictObject({}),
  schedule: { every: { minutes: 1 } },
  run: ({ db, clock, trace }) => sweepHeld(db, clock.now(), trace),
});
