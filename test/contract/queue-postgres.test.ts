import pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/core/clock.ts';
import { createLogger } from '../../src/core/logger.ts';
import { SecondWorker } from '../../src/jobs/bull/sole-worker.ts';
import { openJobQueue } from '../../src/jobs/queue.ts';
import { testDb } from '../setup/database.ts';
import { counter, queueContract, recorder } from './queue.ts';
import { eventually, realQueues, workerContract } from './queue-worker.ts';

const { db, url } = await testDb();

const execute = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
};
const dropQueue = () => execute('DROP SCHEMA IF EXISTS bullmq CASCADE');
beforeEach(dropQueue);

const open = realQueues(db, { databaseUrl: url });
queueContract('in PostgreSQL', open);
workerContract('in PostgreSQL', open, dropQueue);

describe('a queue in PostgreSQL', () => {
  it('bears one process that works: a second is told what to do, and a third may ask for work', async () => {
    const { job, told } = recorder();
    const first = await open([job]);
    const second = await openJobQueue({ databaseUrl: url, jobs: [job], logger: createLogger('silent') });
    const refusal = await second.work({ db, clock: systemClock }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SecondWorker);
    expect(String(refusal)).toContain('Set REDIS_URL');
    await second.scheduler.schedule('record', { n: 1 }, { id: 'x' });
    await first.until(() => told.length === 1);
    await first.close(100);
    const worker = await second.work({ db, clock: systemClock });
    await second.scheduler.schedule('record', { n: 2 }, { id: 'x' });
    await eventually(() => told.length === 2);
    await worker.close(100);
    await second.close();
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
