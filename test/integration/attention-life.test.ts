import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { summary } from '../../src/core/attention/summary.ts';
import { sweepHeld } from '../../src/core/attention/sweep.ts';
import { workingTimeOf } from '../../src/core/attention/wishes.ts';
import { card } from '../../src/core/cards/build.ts';
import { instantOf } from '../../src/core/clock.ts';
import { TemporaryError } from '../../src/core/errors.ts';
import { enqueue } from '../../src/core/outbox/enqueue.ts';
import { defineKind } from '../../src/core/outbox/kind.ts';
import { quietAt } from '../../src/core/working-time/rules.ts';
import type { ImportKind } from '../../src/generated/prisma/enums.ts';
import { anAccount, anIdentity, anImport, anOrganisation, aPerson } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { aClock, aDelivery, aSender } from '../setup/outbox.ts';

const { db, reset } = await testDb();

const payload = z.object({ says: z.array(z.string()) });
const aKind = (name: string, merges: boolean, restsOn: readonly ImportKind[] = []) =>
  defineKind({
    name,
    payload,
    urgency: 'routine',
    attention: 'alert',
    restsOn,
    lifetime: Temporal.Duration.from({ hours: 1 }),
    onUnknown: 'send-again',
    build: async (_, messages) => messages.map((message) => ({ say: card(message.payload.says.join(' and '), []) })),
    ...(merges && { merge: (all: readonly { says: string[] }[]) => ({ says: all.flatMap(({ says }) => says) }) }),
  });
const overdue = aKind('overdue', false);
const silent = aKind('contact-freshness', true, ['orders']);
const kinds = [overdue, silent, summary];

/** What happens to somebody in an hour of their life. */
const anHour = fc.record({
  alerts: fc.array(
    fc.record({
      kind: fc.constantFrom(overdue, silent),
      client: fc.integer({ min: 0, max: 4 }),
      stake: fc.integer({ min: 0, max: 100 }),
    }),
    { maxLength: 3 },
  ),
  /** The platform is away, or the house is. */
  isAway: fc.constantFrom(false, true),
  isDown: fc.constantFrom(false, false, false, false, true),
  /** New data comes in; at the beginning there is some that is too old. */
  isFresh: fc.constantFrom(...Array<boolean>(19).fill(false), true),
  snoozes: fc.option(fc.integer({ min: 0, max: 4 }), { freq: 12 }),
  moves: fc.option(fc.constantFrom('Europe/Rome', 'Europe/Moscow', 'America/New_York'), { freq: 30 }),
});

/** Wild days, and two calm weeks after it in which all that was held back has its time, whether newer data comes or not. */
const liveThrough = async (
  hours: readonly (typeof anHour extends fc.Arbitrary<infer T> ? T : never)[],
  budget: number,
  from: string,
) => {
  await reset();
  await anOrganisation(db, { zone: 'Europe/Rome', country: 'IT' });
  const { id: personId } = await aPerson(db, { zone: 'Europe/Rome' });
  await anIdentity(db, { personId, platform: 'telegram', platformUserId: 'olga' });
  await db.setting.create({ data: { key: 'attention.budget', scope: 'person', scopeId: personId, value: budget } });
  const clients = [];
  for (let i = 0; i < 5; i++) clients.push((await anAccount(db)).id);
  const clock = aClock(from);
  await anImport(
    db,
    ['orders'],
    clock
      .now()
      .subtract({ hours: 14 * 24 })
      .toString(),
  );
  let isAway = false;
  const delivery = aDelivery(
    db,
    clock,
    [aSender({ refuse: () => (isAway ? Promise.reject(new TemporaryError('away', 60_000)) : undefined) }).sender],
    { kinds },
  );
  let n = 0;
  const look = async () => {
    await sweepHeld(db, clock.now(), 'test', kinds);
    await delivery.deliverDue();
  };
  for (const hour of hours) {
    isAway = hour.isAway;
    if (hour.isFresh) await anImport(db, ['orders'], clock.now().toString());
    if (hour.moves) await db.person.update({ where: { id: personId }, data: { zone: hour.moves } });
    if (hour.snoozes !== null) {
      const until = new Date(clock.now().add({ hours: 3 }).epochMilliseconds);
      await db.$executeRaw`
        INSERT INTO snooze (person_id, kind, account_id, until) VALUES (${personId}, 'overdue', ${clients[hour.snoozes]}, ${until})
        ON CONFLICT (person_id, kind, COALESCE(account_id, 0)) DO UPDATE SET until = excluded.until`;
    }
    for (const { kind, client, stake } of hour.alerts) {
      const [accountId = 0, says] = [clients[client], `alert ${++n}`];
      await enqueue(
        db,
        kind,
        [{ key: says, personId, accountId, stake, payload: { says: [says] }, dueAt: clock.now() }],
        'test',
      );
    }
    for (let i = 0; i < 2; i++) {
      if (!hour.isDown) await look();
      clock.pass({ minutes: 30 });
    }
  }
  isAway = false;
  for (let i = 0; i < 14 * 4; i++) {
    await look();
    clock.pass({ hours: 6 });
  }
  return { personId, put: n };
};

/** When somebody in Rome works who has set nothing. */
const usual = workingTimeOf({}, 'Europe/Rome', 'IT');

const fateRow = z.object({
  key: z.string(),
  kind: z.string(),
  state: z.string(),
  carrier: z.string().nullable(),
  day: z.string().nullable(),
  at: z.date().transform(instantOf).nullable(),
});

describe('whatever happens in a few days', () => {
  it('nothing is lost, each alert is told once, never in quiet time, and no day has more interruptions than it has room for', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anHour, { minLength: 30, maxLength: 40 }),
        fc.integer({ min: 1, max: 4 }),
        // Before a holiday, and before the nights on which clocks change.
        fc.constantFrom('2026-12-05T05:00:00Z', '2026-10-23T05:00:00Z', '2027-03-26T05:00:00Z'),
        async (hours, budget, from) => {
          // Who travels may have a day of more than one zone's: only who stays has days that can be counted.
          const stays = hours.map((hour) => ({ ...hour, moves: null }));
          for (const life of [hours, stays]) {
            const { put } = await liveThrough(life, budget, from);
            const fates = z.array(fateRow).parse(
              await db.$queryRaw`
              SELECT m.key, m.kind, m.state::text AS state, c.state::text AS carrier, (m.sent_at AT TIME ZONE 'Europe/Rome')::date::text AS day, m.sent_at AS at
              FROM outbox_message m LEFT JOIN outbox_message c ON c.id = m.carrier_id`,
            );
            const alerts = fates.filter(({ kind }) => kind !== 'summary');
            expect(alerts).toHaveLength(put);
            expect(alerts.filter(({ state, carrier }) => state !== 'sent' && carrier !== 'sent')).toEqual([]);
            if (life !== stays) continue;
            const perDay = new Map<string, number>();
            for (const { state, day } of alerts)
              if (state === 'sent' && day) perDay.set(day, (perDay.get(day) ?? 0) + 1);
            expect(Math.max(0, ...perDay.values())).toBeLessThanOrEqual(budget);
            const told = fates.flatMap(({ key, at }) => (at ? [{ key, quiet: quietAt(usual, at) }] : []));
            expect(told.filter(({ quiet }) => quiet !== null)).toEqual([]);
          }
        },
      ),
      { numRuns: 2, endOnFailure: true },
    );
  });
});
