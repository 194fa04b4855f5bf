import pg from 'pg';
import { z } from 'zod';
import type { Config } from '../core/config.ts';
import { SetupError } from '../core/errors.ts';
import { migrate } from './migrate.ts';
import { startEmbedded } from './server.ts';

export type OpenDatabase = {
  /** Holds a password: never print it. */
  url: string;
  /** Lets go of the database; ends the embedded server if nobody else uses it. At most 3 s. */
  close(): Promise<void>;
};

type OpenOptions = { onProgress: (line: string) => void; signal?: AbortSignal | undefined };

/**
 * The database of this installation, up to date and ready: the one of DATABASE_URL, else the embedded one, which is used if it runs and
 * started if not. Safe when several commands and a start do so at once.
 * @throws Error with what to do; it never shows the address, which holds a password.
 */
export const openDatabase = async (
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  { onProgress, signal }: OpenOptions,
): Promise<OpenDatabase> => {
  const database = config.databaseUrl
    ? await useServer(config.databaseUrl)
    : await embedded({ dataDir: config.dataDir, onProgress, signal });
  try {
    signal?.throwIfAborted();
    await migrate(database.url, { onProgress });
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
};

const embedded = async (options: OpenOptions & { dataDir: string }): Promise<OpenDatabase> => {
  const server = await startEmbedded(options);
  return { url: server.url, close: () => server.stop() };
};

const oldestVersion = 14;
const serverRow = z.object({ version: z.coerce.number(), encoding: z.string() });

const useServer = async (url: string): Promise<OpenDatabase> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new SetupError(`The database of DATABASE_URL cannot be reached: ${describe(error)}`, { cause: error });
  }
  try {
    const { rows } = await client.query(
      `SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding`,
    );
    const { version, encoding } = serverRow.parse(rows[0]);
    const major = Math.floor(version / 10_000);
    if (major < oldestVersion)
      throw new SetupError(`DATABASE_URL is a PostgreSQL ${major}; ${oldestVersion} or newer is needed.`);
    if (encoding !== 'UTF8')
      throw new SetupError(`The database of DATABASE_URL is encoded in ${encoding}; UTF8 is needed.`);
  } finally {
    await client.end().catch(() => {});
  }
  return { url, close: async () => {} };
};

/** Node puts the reasons of a failed connection into an AggregateError, whose own message is empty. */
const describe = (error: unknown): string => {
  if (error instanceof AggregateError) return error.errors.map(describe).join('; ');
  return error instanceof Error ? error.message : String(error);
};
