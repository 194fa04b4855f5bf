import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDb } from '../setup/database.ts';
import { hasRedis, testRedis } from '../setup/redis.ts';
import { counter, queueContract, recorder } from './queue.ts';
import { eventually, realQueues, workerContract } from './queue-worker.ts';

describe.skipIf(!hasRedis)('with a Redis', async () => {
  if (!hasRedis) return;
  const { db, url } = await testDb();
  const redis = await testRedis();
  beforeEach(redis.flush);

  const open = realQueues(db, { databaseUrl: url, redisUrl: redis.url });
  queueContract('in Redis', open);
  workerContract('in Redis', db, open, redis.flush);

  describe('a queue in Redis', () => {
    it('outlives a Redis that ends and comes back empty; until then it says that it is away', async () => {
      const { job, at } = counter({ every: { milliseconds: 200 } });
      const plain = recorder();
      const said: string[] = [];
      const logger = pino({ level: 'info' }, { write: (line: string) => void said.push(line) });
      const queue = await realQueues(db, { databaseUrl: url, redisUrl: redis.url }, logger)([job, plain.job]);
      await queue.until(() => at.length >= 2);
      const { user: before } = process.cpuUsage();
      await redis.kill();
      await queue.pass({ milliseconds: 300 });
      await expect(queue.scheduler.schedule('record', { n: 1 }, { id: 'x' })).rejects.toThrow();
      await queue.pass({ milliseconds: 1_500 });
      // Neither in a circle nor in the log.
      expect(process.cpuUsage().user - before).toBeLessThan(900_000);
      expect(said.length).toBeGreaterThan(0);
      expect(said.length).toBeLessThan(6);
      await redis.start();
      const seen = at.length;
      await eventually(() => at.length >= seen + 3, 8_000);
      await queue.scheduler.schedule('record', { n: 2 }, { id: 'x' });
      await queue.until(() => plain.told.includes(2));
      await queue.close(100);
    });

    it('is worked off by several processes, each job by one', async () => {
      const { job, told } = recorder(() => new Promise((resolve) => setTimeout(resolve, 5)));
      const queues = [await open([job]), await open([job]), await open([job])];
      const all = Array.from({ length: 60 }, (_, n) => n);
      await Promise.all(all.map((n) => queues[n % 3]?.scheduler.schedule('record', { n }, { id: String(n) })));
      await eventually(() => told.length >= all.length);
      await queues[0]?.pass({ milliseconds: 300 });
      expect([...told].sort((a, b) => a - b)).toEqual(all);
      for (const queue of queues) await queue.close(100);
    });
  });
});
