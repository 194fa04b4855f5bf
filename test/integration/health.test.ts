import { once } from 'node:events';
import { request } from 'node:http';
import { connect as connectSocket, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createApp } from '../../src/app.ts';
import { createLogger } from '../../src/core/logger.ts';
import { aConsoleCompany } from '../setup/console-company.ts';
import { testDb } from '../setup/database.ts';

const { db, url } = await testDb();
await aConsoleCompany(db);
const logger = createLogger('silent');

type Config = Partial<Parameters<typeof createApp>[0]>;
const start = async (config: Config = {}, databaseUrl = url) => {
  const app = await createApp({ host: '127.0.0.1', ...config }, { databaseUrl, logger });
  const address = `http://127.0.0.1:${await app.listen(0)}`;
  app.work();
  let closed = false;
  const close = async () => {
    if (!closed) await app.close();
    closed = true;
  };
  afterAll(close);
  return { address, close };
};

const answer = z.object({ status: z.string(), checks: z.record(z.string(), z.string()) });
const healthOf = async (address: string) => {
  const response = await fetch(`${address}/healthz`);
  return { code: response.status, ...answer.parse(await response.json()) };
};
const green = async (address: string): Promise<void> => {
  for (let i = 0; i < 100 && (await healthOf(address)).code !== 200; i++) await sleep(50);
};

describe('/healthz', () => {
  it('is red while nobody has done a job, then green, and red again when none is done for a minute', async () => {
    await db.jobState.deleteMany();
    const bots = await start();
    expect(await healthOf(bots.address)).toEqual({
      code: 503,
      status: 'starting',
      checks: { jobs: 'no job has been done yet', outbox: 'ok' },
    });
    const worker = await start({ role: 'worker' });
    await green(bots.address);
    expect(await healthOf(bots.address)).toEqual({ code: 200, status: 'ok', checks: { jobs: 'ok', outbox: 'ok' } });
    expect(await healthOf(worker.address)).toMatchObject({ code: 200 });

    // It is alive, and idle.
    await worker.close();
    await db.$executeRaw`UPDATE job_state SET last_done_at = now() - interval '61 seconds'`;
    expect(await healthOf(bots.address)).toMatchObject({
      code: 503,
      status: 'failing',
      checks: { jobs: expect.stringMatching(/^no job has been done for 6\d seconds$/), outbox: 'ok' },
    });
    await bots.close();
  });

  it('answers anybody who asks, whatever they call it', async () => {
    const { address, close } = await start({ consoleSecret: 'a secret of the administrator' });
    const asked = request(`${address}/healthz`, { headers: { Host: 'load-balancer' } }).end();
    const [response] = await once(asked, 'response');
    expect(response.statusCode).toBe(503);
    response.resume();
    await close();
  });

  it('answers within two seconds when the database has gone silent, and says no more than that', async () => {
    const silent = await aSilentDatabase();
    const { address } = await start({}, silent.url);
    await healthOf(address);
    silent.hush();
    const began = performance.now();
    expect(await healthOf(address)).toMatchObject({
      code: 503,
      checks: { jobs: 'does not answer', outbox: 'does not answer' },
    });
    expect(performance.now() - began).toBeLessThan(2_000);
    silent.close();
  });
});

describe('a worker', () => {
  it('shows how it is, and nothing else', async () => {
    const { address, close } = await start({ role: 'worker' });
    expect((await fetch(`${address}/`)).status).toBe(404);
    expect((await fetch(`${address}/api/console/people`)).status).toBe(404);
    expect((await fetch(`${address}/admin/queues`)).status).toBe(404);
    await close();
  });
});

describe('/metrics', () => {
  it('tells Prometheus of the process, the jobs, the queue, the inbox and the age of the data', async () => {
    const batch = await db.importBatch.create({ data: { source: 'crm', startedAt: new Date('2026-11-20T08:00:00Z') } });
    const file = {
      batchId: batch.id,
      kind: 'invoices',
      name: 'i.csv',
      hash: 'a'.repeat(64),
      mapping: 'm',
      report: {},
    } as const;
    await db.importFile.create({ data: { ...file, asOf: new Date('2026-11-19T00:00:00Z') } });
    await db.inboxItem.create({
      data: { platform: 'slack', eventId: '1', lane: 'c', payload: '{}', receivedAt: new Date('2026-11-20T08:00:00Z') },
    });
    // What recurs begins at once in a new queue.
    await db.$executeRaw`DROP SCHEMA bullmq CASCADE`;
    await db.jobState.deleteMany();
    const { address, close } = await start({ role: 'all' });
    await green(address);
    const response = await fetch(`${address}/metrics`);
    const text = await response.text();
    expect(response.headers.get('Content-Type')).toContain('text/plain');
    for (const line of [
      'process_cpu_user_seconds_total',
      'kam_job_duration_seconds_count{job="heartbeat",outcome="done"} ',
      'kam_job_last_done_timestamp_seconds{job="heartbeat"} ',
      'kam_queue_jobs{state="delayed"} ',
      'kam_data_as_of_timestamp_seconds{source="crm",kind="invoices"} 1795046400',
      'kam_inbox_open{platform="slack"} 1',
      'kam_inbox_oldest_timestamp_seconds{platform="slack"} 1795161600',
      'kam_up{part="database"} 1',
      'kam_up{part="queue"} 1',
    ]) {
      expect(text).toContain(line);
    }
    await close();
  });

  it('wants the secret where there is one, and few guesses at it', async () => {
    const consoleSecret = 'a secret of the administrator';
    const { address, close } = await start({ consoleSecret });
    const ask = async (secret?: string) =>
      (await fetch(`${address}/metrics`, secret ? { headers: { Authorization: `Bearer ${secret}` } } : {})).status;
    expect(await ask()).toBe(401);
    expect(await ask(consoleSecret)).toBe(200);
    for (let i = 0; i < 5; i++) expect(await ask(`guess ${i}`)).toBe(401);
    expect(await ask('another guess')).toBe(429);
    await close();
  });

  it('is closed on other addresses than this machine’s where there is no secret', async () => {
    const { address, close } = await start({ host: '0.0.0.0' });
    expect((await fetch(`${address}/metrics`)).status).toBe(403);
    await close();
  });
});

describe('the board of the queue', () => {
  it('shows the queue to whoever may use the console', async () => {
    const { address, close } = await start();
    const page = await fetch(`${address}/admin/queues/`);
    expect(page.status).toBe(200);
    expect(page.headers.get('Content-Security-Policy')).toContain("script-src 'self'");
    const queues = z
      .object({ queues: z.array(z.object({ name: z.string(), counts: z.record(z.string(), z.number()) })) })
      .parse(await (await fetch(`${address}/admin/queues/api/queues`)).json());
    expect(queues.queues[0]?.name).toBe('kam');
    expect(queues.queues[0]?.counts.delayed).toBeGreaterThan(0);
    await close();
  });

  it('sends others to the door', async () => {
    const { address, close } = await start({ consoleSecret: 'a secret of the administrator' });
    const page = await fetch(`${address}/admin/queues/`, { redirect: 'manual' });
    expect(page.status).toBe(303);
    expect(page.headers.get('Location')).toBe('/console/login');
    await close();
  });
});

/** The test database behind a wire that can be made to carry nothing more. */
const aSilentDatabase = async () => {
  const target = new URL(url);
  const sockets: Socket[] = [];
  let silent = false;
  const server = createServer((near) => {
    if (silent) return void sockets.push(near);
    const far = connectSocket(Number(target.port), target.hostname);
    sockets.push(near, far);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (chunk) => void (silent || to.write(chunk)));
      from.on('error', () => {});
      from.on('close', () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const behind = new URL(url);
  behind.hostname = '127.0.0.1';
  behind.port = String(typeof address === 'object' && address ? address.port : 0);
  return {
    url: behind.href,
    hush: () => {
      silent = true;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
};
