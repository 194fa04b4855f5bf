import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDispatch } from '../../src/bots/dispatch.ts';
import { refreshAccountNames } from '../../src/core/accounts/search-index.ts';
import { type Card, cardSchema } from '../../src/core/cards/card.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { fixedClock } from '../../src/core/clock.ts';
import { actions, commands, forms } from '../../src/core/commands/registry.ts';
import { languages } from '../../src/core/i18n/translator.ts';
import { createLogger } from '../../src/core/logger.ts';
import type { Person } from '../../src/core/people/person.ts';
import {
  aContact,
  aLegalEntity,
  anAccount,
  anAssignment,
  anFxRate,
  anImport,
  anInvoice,
  anOrder,
  anOrganisation,
  aPayment,
  aPerson,
  aReturn,
  aVisit,
  day,
} from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { acmeCompany, now } from './acme.ts';

const { db, reset } = await testDb();
const dispatch = createDispatch({
  db,
  clock: fixedClock(now),
  logger: createLogger('error'),
  commands,
  actions,
  forms,
});

const say = (person: Person, line: string) => dispatch.say({ person, channel: 'console', key: 'test' }, line);
const press = (person: Person, action: string) => dispatch.press({ person, channel: 'console', key: 'test' }, action);

/** A card as text, with plain spaces. */
const read = (card: Card): string => fallbackText(card).replaceAll('\u00a0', ' ');

/** One client of one KAM, in a company that trades in euros. */
const client = async (name = 'Acme') => {
  await anOrganisation(db);
  const olga = await aPerson(db, { handle: 'olga', name: 'Olga' });
  const acme = await anAccount(db, { name, owner: olga });
  const entity = await aLegalEntity(db, { accountId: acme.id, name });
  await refreshAccountNames(db);
  return { olga, acme, entity, brief: async () => read((await press(olga, `brief:${acme.id}`)).card) };
};

const labels = (card: Card) => card.children.flatMap((child) => (child.type === 'section' ? [child.label] : []));

describe.each(languages)('the brief of Acme, in %s', (language) => {
  let company: Awaited<ReturnType<typeof acmeCompany>>;
  beforeAll(async () => {
    await reset();
    company = await acmeCompany(db, language);
  });

  it('reads as it should', async () => {
    const { card, outcome = 'ok', confidential = true } = await say(company.olga, '/brief acme');
    expect({ outcome, confidential, valid: cardSchema.safeParse(card).success }).toEqual({
      outcome: 'ok',
      confidential: true,
      valid: true,
    });
    await expect(fallbackText(card)).toMatchFileSnapshot(`../fixtures/rendered/brief.${language}.txt`);
  });

  it('opens its details in place, and comes back', async () => {
    const { olga, acme } = company;
    const brief = await say(olga, '/brief acme');
    const details = await press(olga, `brief-more:${acme.id}`);
    const back = await press(olga, `brief-back:${acme.id}`);
    expect([details.replaces, back.replaces]).toEqual([true, true]);
    expect(back.card).toEqual(brief.card);
    await expect(fallbackText(details.card)).toMatchFileSnapshot(`../fixtures/rendered/brief-details.${language}.txt`);
  });
});

describe('who sees what', () => {
  let company: Awaited<ReturnType<typeof acmeCompany>>;
  beforeAll(async () => {
    await reset();
    company = await acmeCompany(db, 'en');
  });

  it('finance sees who they are and what they owe', async () => {
    const finance = await aPerson(db, { handle: 'vera', role: 'finance' });
    const { card } = await say(finance, '/brief acme');
    expect(labels(card)).toEqual(['Who', 'Money', 'Open', 'Promises', 'Ask']);
    const said = read(card);
    expect(said).toContain('payment of €12,200 by Fri 27 Nov');
    expect(said).not.toMatch(/in 12 months|of our income|partner|pumps|price list|Petrova|Orders|R-45/);
  });

  it('the team sees orders and tasks', async () => {
    const ivan = await aPerson(db, { handle: 'ivan', role: 'member' });
    await anAssignment(db, { accountId: company.acme.id, personId: ivan.id, role: 'team' });
    const { card } = await say(ivan, '/brief acme');
    expect(labels(card)).toEqual(['Who', 'Money', 'Orders', 'Open', 'Promises', 'Ask']);
    const said = read(card);
    expect(said).toContain('new price list');
    expect(said).not.toMatch(/overdue €|limit|of our income|partner|Petrova|12,200|Ledger|seals/i);
  });

  it('details are no way around it', async () => {
    const finance = await aPerson(db, { handle: 'nina', role: 'finance' });
    const { card } = await press(finance, `brief-more:${company.acme.id}`);
    expect(labels(card)).toEqual(['Legal entities', 'Open items', 'Promises', 'Ask']);
  });

  it('nobody else finds anything, whatever they press', async () => {
    const stranger = await aPerson(db, { handle: 'max' });
    const unknown = await say(stranger, '/brief Nosuchname');
    for (const verb of ['brief', 'brief-more', 'brief-back']) {
      const forged = await press(stranger, `${verb}:${company.acme.id}`);
      expect(forged).toMatchObject({ outcome: 'not-found' });
      expect(forged).toEqual(await press(stranger, `${verb}:999999`));
    }
    expect(await say(stranger, '/brief acme')).toEqual(unknown);
  });

  it('every look is in the audit, with what was shown', async () => {
    const { olga, acme } = company;
    const before = await db.auditEntry.count();
    await say(olga, '/brief acme');
    await press(olga, `brief-more:${acme.id}`);
    const entries = await db.auditEntry.findMany({ orderBy: { id: 'asc' }, skip: before });
    expect(
      entries.map(({ action, subjectId, personId, details }) => ({ action, subjectId, personId, details })),
    ).toEqual(
      ['brief', 'details'].map((view) => ({
        action: 'account.viewed',
        subjectId: acme.id,
        personId: olga.id,
        details: { view, parts: 'profile,receivables,orders,tasks,relationship' },
      })),
    );
  });

  it('everybody reads in their own language and zone', async () => {
    const anna = await aPerson(db, { handle: 'anna', role: 'administrator', language: 'ru', zone: 'Asia/Vladivostok' });
    const said = read((await say(anna, '/brief акме')).card);
    expect(said).toContain('Встреча: завтра 00:00');
    expect(said).toContain('Заказы на 21.11, 15:00');
  });
});

describe('names', () => {
  beforeEach(reset);

  it('that fit several clients are answered with buttons', async () => {
    const { olga } = await client('Rossi S.p.A.');
    await anAccount(db, { name: 'Rossini S.r.l.', owner: olga });
    await refreshAccountNames(db);
    const { card } = await say(olga, '/brief ross');
    const buttons = card.children.flatMap((child) => (child.type === 'actions' ? child.buttons : []));
    expect(buttons.map(({ label }) => label).sort()).toEqual(['Rossi S.p.A.', 'Rossini S.r.l.']);
    expect(await db.auditEntry.count({ where: { action: 'account.listed', personId: olga.id } })).toBe(2);
    const pressed = await press(olga, buttons.find(({ label }) => label === 'Rossini S.r.l.')?.action ?? '');
    expect(pressed.card.title).toMatch(/^Rossini/);
  });

  it('missing are asked for', async () => {
    const { olga } = await client();
    expect(await say(olga, '/brief')).toMatchObject({
      outcome: 'refused',
      card: { title: 'Which client? For example: /brief Acme' },
    });
  });

  it('with signs of any markup stay as they are', async () => {
    const { brief, acme } = await client('<b>*ACME*|_x_</b> <!channel>');
    await aContact(db, { accountId: acme.id, name: '<@U123> & *Bob*', role: 'champion' });
    const said = await brief();
    expect(said).toContain('<b>*ACME*|_x_</b> <!channel> — client');
    expect(said).toContain('<@U123> & *Bob* (champion)');
  });
});

describe('figures', () => {
  beforeEach(reset);

  it('of an account without data are not zeros', async () => {
    const { brief } = await client();
    expect(await brief()).toBe(
      [
        'Acme — client · Olga since 2020',
        'not connected: orders, receivables, contacts, contracts, meetings, visits, promises, goals, competitors',
      ].join('\n'),
    );
  });

  it('come from the ledger where orders are not connected', async () => {
    const { brief, entity } = await client();
    await anInvoice(db, { legalEntityId: entity.id, amount: '3000' });
    await anInvoice(db, { legalEntityId: entity.id, amount: '500', kind: 'credit_note' });
    await anInvoice(db, { amount: '7500' });
    await anImport(db, ['invoices'], '2026-11-20T21:00:00Z');
    const said = await brief();
    expect(said).toContain('Acme — client: 25% of our income (critical dependence)');
    expect(said).toContain('€2,500 in 12 months');
    expect(said).toContain('Ledger as of 20 Nov 22:00 · income is invoices less credit notes, with VAT');
    expect(said).toContain('not connected: orders,');
  });

  it('are aged on the day of the ledger, not on the day of asking', async () => {
    const { brief, entity } = await client();
    await anInvoice(db, { legalEntityId: entity.id, dueOn: day('2026-11-15') });
    await anImport(db, ['invoices', 'payments'], '2026-11-17T08:00:00Z');
    expect(await brief()).toContain('overdue €1,000, 1 invoice, 2 days');
  });

  it('hold as of the older of invoices and payments, and a batch taken back does not count', async () => {
    const { brief, entity } = await client();
    await anInvoice(db, { legalEntityId: entity.id });
    await anImport(db, ['invoices'], '2026-11-20T08:00:00Z');
    await anImport(db, ['payments'], '2026-11-18T08:00:00Z');
    const undone = await anImport(db, ['payments'], '2026-11-21T08:00:00Z');
    await db.importBatch.update({ where: { id: undone.id }, data: { rolledBackAt: new Date(now) } });
    expect(await brief()).toContain('Ledger as of 18 Nov 09:00');
  });

  it('of the future are not counted', async () => {
    const { brief, acme } = await client();
    await anOrder(db, { accountId: acme.id, orderedOn: day('2026-11-01'), lines: [{ amount: '1000' }] });
    await anOrder(db, { accountId: acme.id, orderedOn: day('2027-11-01'), lines: [{ amount: '9000' }] });
    await aReturn(db, { accountId: acme.id, returnedOn: day('2027-01-01'), amount: '500' });
    await aVisit(db, { accountId: acme.id, happenedOn: day('2027-01-01'), summary: 'time travel' });
    const said = await brief();
    expect(said).toContain('€1,000 in 12 months');
    expect(said).toContain('last 1 Nov');
    expect(said).not.toMatch(/9,000|500|time travel/);
  });

  it('of two currencies stand side by side; the share uses a dated rate, and names what has none', async () => {
    const { brief, acme, entity } = await client();
    const order = (accountId: number, currency: string, amount: string) =>
      anOrder(db, { accountId, currency, lines: [{ amount }] });
    await order(acme.id, 'EUR', '6000');
    await order(acme.id, 'USD', '10000');
    const other = await anAccount(db);
    await order(other.id, 'EUR', '15000');
    await order(other.id, 'CHF', '7000');
    await anFxRate(db, { from: 'USD', rate: '0.9' });
    await anInvoice(db, { legalEntityId: entity.id, amount: '100' });
    await anInvoice(db, { legalEntityId: entity.id, amount: '200', currency: 'USD' });
    const said = await brief();
    expect(said).toContain('client: 50% of our income');
    expect(said).toContain('$10,000 in 12 months');
    expect(said).toContain('€6,000 in 12 months');
    expect(said).toContain('open $200 · nothing overdue\nopen €100 · nothing overdue');
    expect(said).toContain('rates of 31 Oct 2026 · share leaves out CHF (no rate)');
  });

  it('with and without VAT are not divided by each other', async () => {
    const { brief, acme } = await client();
    await anOrder(db, { accountId: acme.id });
    await anOrder(db, { vatBasis: 'gross' });
    expect(await brief()).toContain('share of our income not comparable (with and without VAT)');
  });

  it('leave out cancelled invoices, and show advances apart', async () => {
    const { brief, entity } = await client();
    await anInvoice(db, { legalEntityId: entity.id, amount: '777', cancelledOn: day('2026-11-01') });
    const paid = await anInvoice(db, { legalEntityId: entity.id, amount: '1000' });
    await aPayment(db, { settles: paid, amount: '400' });
    await aPayment(db, { legalEntityId: entity.id, amount: '50' });
    const said = await brief();
    expect(said).toContain('open €600');
    expect(said).toContain('advances €50');
  });

  it('of an account with 10,000 invoices are the same figures, in one message', async () => {
    const { brief, olga, acme, entity } = await client();
    const due = Temporal.PlainDate.from('2026-11-20');
    await db.invoice.createMany({
      data: Array.from({ length: 10_000 }, (_, i) => ({
        legalEntityId: entity.id,
        number: `INV-${i}`,
        issuedOn: day('2024-01-01'),
        dueOn: day(due.subtract({ days: i % 500 }).toString()),
        dueBasis: 'stated' as const,
        amount: '10.01',
        currency: 'EUR',
      })),
    });
    const said = await brief();
    expect(said).toContain('open €100,100 · overdue €100,100');
    expect(said).toContain('10,000 invoices, oldest 500 days');
    const details = read((await press(olga, `brief-more:${acme.id}`)).card);
    expect(details).toContain('INV-499: €10.01, due 9 Jul 2025, overdue 500 days');
    expect(details.length).toBeLessThan(4_096);
  });
});
