import {
  type BackendFactory,
  type ConnectionOptions,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  type PostgresPoolConfig,
  runMigrations,
} from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Logger } from '../../core/logger.ts';
import { patient } from './patient.ts';

/** Where the queue is kept. `C` is what BullMQ calls a connection there. */
export interface Backing<C> {
  readonly factory: BackendFactory<IQueueBackend, C>;
  /** For who asks for work: it fails soon when the queue is away. */
  readonly asking: C;
  /** For who works: it waits until the queue is back. */
  readonly working: C;
  /** Makes what the queue needs there, unless it is there. Before anything else, and again when it may have gone. */
  prepare(): Promise<void>;
}

/** BullMQ's own tables stand apart from ours: whoever drops this schema loses nothing. */
const schema = 'bullmq';

/** The queue in PostgreSQL: nothing more to install. For one process that works. */
export const postgresBacking = (url: string): Backing<PostgresPoolConfig> => {
  const pool = (max: number) => ({
    connectionString: url,
    schema,
    max,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  return {
    factory: (...given) => patient(createPostgresBackend(...given)),
    asking: pool(2),
    // And one more for LISTEN.
    working: pool(4),
    prepare: async () => {
      const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
      client.on('error', () => {});
      try {
        await client.connect();
        await runMigrations(client, schema);
      } finally {
        await client.end();
      }
    },
  };
};

const longestPauseMs = 2_000;
/** Quick at first, then every two seconds for as long as it takes. */
const retryStrategy = (attempt: number): number => Math.min(100 * 2 ** attempt, longestPauseMs);

/** The queue in Redis: faster, and for any number of processes that work. */
export const redisBacking = (url: string, logger: Logger): Backing<ConnectionOptions> => {
  const connection = { url, maxRetriesPerRequest: null, retryStrategy };
  return {
    factory: createRedisBackend,
    asking: { ...connection, enableOfflineQueue: false },
    working: connection,
    prepare: async () => {
      const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
      redis.on('error', () => {});
      try {
        await redis.connect();
        const policy = /maxmemory_policy:(\S+)/.exec(await redis.info('memory'))?.[1];
        if (policy !== undefined && policy !== 'noeviction') {
          logger.warn(
            { policy },
            'Redis may throw jobs away when its memory is full: set maxmemory-policy to noeviction',
          );
        }
      } catch (error) {
        logger.warn({ err: error }, 'Redis does not answer: jobs wait until it does');
      } finally {
        redis.disconnect();
      }
    },
  };
};
