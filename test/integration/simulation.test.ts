import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { sweepAgendas } from '../../src/core/agenda/sweep.ts';
import { sweepHeld } from '../../src/core/attention/sweep.ts';
import { sweepDates } from '../../src/core/dates/sweep.ts';
import { connect, type Db } from '../../src/core/db.ts';
import { createLogger } from '../../src/core/logger.ts';
import { sweepMeetings } from '../../src/core/meetings/sweep.ts';
import { messageKinds } from '../../src/core/outbox/registry.ts';
import { withCopy } from '../../src/postgres/copy.ts';
import { fatesIn, simulate } from '../../src/simulation/simulate.ts';
import { burdensOf, linesOf, waitedForData } from '../../src/simulation/tally.ts';
import {
  aContract,
  aKeyDate,
  aMeeting,
  anAccount,
  anImport,
  anOrganisation,
  aPerson,
  day,
} from '../factories/index.ts';
import { testDatabase } from '../setup/database.ts';
import { aClock, aDelivery, aSender } from '../setup/outbox.ts';

/** From six in the morning in Rome, Tuesday 24 November 2026. */
const from = Temporal.Instant.from('2026-11-24T05:00:00Z');

/** A company with something of everything in its next hours. */
const aBusyCompany = async (db: Db): Promise<void> => {
  await anOrganisation(db, { zone: 'Europe/Rome' });
  const zones = ['Europe/Rome', 'Europe/Moscow', 'Asia/Kolkata'];
  for (const [i, zone] of zones.entries()) {
    const owner = await aPerson(db, { handle: `kam${i}`, name: `Kam ${i}`, zone });
    const account = await anAccount(db, { name: `Client ${i}`, owner });
    await db.account.update({ where: { id: account.id }, data: { cadenceDays: 30 } });
    await aContract(db, { accountId: account.id, number: `C-${i}`, endsOn: day('2026-12-20') });
    await aKeyDate(db, { accountId: account.id, day: day('2026-12-08') });
    const meeting = { personId: owner.id, accountId: account.id };
    await aMeeting(db, { ...meeting, startsAt: new Date('2026-11-24T09:20:00Z'), location: 'via Manzoni 4' });
    await aMeeting(db, { ...meeting, startsAt: new Date('2026-11-24T06:10:00Z'), travelMinutes: 35 });
    await aMeeting(db, { ...meeting, startsAt: new Date('2026-11-25T06:00:00Z'), location: 'via Roma 1' });
    const settings = {
      'meetings.leadMinutes': [60, 15, 90][i] ?? 60,
      'agenda.hour': ['08:00', '09:20', '07:45'][i] ?? '',
    };
    for (const [key, value] of Object.entries(settings)) {
      await db.setting.create({ data: { key, scope: 'person', scopeId: owner.id, value } });
    }
    await db.setting.create({ data: { key: 'attention.budget', scope: 'person', scopeId: owner.id, value: 1 } });
    await db.setting.create({ data: { key: 'attention.from', scope: 'person', scopeId: owner.id, value: '08:30' } });
    await db.setting.create({
      data: { key: 'delivery.platform', scope: 'person', scopeId: owner.id, value: 'console' },
    });
  }
};

/** Lives through hours as the house does: it looks each minute, and each hour at five past. */
const eachMinute = async (db: Db, hours: number): Promise<void> => {
  const clock = aClock(from.toString());
  const delivery = aDelivery(db, clock, [aSender({ platform: 'console' }).sender], { kinds: messageKinds });
  for (let minute = 0; minute < hours * 60; minute++) {
    if (minute % 60 === 5) {
      await sweepDates(db, clock.now(), 'test');
      await sweepAgendas(db, clock.now(), 'test');
    }
    await sweepMeetings(db, clock.now(), 'test');
    await sweepHeld(db, clock.now(), 'test');
    await delivery.deliverDue();
    clock.pass({ minutes: 1 });
  }
};

const outcomesIn = async (db: Db): Promise<string[]> => {
  const rows = await db.outboxMessage.findMany({ include: { mailbox: { include: { person: true } } } });
  return rows
    .map(({ kind, state, reason, sentAt, mailbox }) =>
      [mailbox.person?.handle, kind, state, reason, sentAt?.toISOString()].join(' '),
    )
    .toSorted();
};

const onServer = async <T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return use(client).finally(() => client.end());
};

const databasesOf = async (url: string, names: readonly string[]): Promise<unknown[]> => {
  const query = 'SELECT datname FROM pg_database WHERE datname = ANY($1)';
  return (await onServer(url, (client) => client.query(query, [names]))).rows;
};

const company = async (fill: (db: Db) => Promise<void>) => {
  const { url } = await testDatabase();
  const db = connect(url, { max: 4 });
  await fill(db);
  return { url, db };
};

describe('a simulation', () => {
  it('sends just what looking each minute sends, at the same moments', { timeout: 90_000 }, async () => {
    const hours = 4;
    const [real, simulated] = [await company(aBusyCompany), await company(aBusyCompany)];
    await eachMinute(real.db, hours);
    await simulate(
      { db: simulated.db, logger: createLogger('silent') },
      { from, days: hours / 24, zone: 'Europe/Rome' },
    );
    const expected = await outcomesIn(real.db);
    expect(expected.length).toBeGreaterThan(15);
    expect(await outcomesIn(simulated.db)).toEqual(expected);
    await Promise.all([real.db.$disconnect(), simulated.db.$disconnect()]);
  });

  it('is lived on a copy, of which nothing is left, and leaves the original as it was', async () => {
    const { url, db } = await company(aBusyCompany);
    const people = await db.person.findMany();
    let copy = '';
    const told = await withCopy(url, async (copyUrl) => {
      copy = new URL(copyUrl).pathname.slice(1);
      const other = connect(copyUrl, { max: 2 });
      expect(await other.person.findMany()).toEqual(people);
      expect((await aPerson(other)).id).toBe(Math.max(...people.map(({ id }) => id)) + 1);
      await simulate({ db: other, logger: createLogger('silent') }, { from, days: 1, zone: 'Europe/Rome' });
      const fates = await fatesIn(other, { from });
      await other.$disconnect();
      return fates;
    });
    expect(linesOf(told).find(({ handle, kind }) => handle === 'kam0' && kind === 'meeting-reminder')).toMatchObject({
      told: 2,
    });
    expect(
      burdensOf(told)
        .map(({ handle }) => handle)
        .toSorted(),
    ).toEqual(['kam0', 'kam1', 'kam2']);
    expect(await db.outboxMessage.count()).toBe(0);
    await db.$disconnect();
    expect(await databasesOf(url, [copy])).toEqual([]);
  });

  it('counts what waits for newer data, which is told all the same', { timeout: 90_000 }, async () => {
    const { db } = await company(aBusyCompany);
    for (const asOf of ['2026-07-01T06:00:00Z', '2026-08-31T06:00:00Z']) await anImport(db, ['contracts'], asOf);
    await simulate({ db, logger: createLogger('silent') }, { from, days: 9, zone: 'Europe/Rome' });
    const lines = linesOf(await fatesIn(db, { from })).filter(({ kind }) => kind === 'contract-date');
    expect(lines.map((line) => [line.handle, line.told, waitedForData(line), line.heldFor])).toEqual(
      ['kam0', 'kam1', 'kam2'].map((handle) => [handle, 0, 1, { 'old-data-over': 1 }]),
    );
    await db.$disconnect();
  });

  it('removes its copy also where it fails, and one that was left long ago', async () => {
    const { url, db } = await company(aBusyCompany);
    await db.$disconnect();
    await onServer(url, (client) => client.query('CREATE DATABASE kam_copy_1_abc'));
    let copy = '';
    const failing = withCopy(url, async (copyUrl) => {
      copy = new URL(copyUrl).pathname.slice(1);
      throw new Error('enough');
    });
    await expect(failing).rejects.toThrow('enough');
    expect(copy).toMatch(/^kam_copy_\d+_/);
    expect(await databasesOf(url, [copy, 'kam_copy_1_abc'])).toEqual([]);
  });
});
