import type { App } from './app.ts';
import { systemClock } from './core/clock.ts';
import { type Config, readConfig, unknownVariables } from './core/config.ts';
import { secretKey } from './core/secret-key.ts';
import { type Cleanup, createCleanup } from './lifecycle/cleanup.ts';
import { explain } from './lifecycle/explain.ts';
import { firstSteps } from './lifecycle/first-steps.ts';
import { claimFolder } from './lifecycle/folder-claim.ts';
import { listenOn } from './lifecycle/listen.ts';
import { createNarrator, type Narrator } from './lifecycle/narrator.ts';
import { type Role, readRole } from './lifecycle/role.ts';
import { openDatabase } from './postgres/open.ts';

/** Starts every part, each with its undoing, and gives the address, and what begins the work of this process. An abort of `signal` shows at the next part. */
const start = async (
  config: Config,
  role: Role,
  cleanup: Cleanup,
  { step }: Narrator,
  signal: AbortSignal,
): Promise<{ address: string; work: () => void }> => {
  // Workers may be many in a folder; where there may be one only, the database says so.
  const claim = role === 'worker' ? undefined : await claimFolder(config.dataDir);
  if (claim) cleanup.add('the claim on the data folder', claim.release, 300);
  await secretKey(config);

  step('Starting');
  // The code of the product loads while the database starts.
  const parts = Promise.all([import('./app.ts'), import('./core/logger.ts')]);
  parts.catch(() => {});
  const database = await openDatabase(config, { onProgress: step, signal });
  cleanup.add('the database', database.close, 3000);
  if (config.demo && role !== 'worker') {
    step('Looking for the demo company, or making it');
    await ensureDemoCompany(database.url, cleanup, signal);
  }
  const [{ createApp }, { createLogger }] = await parts;
  signal.throwIfAborted();

  const app: App = await createApp(
    { ...config, role, secretKey: await secretKey(config) },
    { databaseUrl: database.url, logger: createLogger('info'), realClock: systemClock },
  );
  cleanup.add('the web server', app.close, 1500);
  const port = await listenOn(app.listen, config);
  const address = `http://${addressOf(config.host)}:${port}`;
  await claim?.announce(address);
  signal.throwIfAborted();
  return { address, work: app.work };
};

/** An abort does not wait for it: its transaction ends with the database, or with this process. */
const ensureDemoCompany = async (databaseUrl: string, cleanup: Cleanup, signal: AbortSignal): Promise<void> => {
  const [{ connect }, { ensureDemo }] = await Promise.all([import('./core/db.ts'), import('./demo/ensure.ts')]);
  const db = connect(databaseUrl, { max: 1 });
  cleanup.add('the demo company', () => db.$disconnect(), 200);
  const aborted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  signal.throwIfAborted();
  await Promise.race([ensureDemo(db, systemClock), aborted]);
};

/** What a browser on this machine can open. */
const addressOf = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
};

const main = async (): Promise<number> => {
  const narrator = createNarrator(process.stdout);
  const cleanup = createCleanup();
  const halt = new AbortController();
  const stopped = new Promise<void>((resolve) =>
    halt.signal.addEventListener('abort', () => resolve(), { once: true }),
  );

  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      narrator.say(halt.signal.aborted ? 'Stopping already, one moment' : 'Stopping');
      halt.abort();
    });
  }
  let exitCode = 0;
  const crash = (error: unknown): void => {
    console.error(error);
    exitCode = 1;
    halt.abort();
  };
  process.on('uncaughtException', crash).on('unhandledRejection', crash);

  try {
    for (const line of unknownVariables()) narrator.say(line);
    const config = readConfig();
    const role = readRole(process.argv.slice(2));
    const { address, work } = await start(config, role, cleanup, narrator, halt.signal);
    const steps = role === 'worker' ? [] : await firstSteps(address, halt.signal);
    narrator.say(role === 'worker' ? `kam-assistant works: ${address}/healthz` : `kam-assistant is ready: ${address}`);
    for (const line of steps) narrator.say(line);
    narrator.say('Ctrl-C ends it; the data stays.');
    work();
    await stopped;
  } catch (error) {
    if (!halt.signal.aborted) {
      exitCode = 1;
      narrator.say(explain(error));
    }
  }
  for (const failure of await cleanup.run()) narrator.say(`Not ended properly: ${failure}`);
  return exitCode;
};

process.exit(await main());
