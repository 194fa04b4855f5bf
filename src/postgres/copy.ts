import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { z } from 'zod';
import { SetupError } from '../core/errors.ts';
import { migrate } from './migrate.ts';

const nameRow = z.object({ name: z.string() });
const sequenceRow = z.object({ table: z.string(), column: z.string() });

/** Named by when they were made, in seconds. */
const prefix = 'kam_copy_';
/** A copy that is older than that was left by a process that was killed. */
const oldestSeconds = 24 * 3_600;

/** Rows that are copied at once. */
const batch = 1_000;
const noRight = '42501';

const on = async <T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
};

const namesOf = async (client: pg.Client, query: string): Promise<string[]> =>
  z
    .array(nameRow)
    .parse((await client.query(query)).rows)
    .map(({ name }) => name);

const tablesQuery = `
  SELECT quote_ident(tablename) AS name FROM pg_tables
  WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'job_state', 'inbox') ORDER BY 1`;
/** Rows come table by table, and may refer to ones that come later. */
const foreignKeysQuery = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS name FROM pg_constraint
  WHERE contype = 'f' AND connamespace = 'public'::regnamespace`;
const sequencesQuery = `
  SELECT quote_ident(table_name) AS table, quote_ident(column_name) AS column FROM information_schema.columns
  WHERE table_schema = 'public' AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL`;

const copyRows = async (from: pg.Client, to: pg.Client, table: string): Promise<void> => {
  await from.query(`DECLARE rows NO SCROLL CURSOR FOR SELECT to_jsonb(t) AS row FROM ${table} t`);
  for (;;) {
    const { rows } = await from.query(`FETCH ${batch} FROM rows`);
    if (rows.length === 0) break;
    const said = JSON.stringify(rows.map(({ row }: { row: unknown }) => row));
    await to.query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`, [said]);
  }
  await from.query('CLOSE rows');
};

/** Everything in it as it was at one moment, whoever writes meanwhile. */
const fill = (fromUrl: string, toUrl: string): Promise<void> =>
  on(fromUrl, (from) =>
    on(toUrl, async (to) => {
      await from.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      for (const drop of await namesOf(to, foreignKeysQuery)) await to.query(drop);
      for (const table of await namesOf(to, tablesQuery)) await copyRows(from, to, table);
      for (const { table, column } of z.array(sequenceRow).parse((await to.query(sequencesQuery)).rows)) {
        await to.query(
          `SELECT setval(pg_get_serial_sequence('${table}', '${column}'), coalesce(max(${column}), 0) + 1, false) FROM ${table}`,
        );
      }
      await from.query('COMMIT');
    }),
  );

const explainRefusal = (error: unknown): never => {
  if (error instanceof pg.DatabaseError && error.code === noRight) {
    throw new SetupError(
      'The database user may not create databases, which a simulation needs for its copy. Let them: ALTER ROLE … CREATEDB',
    );
  }
  throw error;
};

const abandonedQuery = `
  SELECT datname AS name FROM pg_database
  WHERE datname ~ '^${prefix}\\d+_[0-9a-f]+$' AND split_part(datname, '_', 3)::bigint < extract(epoch FROM now()) - ${oldestSeconds}`;

const makeDatabase = async (client: pg.Client): Promise<string> => {
  for (const name of await namesOf(client, abandonedQuery)) await client.query(`DROP DATABASE IF EXISTS ${name}`);
  const [made] = await namesOf(
    client,
    `SELECT '${prefix}' || floor(extract(epoch FROM now())) || '_${randomBytes(6).toString('hex')}' AS name`,
  );
  await client.query(`CREATE DATABASE ${made}`).catch(explainRefusal);
  return made ?? '';
};

/**
 * Lends a copy of a database: what the house keeps, without what came in and without foreign keys. It is removed afterwards, whatever happens; one
 * that a killed process left is removed a day later by the next. The original is only read.
 * @throws SetupError when its user may create no databases
 */
export const withCopy = async <T>(url: string, use: (copyUrl: string) => Promise<T>): Promise<T> => {
  const name = await on(url, makeDatabase);
  try {
    const address = new URL(url);
    address.pathname = `/${name}`;
    // Nothing in it is worth waiting for the disk.
    await on(url, (client) => client.query(`ALTER DATABASE ${name} SET synchronous_commit = off`));
    await migrate(address.href);
    await fill(url, address.href);
    return await use(address.href);
  } finally {
    await on(url, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  }
};
