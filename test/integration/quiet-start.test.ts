import { beforeEach, describe, expect, it } from 'vitest';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { sweepDates } from '../../src/core/dates/sweep.ts';
import { aContract, anAccount, anIdentity, aPerson, day } from '../factories/index.ts';
import { buttonsOf, olgaAtWork } from '../setup/alerts.ts';
import { testDb } from '../setup/database.ts';

const { db, reset } = await testDb();
beforeEach(reset);

const switchesOn = { label: 'Switch alerts on now', action: 'alerts-on' };

/** Olga and her head Maria on the second day of an installation, each told of a contract that waits for the summary of the day after. */
const secondDay = async () => {
  const work = await olgaAtWork(db);
  await db.organisation.updateMany({ data: { setUpAt: new Date('2026-11-22T08:00:00Z') } });
  const maria = await aPerson(db, { handle: 'maria', role: 'head' });
  await anIdentity(db, { personId: maria.id, platform: 'telegram', platformUserId: 'maria' });
  await db.person.update({ where: { id: work.olga.id }, data: { managerId: maria.id } });
  const acme = await anAccount(db, { name: 'Acme', owner: work.olga });
  await aContract(db, { accountId: acme.id, number: 'C-7', endsOn: day('2026-12-18') });
  const to = (chat: string) => work.came.filter((one) => one.to === chat).map(({ card }) => card);
  const changes = () =>
    db.auditEntry.findMany({ where: { action: 'setting.changed' }, select: { personId: true, details: true } });
  return { ...work, maria, to, changes };
};

const alertsSwitched = { key: 'attention.alertsOn', from: null, to: true };

describe('the summary of a quiet first week', () => {
  it('says until when that lasts, and has who may end it at once', async () => {
    const { live, to } = await secondDay();
    await live({ hours: 24 });
    const [forOlga, ...moreForOlga] = to('olga');
    const [forMaria] = to('maria');
    if (!forOlga || !forMaria) throw new Error('no summary');
    expect(moreForOlga).toEqual([]);
    const line = 'The first week is quiet: until Sun 29 Nov 09:00 alerts come once a day, in this summary';
    expect([fallbackText(forOlga), fallbackText(forMaria)]).toEqual([
      expect.stringContaining(line),
      expect.stringContaining(line),
    ]);
    expect(buttonsOf(forMaria)).toContainEqual(expect.objectContaining(switchesOn));
    expect(buttonsOf(forOlga).map(({ action }) => action)).not.toContain('alerts-on');
  });

  it('says nothing of it once the week is over', async () => {
    const { live, clock, to } = await secondDay();
    clock.pass({ hours: 6 * 24 });
    await db.setting.create({
      data: {
        key: 'attention.budget',
        scope: 'person',
        scopeId: (await db.person.findFirstOrThrow({ where: { handle: 'maria' } })).id,
        value: 1,
      },
    });
    await live({ hours: 12 });
    expect(to('maria').map(fallbackText).join()).not.toContain('The first week is quiet');
  });
});

describe('switching alerts on', () => {
  it('ends the quiet week for everybody, with its audit; what was held back comes with the next summary, in one message', async () => {
    const { live, deliver, clock, maria, press, to, changes, titles } = await secondDay();
    await sweepDates(db, clock.now(), 'test');
    await deliver();
    const said = fallbackText((await press('alerts-on', maria)).card);
    expect(said).toContain('Alerts come as they arise from now on, to everybody');
    expect(said).toContain('What was held back comes to each with their next summary, in one message');
    expect(await changes()).toEqual([{ personId: maria.id, details: alertsSwitched }]);
    await live({ hours: 22 });
    expect(titles()).toEqual([]);
    await live({ hours: 2 });
    expect(to('olga')).toHaveLength(1);
    expect(to('olga').map(fallbackText).join()).toContain('alerts are not switched on yet: 1');
    expect(to('olga').map(fallbackText).join()).not.toContain('The first week is quiet');
    const rossi = await anAccount(db, {
      name: 'Rossi',
      owner: await db.person.findFirstOrThrow({ where: { handle: 'olga' } }),
    });
    await aContract(db, { accountId: rossi.id, number: 'C-8', endsOn: day('2026-12-20') });
    await live({ hours: 24 });
    expect(titles().slice(1)).toEqual([expect.stringMatching(/^11-24T09:00 Rossi: contract C-8 ends/)]);
  });

  it('pressed twice is done once, and says so', async () => {
    const { maria, press, changes } = await secondDay();
    await press('alerts-on', maria);
    expect(fallbackText((await press('alerts-on', maria)).card)).toBe('Alerts are switched on already');
    expect(await changes()).toHaveLength(1);
  });

  it('pressed by two at once is done by one of them, in one entry of the audit', async () => {
    const { maria, press, changes } = await secondDay();
    const boris = await aPerson(db, { handle: 'boris', role: 'administrator' });
    const said = (await Promise.all([press('alerts-on', maria), press('alerts-on', boris)])).map(
      ({ card }) => card.title,
    );
    expect(said.toSorted()).toEqual([
      expect.stringContaining('Alerts are switched on already'),
      expect.stringContaining('Alerts come as they arise from now on'),
    ]);
    expect(await changes()).toHaveLength(1);
  });

  it('is not for who reads only', async () => {
    const { press, changes } = await secondDay();
    const reply = await press('alerts-on');
    expect(reply.outcome).toBe('refused');
    expect(await changes()).toEqual([]);
  });

  it('changes nothing once the week has ended by itself, and says when that was', async () => {
    const { maria, clock, press, changes } = await secondDay();
    clock.pass({ hours: 6 * 24 });
    expect(fallbackText((await press('alerts-on', maria)).card)).toBe(
      'The quiet first week ended today 09:00: alerts come as they arise',
    );
    expect(await changes()).toEqual([]);
  });

  it('has them come where they were switched off on purpose', async () => {
    const { maria, press, changes } = await secondDay();
    await db.setting.create({ data: { key: 'attention.alertsOn', scope: 'organisation', scopeId: 0, value: false } });
    expect(fallbackText((await press('alerts-on', maria)).card)).toContain('Alerts come as they arise from now on');
    expect(await changes()).toEqual([{ personId: maria.id, details: { ...alertsSwitched, from: false } }]);
  });
});

describe('/settings in the first week', () => {
  it('has who may end it at once, and shows nothing of it to others or later', async () => {
    const { maria, say, press } = await secondDay();
    const { card } = await say('/settings', maria);
    expect(buttonsOf(card)).toContainEqual(expect.objectContaining(switchesOn));
    expect(fallbackText(card)).toContain('The first week is quiet: until Sun 29 Nov 09:00');
    const olgas = (await say('/settings')).card;
    expect(buttonsOf(olgas).map(({ action }) => action)).not.toContain('alerts-on');
    await press('alerts-on', maria);
    const later = (await say('/settings', maria)).card;
    expect(buttonsOf(later).map(({ action }) => action)).not.toContain('alerts-on');
    expect(fallbackText(later)).toContain('Alerts: on');
  });
});
