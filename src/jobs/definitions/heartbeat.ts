import { z } from 'zod';
import { defineJob } from '../define-job.ts';

/** Does nothing: that it was done, lately, shows that the queue works from end to end (see src/health). */
export const heartbeat = defineJob({
  name: 'heartbeat',
  schema: z.strictObject({}),
  schedule: { every: { seconds: 20 } },
  run: async () => {},
});
