import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  aCommitment,
  aKeyDate,
  aLegalEntity,
  aMeeting,
  anAccount,
  anAssignment,
  anIdentity,
  anInvoice,
  anOrganisation,
  aPerson,
  day,
} from '../../../test/factories/index.ts';
import { testDb } from '../../../test/setup/database.ts';
import { at, theHouse } from '../../../test/setup/house.ts';
import { aClock, aDelivery, aSender } from '../../../test/setup/outbox.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { fallbackText } from '../cards/fallback.ts';
import { messageKinds } from '../outbox/registry.ts';
import { sweepAgendas } from './sweep.ts';

const { db, reset } = await testDb();
/** Nine in the morning in Rome, where everybody is. */
const house = theHouse(db);

let olga: Awaited<ReturnType<typeof aPerson>>;
beforeEach(async () => {
  await reset();
  await anOrganisation(db);
  olga = await aPerson(db, { handle: 'olga', name: 'Olga' });
});

const today = async () => fallbackText((await house.say(await at(db, olga), '/today')).card);
const meeting = (title: string, startsAt: string, over: Parameters<typeof aMeeting>[1] = {}) =>
  aMeeting(db, { personId: olga.id, title, startsAt: new Date(startsAt), ...over });

describe('/today', () => {
  it('says what comes next, then the whole day in its order, and offers the briefs of the clients ahead', async () => {
    const acme = await anAccount(db, { name: 'Acme', owner: olga });
    const rossi = await anAccount(db, { name: 'Rossi', owner: olga });
    await meeting('Annual terms', '2026-11-21T14:00:00Z', { accountId: acme.id, location: 'at their office' });
    await meeting('Stand-up', '2026-11-21T06:00:00Z', { accountId: rossi.id });
    const { card } = await house.say(await at(db, olga), '/today');
    expect(fallbackText(card).split('\n')).toEqual([
      '📅 2 meetings today, next 15:00 Acme',
      '• 07:00–08:00 Rossi · Stand-up',
      '• 15:00–16:00 Acme · Annual terms · at their office',
    ]);
    expect(card.children.at(-1)).toMatchObject({ buttons: [{ label: 'Acme', action: `brief:${acme.id}` }] });
  });

  it('begins and ends the day where the asker is', async () => {
    await meeting('Late yesterday', '2026-11-20T22:59:00Z');
    await meeting('First', '2026-11-20T23:00:00Z');
    await meeting('Last', '2026-11-21T22:59:00Z');
    await meeting('Tomorrow', '2026-11-21T23:00:00Z');
    const said = await today();
    expect(said).toMatch(/First.*Last/s);
    expect(said).not.toMatch(/yesterday|Tomorrow/);
  });

  it('shows what the asker attends, and neither others’ meetings nor cancelled ones', async () => {
    const { id: personId } = await aPerson(db);
    await meeting('Theirs', '2026-11-21T12:00:00Z', { personId });
    await meeting('Invited', '2026-11-21T13:00:00Z', { personId, people: [olga] });
    await meeting('Off', '2026-11-21T14:00:00Z', { status: 'cancelled' });
    expect(await today()).toBe('📅 1 meeting today: 14:00 Invited\n• 14:00–15:00 Invited');
  });

  it('does not name a client whom the asker may not see, and audits those whom it names', async () => {
    const seen = await anAccount(db, { name: 'Acme', owner: olga });
    const hidden = await anAccount(db, { name: 'Secret', owner: await aPerson(db) });
    await meeting('Terms', '2026-11-21T12:00:00Z', { accountId: seen.id });
    await meeting('Talk', '2026-11-21T13:00:00Z', { accountId: hidden.id });
    expect(await today()).not.toContain('Secret');
    const audited = await db.auditEntry.findMany({ where: { action: 'account.listed' }, select: { subjectId: true } });
    expect(audited).toEqual([{ subjectId: seen.id }]);
  });

  it('says what calendars say: whole days first, private ones as busy, each once, and nothing that takes nobody’s time', async () => {
    const acme = await anAccount(db, { name: 'Acme', owner: olga });
    const event = (uid: string, startsAt: string, over: Parameters<typeof aMeeting>[1] = {}) => {
      const inCalendar = { calendarUid: uid, calendarInstance: '', calendarStartsAt: new Date(startsAt) };
      return meeting('Talk', startsAt, { accountId: acme.id, ...inCalendar, ...over });
    };
    const midnight = '2026-11-20T23:00:00Z';
    await event('1', midnight, {
      allDay: true,
      title: 'Fair',
      endsAt: new Date('2026-11-21T23:00:00Z'),
      accountId: null,
    });
    await event('2', '2026-11-21T10:00:00Z', { isPrivate: true, title: '—', accountId: null });
    await event('3', '2026-11-21T11:00:00Z', { isFree: true });
    await event('4', '2026-11-21T14:00:00Z');
    await event('4', '2026-11-21T14:00:00Z', { personId: (await aPerson(db)).id, people: [olga] });
    expect((await today()).split('\n')).toEqual([
      '📅 3 meetings today, next 11:00 busy',
      '• all day Fair',
      '• 11:00–12:00 busy',
      '• 15:00–16:00 Acme · Talk',
    ]);
  });

  it('shows what lasts for days on each of them', async () => {
    const ofFair = { allDay: true, accountId: null, endsAt: new Date('2026-11-22T23:00:00Z') };
    await meeting('Fair', '2026-11-19T23:00:00Z', ofFair);
    await meeting('Fair before', '2026-11-18T23:00:00Z', { ...ofFair, endsAt: new Date('2026-11-20T23:00:00Z') });
    expect((await today()).split('\n')).toEqual(['📅 today, all day: Fair', '• all day Fair']);
  });

  it('says when there is nothing, and when all is over', async () => {
    expect(await today()).toContain('No meetings known for today');
    await meeting('Early', '2026-11-21T05:00:00Z');
    expect(await today()).toContain('1 meeting today, it is over');
  });
});

describe('/agenda', () => {
  const say = async (line: string, person = olga) => house.say(await at(db, person), line);

  it('says any day, what matters at the clients, what cannot be held as planned, dates, and who is absent', async () => {
    const acme = await anAccount(db, { name: 'Acme', owner: olga });
    const { id: legalEntityId } = await aLegalEntity(db, { accountId: acme.id });
    await anInvoice(db, { legalEntityId, amount: '41200', dueOn: day('2026-10-01') });
    await aCommitment(db, { accountId: acme.id, dueOn: day('2026-11-18') });
    await aKeyDate(db, { accountId: acme.id, day: day('2026-11-22'), title: 'Bids open' });
    const boris = await aPerson(db, { name: 'Boris' });
    const rossi = await anAccount(db, { name: 'Rossi', owner: boris });
    await anAssignment(db, { accountId: rossi.id, personId: olga.id, role: 'deputy', toOn: day('2026-11-25') });
    await meeting('Terms', '2026-11-22T09:00:00Z', { accountId: acme.id });
    await meeting('Review', '2026-11-22T10:20:00Z', { accountId: rossi.id, travelMinutes: 45 });
    await meeting('Stand-up', '2026-11-22T11:00:00Z', { accountId: null });
    expect(fallbackText((await say('/agenda tomorrow')).card).split('\n')).toEqual([
      '📅 3 meetings tomorrow, first 10:00 Acme',
      '• 10:00–11:00 Acme · Terms — overdue €41,200, the oldest by 51 days · our promise was due 18 Nov',
      '• 11:20–12:20 Rossi · Review',
      '• 12:00–13:00 Stand-up',
      'Conflicts: Rossi at 11:20: 25 min too little for the way from Acme',
      'Stand-up at 12:00 begins 20 min before Rossi ends',
      'Dates: Acme — tender “Bids open”',
      'Absent: Boris is away, Olga stands in',
    ]);
  });

  it('says of several who stand in for one that they do', async () => {
    const boris = await aPerson(db, { name: 'Boris', managerId: olga.id });
    for (const name of ['Anna', 'Carla']) {
      const { id: accountId } = await anAccount(db, { owner: boris });
      await anAssignment(db, {
        accountId,
        personId: (await aPerson(db, { name })).id,
        role: 'deputy',
        toOn: day('2026-11-25'),
      });
    }
    expect(await today()).toContain('Boris is away, Anna and Carla stand in');
  });

  it.each([
    ['for one client of two', 1, day('2026-11-25')],
    ['for good', 2, null],
  ])('does not say that somebody is away who has a deputy %s', async (_, covered, toOn) => {
    const boris = await aPerson(db, { name: 'Boris', managerId: olga.id });
    const { id: personId } = await aPerson(db, { name: 'Anna' });
    for (const n of [1, 2]) {
      const { id: accountId } = await anAccount(db, { owner: boris });
      if (n <= covered) await anAssignment(db, { accountId, personId, role: 'deputy', toOn });
    }
    expect(await today()).not.toContain('Boris');
  });

  it('is /today for the same day, but for the button under it', async () => {
    await meeting('Terms', '2026-11-21T12:00:00Z');
    expect(fallbackText((await say('/agenda')).card)).toBe(await today());
    expect((await say('/agenda')).card.children.at(-1)).toMatchObject({
      buttons: [{ label: 'No morning agenda', action: 'agenda-morning:off' }],
    });
  });

  it('asks which day is meant', async () => {
    expect((await say('/agenda someday')).outcome).toBe('refused');
    expect((await say(`/agenda ${'я'.repeat(10_000)}`)).outcome).toBe('refused');
  });

  it('is set for the mornings by a line or a button, which is audited', async () => {
    expect((await say('/agenda at 7:30')).card.title).toBe('The agenda comes at 07:30 on days with meetings or dates');
    await house.press(await at(db, olga), 'agenda-morning:off');
    expect((await say('/agenda')).card.children.at(-1)).toMatchObject({
      buttons: [{ label: 'Every day at 08:00', action: 'agenda-morning:on' }],
    });
    const audited = await db.auditEntry.findMany({ where: { action: 'setting.changed' }, orderBy: { id: 'asc' } });
    expect(audited.map(({ details }) => details)).toEqual([
      { key: 'agenda.hour', from: '08:00', to: '07:30' },
      { key: 'agenda.hour', from: '07:30', to: null },
    ]);
  });
});

describe('the agenda of the morning', () => {
  /** Sweeps and delivers each half hour, and gives what arrived when. */
  const mornings = async (
    from: string,
    halfHours: number,
    onTick: (tick: number, clock: ReturnType<typeof aClock>) => Promise<unknown> = async () => {},
  ) => {
    const clock = aClock(from);
    const { sender, arrived } = aSender();
    const times: string[] = [];
    const delivery = aDelivery(db, clock, [sender], { kinds: messageKinds });
    for (let tick = 0; tick < halfHours; tick++) {
      await onTick(tick, clock);
      if (tick % 2 === 0) await Promise.all([1, 2].map(() => sweepAgendas(db, clock.now(), 'test')));
      await delivery.deliverDue();
      for (const { chatId, says } of arrived.slice(times.length)) times.push(`${clock.now()} ${chatId} ${says}`);
      clock.pass({ minutes: 30 });
    }
    return times;
  };
  beforeEach(() => anIdentity(db, { personId: olga.id, platform: 'telegram', platformUserId: 'olga' }));

  it('comes once at eight where one is, on days with meetings, weekends too', async () => {
    await meeting('Terms', '2026-11-21T14:00:00Z', { accountId: null });
    await meeting('Review', '2026-11-24T14:00:00Z', { accountId: null });
    expect(await mornings('2026-11-21T04:00:00Z', 48 * 4)).toEqual([
      '2026-11-21T07:00:00Z olga 1 meeting today: 15:00 Terms',
      '2026-11-24T07:00:00Z olga 1 meeting today: 15:00 Review',
    ]);
  });

  it('comes at the hour that one wishes, or not at all', async () => {
    await meeting('Terms', '2026-11-21T14:00:00Z', { accountId: null });
    await db.setting.create({ data: { key: 'agenda.hour', scope: 'person', scopeId: olga.id, value: '06:30' } });
    expect((await mornings('2026-11-21T03:00:00Z', 8)).map((said) => said.slice(0, 16))).toEqual(['2026-11-21T05:30']);
    await db.outboxMessage.deleteMany();
    await db.setting.updateMany({ data: { value: Prisma.JsonNull } });
    expect(await mornings('2026-11-21T03:00:00Z', 16)).toEqual([]);
  });

  it.each([
    ['later, before it has come', 1, 'at 9:30', ['08:30']],
    ['earlier, before it has come', 0, 'at 7', ['06:00']],
    ['one that has passed, before it has come', 1, 'at 7', ['06:30']],
    ['later, after it has come: that is the next day’s', 3, 'at 10', ['07:00']],
    ['not at all, before it has come', 1, 'off', []],
  ])('comes at the hour that was wished last: %s', async (_, when, wish, hours) => {
    await meeting('Terms', '2026-11-21T14:00:00Z', { accountId: null });
    const say = async (tick: number, clock: ReturnType<typeof aClock>) =>
      tick === when && theHouse(db, clock).say(await at(db, olga), `/agenda ${wish}`);
    await sweepAgendas(db, Temporal.Instant.from('2026-11-21T05:59:00Z'), 'test');
    const came = await mornings('2026-11-21T06:00:00Z', 16, say);
    expect(came.map((said) => said.slice(11, 16))).toEqual(hours);
  });

  it('comes at once where it is asked for at an hour that has just been, whenever the house looks next', async () => {
    await meeting('Terms', '2026-11-21T14:00:00Z', { accountId: null });
    await db.setting.create({
      data: { key: 'agenda.hour', scope: 'person', scopeId: olga.id, value: Prisma.JsonNull },
    });
    const came = await mornings('2026-11-21T06:00:00Z', 8, async (tick, clock) =>
      tick === 1 ? theHouse(db, clock).say(await at(db, olga), '/agenda at 7:25') : null,
    );
    expect(came.map((said) => said.slice(11, 16))).toEqual(['06:30']);
  });

  it('is made when it is sent: a meeting that was cancelled until then is not told', async () => {
    const { id } = await meeting('Terms', '2026-11-21T14:00:00Z', { accountId: null });
    const cancel = () => db.meeting.update({ where: { id }, data: { status: 'cancelled' } });
    expect(await mornings('2026-11-21T06:00:00Z', 8, async (tick) => tick === 1 && cancel())).toEqual([]);
    expect(await db.outboxMessage.findFirst()).toMatchObject({ state: 'dropped', reason: 'nothing that day' });
  });

  it('comes for a date of a client alone', async () => {
    const { id: accountId } = await anAccount(db, { name: 'Acme', owner: olga });
    await aKeyDate(db, { accountId, day: day('2026-11-21') });
    expect(await mornings('2026-11-21T06:00:00Z', 8)).toEqual([
      '2026-11-21T07:00:00Z olga Acme, today: tender “Annual tender”; no meetings known',
    ]);
  });

  it('comes once a day to somebody who travels', async () => {
    await meeting('Terms', '2026-11-21T20:00:00Z', { accountId: null });
    const fly = () => db.person.update({ where: { id: olga.id }, data: { zone: 'America/New_York' } });
    expect(await mornings('2026-11-21T06:00:00Z', 30, async (tick) => tick === 4 && fly())).toHaveLength(1);
  });
});
