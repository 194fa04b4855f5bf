import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readlinkSync, realpathSync } from 'node:fs';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { dataDirectoryArgument, layout, serverEnvironment } from './cluster.ts';
import type { ServerUser } from './server-user.ts';

/** What a running (or crashed) server wrote about itself into postmaster.pid. */
export type Postmaster = { pid: number; port: number; ready: boolean };

/** Reads postmaster.pid: line 1 is the process id, 4 the port, 8 the state. Undefined when there is none, or it is half-written. */
export const readPostmaster = async (cluster: string): Promise<Postmaster | undefined> => {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return '';
  });
  const lines = text.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port, ready: lines[7]?.trim() === 'ready' } : undefined;
};

/** Whether `pid` is a PostgreSQL that serves this cluster, and not some process that got a dead server's number. */
export const isPostmaster = (pid: number, cluster: string): boolean => {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform === 'win32') return true;
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes('postgres');
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
};

/**
 * Starts a server on `port` and waits until it takes connections; recovery after a crash may take its time.
 * Resolves to undefined when it is ready, else to the last lines it said before it gave up.
 */
export const launch = async (
  dataDir: string,
  options: {
    binaries: Binaries;
    user: ServerUser;
    port: number;
    fsync: boolean;
    stalePid: number | undefined;
    signal?: AbortSignal | undefined;
  },
): Promise<string | undefined> => {
  const { cluster, log } = layout(dataDir);
  await keepPreviousLog(log);
  const logFile = await open(log, 'a', 0o600);
  const from = (await logFile.stat()).size;
  const settings = {
    listen_addresses: '127.0.0.1',
    // No socket files: their paths may hold 107 bytes only.
    unix_socket_directories: '',
    cluster_name: 'kam-assistant',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Starts, stops and crashes; not failed statements, which may quote data, and which the caller reports.
    log_min_messages: 'log',
    log_checkpoints: 'off',
    // Disks have long stopped turning, and our statements are short: compiling one takes longer than running it.
    random_page_cost: '1.1',
    jit: 'off',
    ...(options.fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const child = spawn(
    options.binaries.postgres,
    [
      '-D',
      dataDirectoryArgument(cluster),
      '-p',
      String(options.port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    {
      cwd: cluster,
      ...options.user,
      // PostgreSQL takes a process id in a leftover postmaster.pid for a live rival, unless it is told that the number belongs to a harmless
      // relative; so it removes the leftover itself, under its own locks.
      env: {
        ...serverEnvironment(),
        ...(options.stalePid !== undefined && { PG_GRANDPARENT_PID: String(options.stalePid) }),
      },
      stdio: ['ignore', logFile.fd, logFile.fd],
      // A group of its own: Ctrl-C in the terminal is for us, who stop the server when our own work is done.
      detached: true,
      windowsHide: true,
    },
  );
  try {
    const ready = await untilReady(child, cluster, options.signal);
    child.unref();
    return ready ? undefined : await tail(log, from);
  } finally {
    await logFile.close();
  }
};

const untilReady = async (child: ChildProcess, cluster: string, signal: AbortSignal | undefined): Promise<boolean> => {
  let gone = false;
  child.on('error', () => (gone = true));
  child.on('exit', () => (gone = true));
  while (!gone) {
    const seen = await readPostmaster(cluster);
    if (seen?.ready && seen.pid === child.pid) return true;
    if (signal?.aborted) child.kill('SIGINT');
    await sleep(10);
  }
  signal?.throwIfAborted();
  return false;
};

const tail = async (log: string, from: number): Promise<string> =>
  (await readFile(log)).subarray(from).toString('utf8').trim().split('\n').slice(-5).join('\n');

const keepPreviousLog = async (log: string): Promise<void> => {
  const size = await stat(log).then(
    ({ size }) => size,
    () => 0,
  );
  if (size > 5_000_000) await rename(log, `${log}.previous`);
};

/** Asks a server to end without waiting for its clients; insists after `patienceMs`. Data is safe either way. */
export const shutDown = async (pid: number, cluster: string, patienceMs = 2500): Promise<void> => {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const until = performance.now() + (signal === 'SIGINT' ? patienceMs : 500);
    while (performance.now() < until) {
      if (!isPostmaster(pid, cluster)) return;
      await sleep(10);
    }
  }
};
