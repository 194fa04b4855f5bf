import { z } from 'zod';
import { createApp } from '../../src/app.ts';
import { createLogger } from '../../src/core/logger.ts';
import { again, once } from './kinds.ts';

const setup = z.object({
  databaseUrl: z.string(),
  redisUrl: z.string().optional(),
  slack: z.object({ botToken: z.string(), apiUrl: z.string(), delivery: z.object({ signingSecret: z.string() }) }),
  telegram: z.object({ token: z.string(), apiRoot: z.string() }),
  /** To write as fast as it can, to platforms without limits. */
  unpaced: z.boolean().optional(),
});
export type WorkerSetup = z.infer<typeof setup>;

/** The product in the role of a worker, as a process of its own, to be killed: its one argument is the setup, as JSON. */
const { databaseUrl, redisUrl, slack, telegram, unpaced } = setup.parse(JSON.parse(process.argv[2] ?? ''));
const free = { turn: async () => {}, hold: async () => {} };
const app = await createApp(
  { host: '127.0.0.1', role: 'worker', redisUrl, slack, telegram: { ...telegram, webhook: undefined } },
  {
    databaseUrl,
    logger: createLogger('fatal'),
    kinds: [again, once],
    ...(unpaced && { paces: { slack: free, telegram: free } }),
  },
);
await app.listen(0);
app.work();
process.stdout.write('working\n');
