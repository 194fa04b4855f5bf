import pRetry from 'p-retry';
import pg from 'pg';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createLogger } from '../../src/core/logger.ts';
import { createJobs } from '../../src/jobs/jobs.ts';
import { SecondWorker } from '../../src/jobs/sole-worker.ts';
import { testDb } from '../setup/database.ts';
import { counter, queueContract, recorder } from './queue.ts';
import { eventually, realQueues, workerContract } from './queue-worker.ts';

const { db, url } = await testDb();

/** What drops a queue that works meets its statements, and PostgreSQL may end either side of such a deadlock: ours is tried again. */
const execute = async (statement: string): Promise<pg.QueryResult> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await pRetry(() => client.query(statement), { retries: 10, minTimeout: 50, shouldRetry: isDeadlock });
  } finally {
    await client.end();
  }
};
const isDeadlock = ({ error }: { error: Error }): boolean => 'code' in error && error.code === '40P01';
const dropQueue = async (): Promise<void> => void (await execute('DROP SCHEMA IF EXISTS bullmq CASCADE'));
/** Quicker than to have it made anew for each test. */
const emptyQueue = () =>
  execute(`DO $$ DECLARE tables text; BEGIN
    SELECT string_agg('bullmq.' || tablename, ', ') INTO tables FROM pg_tables WHERE schemaname = 'bullmq' AND tablename <> 'migration';
    IF tables IS NOT NULL THEN EXECUTE 'TRUNCATE ' || tables; END IF;
  END $$`);
beforeEach(emptyQueue);

const open = realQueues(db, { databaseUrl: url });
queueContract('in PostgreSQL', open);
workerContract('in PostgreSQL', db, open, dropQueue);

describe('a queue in PostgreSQL', () => {
  it('bears one process that works: a second is told what to do, and a third may ask for work', async () => {
    const { job, told } = recorder();
    const first = await open([job]);
    const refusal = await open([job]).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SecondWorker);
    expect(String(refusal)).toContain('Set REDIS_URL');

    const asking = await createJobs({ databaseUrl: url, jobs: [job], logger: createLogger('silent') });
    await asking.scheduler.schedule('record', { n: 1 }, { id: 'x' });
    await first.until(() => told.length === 1);
    await asking.close(100);
    await first.close(100);

    const next = await open([job]);
    await next.scheduler.schedule('record', { n: 2 }, { id: 'x' });
    await next.until(() => told.length === 2);
    await next.close(100);
  });

  it.each([
    [
      'a job is taken',
      "BEFORE UPDATE ON bullmq.job FOR EACH ROW WHEN (NEW.state = 'active' AND OLD.state <> 'active')",
    ],
    ['its next turn is asked for', 'BEFORE INSERT ON bullmq.job FOR EACH ROW'],
    ['it ends', "BEFORE UPDATE ON bullmq.job FOR EACH ROW WHEN (NEW.state <> 'active' AND OLD.state = 'active')"],
  ])('goes on when its connection is cut as %s', async (_moment, when) => {
    const { job, at } = counter({ every: { milliseconds: 200 } });
    const queue = await open([job]);
    await queue.until(() => at.length >= 2);
    await execute(`
      CREATE SEQUENCE cuts;
      CREATE FUNCTION cut_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF nextval('public.cuts') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()), pg_sleep(1); END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER cut_once ${when} EXECUTE FUNCTION public.cut_once()`);
    onTestFinished(async () => void (await execute('DROP FUNCTION cut_once CASCADE; DROP SEQUENCE cuts')));
    const before = at.length;
    await eventually(() => at.length >= before + 5, 8_000);
    const { rows } = await execute('SELECT is_called FROM cuts');
    expect(rows).toEqual([{ is_called: true }]);
    await queue.close(100);
  });

  it('goes on after every connection was cut', async () => {
    const { job, at } = counter({ every: { milliseconds: 200 } });
    const queue = await open([job]);
    await queue.until(() => at.length >= 2);
    await execute(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    const before = at.length;
    await eventually(() => at.length >= before + 3, 8_000);
    await queue.close(100);
  });
});
