import { beforeEach, describe, expect, it } from 'vitest';
import { refreshAccountNames } from '../../src/core/accounts/search-index.ts';
import { sweepHeld } from '../../src/core/attention/sweep.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { sweepDates } from '../../src/core/dates/sweep.ts';
import { watchFreshness } from '../../src/core/freshness/watch.ts';
import { aContract, anAccount, anIdentity, anImport, aPerson, aVisit, day } from '../factories/index.ts';
import { olgaAtWork } from '../setup/alerts.ts';
import { testDb } from '../setup/database.ts';

const { db, reset } = await testDb();
beforeEach(reset);

/** Contracts have come twice, and not since: on Monday 23 November 2026 they are 35 or 60 working days old. */
const since = { old: '2026-10-05T06:00:00Z', tooOld: '2026-08-31T06:00:00Z' };

/** Olga on a Monday at nine, with an old export of contracts, and what is agreed with Acme and Rossi. */
const olgaWith = async (asOf: string, endsOn = '2026-12-18') => {
  const work = await olgaAtWork(db);
  await anImport(db, ['contracts'], '2026-07-01T06:00:00Z');
  await anImport(db, ['contracts'], asOf);
  const acme = await anAccount(db, { name: 'Acme', owner: work.olga });
  await refreshAccountNames(db);
  const contract = await aContract(db, { accountId: acme.id, number: 'C-7', endsOn: day(endsOn) });
  const tell = async () => {
    await sweepDates(db, work.clock.now(), 'test');
    await work.deliver();
  };
  const texts = () => work.came.filter(({ to }) => to === 'olga').map(({ card }) => fallbackText(card));
  const fates = async () =>
    (await db.outboxMessage.findMany({ orderBy: { id: 'asc' } })).map(({ kind, state, reason }) =>
      [kind, state, reason].filter(Boolean).join(' '),
    );
  return { ...work, acme, contract, tell, texts, fates };
};

describe('an alert that rests on old data', () => {
  it('says so in one line, and comes all the same', async () => {
    const { tell, texts, say } = await olgaWith(since.old);
    await tell();
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toContain('As of 5 Oct: contracts are 35 working days old');
    expect(fallbackText((await say('/why')).card)).toContain('As of 5 Oct: contracts are 35 working days old');
  });

  it('says nothing of it where the data is fresh, or was brought once for good', async () => {
    const { tell, texts } = await olgaWith('2026-11-20T06:00:00Z');
    await tell();
    await db.importFile.deleteMany({ where: { asOf: { gt: new Date('2026-07-02T00:00:00Z') } } });
    expect(texts()[0]).not.toContain('working days old');
    await db.outboxMessage.deleteMany();
    await db.signal.deleteMany();
    await tell();
    expect(texts()).toHaveLength(2);
    expect(texts()[1]).not.toContain('working days old');
  });

  it('says so also where it is told in another', async () => {
    const { tell, live, clock, texts } = await olgaWith(since.old);
    await db.setting.create({
      data: { key: 'attention.alertsOn', scope: 'organisation', scopeId: 0, value: false },
    });
    await tell();
    expect(texts()).toEqual([]);
    clock.pass({ hours: 22 });
    await live({ hours: 2 });
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toContain('Held back: ');
    expect(texts()[0]).toContain('As of 5 Oct: contracts are 36 working days old');
  });
});

describe('an alert that rests on data that is too old', () => {
  it('waits, comes with the summary of the day after newer data has come, and says why it came then', async () => {
    const { tell, live, titles, texts, fates, clock, say, press } = await olgaWith(since.tooOld);
    await tell();
    await live({ hours: 47 });
    expect(titles()).toEqual([]);
    expect(await fates()).toEqual(['contract-date held old-data']);
    expect(clock.now().toString()).toBe('2026-11-25T07:00:00Z');
    await anImport(db, ['contracts'], '2026-11-25T06:00:00Z');
    await live({ hours: 20 });
    expect(titles()).toEqual([]);
    expect(fallbackText((await say('/whynot Acme contract')).card)).toContain(
      'held for the summary today 08:00: its data was too old',
    );
    await live({ hours: 6 });
    expect(titles()).toHaveLength(1);
    expect(titles()[0]).toMatch(/^11-26T08:00 Held back: Acme: contract C-7 ends/);
    expect(texts()[0]).toContain('waited for newer data: 1');
    expect(texts()[0]).not.toContain('working days old');
    expect(await fates()).toEqual(['contract-date bundled old-data-over', 'summary sent']);
    expect(fallbackText((await say('/whynot Acme contract')).card)).toContain('told today 08:00');
    const { id } = await db.outboxMessage.findFirstOrThrow({ where: { kind: 'contract-date' } });
    const explained = fallbackText((await press(`why:${id}`)).card);
    expect(explained).toContain('Held back 23 Nov 09:00 (its data was too old), came today 08:00');
    expect(explained).toContain('Data as of 25 Nov 07:00');
  });

  it('falls away where newer data has settled it', async () => {
    const { tell, live, titles, fates, contract } = await olgaWith(since.tooOld);
    await tell();
    await anImport(db, ['contracts'], '2026-11-23T08:30:00Z');
    await db.contract.update({ where: { id: contract.id }, data: { endsOn: day('2027-12-18') } });
    await live({ hours: 30 });
    expect(titles()).toEqual([]);
    expect(await fates()).toEqual(['contract-date dropped settled by now', 'summary dropped settled by now']);
  });

  it('comes after five working days where no newer data comes, and says how old it is', async () => {
    const { tell, live, titles, texts } = await olgaWith(since.tooOld);
    await tell();
    // Monday the 30th is the fifth working day; its summary is the one of Tuesday.
    await live({ hours: 8 * 24 });
    expect(titles()).toHaveLength(1);
    expect(titles()[0]).toMatch(/^12-01T08:00 Held back: Acme: contract C-7 ends/);
    expect(texts()[0]).toContain('As of 31 Aug: contracts are 66 working days old');
  });

  it('does not wait where its day would be over', async () => {
    const { tell, texts } = await olgaWith(since.tooOld, '2026-11-29');
    await tell();
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toContain('contracts are 60 working days old');
  });

  it('is left out of a summary that comes meanwhile for other reasons', async () => {
    const { tell, live, olga, clock, titles, fates } = await olgaWith(since.tooOld);
    await tell();
    const rossi = await anAccount(db, { name: 'Rossi', owner: olga });
    await db.account.update({ where: { id: rossi.id }, data: { cadenceDays: 30 } });
    await aVisit(db, { accountId: rossi.id, happenedOn: day('2026-09-01') });
    await db.setting.create({
      data: { key: 'attention.mode.contact-freshness.telegram', scope: 'person', scopeId: olga.id, value: 'digest' },
    });
    await live({ hours: 24 });
    expect(clock.now().toString()).toBe('2026-11-24T08:00:00Z');
    expect(titles()).toHaveLength(1);
    expect(titles()[0]).toMatch(/^11-24T08:00 Held back: Rossi/);
    expect(await fates()).toContain('contract-date held old-data');
  });

  it('is told of once to the administrator, at once, with how many wait', async () => {
    const { tell, clock, deliver, came, olga } = await olgaWith(since.tooOld);
    const thomas = await aPerson(db, { handle: 'thomas', role: 'administrator' });
    await anIdentity(db, { personId: thomas.id, platform: 'telegram', platformUserId: 'thomas' });
    const bianchi = await anAccount(db, { name: 'Bianchi', owner: olga });
    const told = () => came.filter(({ to }) => to === 'thomas').map(({ card }) => card.title);
    const lookDaily = async (days: number) => {
      for (let i = 0; i < days; i++) {
        await watchFreshness(db, clock.now(), 'test');
        await deliver();
        clock.pass({ hours: 24 });
      }
    };
    await watchFreshness(db, clock.now(), 'test');
    await deliver();
    expect(told()).toEqual(['The data is 60 working days old']);
    await aContract(db, { accountId: bianchi.id, number: 'C-8', endsOn: day('2026-12-20') });
    await tell();
    clock.pass({ hours: 1 });
    await lookDaily(4);
    expect(told()).toEqual([
      'The data is 60 working days old',
      'The data is 60 working days old: 2 alerts to one person on hold',
    ]);
  });
});

it('what waits is released once, however many look', async () => {
  const { tell, clock } = await olgaWith(since.tooOld);
  await tell();
  await anImport(db, ['contracts'], '2026-11-23T07:00:00Z');
  clock.pass({ minutes: 1 });
  await Promise.all([1, 2, 3].map(() => sweepHeld(db, clock.now(), 'test')));
  expect(await db.outboxMessage.findMany({ select: { state: true, reason: true } })).toEqual([
    { state: 'held', reason: 'old-data-over' },
  ]);
});
