import { beforeEach, describe, expect, it } from 'vitest';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { sweepDates } from '../../src/core/dates/sweep.ts';
import {
  aDispute,
  aLegalEntity,
  anAccount,
  anAssignment,
  anIdentity,
  anImport,
  anInvoice,
  aPayment,
  aPerson,
  day,
} from '../factories/index.ts';
import { buttonsOf, olgaAtWork } from '../setup/alerts.ts';
import { testDb } from '../setup/database.ts';

const { db, reset } = await testDb();
beforeEach(reset);

const someone = async (handle: string, over: Parameters<typeof aPerson>[1] = {}) => {
  const person = await aPerson(db, { handle, name: handle, zone: 'Europe/Rome', ...over });
  await anIdentity(db, { personId: person.id, platform: 'telegram', platformUserId: handle });
  return person;
};

/** Olga minds Acme, Irina leads her, Paolo is in finance. From Monday 23 November 2026, nine in Rome. */
const aCompany = async (from?: string) => {
  const irina = await someone('irina', { role: 'head' });
  const paolo = await someone('paolo', { role: 'finance' });
  const work = await olgaAtWork(db, from, { managerId: irina.id });
  const { id: accountId } = await anAccount(db, { name: 'Acme', owner: work.olga });
  const { id: legalEntityId } = await aLegalEntity(db, { accountId });
  const invoice = (number: string, dueOn: string | null, over: Parameters<typeof anInvoice>[1] = {}) =>
    anInvoice(db, {
      legalEntityId,
      number,
      dueOn: dueOn === null ? null : day(dueOn),
      dueBasis: dueOn === null ? null : 'stated',
      issuedOn: day('2026-09-01'),
      ...over,
    });
  /** Looks once a day. */
  const days = (count: number) => work.live({ hours: 24 * count }, { hours: 24 });
  const told = (who = 'olga') =>
    work.came.filter(({ to }) => to === who).map(({ at, card }) => `${at.slice(0, 5)} ${card.title}`);
  return { ...work, irina, paolo, accountId, legalEntityId, invoice, days, told };
};

describe('overdue money of a client', () => {
  it('is told at each stage: to whoever minds the client, from 14 days to the manager, from 30 to finance', async () => {
    const { invoice, days, told } = await aCompany();
    await invoice('A-1', '2026-11-23');
    await days(40);
    expect(told()).toEqual([
      '11-24 Acme: €1,000 overdue, 1 day',
      '11-30 Acme: €1,000 overdue, 7 days',
      '12-07 Acme: €1,000 overdue, 14 days',
      '12-23 Acme: €1,000 overdue, 30 days',
    ]);
    expect(told('irina')).toEqual(['12-07 Acme: €1,000 overdue, 14 days', '12-23 Acme: €1,000 overdue, 30 days']);
    expect(told('paolo')).toEqual(['12-23 Acme: €1,000 overdue, 30 days']);
  });

  it('is one alert for all documents of a client, at the stage of the oldest', async () => {
    const { invoice, days, told } = await aCompany();
    for (const due of ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-24']) await invoice(due, due);
    await days(5);
    expect(told()).toEqual(['11-23 Acme: €3,000 overdue, 3 days', '11-27 Acme: €4,000 overdue, 7 days']);
  });

  it('is told anew when all was paid and something is overdue again, and not when the oldest is paid', async () => {
    const { invoice, days, told } = await aCompany();
    const [first, second] = [await invoice('A-1', '2026-11-08'), await invoice('A-2', '2026-11-15')];
    await days(1);
    await aPayment(db, { settles: first });
    await days(1);
    await aPayment(db, { settles: second });
    await days(1);
    await invoice('A-3', '2026-11-25');
    await days(1);
    expect(told()).toEqual(['11-23 Acme: €2,000 overdue, 15 days', '11-26 Acme: €1,000 overdue, 1 day']);
  });

  it('is told again at a stage that it reaches again after it was much better, and not where it sways about one', async () => {
    const { invoice, days, told } = await aCompany();
    const first = await invoice('A-1', '2026-11-09');
    const second = await invoice('A-2', '2026-11-10');
    await days(1);
    await aPayment(db, { settles: first });
    await days(2);
    expect(told()).toEqual(['11-23 Acme: €2,000 overdue, 14 days']);
    await invoice('A-3', '2026-11-23');
    await aPayment(db, { settles: second });
    await days(20);
    // Seven days were told as part of fourteen, and it never was better than that.
    const again = '12-07 Acme: €1,000 overdue, 14 days';
    expect(told()).toEqual(['11-23 Acme: €2,000 overdue, 14 days', again]);
    expect(told('irina')).toEqual(told());
  });

  it('is told without what is disputed or names no due day', async () => {
    const { invoice, days, told, came } = await aCompany();
    const disputed = await invoice('A-1', '2026-11-01');
    await aDispute(db, { invoiceId: disputed.id, amount: '1000' });
    await invoice('A-2', null);
    await days(1);
    expect(came).toEqual([]);
    const partly = await invoice('A-3', '2026-11-22');
    await aDispute(db, { invoiceId: partly.id, amount: '400' });
    await days(1);
    expect(told()).toEqual(['11-24 Acme: €600 overdue, 2 days']);
    expect(fallbackText(came[0]?.card ?? { type: 'card', title: '', children: [] })).toContain('A-3 of 1 Sep: €600');
  });

  it('is told as of when the ledger speaks, not as of today', async () => {
    const { invoice, days, told } = await aCompany();
    await invoice('A-1', '2026-11-19');
    await invoice('A-2', '2026-11-20');
    await anImport(db, ['invoices', 'payments'], '2026-11-20T18:00:00Z');
    await days(1);
    expect(told()).toEqual(['11-23 Acme: €1,000 overdue, 1 day']);
  });

  it('is told at the stages that are set', async () => {
    const { invoice, days, told } = await aCompany();
    const set = (key: string, value: number | number[]) =>
      db.setting.create({ data: { key: `receivables.${key}`, scope: 'organisation', scopeId: 0, value } });
    await set('overdueStages', [3, 10]);
    await set('overdueManagerDays', 1);
    await set('overdueFinanceDays', 10);
    await invoice('A-1', '2026-11-22');
    await days(12);
    expect(told()).toEqual(['11-25 Acme: €1,000 overdue, 3 days', '12-02 Acme: €1,000 overdue, 10 days']);
    expect(told('irina')).toEqual(told());
    expect(told('paolo')).toEqual(['12-02 Acme: €1,000 overdue, 10 days']);
  });
});

describe('who is told of overdue money', () => {
  it('is the deputy while one stands in; the owner is not told once more after it', async () => {
    const { invoice, days, told, accountId } = await aCompany();
    const boris = await someone('boris');
    const span = { fromOn: day('2026-11-24'), toOn: day('2026-11-26') };
    await anAssignment(db, { accountId, personId: boris.id, role: 'deputy', ...span });
    await invoice('A-1', '2026-11-22');
    await days(7);
    expect(told()).toEqual(['11-23 Acme: €1,000 overdue, 1 day']);
    expect(told('boris')).toEqual(['11-24 Acme: €1,000 overdue, 2 days']);
  });

  it('is told of all clients in one message, the oldest first', async () => {
    const { invoice, days, told, olga, came } = await aCompany();
    await invoice('A-1', '2026-10-20');
    const rossi = await anAccount(db, { name: 'Rossi', owner: olga });
    const { id } = await aLegalEntity(db, { accountId: rossi.id });
    await invoice('R-1', '2026-10-10', { legalEntityId: id, currency: 'USD' });
    await days(1);
    const title = '11-23 2 clients with overdue money, first Rossi: $1,000 overdue, 44 days';
    expect(['olga', 'irina', 'paolo'].map((who) => told(who))).toEqual([[title], [title], [title]]);
    expect(fallbackText(came[0]?.card ?? { type: 'card', title: '', children: [] })).toContain(
      '• Rossi — $1,000 overdue, 44 days\n• Acme — €1,000 overdue, 34 days',
    );
  });

  it('may log a call where they see the client; finance sees the brief alone', async () => {
    const { invoice, days, came } = await aCompany();
    await invoice('A-1', '2026-10-20');
    await days(1);
    const offered = came.map(({ to, card }) => [to, buttonsOf(card).map(({ action }) => action.replace(/:.*/, ''))]);
    expect(Object.fromEntries(offered)).toEqual({
      olga: ['brief', 'visit', 'more'],
      irina: ['brief', 'visit', 'more'],
      paolo: ['brief', 'more'],
    });
  });

  it('is nobody once it is paid, or not theirs, before it is sent; the audit says who was told', async () => {
    const { invoice, deliver, clock, came, accountId } = await aCompany();
    const only = await invoice('A-1', '2026-10-20');
    await sweepDates(db, clock.now(), 'test');
    await db.assignment.updateMany({ where: { accountId }, data: { toOn: day('2026-11-23') } });
    await deliver();
    // Nobody owns it now, which is the head's.
    expect(came.map(({ to }) => to).toSorted()).toEqual(['irina', 'paolo']);
    expect(await db.auditEntry.count({ where: { action: 'account.told', subjectId: accountId } })).toBe(2);
    await aPayment(db, { settles: only });
    const other = await invoice('A-2', '2026-10-20', { amount: '50' });
    clock.pass({ hours: 24 });
    await sweepDates(db, clock.now(), 'test');
    await aPayment(db, { settles: other });
    await deliver();
    expect(came).toHaveLength(2);
  });

  it('are told once, however many look at the same time', async () => {
    const { invoice, deliver, clock, came } = await aCompany();
    await invoice('A-1', '2026-10-20');
    await Promise.all([1, 2, 3, 4].map(() => sweepDates(db, clock.now(), 'test')));
    await deliver();
    expect(came.map(({ to }) => to).toSorted()).toEqual(['irina', 'olga', 'paolo']);
  });

  it('is told of the money alone that is at stake', async () => {
    const { invoice, clock } = await aCompany();
    await invoice('A-1', '2026-10-20');
    await invoice('A-2', '2026-12-20', { amount: '7000' });
    await sweepDates(db, clock.now(), 'test');
    const stakes = await db.outboxMessage.findMany({ select: { stake: true } });
    expect(stakes.map(({ stake }) => Number(stake))).toEqual([1000, 1000, 1000]);
  });
});
