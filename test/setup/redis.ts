import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll } from 'vitest';

/** Whether this machine has a Redis to test with. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

export interface TestRedis {
  readonly url: string;
  /** `FLUSHALL`. */
  flush(): Promise<void>;
  /** Ends it as a power cut would; gives when it is gone. */
  kill(): Promise<void>;
  /** A new one, empty, at the same address. */
  start(): Promise<void>;
  /** Ends it for good, and takes away what it left. */
  end(): Promise<void>;
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
};

/** A Redis of one's own, that keeps nothing on disk. */
export const startRedis = async (...options: string[]): Promise<TestRedis> => {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const directory = await mkdtemp(join(tmpdir(), 'kam-redis-'));
  let server: ReturnType<typeof spawn> | undefined;

  const kill = async (): Promise<void> => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
  };

  const start = async (): Promise<void> => {
    const fixed = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', directory];
    server = spawn('redis-server', [...fixed, ...options], { stdio: 'ignore' });
    await asked((redis) => redis.ping());
  };

  const asked = async (ask: (redis: Redis) => Promise<unknown>): Promise<void> => {
    const redis = new Redis(url, { retryStrategy: () => 20, maxRetriesPerRequest: 200 });
    redis.on('error', () => {});
    await ask(redis).finally(() => redis.disconnect());
  };

  await start();
  const end = async (): Promise<void> => {
    await kill();
    await rm(directory, { recursive: true, force: true });
  };
  return { url, kill, start, end, flush: () => asked((redis) => redis.flushall()) };
};

/** A Redis of one test file's own. Ended when the file is done. */
export const testRedis = async (...options: string[]): Promise<TestRedis> => {
  const redis = await startRedis(...options);
  afterAll(redis.end);
  return redis;
};
