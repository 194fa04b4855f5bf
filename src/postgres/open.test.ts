import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { openDatabase } from './open.ts';

const onProgress = (): void => {};
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kam-open-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const tables = async (url: string): Promise<number> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query(`SELECT FROM pg_tables WHERE schemaname = 'public'`);
  await client.end();
  return rowCount ?? 0;
};

it('opens the embedded database for two commands at once, up to date', async () => {
  const config = { databaseUrl: undefined, dataDir };
  const [one, two] = await Promise.all([openDatabase(config, { onProgress }), openDatabase(config, { onProgress })]);
  await one.close();
  expect(await tables(two.url)).toBeGreaterThan(10);
  await two.close();
  await expect(tables(two.url)).rejects.toThrow();
});

it('brings a database of one’s own up to date, and makes none beside it', async () => {
  const name = `kam_test_open_${process.pid}`;
  const server = new pg.Client({ connectionString: inject('postgres').url });
  await server.connect();
  await server.query(`CREATE DATABASE ${name}`);
  const databaseUrl = Object.assign(new URL(inject('postgres').url), { pathname: name }).href;
  try {
    const { url, close } = await openDatabase({ databaseUrl, dataDir }, { onProgress });
    expect(await tables(url)).toBeGreaterThan(10);
    await close();
  } finally {
    await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await server.end();
  }
});

it('refuses a database that cannot keep every alphabet', async () => {
  const name = `kam_test_ascii_${process.pid}`;
  const server = new pg.Client({ connectionString: inject('postgres').url });
  await server.connect();
  await server.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'`);
  const databaseUrl = Object.assign(new URL(inject('postgres').url), { pathname: name }).href;
  try {
    await expect(openDatabase({ databaseUrl, dataDir }, { onProgress })).rejects.toThrow('UTF8 is needed');
  } finally {
    await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await server.end();
  }
});

it('says why it cannot reach a database, without its password', async () => {
  const databaseUrl = 'postgresql://kam:hunter2@127.0.0.1:9/kam';
  const failure = await openDatabase({ databaseUrl, dataDir }, { onProgress }).catch((error: Error) => error.message);
  expect(failure).toMatch(/^The database of DATABASE_URL cannot be reached: .*ECONNREFUSED/);
  expect(failure).not.toContain('hunter2');
});
