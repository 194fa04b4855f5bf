import { z } from 'zod';
import { watchFreshness } from '../../core/freshness/watch.ts';
import { defineJob } from '../define-job.ts';

/** Looks whether imported data has become old. */
export const freshnessSweep = defineJob({
  name: 'freshness-sweep',
  schema: z.strictObject({}),
  schedule: { cron: '0 9 * * 1-5', zone: 'organisation' },
  run: ({ db, clock, trace }) => watchFreshness(db, clock.now(), trace),
});
