import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { SetupError } from '../core/errors.ts';
import { findBinaries } from './binaries.ts';
import { ensureCluster, layout, superuser } from './cluster.ts';
import { holdServer, letGo } from './keeper.ts';
import { isPostmaster, launch, readPostmaster, shutDown } from './postmaster.ts';
import { serverUser } from './server-user.ts';

export type EmbeddedOptions = {
  /** An absolute path; made if missing. The cluster lives in `postgres/` inside it. */
  dataDir: string;
  /** Told in plain words what is going on, one line at a time. */
  onProgress: (line: string) => void;
  /** False makes the server faster and its data worthless after a crash of the machine: for tests. */
  fsync?: boolean;
  /** Ends an unfinished start. */
  signal?: AbortSignal | undefined;
};

export type EmbeddedServer = {
  /** Holds the password: never print it. Stays the same when the server is restarted after a crash. */
  url: string;
  /** The server's process now. */
  readonly pid: number;
  /** Lets go of the server, in at most 4 s; the last process to let go ends it. */
  stop(): Promise<void>;
};

const databaseName = 'kam';
const patienceMs = 60_000;

/**
 * Uses the PostgreSQL of `dataDir`: finds it running, or starts it, or makes it first; starts it again when it dies.
 *
 * Several processes may do so at once, and PostgreSQL itself is the referee: only one server can own a cluster; each process that needs it
 * holds a lock in it (see keeper.ts); a server left behind by a killed process is found by its postmaster.pid, proves by the password
 * exchange that it is ours, and is taken over.
 * @throws Error with what to do, or the signal's reason when it is aborted.
 */
export const startEmbedded = async (options: EmbeddedOptions): Promise<EmbeddedServer> => {
  const { dataDir, onProgress, fsync = true } = options;
  const { cluster } = layout(dataDir);
  const halt = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, halt.signal]) : halt.signal;

  await ensureFolder(dataDir);
  const user = await serverUser(cluster);
  const binaries = await findBinaries(user);
  const password = await ensureCluster(dataDir, { binaries, user, sync: fsync, onProgress, signal });
  const urlAt = (port: number, database: string) =>
    `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`;

  /** Finds the server or starts it, on `fixedPort` if its address is known to others already. */
  const attach = async (fixedPort?: number): Promise<{ keeper: pg.Client; pid: number; port: number }> => {
    const deadline = performance.now() + patienceMs;
    let obstacle = '';
    for (let wait = 20; performance.now() < deadline; wait = Math.min(wait * 1.5, 1000)) {
      signal.throwIfAborted();
      const seen = await readPostmaster(cluster);
      const held = seen && (await holdServer(urlAt(seen.port, 'postgres')));
      if (seen && held?.keeper) return { keeper: held.keeper, pid: seen.pid, port: seen.port };
      if (seen && isPostmaster(seen.pid, cluster)) {
        obstacle = held?.failure ?? '';
      } else {
        const port = fixedPort ?? (await freePort());
        const failure = await launch(dataDir, { binaries, user, port, fsync, stalePid: seen?.pid, signal });
        if (failure === undefined) continue;
        obstacle = failure;
        if (!mayPass.test(failure)) break;
      }
      await sleep(wait, undefined, { signal });
    }
    throw new SetupError(`PostgreSQL does not start in ${cluster}:\n${obstacle}\nIts log is ${layout(dataDir).log}`);
  };

  const slow = setTimeout(() => onProgress('Waiting for PostgreSQL, which may be recovering from a crash'), 2000);
  let current = await attach().finally(() => clearTimeout(slow));

  let revival = Promise.resolve();
  const watch = (): void => {
    current.keeper.once('end', () => {
      if (!signal.aborted) revival = revive();
    });
  };
  const revive = async (): Promise<void> => {
    onProgress('PostgreSQL went away; starting it again');
    for (let wait = 250; !signal.aborted; wait = Math.min(wait * 2, 10_000)) {
      try {
        current = await attach(current.port);
        onProgress('PostgreSQL is back');
        return watch();
      } catch (error) {
        if (!signal.aborted) onProgress(error instanceof Error ? error.message : String(error));
        await sleep(wait, undefined, { signal }).catch(() => {});
      }
    }
  };
  watch();

  const stop = async (): Promise<void> => {
    halt.abort();
    await revival;
    if (await letGo(current.keeper)) await shutDown(current.pid, cluster);
    await current.keeper.end().catch(() => {});
  };
  let stopped: Promise<void> | undefined;

  try {
    await ensureDatabase(current.keeper);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: urlAt(current.port, databaseName),
    get pid() {
      return current.pid;
    },
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
};

/** What another server that is still ending, or a port taken a moment ago, makes PostgreSQL say. */
const mayPass = /postmaster\.pid|still in use|could not bind|could not create any TCP/;

const ensureFolder = async (dataDir: string): Promise<void> => {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new SetupError(
      `The data folder ${dataDir} cannot be written to${error instanceof Error ? ` (${error.message})` : ''}.\nIf another user (such as root) made it, start as that user, or set KAM_DATA_DIR to a folder of your own.`,
    );
  }
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const ensureDatabase = async (keeper: pg.Client): Promise<void> => {
  const { rowCount } = await keeper.query('SELECT FROM pg_database WHERE datname = $1', [databaseName]);
  if (rowCount) return;
  await keeper.query(`CREATE DATABASE ${databaseName}`).catch((error: pg.DatabaseError) => {
    // Another process was quicker.
    if (error.code !== '42P04' && error.code !== '23505') throw error;
  });
};
