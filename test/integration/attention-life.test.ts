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
import { quietAt, workingDayOf } from '../../src/core/working-time/rules.ts';
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

const zones = ['Europe/Rome', 'Europe/Moscow', 'America/New_York', 'Asia/Kolkata'] as const;

/** What happens to somebody in an hour of their life. */
const anHour = fc.record({
  alerts: fc.array(
    fc.record({
      kind: fc.constantFrom(overdue, silent),
      client: fc.integer({ min: 0, max: 4 }),
      stake: fc.integer({ min: 0, max: 100 }),
      isUrgent: fc.constantFrom(false, false, false, true),
    }),
    { maxLength: 3 },
  ),
  /** The platform is away, or the house is. */
  isAway: fc.constantFrom(false, true),
  isDown: fc.constantFrom(false, false, false, false, true),
  /** New data comes in; at the beginning there is some that is too old. */
  isFresh: fc.constantFrom(...Array<boolean>(19).fill(false), true),
  snoozes: fc.option(fc.record({ client: fc.integer({ min: 0, max: 4 }), hours: fc.constantFrom(1, 3, 14) }), {
    freq: 12,
  }),
  moves: fc.option(fc.constantFrom(...zones), { freq: 30 }),
});
type Hour = typeof anHour extends fc.Arbitrary<infer T> ? T : never;

const minutesOfDay = 24 * 60;
const wall = (minutes: number): string => {
  const within = minutes % minutesOfDay;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
};

/** Whose life it is: hours at any minute, of which there are at least three, also at night or round the clock; holidays of two countries; which days. */
const somebody = fc
  .record({
    zone: fc.constantFrom(...zones),
    country: fc.constantFrom('IT', 'RU'),
    from: fc.integer({ min: 0, max: minutesOfDay - 1 }),
    lasts: fc.integer({ min: 180, max: minutesOfDay }),
    days: fc.constantFrom([1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6, 7], [2, 6]),
    budget: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ from, lasts, days, budget, ...where }) => ({
    ...where,
    budget,
    own: {
      'attention.from': wall(from),
      'attention.until': wall(from + lasts),
      'attention.days': days,
      'attention.budget': budget,
    },
  }));
type Somebody = typeof somebody extends fc.Arbitrary<infer T> ? T : never;

/** Before a Friday evening that a holiday in Italy follows on Tuesday, Russia's New Year, and the nights on which clocks change; and any Monday. */
const beginnings = [
  '2026-11-30T05:00:00Z',
  '2026-12-04T14:00:00Z',
  '2026-12-07T10:00:00Z',
  '2026-12-31T09:00:00Z',
  '2026-10-24T08:00:00Z',
  '2027-03-27T08:00:00Z',
] as const;

interface Life {
  readonly hours: readonly Hour[];
  readonly who: Somebody;
  readonly beginning: (typeof beginnings)[number];
}

/** Wild days, and three calm weeks after them in which all that was held back has its time, whether newer data comes or not. */
const liveThrough = async ({ hours, who, beginning }: Life) => {
  await reset();
  const start = Temporal.Instant.from(beginning);
  await anOrganisation(db, { zone: 'Europe/Rome', country: 'IT', setUpAt: new Date('2026-01-01T00:00:00Z') });
  const { id: personId } = await aPerson(db, { zone: who.zone, country: who.country });
  await anIdentity(db, { personId, platform: 'telegram', platformUserId: 'olga' });
  for (const [key, value] of Object.entries(who.own)) {
    await db.setting.create({ data: { key, scope: 'person', scopeId: personId, value } });
  }
  const clients = [];
  for (let i = 0; i < 5; i++) clients.push((await anAccount(db)).id);
  const clock = aClock(beginning);
  await anImport(db, ['orders'], start.subtract({ hours: 14 * 24 }).toString());
  let isAway = false;
  const delivery = aDelivery(
    db,
    clock,
    [aSender({ refuse: () => (isAway ? Promise.reject(new TemporaryError('away', 60_000)) : undefined) }).sender],
    { kinds },
  );
  let n = 0;
  /** Where they were, since when. */
  const stays: { since: Temporal.Instant; zone: string }[] = [{ since: start, zone: who.zone }];
  const snoozed = new Map<number, Temporal.Instant>();
  /** What is to come at once: urgent, and nothing in its way. */
  const atOnce: string[] = [];
  const look = async () => {
    await sweepHeld(db, clock.now(), 'test', kinds);
    await delivery.deliverDue();
  };
  for (const [i, hour] of hours.entries()) {
    isAway = hour.isAway;
    if (hour.isFresh) await anImport(db, ['orders'], clock.now().toString());
    if (hour.moves) {
      await db.person.update({ where: { id: personId }, data: { zone: hour.moves } });
      stays.push({ since: clock.now(), zone: hour.moves });
    }
    if (hour.snoozes !== null) {
      const until = clock.now().add({ hours: hour.snoozes.hours });
      snoozed.set(hour.snoozes.client, until);
      await db.$executeRaw`
        INSERT INTO snooze (person_id, kind, account_id, until)
        VALUES (${personId}, 'overdue', ${clients[hour.snoozes.client]}, ${new Date(until.epochMilliseconds)})
        ON CONFLICT (person_id, kind, COALESCE(account_id, 0)) DO UPDATE SET until = excluded.until`;
    }
    for (const { kind, client, stake, isUrgent } of hour.alerts) {
      const [accountId = 0, says] = [clients[client], `alert ${++n}`];
      const isSnoozed =
        kind === overdue && (snoozed.get(client)?.epochMilliseconds ?? 0) > clock.now().epochMilliseconds;
      if (isUrgent && !isSnoozed && !hour.isAway && !hour.isDown && !hours[i - 1]?.isAway) atOnce.push(says);
      await enqueue(
        db,
        kind,
        [{ key: says, personId, accountId, stake, isUrgent, payload: { says: [says] }, dueAt: clock.now() }],
        'test',
      );
    }
    for (let half = 0; half < 2; half++) {
      if (!hour.isDown) await look();
      clock.pass({ minutes: 30 });
    }
  }
  isAway = false;
  for (let i = 0; i < 21 * 12; i++) {
    await look();
    clock.pass({ hours: 2 });
  }
  /** When they might be disturbed, where they were at a moment. */
  const timeAt = (at: Temporal.Instant) => {
    const stay = stays.findLast(({ since }) => Temporal.Instant.compare(since, at) <= 0);
    return workingTimeOf(who.own, stay?.zone ?? who.zone, who.country);
  };
  return { put: n, atOnce, timeAt };
};

const instant = z.date().transform(instantOf);
const fateRow = z.object({
  key: z.string(),
  kind: z.string(),
  state: z.string(),
  isUrgent: z.boolean(),
  carrier: z.string().nullable(),
  dueAt: instant,
  sentAt: instant.nullable(),
  cameAt: instant.nullable(),
});

const fates = async () =>
  z.array(fateRow).parse(
    await db.$queryRaw`
      SELECT m.key, m.kind, m.state::text AS state, m.priority = 0 AS "isUrgent", c.state::text AS carrier, m.due_at AS "dueAt", m.sent_at AS "sentAt",
        COALESCE(m.sent_at, c.sent_at) AS "cameAt"
      FROM outbox_message m LEFT JOIN outbox_message c ON c.id = m.carrier_id
      ORDER BY m.sent_at, m.id`,
  );

describe('whatever happens in a few days', () => {
  it('nothing is lost, each alert is told once, nothing urgent waits, all else keeps to the hours of its reader, and no day has more interruptions than it has room for', {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anHour, { minLength: 30, maxLength: 50 }),
        somebody,
        fc.constantFrom(...beginnings),
        async (hours, who, beginning) => {
          const { put, atOnce, timeAt } = await liveThrough({ hours, who, beginning });
          const all = await fates();
          const alerts = all.filter(({ kind }) => kind !== 'summary');
          expect(alerts).toHaveLength(put);
          expect(alerts.filter(({ state, carrier }) => state !== 'sent' && carrier !== 'sent')).toEqual([]);

          const waited = alerts.filter(
            ({ key, dueAt, cameAt }) => atOnce.includes(key) && cameAt && Temporal.Instant.compare(cameAt, dueAt) > 0,
          );
          expect(waited).toEqual([]);

          const sent = all.flatMap((one) => (one.sentAt ? [{ ...one, at: one.sentAt }] : []));
          const calm = sent.filter(({ kind, isUrgent }) => kind === 'summary' || !isUrgent);
          expect(calm.filter(({ at }) => quietAt(timeAt(at), at) !== null)).toEqual([]);

          const interrupting = sent.filter(({ kind }) => kind !== 'summary');
          const beyond = interrupting.filter(({ at, isUrgent }, i) => {
            const time = timeAt(at);
            const today = workingDayOf(time, at);
            const before = interrupting.slice(0, i).filter((one) => workingDayOf(time, one.at).equals(today));
            return !isUrgent && before.length >= who.budget;
          });
          expect(beyond).toEqual([]);
        },
      ),
      { numRuns: 3, endOnFailure: true },
    );
  });
});
