import { z } from 'zod';
import { sweepRetention } from '../../core/retention/sweep.ts';
import { defineJob } from '../define-job.ts';

/** Lets go of what has been kept for long enough. */
export const retentionSweep = defineJob({
  name: 'retention-sweep',
  schema: z.strictObject({}),
  schedule: { every: { hours: 1 } },
  run: async ({ db, clock, logger, signal }) => {
    const removed = await sweepRetention(db, clock.now(), signal);
    if (Object.values(removed).some((rows) => rows > 0)) logger.info({ removed }, 'let go of what is old');
  },
});
