import { z } from 'zod';

const setup = z.object({
  databaseUrl: z.string(),
  slack: z.object({ botToken: z.string(), signingSecret: z.string(), apiUrl: z.string() }),
  telegram: z.object({ token: z.string(), apiRoot: z.string(), secret: z.string() }),
});
/** What the app and the bare bots are told alike: where they connect. */
export type Setup = z.infer<typeof setup>;

/** Of the process that runs: its one argument, as JSON. */
export const readSetup = (): Setup => setup.parse(JSON.parse(process.argv[2] ?? ''));
