import { z } from 'zod';
import type { Db } from '../core/db.ts';
import { heartbeat } from './definitions/heartbeat.ts';

/** Three heartbeats: one may be late, and one may be lost with the process that had it. */
const limitSeconds = 60;

const row = z.object({ seconds: z.coerce.number().nullable() });

/** Whether jobs are done: one lately came all the way from its schedule through the queue and a worker, whoever has it. */
export const jobsAlive = (db: Db) => ({
  name: 'jobs',
  check: async (): Promise<string | null> => {
    const rows = await db.$queryRaw`
      SELECT extract(epoch FROM now() - last_done_at) AS seconds FROM job_state WHERE name = ${heartbeat.name}`;
    const seconds = z.array(row).parse(rows)[0]?.seconds ?? null;
    if (seconds === null) return 'no job has been done yet';
    return seconds > limitSeconds ? `no job has been done for ${Math.round(seconds)} seconds` : null;
  },
});
