import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { connect, type Db } from '../../src/core/db.ts';

export type TestDatabase = {
  url: string;
  /** Empties every table and starts their numbers anew. */
  reset(): Promise<void>;
  /** Drops it, whoever is connected; happens by itself when the file is done. */
  close(): Promise<void>;
};

/**
 * A migrated, empty database for one test file. Call it at the top level of the file:
 * `const { url, reset } = await testDatabase();`
 */
export const testDatabase = async (): Promise<TestDatabase> => {
  const { url: serverUrl, template } = inject('postgres');
  const name = `kam_test_${randomBytes(6).toString('hex')}`;
  const url = new URL(serverUrl);
  url.pathname = name;
  // Whole files at once: block by block, and each into the log, costs the server more.
  await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  // Kept, since a new connection has to learn of each table anew; replaced when a test had it ended.
  const kept = new pg.Pool({ connectionString: url.href, max: 1, idleTimeoutMillis: 0 });
  kept.on('error', () => {});
  const database = {
    url: url.href,
    reset: async () => {
      await kept.query(emptyAllTables);
    },
    close: async () => {
      await kept.end();
      // Connections that are still closing close by themselves; one that is ended from here is an error to its owner.
      for (let waits = 0; waits < mostWaits && (await isUsed(serverUrl, name)); waits++) await pause(50);
      await onServer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
  afterAll(database.close);
  return database;
};

/** A test database with Prisma connected to it; both are closed when the file is done. */
export const testDb = async (): Promise<TestDatabase & { db: Db }> => {
  const database = await testDatabase();
  const db = connect(database.url, { plansOnce: true });
  // Runs before the database is dropped: vitest runs these hooks in reverse order.
  afterAll(() => db.$disconnect());
  return { ...database, db };
};

const mostWaits = 40;

const isUsed = async (url: string, name: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_stat_activity WHERE datname = $1', [name]);
    return (rowCount ?? 0) > 0;
  } finally {
    await client.end();
  }
};

const onServer = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

/** Row by row where there are any, since they are few: truncating makes a table and its indexes anew, which takes longer. */
const emptyAllTables = `DO $$
DECLARE t regclass;
BEGIN
  SET LOCAL session_replication_role = replica;
  FOR t IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    AND relname <> '_prisma_migrations' AND pg_relation_size(oid) > 0 LOOP
    EXECUTE 'DELETE FROM ' || t;
  END LOOP;
  PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
    FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL;
END $$`;
