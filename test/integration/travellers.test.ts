import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { sweepAgendas } from '../../src/core/agenda/sweep.ts';
import { contractNotice } from '../../src/core/dates/contract-notice.ts';
import { sweepMeetings } from '../../src/core/meetings/sweep.ts';
import { enqueue } from '../../src/core/outbox/enqueue.ts';
import { aContract, aMeeting, anAccount, day } from '../factories/index.ts';
import { olgaAtWork } from '../setup/alerts.ts';
import { testDb } from '../setup/database.ts';

const { db, reset } = await testDb();
beforeEach(reset);

/** Olga in Rome on a Monday, who was told of Acme's contract at nine; her times are told by the clock of where she is. */
const told = async () => {
  const work = await olgaAtWork(db);
  const acme = await anAccount(db, { name: 'Acme', owner: work.olga });
  await aContract(db, { accountId: acme.id, number: 'C-7', endsOn: day('2026-12-13') });
  await work.live({ minutes: 1 }, { minutes: 1 });
  const { zone } = await db.person.findUniqueOrThrow({ where: { id: work.olga.id } });
  expect(zone).toBe('Europe/Rome');
  return { ...work, acme, id: work.idOf(0) };
};

/** When messages came, as Rome's clock said it, by that of another zone. */
const cameIn = (zone: string, titles: readonly string[]): string[] =>
  titles.map((one) =>
    Temporal.PlainDateTime.from(`2026-${one.slice(0, 11)}`)
      .toZonedDateTime('Europe/Rome')
      .withTimeZone(zone)
      .toPlainDateTime()
      .toString()
      .slice(5, 16),
  );

describe('who travels while something is put off', () => {
  it.each([
    ['Europe/Moscow', '11-24T09:00'],
    ['America/New_York', '11-24T09:00'],
    ['Asia/Tokyo', '11-24T09:00'],
  ])('to %s until tomorrow at nine has it at nine there, once', async (zone, nine) => {
    const { press, say, live, titles, id } = await told();
    await press(`hush:${id}:tomorrow`);
    await live({ hours: 3 });
    await say(`/timezone ${zone}`);
    await live({ hours: 48 });
    expect(cameIn(zone, titles()).slice(1)).toEqual([nine.replace(':00', ':01')]);
  });

  it('for an hour has it after that hour', async () => {
    const { press, say, live, titles, id } = await told();
    await press(`hush:${id}:60`);
    await say('/timezone Moscow');
    await live({ hours: 4 }, { minutes: 10 });
    expect(titles().map((one) => one.slice(0, 11))).toEqual(['11-23T09:00', '11-23T10:01']);
  });

  it('until an hour that has passed where they are now has it when it would have come, but not at night', async () => {
    const { submit, say, live, titles, id, clock } = await told();
    await submit(`hush:${id}`, { day: '2026-11-23', time: '18:00' });
    clock.pass({ hours: 6 });
    await say('/timezone Asia/Tokyo');
    await live({ hours: 24 });
    expect(cameIn('Asia/Tokyo', titles()).slice(1)).toEqual(['11-24T08:01']);
  });

  it('and fires meanwhile has that with it; back home, all of it is at home again', async () => {
    const { press, say, live, titles, id, acme } = await told();
    await press(`hush:${id}:tomorrow`);
    await say('/timezone New_York');
    await aContract(db, { accountId: acme.id, number: 'C-9', endsOn: day('2026-12-23') });
    await live({ hours: 4 });
    await say('/timezone Rome');
    await live({ hours: 48 });
    expect(titles().slice(1)).toEqual([expect.stringMatching(/^11-24T09:01 2 contracts to decide on/)]);
  });
});

describe('who travels while something is held back', () => {
  /** Rossi's contract fires at nine in the evening, and waits for the summary. */
  const heldBack = async () => {
    const work = await told();
    const { olga, clock, deliver } = work;
    const { id: accountId } = await anAccount(db, { name: 'Rossi', owner: olga });
    const { id: contractId } = await aContract(db, { accountId, number: 'R-1', endsOn: day('2027-03-23') });
    clock.pass(clock.now().until('2026-11-23T20:00:00Z'));
    const payload = { items: [{ contractId, event: 'ends' as const, on: '2027-03-23' }] };
    const one = { key: 'rossi', personId: olga.id, accountId, payload, dueAt: clock.now() };
    await enqueue(db, contractNotice, [one], 'test');
    await deliver();
    return work;
  };

  it.each(['2026-11-23T20:30:00Z', '2026-11-24T06:30:00Z'])(
    'has it in the morning of where they are, once (%s)',
    async (at) => {
      const { clock, say, live, titles } = await heldBack();
      clock.pass(clock.now().until(at));
      await live({ minutes: 0 });
      await say('/timezone Azores');
      await live({ hours: 40 });
      expect(cameIn('Atlantic/Azores', titles()).slice(1)).toEqual(['11-24T08:00']);
    },
  );

  it('has no summary at night that was on its way already', async () => {
    const { clock, say, live, titles } = await heldBack();
    clock.pass(clock.now().until('2026-11-24T06:58:00Z'));
    await live({ minutes: 0 });
    expect(await db.outboxMessage.count({ where: { kind: 'summary', state: 'pending' } })).toBe(1);
    await say('/timezone New_York');
    clock.pass({ minutes: 2 });
    await live({ hours: 24 });
    expect(cameIn('America/New_York', titles()).slice(1)).toEqual(['11-24T08:00']);
  });
});

describe('who travels before the agenda of the day', () => {
  it.each([
    ['New_York', ['11-24T08:00']],
    ['Europe/Moscow', ['11-24T09:20']],
  ])('to %s has it in the morning there, once', async (where, came) => {
    const { say, deliver, titles, olga, clock } = await told();
    await aMeeting(db, { personId: olga.id, title: 'Terms', startsAt: new Date('2026-11-24T18:00:00Z') });
    clock.pass(clock.now().until('2026-11-24T06:20:00Z'));
    await sweepAgendas(db, clock.now(), 'test');
    expect(await db.outboxMessage.count({ where: { kind: 'agenda', state: 'pending' } })).toBe(1);
    await say(`/timezone ${where}`);
    for (let i = 0; i < 6 * 20; i++) {
      await sweepAgendas(db, clock.now(), 'test');
      await deliver();
      clock.pass({ minutes: 10 });
    }
    const zone = where === 'New_York' ? 'America/New_York' : where;
    expect(cameIn(zone, titles()).slice(1)).toEqual(came);
  });
});

describe('who travels before a meeting', () => {
  it('is reminded of it at its moment, wherever they are, once', async () => {
    const { say, deliver, titles, olga, acme, clock } = await told();
    const startsAt = new Date('2026-11-24T03:00:00Z');
    await aMeeting(db, { personId: olga.id, accountId: acme.id, title: 'Terms', startsAt });
    clock.pass(clock.now().until('2026-11-24T01:59:00Z'));
    await sweepMeetings(db, clock.now(), 'test');
    await say('/timezone New_York');
    for (let i = 0; i < 70; i++) {
      await sweepMeetings(db, clock.now(), 'test');
      await deliver();
      clock.pass({ minutes: 1 });
    }
    expect(titles().slice(1)).toEqual([expect.stringMatching(/^11-24T03:00 22:00, in 1 h: Acme/)]);
  });
});
