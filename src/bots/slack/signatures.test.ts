import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDb } from '../../../test/setup/database.ts';
import { openAlarms } from '../../core/alarms/alarms.ts';
import { createLogger } from '../../core/logger.ts';
import { watchSignatures } from './signatures.ts';

const { db, reset } = await testDb();
let now = Temporal.Instant.from('2026-11-21T08:00:00Z');
const parts = { db, logger: createLogger('silent'), clock: { now: () => now } };
const counts = async () => (await openAlarms(db)).map(({ count }) => count);

beforeEach(reset);

describe('what is signed with another secret', () => {
  it('raises the alarm at most once a minute, however much comes', async () => {
    const { wrong } = watchSignatures(parts);
    await Promise.all(Array.from({ length: 50 }, wrong));
    expect(await counts()).toEqual([1]);
    now = now.add({ seconds: 61 });
    await wrong();
    expect(await counts()).toEqual([2]);
  });

  it('is over with the first delivery that is signed rightly, though the alarm is from before the start', async () => {
    await watchSignatures(parts).wrong();
    const { right, wrong } = watchSignatures(parts);
    await right();
    expect(await counts()).toEqual([]);
    await wrong();
    expect(await counts()).toEqual([1]);
  });

  it('costs nothing where deliveries are signed rightly', async () => {
    const { right } = watchSignatures(parts);
    await right();
    await watchSignatures(parts).wrong();
    await right();
    expect(await counts()).toEqual([1]);
  });
});
