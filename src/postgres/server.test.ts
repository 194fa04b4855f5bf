import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { layout } from './cluster.ts';
import { isPostmaster, readPostmaster } from './postmaster.ts';
import { type EmbeddedServer, startEmbedded } from './server.ts';
import { serverUser } from './server-user.ts';

let dataDir: string;
let servers: EmbeddedServer[];
const lines: string[] = [];

beforeEach(async () => {
  dataDir = join(await mkdtemp(join(tmpdir(), 'kam-postgres-')), 'мои данные');
  servers = [];
  lines.length = 0;
});

afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await rm(join(dataDir, '..'), { recursive: true, force: true });
});

const start = async ({ fsync = false } = {}): Promise<EmbeddedServer> => {
  const server = await startEmbedded({ dataDir, fsync, onProgress: (line) => lines.push(line) });
  servers.push(server);
  return server;
};

const ask = async (url: string, sql: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(sql);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
};

const eventually = async (url: string, sql: string): Promise<unknown> => {
  for (let tries = 0; ; tries++) {
    try {
      return await ask(url, sql);
    } catch (error) {
      if (tries > 100) throw error;
      await sleep(100);
    }
  }
};

const alive = (pid: number): boolean => isPostmaster(pid, layout(dataDir).cluster);

/** A process of the server's own user, for which PostgreSQL would take it. */
const spawnStranger = async (): Promise<ChildProcess> => {
  const user = await serverUser(layout(dataDir).cluster);
  return spawn('sleep', ['60'], { ...user });
};

describe('the embedded PostgreSQL', () => {
  it('knows lower and upper case of every alphabet, and similar words', async () => {
    const { url } = await start();
    expect(await ask(url, `SELECT lower('ПРИВЕТ È') AS answer`)).toBe('привет è');
    await ask(url, 'CREATE EXTENSION pg_trgm');
    expect(await ask(url, `SELECT similarity('ромашка', 'ромажка') > 0.3 AS answer`)).toBe(true);
  });

  it('lets nobody in without the password', async () => {
    const { url } = await start();
    await expect(ask(url.replace(/:[^:@]+@/, ':guess@'), 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('keeps its data from one start to the next, and leaves no process', async () => {
    const first = await start();
    await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS answer');
    await first.stop();
    expect(alive(first.pid)).toBe(false);

    const second = await start();
    expect(await ask(second.url, 'SELECT answer FROM kept')).toBe(7);
  });

  it('is shared by all who start it at once, and ends with the last of them', async () => {
    const [one, two, three] = await Promise.all([start(), start(), start()]);
    expect(new Set([one.pid, two.pid, three.pid]).size).toBe(1);
    await one.stop();
    await two.stop();
    expect(await ask(three.url, 'SELECT 1 AS answer')).toBe(1);
    await three.stop();
    expect(alive(one.pid)).toBe(false);
  });

  it('ends once when all let go at the same moment', async () => {
    const all = await Promise.all([start(), start()]);
    const { pid } = all[0];
    await Promise.all(all.map((server) => server.stop()));
    expect(alive(pid)).toBe(false);
  });

  it('is there for who starts while the last user stops', async () => {
    for (let round = 0; round < 3; round++) {
      const leaving = await start();
      const [, staying] = await Promise.all([leaving.stop(), start()]);
      expect(await ask(staying.url, 'SELECT 1 AS answer')).toBe(1);
      await staying.stop();
    }
  });

  it('comes back at the same address with all data when it is killed', async () => {
    const server = await start({ fsync: true });
    await ask(server.url, 'CREATE TABLE kept AS SELECT 7 AS answer');
    const { pid } = server;
    process.kill(pid, 'SIGKILL');
    expect(await eventually(server.url, 'SELECT answer FROM kept')).toBe(7);
    await expect.poll(() => server.pid).not.toBe(pid);
    expect(lines.slice(-2)).toEqual(['PostgreSQL went away; starting it again', 'PostgreSQL is back']);
    await server.stop();
    expect(alive(server.pid)).toBe(false);
  });

  it('starts where a killed server left the number of a process that is now another', async () => {
    const first = await start();
    const { cluster } = layout(dataDir);
    const leftover = await readFile(join(cluster, 'postmaster.pid'), 'utf8');
    await first.stop();
    const stranger = await spawnStranger();
    try {
      await writeFile(join(cluster, 'postmaster.pid'), leftover.replace(/^\d+/, String(stranger.pid)));
      const second = await start();
      expect(await ask(second.url, 'SELECT 1 AS answer')).toBe(1);
      expect((await readPostmaster(cluster))?.pid).toBe(second.pid);
    } finally {
      stranger.kill();
    }
  });

  it('gives up an unfinished start when asked to, and leaves no process', async () => {
    const halt = new AbortController();
    const starting = startEmbedded({ dataDir, fsync: false, onProgress: () => halt.abort(), signal: halt.signal });
    await expect(starting).rejects.toThrow('abort');
    expect(await readPostmaster(layout(dataDir).cluster)).toBeUndefined();
  });
});
