import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { createLogger } from '../../src/core/logger.ts';
import { createVirtualQueue } from '../../src/jobs/virtual.ts';
import { testDb } from '../setup/database.ts';
import { counter, type OpenWith, queueContract } from './queue.ts';

const { db } = await testDb();
const logger = createLogger('silent');
const start = Temporal.Instant.from('2026-11-21T08:00:00Z');

const open: OpenWith = async (jobs, observe) => {
  const queue = createVirtualQueue({ db, logger, jobs, observe }, { start, zone: 'Europe/Rome' });
  const { clock, scheduler, advanceTo } = queue;
  return {
    scheduler,
    until: async (holds) => {
      for (let step = 0; step < 10_000 && !holds(); step++) await advanceTo(clock.now().add({ milliseconds: 1 }));
      expect(holds()).toBe(true);
    },
    pass: (time) => advanceTo(clock.now().add(time)),
    close: async () => {},
  };
};

queueContract('in virtual time', open);

it('lives through a change of clocks in the zone of the organisation, in the order of time', async () => {
  const nine = counter({ cron: '0 9 * * *', zone: 'organisation' }, 'nine');
  const hourly = counter({ every: { hours: 12 } }, 'twice-a-day');
  const from = Temporal.Instant.from('2026-10-24T00:00:00Z');
  const queue = createVirtualQueue({ db, logger, jobs: [nine.job, hourly.job] }, { start: from, zone: 'Europe/Rome' });
  await queue.advanceTo(Temporal.Instant.from('2026-10-27T00:00:00Z'));
  const said = nine.at.map((ms) => new Date(ms).toISOString());
  expect(said).toEqual(['2026-10-24T07:00:00.000Z', '2026-10-25T08:00:00.000Z', '2026-10-26T08:00:00.000Z']);
  expect(hourly.at).toHaveLength(7);
  expect(queue.clock.now().toString()).toBe('2026-10-27T00:00:00Z');
});
