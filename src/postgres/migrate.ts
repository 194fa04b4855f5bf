import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { z } from 'zod';
import { SetupError } from '../core/errors.ts';

type Migration = { name: string; sql: string; checksum: string };

/** The lock that Prisma's own `migrate deploy` takes, so that the two never run at once. */
const prismaLock = 72_707_369;

const prismaTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`;

const appliedRow = z.object({ migration_name: z.string(), checksum: z.string(), finished_at: z.date().nullable() });

const migrationsDir = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/**
 * Applies the migrations that the database does not have yet, each in a transaction, and returns their names. Keeps Prisma's books
 * (`_prisma_migrations`), so that `prisma migrate deploy` may be used in its place at any time.
 * @throws Error, before anything is changed, when what was applied is not what is on disk.
 */
export const migrate = async (
  url: string,
  {
    directory = migrationsDir,
    onProgress = () => {},
  }: { directory?: string; onProgress?: (line: string) => void } = {},
): Promise<string[]> => {
  const migrations = await readMigrations(directory);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [prismaLock]);
    await client.query(prismaTable).catch(explainRefusal);
    const { rows } = await client.query(
      'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
    );
    const pending = pendingMigrations(migrations, z.array(appliedRow).parse(rows));
    if (pending.length > 0)
      onProgress(`Bringing the database up to date (${pending.length} of ${migrations.length} steps)`);
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
};

const insufficientPrivilege = '42501';

/** What one meets first in a database of one's own that somebody else has made: since PostgreSQL 15 only its owner may create anything. */
const explainRefusal = (error: pg.DatabaseError): never => {
  if (error.code !== insufficientPrivilege) throw error;
  throw new SetupError(
    `The user of DATABASE_URL may not create tables in that database (${error.message}). Make it the owner: ALTER DATABASE … OWNER TO …`,
    { cause: error },
  );
};

const readMigrations = async (directory: string): Promise<Migration[]> => {
  const folders = (await readdir(directory, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  return Promise.all(
    folders
      .map(({ name }) => name)
      .sort()
      .map(async (name) => {
        // Git may have turned line ends into Windows' own; Prisma's checksums are of what was committed.
        const sql = (await readFile(join(directory, name, 'migration.sql'), 'utf8')).replaceAll('\r\n', '\n');
        return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
      }),
  );
};

const pendingMigrations = (onDisk: Migration[], applied: z.infer<typeof appliedRow>[]): Migration[] => {
  const byName = new Map(onDisk.map((migration) => [migration.name, migration]));
  const problems = applied.flatMap(({ migration_name: name, checksum, finished_at }) => {
    const migration = byName.get(name);
    if (migration === undefined) return [`${name} was applied by another, probably newer, version of kam-assistant`];
    if (finished_at === null)
      return [`${name} was begun with Prisma and did not finish; see \`npx prisma migrate resolve\``];
    if (migration.checksum !== checksum) return [`${name} was changed on disk after it had been applied`];
    return [];
  });
  if (problems.length > 0) {
    throw new SetupError(
      `The database and prisma/migrations do not agree, so nothing was touched:\n${problems.join('\n')}`,
    );
  }
  const names = new Set(applied.map((row) => row.migration_name));
  return onDisk.filter(({ name }) => !names.has(name));
};

const apply = async (client: pg.Client, { name, sql, checksum }: Migration): Promise<void> => {
  try {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw new SetupError(
      `Migration ${name} failed and left no trace: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
};
