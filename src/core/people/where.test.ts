import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { anIdentity, aPerson } from '../../../test/factories/index.ts';
import { testDb } from '../../../test/setup/database.ts';
import { unaskedArrivesIn } from '../settings/registry.ts';
import type { ChatPlatform, Identity } from './identities.ts';
import { type Arrival, arrivalFor, arrivalOf } from './where.ts';

const { db, reset } = await testDb();

beforeEach(reset);

const on = (platform: ChatPlatform, since: string, reachable = true): Identity => ({
  id: 1,
  platform,
  name: null,
  since: Temporal.Instant.from(since),
  reachable,
});
const [slack, telegram] = [on('slack', '2026-11-01T08:00:00Z'), on('telegram', '2026-11-20T08:00:00Z')];
const blocked = { ...telegram, reachable: false };

describe('where something arrives', () => {
  it.each<[string, Arrival | null, readonly Identity[], Arrival]>([
    ['as wished', 'slack', [slack, telegram], 'slack'],
    ['where they were linked last, without a wish', null, [slack, telegram], 'telegram'],
    ['elsewhere, when the wish cannot be reached', 'telegram', [slack, blocked], 'slack'],
    ['elsewhere, when the wish is not linked any more', 'slack', [telegram], 'telegram'],
    ['in the console, when that is the wish', 'console', [slack, telegram], 'console'],
    ['in the console, when nothing else is there', 'slack', [blocked], 'console'],
  ])('%s', (_case, wish, identities, arrival) => expect(arrivalOf(wish, identities)).toBe(arrival));

  it('is never a platform that cannot be reached', () => {
    const identity = fc.record({
      id: fc.integer(),
      platform: fc.constantFrom<ChatPlatform>('slack', 'telegram'),
      name: fc.constant(null),
      since: fc.date({ noInvalidDate: true }).map((date) => Temporal.Instant.fromEpochMilliseconds(date.getTime())),
      reachable: fc.boolean(),
    });
    const wish = fc.constantFrom<Arrival | null>('slack', 'telegram', 'console', null);
    fc.assert(
      fc.property(wish, fc.array(identity, { maxLength: 4 }), (wished, identities) => {
        const arrival = arrivalOf(wished, identities);
        const reached = identities.some(({ platform, reachable }) => reachable && platform === arrival);
        expect(arrival === 'console' || reached).toBe(true);
      }),
    );
  });

  it('is read from what the person set; a value that is none any more counts as not set', async () => {
    const { id } = await aPerson(db);
    await anIdentity(db, { personId: id, confirmedAt: new Date('2026-11-01T08:00:00Z') });
    await anIdentity(db, { personId: id, platform: 'slack', confirmedAt: new Date('2026-11-02T08:00:00Z') });
    const setting = { key: unaskedArrivesIn.key, scope: unaskedArrivesIn.scope, scopeId: id };
    expect((await arrivalFor(db, id)).arrival).toBe('slack');
    await db.setting.create({ data: { ...setting, value: 'telegram' } });
    expect((await arrivalFor(db, id)).arrival).toBe('telegram');
    await db.setting.updateMany({ data: { value: 'pigeon' } });
    expect((await arrivalFor(db, id)).arrival).toBe('slack');
  });
});
