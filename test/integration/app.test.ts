import { describe, expect, it } from 'vitest';
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

  it('lets a request that is under way finish', async () => {
    const { app, address } = await start();
    const asked = fetch(`${address}/api/console/people`);
    await new Promise((resolve) => setTimeout(resolve, 30));
    await app.close();
    expect((await asked).status).toBe(200);
  });

  it('says that a port is taken, and can then try another', async () => {
    const first = await start();
    const second = await createApp({ host: '127.0.0.1' }, { databaseUrl: url, logger: createLogger('silent') });
    await expect(second.listen(first.port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    expect(await second.listen(0)).toBeGreaterThan(0);
    await Promise.all([first.app.close(), second.close()]);
  });
});
