import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { aContract, anAccount, anIdentity, aPerson, day } from '../factories/index.ts';
import { olgaAtWork } from '../setup/alerts.ts';
import { olgaTold, overdue, reminder } from '../setup/attention.ts';
import { testDb } from '../setup/database.ts';

const { db, reset } = await testDb();
beforeEach(reset);

describe('the night on which clocks change', () => {
  it.each([
    // Saturday evening; Rome puts its clocks back at three on Sunday.
    ['Europe/Rome', '2026-10-24T19:30:00Z', '2026-10-26T07:00:00Z'],
    ['Europe/Moscow', '2026-10-24T19:30:00Z', '2026-10-26T05:00:00Z'],
    ['Europe/Rome', '2027-03-27T19:30:00Z', '2027-03-29T06:00:00Z'],
    ['Europe/Moscow', '2027-03-27T19:30:00Z', '2027-03-29T05:00:00Z'],
  ])('in %s, what was held back from %s on comes once, at eight by the clock there', async (zone, from, at) => {
    const { person, tell, live, set, sentAt } = await olgaTold(db, from);
    await db.person.update({ where: { id: person.id }, data: { zone } });
    // In 2027 that is the night before Easter.
    await set('attention.holidays', false);
    await tell(overdue, 'Acme owes');
    await live({ hours: 48 });
    expect(sentAt()).toEqual([at]);
  });

  it.each([
    // Who works on Sundays: a day of 25 hours, and one of 23.
    ['2026-10-25', '2026-10-24T22:30:00Z', ['2026-10-25T07:00:00Z', '2026-10-26T07:00:00Z']],
    ['2027-03-28', '2027-03-27T23:30:00Z', ['2027-03-28T06:00:00Z', '2027-03-29T06:00:00Z']],
  ])('%s is one day: what is over its limit waits for the next', async (_, from, at) => {
    const { tell, live, set, clock, sentAt } = await olgaTold(db, from);
    await set('attention.days', [1, 7]);
    await set('attention.holidays', false);
    await set('attention.budget', 1);
    await tell(overdue, 'Acme owes');
    await live({ hours: 12 });
    expect(sentAt()).toEqual(at.slice(0, 1));
    await tell(overdue, 'Rossi owes');
    await tell(overdue, 'Volga owes');
    await live({ hours: 24 });
    const now = clock.now().toString();
    expect(sentAt().length).toBeGreaterThan(1);
    expect([sentAt().at(-1), now > (at[1] ?? '')]).toEqual([at[1], true]);
  });

  it('an urgent alert and a meeting come in the hour that the clocks repeat, once each', async () => {
    const { tell, live, sentAt } = await olgaTold(db, '2026-10-25T00:30:00Z');
    await tell(reminder, 'Acme in an hour');
    await tell(overdue, 'Acme stops', { isUrgent: true });
    await live({ hours: 3 });
    expect(sentAt()).toEqual(['2026-10-25T00:30:00Z', '2026-10-25T00:30:00Z']);
  });
});

describe('odd hours', () => {
  it.each([
    ['08:07', '17:53', '2026-11-23T20:00:00Z', '2026-11-24T07:07:00Z'],
    ['22:00', '06:00', '2026-11-23T10:00:00Z', '2026-11-23T21:00:00Z'],
    // Round the clock, so that the weekend ends at midnight; the day begins in the morning all the same.
    ['09:00', '09:00', '2026-11-28T10:00:00Z', '2026-11-30T08:00:00Z'],
  ])('from %s until %s are met to the minute', async (from, until, at, told) => {
    const { tell, live, set, clock, sentAt } = await olgaTold(db, at);
    await set('attention.from', from);
    await set('attention.until', until);
    await tell(overdue, 'Acme owes');
    await live(clock.now().until(Temporal.Instant.from(told)).subtract({ minutes: 3 }));
    expect(sentAt()).toEqual([]);
    await live({ minutes: 5 }, { minutes: 1 });
    expect(sentAt()).toEqual([told]);
  });
});

describe('a snooze', () => {
  const snoozed = async (from: string, endsOn: string) => {
    const work = await olgaAtWork(db, from);
    const acme = await anAccount(db, { name: 'Acme', owner: work.olga });
    await aContract(db, { accountId: acme.id, number: 'C-7', endsOn: day(endsOn) });
    await work.live({ hours: 1 });
    expect(work.titles()).toHaveLength(1);
    return work;
  };

  it('until tomorrow at nine ends at nine by the clock, also where the clocks change in between', async () => {
    // A Friday; the snooze is for Monday, after the clocks of Rome have gone forward.
    const { live, submit, idOf, came } = await snoozed('2027-03-26T09:00:00Z', '2027-04-25');
    await submit(`hush:${idOf(0)}`, { day: '2027-03-29', time: '09:00' });
    await live({ hours: 96 });
    expect(came.map(({ at }) => at)).toEqual(['03-26T10:00', '03-29T09:00']);
  });

  it('of an hour is an hour, also over the hour that the clocks repeat', async () => {
    const { olga, live, press, idOf, clock, came } = await snoozed('2026-10-23T09:00:00Z', '2026-11-22');
    await db.setting.createMany({
      data: [
        { key: 'attention.from', value: '00:00' },
        { key: 'attention.until', value: '00:00' },
        { key: 'attention.days', value: [1, 2, 3, 4, 5, 6, 7] },
      ].map((one) => ({ ...one, scope: 'person' as const, scopeId: olga.id })),
    });
    clock.pass({ hours: 38, minutes: 30 });
    expect(clock.now().toString()).toBe('2026-10-25T00:30:00Z');
    await press(`hush:${idOf(0)}:60`);
    await live({ hours: 2 }, { minutes: 10 });
    expect(came.at(-1)?.at).toBe('10-25T02:30');
    expect(came).toHaveLength(2);
  });
});

describe('who travels', () => {
  it('is told in the morning of where they are by then, once, and never in the night there', async () => {
    const { person, tell, live, sentAt } = await olgaTold(db, '2026-11-23T20:00:00Z');
    await tell(overdue, 'Acme owes');
    await live({ hours: 2 });
    await db.person.update({ where: { id: person.id }, data: { zone: 'America/New_York' } });
    await live({ hours: 24 });
    expect(sentAt()).toEqual(['2026-11-24T13:00:00Z']);
  });

  it('eastward has the morning earlier', async () => {
    const { person, tell, live, sentAt } = await olgaTold(db, '2026-11-23T20:00:00Z');
    await tell(overdue, 'Acme owes');
    await live({ hours: 2 });
    await db.person.update({ where: { id: person.id }, data: { zone: 'Europe/Moscow' } });
    await live({ hours: 24 });
    expect(sentAt()).toEqual(['2026-11-24T05:00:00Z']);
  });

  it('back and forth in a night is told once', async () => {
    const { person, tell, live, sentAt } = await olgaTold(db, '2026-11-23T20:00:00Z');
    await tell(overdue, 'Acme owes');
    for (const zone of ['Asia/Tokyo', 'Europe/Moscow', 'Europe/Rome']) {
      await db.person.update({ where: { id: person.id }, data: { zone } });
      await live({ hours: 1 });
    }
    await live({ hours: 48 });
    expect(sentAt()).toHaveLength(1);
  });

  it('does not lose a snooze, which ends at the moment it was for', async () => {
    const { olga, live, press, idOf, came } = await (async () => {
      const work = await olgaAtWork(db);
      const acme = await anAccount(db, { name: 'Acme', owner: work.olga });
      await aContract(db, { accountId: acme.id, number: 'C-7', endsOn: day('2026-12-23') });
      await work.live({ hours: 1 });
      return work;
    })();
    await press(`hush:${idOf(0)}:60`);
    await db.person.update({ where: { id: olga.id }, data: { zone: 'Europe/Moscow' } });
    await live({ hours: 6 });
    expect(came.map(({ at }) => at)).toEqual(['11-23T09:00', '11-23T11:00']);
  });
});

describe('a head elsewhere', () => {
  it('is told of the same by their own clock', async () => {
    const { clock, tell, live, cameTo } = await olgaTold(db, '2026-10-24T19:30:00Z');
    const maria = await aPerson(db, { handle: 'maria', zone: 'Europe/Moscow', role: 'head' });
    await anIdentity(db, { personId: maria.id, platform: 'telegram', platformUserId: 'maria' });
    await tell(overdue, 'Acme owes');
    await tell(overdue, 'Acme owes', { personId: maria.id });
    await live({ hours: 48 });
    expect(clock.now().toString()).toBe('2026-10-26T19:30:00Z');
    expect(cameTo()).toEqual(['2026-10-26T05:00:00Z maria', '2026-10-26T07:00:00Z olga']);
  });
});
