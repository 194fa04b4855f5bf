import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createApp } from '../../src/app.ts';
import { createLogger } from '../../src/core/logger.ts';
import { aConsoleCompany } from '../setup/console-company.ts';
import { testDb } from '../setup/database.ts';

const { db, url } = await testDb();
await aConsoleCompany(db);
const start = async () => {
  const app = await createApp({ host: '127.0.0.1' }, { databaseUrl: url, logger: createLogger('silent') });
  const port = await app.listen(0);
  return { app, port, address: `http://127.0.0.1:${port}` };
};

const waitingRow = z.object({ waiting: z.number() });
/** How many wait for a lock on this database. */
const waiting = async (): Promise<number> => {
  const rows = await db.$queryRaw`
    SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return z.tuple([waitingRow]).parse(rows)[0].waiting;
};

describe('the app', () => {
  it('answers on its port, and ends open streams and itself within a second', async () => {
    const { app, address } = await start();
    expect((await fetch(`${address}/api/console/people`)).status).toBe(200);
    const stream = await fetch(`${address}/api/console/events?as=anna`);
    const told = stream.text();
    const began = performance.now();
    await app.close();
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(await told).toContain('retry: ');
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
  });

  it('takes imports from outside, past the door of the console', async () => {
    const { app, address } = await start();
    const asked = await fetch(`${address}/api/import`, { method: 'POST', headers: { Host: 'kam.example.com' } });
    expect([asked.status, asked.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer realm="kam-assistant"']);
    expect((await fetch(`${address}/api/openapi.json`)).status).toBe(200);
    await app.close();
  });

  it('lets a request that is under way finish', async () => {
    const { app, address } = await start();
    // The request waits for a table that somebody else holds, so it is under way for certain.
    const { asked, closed } = await db.$transaction(async (tx) => {
      await tx.$executeRaw`LOCK TABLE person IN ACCESS EXCLUSIVE MODE`;
      const request = fetch(`${address}/api/console/people`);
      while ((await waiting()) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      return { asked: request, closed: app.close() };
    });
    expect((await asked).status).toBe(200);
    await closed;
  });

  it('says that a port is taken, and can then try another', async () => {
    const first = await start();
    const second = await createApp({ host: '127.0.0.1' }, { databaseUrl: url, logger: createLogger('silent') });
    await expect(second.listen(first.port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    expect(await second.listen(0)).toBeGreaterThan(0);
    await Promise.all([first.app.close(), second.close()]);
  });
});
