import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { SetupError } from '../core/errors.ts';

/** Held by the one process that works on a queue in PostgreSQL. */
const workerLock = 20_260_002;

/** How long a process that is just ending may take to let go. */
const patienceMs = 5_000;
const againMs = 500;

/** A second process wants to work on a queue that bears only one. */
export class SecondWorker extends SetupError {
  override name = 'SecondWorker';

  constructor() {
    super(
      'Another process works off the jobs of this database already, and a queue in PostgreSQL bears only one. Set REDIS_URL for all of them ' +
        '(docs/operations.md), or start this one with `--role bots`.',
    );
  }
}

/**
 * Makes this process the one that works, for as long as a connection of its own lives. When that breaks, it is told to `hold` its work, and no
 * longer to once the lock is its again. Gives the way to let go.
 * @throws SecondWorker
 */
export const becomeSoleWorker = async (url: string, hold: (held: boolean) => void): Promise<() => Promise<void>> => {
  let released = false;
  let held: pg.Client | undefined;

  const take = async (): Promise<boolean> => {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true });
    client.on('error', () => {});
    try {
      await client.connect();
      // A machine that vanished lets go within half a minute.
      await client.query('SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 4');
      const { rows } = await client.query<{ ours: boolean }>('SELECT pg_try_advisory_lock($1) AS ours', [workerLock]);
      if (rows[0]?.ours === true && !released) {
        held = client;
        client.once('end', () => void again());
        return true;
      }
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    await client.end();
    return false;
  };

  const again = async (): Promise<void> => {
    held = undefined;
    if (released) return;
    hold(true);
    while (!released) {
      if (await take().catch(() => false)) return hold(false);
      await sleep(againMs, undefined, { ref: false });
    }
  };

  const until = performance.now() + patienceMs;
  while (!(await take())) {
    if (performance.now() > until) throw new SecondWorker();
    await sleep(againMs);
  }
  return async () => {
    released = true;
    await held?.end().catch(() => {});
  };
};
