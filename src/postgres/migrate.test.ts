import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { migrate } from './migrate.ts';

let directory: string;
let url: string;
let client: pg.Client;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kam-migrations-'));
  const server = new pg.Client({ connectionString: inject('postgres').url });
  const name = `kam_test_migrate_${process.pid}`;
  await server.connect();
  await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await server.query(`CREATE DATABASE ${name}`);
  await server.end();
  url = Object.assign(new URL(inject('postgres').url), { pathname: name }).href;
  client = new pg.Client({ connectionString: url });
  await client.connect();
});

afterEach(async () => {
  await client.end();
  await rm(directory, { recursive: true });
});

const write = async (name: string, sql: string): Promise<void> => {
  await mkdir(join(directory, name), { recursive: true });
  await writeFile(join(directory, name, 'migration.sql'), sql);
};

const run = () => migrate(url, { directory });

it('applies what is missing, in order, once', async () => {
  await write('2_fill', 'INSERT INTO stock VALUES (1);');
  await write('1_make', 'CREATE TABLE stock (n int);');
  expect(await run()).toEqual(['1_make', '2_fill']);
  expect(await run()).toEqual([]);
  await write('3_more', 'INSERT INTO stock VALUES (2); INSERT INTO stock VALUES (3);');
  expect(await run()).toEqual(['3_more']);
  expect((await client.query('SELECT n FROM stock ORDER BY n')).rows.map(({ n }) => n)).toEqual([1, 2, 3]);
});

it('applies each once when several processes start together', async () => {
  await write('1_make', 'CREATE TABLE stock (n int); INSERT INTO stock VALUES (1);');
  expect((await Promise.all([run(), run(), run()])).flat()).toEqual(['1_make']);
});

it('says what to do where its user may not create tables', async () => {
  const guest = `kam_test_guest_${process.pid}`;
  await client.query(`CREATE ROLE ${guest} LOGIN PASSWORD 'guest'`);
  try {
    const guestUrl = Object.assign(new URL(url), { username: guest, password: 'guest' }).href;
    await expect(migrate(guestUrl, { directory })).rejects.toThrow(/may not create tables.*Make it the owner/);
  } finally {
    await client.query(`DROP ROLE ${guest}`);
  }
});

it('keeps the steps before a failed one and nothing of the failed one', async () => {
  await write('1_make', 'CREATE TABLE stock (n int);');
  await write('2_broken', 'INSERT INTO stock VALUES (1); INSERT INTO nowhere VALUES (1);');
  await expect(run()).rejects.toThrow('2_broken failed and left no trace: relation "nowhere" does not exist');
  expect((await client.query('SELECT * FROM stock')).rowCount).toBe(0);
  await write('2_broken', 'INSERT INTO stock VALUES (1);');
  expect(await run()).toEqual(['2_broken']);
});

it('touches nothing when an applied migration was changed, is unknown or did not finish', async () => {
  await write('1_make', 'CREATE TABLE stock (n int);');
  await write('2_more', 'CREATE TABLE shelf (n int);');
  await run();
  await write('1_make', 'CREATE TABLE stock (n bigint);');
  await rm(join(directory, '2_more'), { recursive: true });
  await client.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'x', '3_begun')`);
  await write('3_begun', '');
  await write('4_new', 'CREATE TABLE fresh (n int);');
  const failure = await run().catch((error: Error) => error.message);
  expect(failure).toContain('1_make was changed on disk');
  expect(failure).toContain('2_more was applied by another');
  expect(failure).toContain('3_begun was begun with Prisma and did not finish');
  expect((await client.query(`SELECT to_regclass('fresh') AS fresh`)).rows).toEqual([{ fresh: null }]);
});

it('reads the same file with Windows line ends as the same', async () => {
  await write('1_make', 'CREATE TABLE stock (\n  n int\n);\n');
  await run();
  await write('1_make', 'CREATE TABLE stock (\r\n  n int\r\n);\r\n');
  expect(await run()).toEqual([]);
});
