import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  aCommitment,
  aContract,
  aDispute,
  aLegalEntity,
  aMeeting,
  anAccount,
  anAssignment,
  anFxRate,
  anImport,
  anInvoice,
  anOrder,
  anOrganisation,
  aPayment,
  aPerson,
  day,
} from '../../../test/factories/index.ts';
import { testDb } from '../../../test/setup/database.ts';
import { at, theHouse } from '../../../test/setup/house.ts';
import type { Card } from '../cards/card.ts';
import { fallbackText } from '../cards/fallback.ts';

const { db, reset } = await testDb();
const house = theHouse(db);

let olga: Awaited<ReturnType<typeof aPerson>>;

beforeEach(async () => {
  await reset();
  await anOrganisation(db);
  olga = await aPerson(db);
});

const portfolioOf = async (person = olga) => (await house.say(await at(db, person), '/accounts')).card;

/** The lines of the list, by account. */
const lines = (card: Card): string[] =>
  fallbackText(card)
    .split('\n')
    .filter((line) => line.startsWith('• '))
    .map((line) => line.slice(2));

const buttons = (card: Card) => card.children.flatMap((child) => (child.type === 'actions' ? child.buttons : []));

const owes = async (accountId: number, amount: string, dueOn: string, currency = 'EUR') =>
  anInvoice(db, {
    legalEntityId: (await aLegalEntity(db, { accountId })).id,
    amount,
    currency,
    issuedOn: day('2026-01-10'),
    dueOn: day(dueOn),
  });

/** Orders every `gap` days, the last `silence` days ago. */
const ordersEvery = async (accountId: number, gap: number, silence: number, amount = '1000') => {
  const last = Temporal.PlainDate.from('2026-11-21').subtract({ days: silence });
  for (let i = 0; i < 6; i++) {
    const on = day(last.subtract({ days: gap * i }).toString());
    await anOrder(db, { accountId, orderedOn: on, lines: [{ amount }] });
  }
};

describe('a portfolio', () => {
  it('says why each account wants attention, with figures, in the reader’s language', async () => {
    const acme = await anAccount(db, { name: 'Acme', owner: olga });
    await owes(acme.id, '41200', '2026-10-01');
    await ordersEvery(acme.id, 12, 31);
    const rossi = await anAccount(db, { name: 'Rossi', owner: olga });
    await aMeeting(db, { accountId: rossi.id, personId: olga.id, startsAt: new Date('2026-11-22T14:00:00Z') });
    await aCommitment(db, { accountId: rossi.id, dueOn: day('2026-11-18') });
    const romashka = await anAccount(db, { name: 'Ромашка', owner: olga });
    await owes(romashka.id, '412300', '2026-10-19', 'RUB');
    await aContract(db, { accountId: romashka.id, endsOn: day('2026-12-24') });
    const bianchi = await anAccount(db, { name: 'Bianchi', owner: olga });
    await aContract(db, { accountId: bianchi.id, endsOn: day('2027-02-15'), noticeDays: 60, autoRenews: true });
    await anAccount(db, { name: 'Volga', owner: olga });
    await anImport(db, ['orders', 'order_lines']);
    await anImport(db, ['invoices', 'payments'], '2026-11-20T21:00:00Z');

    for (const language of ['en', 'ru', 'it'] as const) {
      await db.person.update({ where: { id: olga.id }, data: { language } });
      await expect(fallbackText(await portfolioOf())).toMatchFileSnapshot(
        `../../../test/fixtures/rendered/portfolio-${language}.txt`,
      );
    }
  });

  it('puts the most money at stake first, and compares currencies by a dated rate', async () => {
    await anFxRate(db, { from: 'RUB', rate: '0.01' });
    const small = await anAccount(db, { name: 'Small', owner: olga });
    const silent = await anAccount(db, { name: 'Silent', owner: olga });
    const roubles = await anAccount(db, { name: 'Roubles', owner: olga });
    const dinars = await anAccount(db, { name: 'Dinars', owner: olga });
    await anAccount(db, { name: 'Calm', owner: olga });
    await owes(small.id, '500', '2026-11-01');
    await ordersEvery(silent.id, 10, 40, '900');
    await owes(roubles.id, '100000', '2026-11-01', 'RUB');
    await owes(dinars.id, '999999', '2026-11-01', 'RSD');
    expect(lines(await portfolioOf()).map((line) => line.split(' — ')[0])).toEqual([
      'Silent',
      'Roubles',
      'Small',
      'Dinars',
      'Calm',
    ]);
  });

  it('says first what most money hangs on, but never keeps a meeting back', async () => {
    const acme = await anAccount(db, { name: 'Acme', owner: olga });
    await owes(acme.id, '500', '2026-11-19');
    await ordersEvery(acme.id, 12, 31);
    await aContract(db, { accountId: acme.id, endsOn: day('2026-12-24') });
    expect(lines(await portfolioOf())).toEqual([
      'Acme — no order for 31 days, usually every 12 · contract ends in 33 days',
    ]);
    await aMeeting(db, { accountId: acme.id, startsAt: new Date('2026-11-22T14:00:00Z') });
    expect(lines(await portfolioOf())).toEqual([
      'Acme — meeting tomorrow 15:00 · no order for 31 days, usually every 12',
    ]);
  });

  it('counts as overdue what is neither paid, cancelled, disputed nor due today', async () => {
    const acme = await anAccount(db, { name: 'Acme', owner: olga });
    await owes(acme.id, '100', '2026-11-21');
    await aPayment(db, { settles: await owes(acme.id, '200', '2026-10-01') });
    await aDispute(db, { invoiceId: (await owes(acme.id, '400', '2026-10-01')).id, amount: '400' });
    const cancelled = await owes(acme.id, '800', '2026-10-01');
    await db.invoice.update({ where: { id: cancelled.id }, data: { cancelledOn: day('2026-10-02') } });
    expect(lines(await portfolioOf())).toEqual(['Acme — nothing pressing']);
    await owes(acme.id, '1600', '2026-11-20');
    expect(lines(await portfolioOf())).toEqual(['Acme — overdue €1,600, the oldest by 1 day']);
  });

  it('is read a page at a time', async () => {
    for (let i = 1; i <= 16; i++) await anAccount(db, { name: `Client ${String(i).padStart(2, '0')}`, owner: olga });
    const first = await portfolioOf();
    expect(lines(first)).toHaveLength(7);
    expect(buttons(first).map(({ label }) => label)).toEqual(['Client 01', 'Client 02', 'Client 03', '9 more']);

    const press = async (action: string) => house.press(await at(db, olga), action);
    const second = await press(buttons(first)[3]?.action ?? '');
    expect(second.replaces).toBe(true);
    expect(lines(second.card)[0]).toBe('Client 08 — nothing pressing');
    const last = await press('accounts:14');
    expect(lines(last.card)).toHaveLength(2);
    expect(buttons(last.card).at(-1)?.label).toBe('Back to the first');
    expect(lines((await press('accounts:9999')).card)[0]).toBe('Client 01 — nothing pressing');
  });

  it('says what to do when there is nobody in it', async () => {
    await anAccount(db, { name: 'Somebody else’s' });
    const reply = await house.say(await at(db, olga), '/accounts');
    expect(fallbackText(reply.card)).toBe(
      'No clients are yours yet\nYour head or an administrator assigns them; an imported list of clients may name you as the owner.',
    );
  });

  it('leaves out archived accounts, and expects no orders of a former client', async () => {
    await anAccount(db, { name: 'Archived', owner: olga, archivedAt: new Date('2026-01-01') });
    const former = await anAccount(db, { name: 'Former', owner: olga, status: 'former' });
    await ordersEvery(former.id, 10, 90);
    expect(lines(await portfolioOf())).toEqual(['Former — nothing pressing']);
  });
});

describe('what one sees of it', () => {
  it('is receivables for finance, orders and tasks for the team', async () => {
    const acme = await anAccount(db, { name: 'Acme', owner: olga });
    await owes(acme.id, '41200', '2026-10-01');
    await ordersEvery(acme.id, 12, 31);
    await aContract(db, { accountId: acme.id, endsOn: day('2026-12-24') });
    await aMeeting(db, { accountId: acme.id, startsAt: new Date('2026-11-21T14:00:00Z') });
    await aCommitment(db, { accountId: acme.id, kind: 'document', dueOn: day('2026-11-20') });
    await aCommitment(db, { accountId: acme.id, kind: 'payment', dueOn: day('2026-11-20') });
    await anImport(db, ['orders', 'invoices']);

    const finance = await aPerson(db, { role: 'finance' });
    expect(
      fallbackText(await portfolioOf(finance))
        .split('\n')
        .slice(1),
    ).toEqual(['• Acme — overdue €41,200, the oldest by 51 days', 'Ledger as of 21 Nov 07:00']);

    const helper = await aPerson(db, { role: 'member' });
    await anAssignment(db, { accountId: acme.id, personId: helper.id, role: 'team' });
    expect(fallbackText(await portfolioOf(helper)).split('\n')).toEqual([
      '1 of 1 client to look at',
      '• Acme — no order for 31 days, usually every 12 · our promise was due 20 Nov',
      'Orders as of 21 Nov 07:00',
    ]);
  });

  it('is in the audit, account by account', async () => {
    const acme = await anAccount(db, { name: 'Acme', owner: olga });
    await portfolioOf();
    expect(await db.auditEntry.findMany({ omit: { id: true, at: true } })).toEqual([
      {
        personId: olga.id,
        action: 'account.listed',
        subject: 'account',
        subjectId: acme.id,
        channel: 'console',
        details: { parts: 'profile,receivables,orders,tasks,relationship' },
      },
    ]);
  });
});
