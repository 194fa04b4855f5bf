import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { summary } from '../../src/core/attention/summary.ts';
import { sweepHeld } from '../../src/core/attention/sweep.ts';
import { card } from '../../src/core/cards/build.ts';
import { enqueue } from '../../src/core/outbox/enqueue.ts';
import { defineKind } from '../../src/core/outbox/kind.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import { aContract, anAccount, anIdentity, anOrganisation, aPerson, day } from '../factories/index.ts';
import { olgaAtWork } from '../setup/alerts.ts';
import { testDb } from '../setup/database.ts';
import { aClock, aDelivery, aSender } from '../setup/outbox.ts';

const { db, reset } = await testDb();
beforeEach(reset);

const overdue = defineKind({
  name: 'overdue',
  payload: z.object({ says: z.string() }),
  urgency: 'routine',
  attention: 'alert',
  lifetime: Temporal.Duration.from({ hours: 6 }),
  onUnknown: 'send-again',
  build: async (_, messages) => messages.map((message) => ({ say: card(message.payload.says, []) })),
});
const kinds = [overdue, summary];

type Settings = Record<string, Prisma.InputJsonValue>;

/** People, each in a zone with what they have set, and what comes to them minute by minute, by the wall clock of each. */
const people = async (from: string, all: Record<string, { readonly zone: string; readonly set?: Settings }>) => {
  await anOrganisation(db, { zone: 'Europe/Rome' });
  const clock = aClock(from);
  const ids = new Map<string, number>();
  for (const [name, { zone, set = {} }] of Object.entries(all)) {
    const { id } = await aPerson(db, { handle: name, name, zone });
    await anIdentity(db, { personId: id, platform: 'telegram', platformUserId: name });
    for (const [key, value] of Object.entries(set)) {
      await db.setting.create({ data: { key: `attention.${key}`, scope: 'person', scopeId: id, value } });
    }
    ids.set(name, id);
  }
  const came: string[] = [];
  const { sender } = aSender({
    send: async ({ chatId }, { title }) => {
      const at = clock.now().toZonedDateTimeISO(all[chatId]?.zone ?? 'UTC');
      came.push(`${chatId} ${at.toPlainDateTime().toString().slice(5, 16)} ${title}`);
      return { chatId, messageId: String(came.length) };
    },
  });
  const delivery = aDelivery(db, clock, [sender], { kinds });
  let n = 0;
  return {
    clock,
    came,
    tell: (name: string, says: string) => {
      const one = { key: `overdue/${++n}`, personId: ids.get(name) ?? 0, payload: { says }, dueAt: clock.now() };
      return enqueue(db, overdue, [one], 'test');
    },
    /** Lives on until an instant, looking each so many minutes. */
    until: async (until: string, minutes = 30) => {
      while (clock.now().epochMilliseconds < Temporal.Instant.from(until).epochMilliseconds) {
        await sweepHeld(db, clock.now(), 'test', kinds);
        await delivery.deliverDue();
        clock.pass({ minutes });
      }
    },
  };
};

/** Clocks go forward on Easter Sunday in 2027. */
const noHolidays = { holidays: false };
const everyDay = { ...noHolidays, days: [1, 2, 3, 4, 5, 6, 7] };

describe('when clocks change', () => {
  it.each([
    ['an hour comes twice', '2026-10-23T19:00:00Z', '2026-10-24T19:00:00Z', '2026-10-27T00:00:00Z', '10-26', '10-25'],
    ['an hour is left out', '2027-03-26T20:00:00Z', '2027-03-27T20:00:00Z', '2027-03-30T00:00:00Z', '03-29', '03-28'],
  ])('and %s, the day begins by the clock of each reader, once', async (_, friday, saturday, until, monday, sunday) => {
    const {
      tell,
      came,
      until: live,
      clock,
    } = await people(friday, {
      rosa: { zone: 'Europe/Rome', set: noHolidays },
      daily: { zone: 'Europe/Rome', set: everyDay },
      mikhail: { zone: 'Europe/Moscow', set: noHolidays },
    });
    for (const name of ['rosa', 'mikhail']) await tell(name, 'Acme owes');
    await live(saturday);
    expect(clock.now().toString()).toBe(saturday);
    await tell('daily', 'Acme owes');
    await live(until);
    expect(came.toSorted()).toEqual([
      `daily ${sunday}T08:00 Held back: Acme owes`,
      `mikhail ${monday}T08:00 Held back: Acme owes`,
      `rosa ${monday}T08:00 Held back: Acme owes`,
    ]);
  });

  it.each([
    ['25 hours', '2026-10-24T22:10:00Z', '2026-10-25T22:50:00Z', '2026-10-25T23:10:00Z', '10-25', '10-26'],
    ['23 hours', '2027-03-27T23:10:00Z', '2027-03-28T21:50:00Z', '2027-03-28T22:10:00Z', '03-28', '03-29'],
  ])('a day of %s has the room of one day', async (_, early, late, next, sunday, monday) => {
    const roundTheClock = { ...everyDay, from: '08:00', until: '08:00', budget: 1 };
    const { tell, came, until } = await people(early, { rosa: { zone: 'Europe/Rome', set: roundTheClock } });
    await tell('rosa', 'first');
    await until(late, 20);
    await tell('rosa', 'second');
    await until(next, 10);
    await tell('rosa', 'third');
    await until(Temporal.Instant.from(next).add({ hours: 10 }).toString(), 10);
    expect(came).toEqual([
      `rosa ${sunday}T00:10 first`,
      `rosa ${monday}T00:10 third`,
      `rosa ${monday}T08:00 Held back: second`,
    ]);
  });

  it.each([
    ['2026-10-23T07:00:00Z', '2026-11-13', ['10-23T09:00', '10-25T09:00']],
    ['2027-03-26T08:00:00Z', '2027-04-16', ['03-26T09:00', '03-28T09:00']],
  ])('a snooze until tomorrow at nine is over at nine (%s)', async (from, endsOn, came) => {
    const work = await olgaAtWork(db, from);
    await db.setting.create({
      data: { key: 'attention.days', scope: 'person', scopeId: work.olga.id, value: everyDay.days },
    });
    const acme = await anAccount(db, { name: 'Acme', owner: work.olga });
    await aContract(db, { accountId: acme.id, number: 'C-7', endsOn: day(endsOn) });
    await work.live({ minutes: 1 }, { minutes: 1 });
    work.clock.pass({ hours: 23, minutes: 59 });
    await work.press(`hush:${work.idOf(0)}:tomorrow`);
    await work.live({ hours: 40 }, { minutes: 10 });
    expect(work.titles().map((one) => one.slice(0, 11))).toEqual(came);
  });

  it('a snooze of an hour lasts one, whatever the clocks do meanwhile', async () => {
    const work = await olgaAtWork(db, '2026-10-23T07:00:00Z');
    await db.setting.create({
      data: { key: 'attention.days', scope: 'person', scopeId: work.olga.id, value: everyDay.days },
    });
    const acme = await anAccount(db, { name: 'Acme', owner: work.olga });
    await aContract(db, { accountId: acme.id, number: 'C-7', endsOn: day('2026-11-13') });
    await work.live({ minutes: 1 }, { minutes: 1 });
    work.clock.pass(work.clock.now().until('2026-10-25T00:30:00Z'));
    await work.press(`hush:${work.idOf(0)}:60`);
    await work.live({ minutes: 59 }, { minutes: 1 });
    expect(work.came).toHaveLength(1);
    await work.live({ minutes: 120 }, { minutes: 1 });
    expect(work.titles().map((one) => one.slice(0, 11))).toEqual(['10-23T09:00', '10-25T02:30']);
    expect((await db.outboxMessage.findFirstOrThrow({ orderBy: { id: 'desc' } })).sentAt?.toISOString()).toBe(
      '2026-10-25T01:30:00.000Z',
    );
  });
});

describe('hours at odd minutes', () => {
  it('begin and end to the minute', async () => {
    const set = { from: '08:07', until: '17:53' };
    const { tell, came, until } = await people('2026-11-23T16:52:00Z', { olga: { zone: 'Europe/Rome', set } });
    await tell('olga', 'just in time');
    await until('2026-11-23T16:53:00Z', 1);
    await tell('olga', 'a minute late');
    await until('2026-11-24T07:00:00Z', 10);
    await until('2026-11-24T07:10:00Z', 1);
    expect(came).toEqual(['olga 11-23T17:52 just in time', 'olga 11-24T08:07 Held back: a minute late']);
  });

  it('go on into the next morning, whose evening is when the day begins', async () => {
    const set = { from: '22:00', until: '06:00', budget: 1 };
    const { tell, came, until } = await people('2026-11-23T20:30:00Z', { nina: { zone: 'Europe/Rome', set } });
    await tell('nina', 'before the shift');
    await until('2026-11-24T02:00:00Z', 10);
    await tell('nina', 'at three at night');
    await until('2026-11-24T03:00:00Z', 10);
    await tell('nina', 'one too many');
    await until('2026-11-25T00:00:00Z', 10);
    expect(came).toEqual([
      'nina 11-23T22:00 Held back: before the shift',
      'nina 11-24T03:00 at three at night',
      'nina 11-24T22:00 Held back: one too many',
    ]);
  });

  it.each([
    ['00:00', '00:00', '11-30T00:00'],
    ['08:30', '08:30', '11-30T08:30'],
  ])(
    'round the clock from %s are free at the weekend, and the summary comes when Monday begins',
    async (from, until, monday) => {
      const {
        tell,
        came,
        until: live,
      } = await people('2026-11-27T02:00:00Z', {
        olga: { zone: 'Europe/Rome', set: { from, until } },
      });
      await tell('olga', 'at three at night');
      await live('2026-11-28T11:00:00Z');
      await tell('olga', 'on Saturday');
      await live('2026-11-30T12:00:00Z');
      expect(came).toEqual(['olga 11-27T03:00 at three at night', `olga ${monday} Held back: on Saturday`]);
    },
  );
});

describe('a summary', () => {
  it('comes once its reader can be reached, however long that takes, and never at night', async () => {
    const { tell, came, until, clock } = await people('2026-11-23T20:00:00Z', { olga: { zone: 'Europe/Rome' } });
    await tell('olga', 'Acme owes');
    await until('2026-11-24T06:00:00Z');
    await db.chatIdentity.updateMany({ data: { unreachableSince: new Date(clock.now().epochMilliseconds) } });
    await until('2026-11-26T21:00:00Z', 60);
    await db.chatIdentity.updateMany({ data: { unreachableSince: null } });
    await until('2026-11-28T12:00:00Z');
    expect(came).toEqual(['olga 11-27T08:00 Held back: Acme owes']);
  });
});
