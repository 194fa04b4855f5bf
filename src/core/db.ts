import { PrismaPg } from '@prisma/adapter-pg';
import pRetry from 'p-retry';
import { type Prisma, PrismaClient } from '../generated/prisma/client.ts';

/** The database: Prisma's client over the `pg` driver. */
export type Db = PrismaClient;

/** What a query needs: the database itself, or a transaction on it. */
export type Tx = Prisma.TransactionClient;

/** On a machine that is busy, work takes longer; that is no reason to throw it away. */
const patientTransactions = { maxWait: 20_000, timeout: 60_000 } as const;

/** Names statements, so that the server plans each once for a connection. */
const statementNames = () => {
  const names = new Map<string, string>();
  return ({ sql }: { readonly sql: string }): string => {
    const name = names.get(sql) ?? `s${names.size}`;
    names.set(sql, name);
    return name;
  };
};

/**
 * Connects lazily; at most `max` connections. `close` with `$disconnect()`. A query that takes longer than `queryTimeoutMs` fails as if the
 * database were away, and its connection is replaced: for work that must not wait on a connection that has gone silent. `plansOnce`: each
 * statement is planned once; for a database of one's own, since elsewhere another's change of the schema would make kept plans fail.
 */
export const connect = (
  url: string,
  {
    max = 10,
    queryTimeoutMs,
    plansOnce = false,
  }: { readonly max?: number; readonly queryTimeoutMs?: number; readonly plansOnce?: boolean } = {},
): Db =>
  new PrismaClient({
    transactionOptions: patientTransactions,
    adapter: new PrismaPg(
      {
        connectionString: url,
        max,
        connectionTimeoutMillis: 5_000,
        ...(queryTimeoutMs && { query_timeout: queryTimeoutMs }),
      },
      plansOnce ? { statementNameGenerator: statementNames() } : {},
    ),
  });

const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  // A transaction had no time to begin or to end, and was rolled back.
  'P2028',
  '57P01',
  '57P02',
  '57P03',
  // Two transactions that wait for each other: one is told to come again.
  '40P01',
]);

/**
 * Whether an error says that the database was away (not that a statement was wrong), so that an idempotent unit of work may be tried again.
 * Prisma wraps the driver's error several levels deep, so the whole chain is looked at.
 */
export const isDatabaseAway = (error: unknown): boolean => {
  for (let e = error, depth = 0; e instanceof Error && depth < 6; e = e.cause, depth++) {
    const { code, meta } = e as {
      code?: unknown;
      meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } };
    };
    const codes = [code, meta?.driverAdapterError?.cause?.originalCode];
    if (codes.some((one) => typeof one === 'string' && connectionCodes.has(one))) return true;
    if (
      /Can't reach database server|Connection terminated|terminating connection|Server has closed the connection|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout|the database system is (starting up|shutting down)/i.test(
        e.message,
      )
    ) {
      return true;
    }
  }
  return false;
};

/** Runs an idempotent unit of work, again for up to 20 s while the database restarts. Other errors pass at once. */
export const retryWhileAway = <T>(run: () => Promise<T>): Promise<T> =>
  pRetry(run, {
    retries: 10,
    minTimeout: 200,
    maxTimeout: 4_000,
    maxRetryTime: 20_000,
    shouldRetry: ({ error }) => isDatabaseAway(error),
  });
