import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { refreshAccountNames } from '../../src/core/accounts/search-index.ts';
import { sweepHeld } from '../../src/core/attention/sweep.ts';
import type { Card } from '../../src/core/cards/card.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { sweepDates } from '../../src/core/dates/sweep.ts';
import { messageKinds } from '../../src/core/outbox/registry.ts';
import { partsSeenBy } from '../../src/core/people/access.ts';
import { readersOf } from '../../src/core/telling/readers.ts';
import {
  aContact,
  aContract,
  aKeyDate,
  aMeeting,
  anAccount,
  anAssignment,
  anIdentity,
  anOrganisation,
  aPerson,
  aVisit,
  day,
} from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { at, theHouse } from '../setup/house.ts';
import { aClock, aDelivery, aSender } from '../setup/outbox.ts';

const { db, reset } = await testDb();

interface Told {
  readonly who: string;
  readonly at: string;
  readonly says: string;
  readonly card: Card;
}

/** The company over time: what each person is told, and what becomes of it. From Monday 23 November 2026, eight in Rome. */
const aCompany = (from = '2026-11-23T07:00:00Z') => {
  const clock = aClock(from);
  const told: Told[] = [];
  const edited: string[] = [];
  const { sender } = aSender({
    send: async (chat, card) => {
      told.push({ who: chat.chatId, at: clock.now().toString(), says: fallbackText(card), card });
      return { chatId: chat.chatId, messageId: String(told.length) };
    },
    edit: async (_, card) => {
      edited.push(fallbackText(card));
    },
  });
  const delivery = aDelivery(db, clock, [sender], { kinds: messageKinds });
  const hours = async (count: number, step = 1): Promise<void> => {
    for (let i = 0; i < count; i += step) {
      await sweepDates(db, clock.now(), 'test');
      await sweepHeld(db, clock.now(), 'test');
      await delivery.deliverDue();
      clock.pass(Temporal.Duration.from({ hours: step }));
    }
  };
  const titles = (who?: string) => told.filter((one) => !who || one.who === who).map(({ says }) => says.split('\n')[0]);
  return {
    clock,
    told,
    edited,
    titles,
    hours,
    days: (count: number) => hours(24 * count, 24),
    house: theHouse(db, clock),
    deliver: () => delivery.deliverDue(),
  };
};

const someone = async (handle: string, over: Parameters<typeof aPerson>[1] = {}) => {
  const person = await aPerson(db, { handle, name: handle, ...over });
  await anIdentity(db, { personId: person.id, platform: 'telegram', platformUserId: handle });
  return person;
};

let irina: Awaited<ReturnType<typeof aPerson>>;
let olga: Awaited<ReturnType<typeof aPerson>>;
beforeEach(async () => {
  await reset();
  await anOrganisation(db);
  irina = await someone('irina', { role: 'head' });
  olga = await someone('olga', { managerId: irina.id });
});

const acme = (over: Parameters<typeof anAccount>[1] = {}) => anAccount(db, { name: 'Acme', owner: olga, ...over });
const contract = (accountId: number, endsOn: string, over: Parameters<typeof aContract>[1] = {}) =>
  aContract(db, { accountId, number: 'C-7', endsOn: day(endsOn), ...over });

describe('the end of a contract', () => {
  it('is told 90, 60, 30 and 7 days before, in the morning, to whoever minds the client and their manager', async () => {
    const { id } = await acme();
    await contract(id, '2027-03-01');
    const { told, days } = aCompany();
    await days(100);
    const lines = told.map(({ who, at, says }) => `${at.slice(0, 10)} ${who} ${says.split('\n')[0]}`);
    expect(lines.filter((line) => line.includes('olga'))).toEqual([
      '2026-12-01 olga 📄 Acme: contract C-7 ends 1 Mar 2027, in 90 days',
      '2026-12-31 olga 📄 Acme: contract C-7 ends 1 Mar 2027, in 60 days',
      // 30 January is a Saturday.
      '2027-02-01 olga 📄 Acme: contract C-7 ends 1 Mar, in 28 days',
      '2027-02-22 olga 📄 Acme: contract C-7 ends Mon 1 Mar, in 7 days',
    ]);
    expect(lines.filter((line) => line.includes('irina'))).toEqual(
      lines.filter((line) => line.includes('olga')).map((line) => line.replace('olga', 'irina')),
    );
  });

  it('reaches each reader in their own morning', async () => {
    const tokyo = await someone('kenji', { zone: 'Asia/Tokyo', managerId: irina.id });
    const york = await someone('mary', { zone: 'America/New_York', managerId: irina.id });
    for (const owner of [tokyo, york, olga]) {
      await contract((await anAccount(db, { owner })).id, '2027-02-22');
    }
    const { told, hours } = aCompany('2026-11-23T15:00:00Z');
    await hours(30);
    const mornings = Object.fromEntries(told.map(({ who, at }) => [who, at.slice(0, 16)]));
    // 24 November is 90 days before. There it is 8 o'clock at 23:00, 13:00 and 7:00 in London.
    expect(mornings).toMatchObject({ kenji: '2026-11-23T23:00', mary: '2026-11-24T13:00', olga: '2026-11-24T07:00' });
    expect(told.filter(({ who }) => who === 'irina')).toHaveLength(1);
  });

  it('is one message for all contracts of a person that day, the most pressing first', async () => {
    await contract((await acme()).id, '2027-01-22');
    await contract((await anAccount(db, { name: 'Rossi', owner: olga })).id, '2026-12-05', { number: 'R-1' });
    const { titles, told, hours } = aCompany();
    await hours(24);
    expect(titles('olga')).toEqual([
      '📄 2 contracts to decide on, first Rossi: contract R-1 ends Sat 5 Dec, in 12 days',
    ]);
    expect(told.find(({ who }) => who === 'olga')?.says).toMatch(
      /Rossi — .*\n.*Acme — contract C-7 ends 22 Jan 2027, in 60 days/,
    );
  });

  it('is told at the stage that it is at when it becomes known, and stages that have passed are not', async () => {
    await contract((await acme()).id, '2026-12-13');
    const { titles, days } = aCompany();
    await days(10);
    expect(titles('olga')).toEqual(['📄 Acme: contract C-7 ends 13 Dec, in 20 days']);
  });

  it('is told at the weekend where Monday would be too late', async () => {
    await contract((await acme()).id, '2026-11-22');
    const { titles, hours } = aCompany('2026-11-21T06:00:00Z');
    await hours(24);
    expect(titles('olga')).toEqual(['📄 Acme: contract C-7 ends Sun 22 Nov, in 1 day']);
  });

  it('is told the same day as another message, where it is the last', async () => {
    const { id } = await acme();
    await contract(id, '2026-12-13');
    const { titles, hours } = aCompany();
    await hours(6);
    await contract(id, '2026-11-23', { number: 'C-8' });
    await contract(id, '2026-11-25', { number: 'C-9' });
    await hours(4);
    expect(titles('olga').at(-1)).toBe('📄 Acme: contract C-8 ends today');
    await hours(24);
    expect(titles('olga').at(-1)).toBe('📄 Acme: contract C-9 ends Wed 25 Nov, in 1 day');
  });

  it('matters by its last day of notice alone where it renews itself', async () => {
    await contract((await acme()).id, '2027-01-31', { noticeDays: 60, autoRenews: true });
    const { titles, days } = aCompany();
    await days(80);
    expect(titles('olga')).toEqual([
      '📄 Acme: contract C-7 renews itself on 31 Jan 2027, last day to give notice Wed 2 Dec, in 9 days',
      '📄 Acme: contract C-7 renews itself on 31 Jan 2027, last day to give notice Wed 2 Dec, in 7 days',
    ]);
  });

  it('is told once, however often and by however many it is looked at', async () => {
    await contract((await acme()).id, '2026-12-13');
    const { clock, titles, deliver } = aCompany('2026-11-23T08:00:00Z');
    await Promise.all([1, 2, 3, 4].map(() => sweepDates(db, clock.now(), 'test')));
    await deliver();
    expect(titles()).toHaveLength(2);
  });

  it('is told of no client who is gone, and of no contract that is', async () => {
    await contract((await acme({ archivedAt: new Date('2026-11-01T00:00:00Z') })).id, '2026-12-13');
    const { id } = await anAccount(db, { owner: olga });
    await contract(id, '2026-12-13', { status: 'ended' });
    await contract(id, '2026-12-13', { archivedAt: new Date('2026-11-01T00:00:00Z') });
    await contract(id, '2026-11-22');
    const { titles, hours } = aCompany();
    await hours(24);
    expect(titles()).toEqual([]);
  });
});

describe('a day that is over before somebody is back', () => {
  it('is told while they are away, and what can wait for them is not', async () => {
    const account = await anAccount(db, { name: 'Acme', owner: olga });
    await aContract(db, { accountId: account.id, number: 'C-1', endsOn: day('2026-11-27') });
    await aContract(db, { accountId: account.id, number: 'C-2', endsOn: day('2026-12-20') });
    const other = await anAccount(db, { name: 'Rossi', owner: olga });
    await aKeyDate(db, { accountId: other.id, day: day('2026-12-07'), title: 'Fair' });
    const value = { from: '2026-11-23', until: '2026-11-27' };
    await db.setting.create({ data: { key: 'attention.away', scope: 'person', scopeId: olga.id, value } });
    const { told, hours } = aCompany();
    await hours(24 * 8);
    const of = (number: string) =>
      told.find(({ who, says }) => who === 'olga' && says.includes(number))?.at.slice(0, 10);
    expect([of('C-1'), of('Fair')]).toEqual(['2026-11-23', '2026-11-30']);
  });
});

describe('who is told', () => {
  it('is the deputy while one stands in, and the owner before and after, each stage once', async () => {
    const { id } = await acme();
    const boris = await someone('boris');
    await anAssignment(db, {
      accountId: id,
      personId: boris.id,
      role: 'deputy',
      fromOn: day('2026-11-24'),
      toOn: day('2026-12-08'),
    });
    await contract(id, '2026-12-13');
    const { told, days } = aCompany();
    await days(20);
    expect(told.filter(({ who }) => who !== 'irina').map(({ who, at }) => `${at.slice(0, 10)} ${who}`)).toEqual([
      '2026-11-23 olga',
      '2026-11-24 boris',
      // A week before is the Sunday; the deputy is there until Monday.
      '2026-12-07 boris',
      // The 8th is a holiday in Italy.
      '2026-12-09 olga',
    ]);
  });

  it('is a new owner, at the stage that they find', async () => {
    const { id } = await acme();
    await contract(id, '2026-12-13');
    const { titles, hours } = aCompany();
    await hours(24);
    const boris = await someone('boris');
    await db.assignment.updateMany({ data: { toOn: day('2026-11-24') } });
    await anAssignment(db, { accountId: id, personId: boris.id, fromOn: day('2026-11-24') });
    await hours(24);
    expect(titles('olga')).toHaveLength(1);
    expect(titles('boris')).toEqual(['📄 Acme: contract C-7 ends 13 Dec, in 19 days']);
  });

  it('is the head where the owner has left', async () => {
    await contract((await acme()).id, '2026-12-13');
    await db.person.update({ where: { id: olga.id }, data: { leftOn: day('2026-11-20') } });
    const { told, hours } = aCompany();
    await hours(24);
    expect(told.map(({ who }) => who)).toEqual(['irina']);
  });

  it('is nobody whose client it is no more by the time that it is sent', async () => {
    await contract((await acme()).id, '2026-12-13');
    const { clock, titles, deliver } = aCompany('2026-11-23T08:00:00Z');
    await sweepDates(db, clock.now(), 'test');
    await db.assignment.updateMany({ data: { toOn: day('2026-11-23') } });
    await deliver();
    // Nobody owns it now, which is the head's.
    expect(titles('olga')).toEqual([]);
    expect(titles('irina')).toHaveLength(1);
  });
});

describe('nobody is told what they may not see', () => {
  const now = Temporal.Instant.from('2026-11-23T08:00:00Z');
  /** Whether a reader left, of several in one line of managers; and who has which role at each of several clients. */
  const company = fc.record({
    left: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    held: fc.array(
      fc.record({
        client: fc.nat(2),
        person: fc.nat(3),
        role: fc.constantFrom('owner', 'deputy', 'team'),
        // Over today, since today, until further notice, and not yet.
        span: fc.constantFrom<[string, string | null]>(
          ['2026-01-01', '2026-11-23'],
          ['2026-11-23', '2026-11-24'],
          ['2026-01-01', null],
          ['2026-11-24', null],
        ),
      }),
      { maxLength: 8 },
    ),
  });

  it('whoever stands to a client in whichever way', async () => {
    const people = [irina, olga, await someone('boris', { managerId: olga.id }), await someone('mario')];
    const clients = [await anAccount(db), await anAccount(db), await anAccount(db)];
    const ids = clients.map(({ id }) => id);
    await fc.assert(
      fc.asyncProperty(company, async ({ left, held }) => {
        await db.assignment.deleteMany();
        for (const [i, { id }] of people.entries()) {
          await db.person.update({ where: { id }, data: { leftOn: left[i] ? day('2026-11-20') : null } });
        }
        await db.assignment.createMany({
          data: held.map(({ client, person, role, span: [from, to] }) => ({
            accountId: ids[client] ?? 0,
            personId: people[person]?.id ?? 0,
            role,
            fromOn: day(from),
            toOn: to === null ? null : day(to),
          })),
          skipDuplicates: true,
        });
        const today = Temporal.PlainDate.from('2026-11-23');
        const seen = await partsSeenBy(
          db,
          people.map(({ id, role }) => ({ id, role, today })),
          ids,
        );
        for (const reader of await readersOf(db, now, ids)) {
          const [accountId = 0, personId = 0] = reader.split('/').map(Number);
          expect([reader, seen(personId, accountId).has('relationship')]).toEqual([reader, true]);
          expect(left[people.findIndex(({ id }) => id === personId)]).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('deciding on a contract', () => {
  const decided = async () => {
    const { id } = await acme();
    const { id: contractId } = await contract(id, '2026-12-13');
    const company = aCompany();
    await company.hours(4);
    const submit = async (form: string, values: Record<string, string>, person = olga) =>
      company.house.submit(await at(db, person), `${form}:${contractId}`, values);
    return { ...company, contractId, submit };
  };

  it('offers what can be done, in the message', async () => {
    const { told, contractId, house } = await decided();
    expect(told[0]?.card.children.at(-1)).toMatchObject({
      buttons: [
        { label: 'Renewed', action: `contract-renew:${contractId}` },
        { label: 'Ends on purpose', action: `contract-end:${contractId}` },
        { label: 'Brief' },
        { label: 'More' },
      ],
    });
    const { form } = await house.press(await at(db, olga), `contract-renew:${contractId}`);
    expect(form?.fields.map(({ name }) => name)).toEqual(['endsOn', 'number']);
  });

  it('renews it: the next one stands, both messages say so, and nothing more is told of the old', async () => {
    const { submit, days, told, edited } = await decided();
    const { card } = await submit('contract-renew', { endsOn: '2027-12-13', number: 'C-8' });
    expect(card.title).toBe('Acme: contract C-7 renewed until 13 Dec 2027');
    await days(19);
    expect(told).toHaveLength(2);
    expect(edited).toHaveLength(2);
    expect(edited[0]).toBe('📄 Acme: contract C-7 renewed until 13 Dec 2027\n✓ olga, today 12:00');
    const next = await db.contract.findFirstOrThrow({ where: { number: 'C-8' } });
    expect(next).toMatchObject({ status: 'active', startsOn: day('2026-12-14'), endsOn: day('2027-12-13') });
    expect(await db.auditEntry.count({ where: { action: 'contract.renewed', personId: olga.id } })).toBe(1);
  });

  it.each([
    ['once where an import brings it as well', { number: 'c-8' }, 'Acme: contract c-8 ends 20 Jan 2027, in 57 days'],
    ['beside another that an import brings', { number: 'C-9' }, '2 contracts to decide on, first Acme'],
    ['where an import says that it has ended', { number: 'C-8', status: 'ended' as const }, 'Acme: contract C-8 ends'],
    ['where it is gone from the books', { number: 'C-8', archivedAt: new Date(0) }, 'Acme: contract C-8 ends'],
  ])('tells of the next one %s', async (_, imported, expected) => {
    const { submit, titles, days, contractId } = await decided();
    await submit('contract-renew', { endsOn: '2027-01-20', number: 'C-8' });
    const { accountId } = await db.contract.findUniqueOrThrow({ where: { id: contractId } });
    await contract(accountId, '2027-01-20', { source: 'erp', externalKey: '8', ...imported });
    await days(2);
    expect(titles('olga').slice(1)).toEqual([expect.stringContaining(expected)]);
  });

  it('ends it on purpose, also where an import says afterwards that it is active', async () => {
    const { submit, days, told, edited, contractId } = await decided();
    await submit('contract-end', { reason: 'They build their own plant' });
    await db.contract.update({ where: { id: contractId }, data: { status: 'active' } });
    await days(19);
    expect(told).toHaveLength(2);
    expect(edited[0]).toContain('ends 13 Dec on purpose: They build their own plant');
  });

  it('is decided once: whoever comes second is told what was decided', async () => {
    const { submit } = await decided();
    const [one, other] = await Promise.all([
      submit('contract-renew', { endsOn: '2027-12-13' }),
      submit('contract-end', { reason: 'Over' }, irina),
    ]);
    expect(one?.card.title).toBe(other?.card.title);
    expect(await db.auditEntry.count({ where: { subject: 'contract' } })).toBe(1);
    expect(await db.contract.count()).toBeLessThanOrEqual(2);
  });

  it('refuses an end that is no later, or out of reach, and a reason that is none', async () => {
    const { submit } = await decided();
    expect((await submit('contract-renew', { endsOn: '2026-12-13' })).card.title).toContain(
      'runs until 13 Dec 2026 already',
    );
    expect((await submit('contract-renew', { endsOn: '2099-01-01' })).outcome).toBe('refused');
    expect((await submit('contract-end', { reason: ' \u200b ' })).outcome).toBe('refused');
    expect((await submit('contract-end', { reason: 'я'.repeat(10_000) })).outcome).toBe('refused');
    expect(await db.contract.count({ where: { status: 'active' } })).toBe(1);
  });

  it('is not for those who do not see what is agreed with the client', async () => {
    const { submit, contractId, house } = await decided();
    const stranger = await someone('mario');
    expect((await submit('contract-end', { reason: 'Over' }, stranger)).outcome).toBe('not-found');
    expect((await house.press(await at(db, stranger), `contract:${contractId}`)).outcome).toBe('not-found');
    expect(await db.contract.count({ where: { status: 'active' } })).toBe(1);
  });

  it('can still be done after its end, which is said as what it is', async () => {
    const { clock, contractId, house, submit } = await decided();
    clock.pass({ hours: 24 * 25 });
    const { card } = await house.press(await at(db, olga), `contract:${contractId}`);
    expect(card.title).toBe('Acme: contract C-7 ended on 13 Dec');
    expect((await submit('contract-renew', { endsOn: '2027-12-13' })).card.title).toContain(
      'renewed until 13 Dec 2027',
    );
  });

  it('says of one that renews itself that it does, once the last day to give notice has passed', async () => {
    const { id: contractId } = await contract((await acme()).id, '2026-12-13', { noticeDays: 30, autoRenews: true });
    const { clock, house } = aCompany();
    const title = async () => (await house.press(await at(db, olga), `contract:${contractId}`)).card.title;
    expect(await title()).toBe('Acme: contract C-7 renews itself on 13 Dec');
    clock.pass({ hours: 24 * 25 });
    expect(await title()).toBe('Acme: contract C-7 renewed itself on 13 Dec');
  });

  it('is not offered of a contract that was closed elsewhere', async () => {
    const { contractId, house, submit } = await decided();
    await db.contract.update({ where: { id: contractId }, data: { status: 'ended' } });
    const { card } = await house.press(await at(db, olga), `contract:${contractId}`);
    expect(JSON.stringify(card)).not.toContain('contract-renew');
    expect((await submit('contract-end', { reason: 'Over' })).card.title).toBe(
      'Acme: contract C-7 is not open any more',
    );
    expect(await db.contract.count({ where: { closedAt: { not: null } } })).toBe(0);
  });

  it('drops a message that was not sent yet', async () => {
    const { id } = await acme();
    const { id: contractId } = await contract(id, '2026-12-13');
    const { clock, titles, house, deliver } = aCompany('2026-11-23T08:00:00Z');
    await sweepDates(db, clock.now(), 'test');
    await house.submit(await at(db, olga), `contract-end:${contractId}`, { reason: 'Over' });
    await deliver();
    expect(titles()).toEqual([]);
  });
});

describe('dates of a client', () => {
  it('are told 14, 7 and 1 days before to whoever minds the client, and not after the day', async () => {
    const { id } = await acme();
    await aKeyDate(db, { accountId: id, day: day('2026-12-11'), notedById: olga.id });
    const { told, days } = aCompany();
    await days(25);
    expect(told.map(({ who, at, says }) => `${at.slice(0, 10)} ${who} ${says.split('\n')[0]}`)).toEqual([
      '2026-11-27 olga 🗓 Acme: tender “Annual tender”, 11 Dec',
      '2026-12-04 olga 🗓 Acme: tender “Annual tender”, Fri 11 Dec',
      '2026-12-10 olga 🗓 Acme: tender “Annual tender”, tomorrow',
    ]);
  });

  it('are told to those who answer for the client where nobody minds it', async () => {
    const { id } = await acme();
    await aKeyDate(db, { accountId: id, day: day('2026-12-07'), notedById: olga.id });
    const ownerless = await anAccount(db, { name: 'Rossi' });
    await aKeyDate(db, { accountId: ownerless.id, day: day('2026-12-08'), notedById: olga.id });
    await db.person.update({ where: { id: olga.id }, data: { leftOn: day('2026-11-21') } });
    const { told, days } = aCompany();
    await days(2);
    expect(told.map(({ who, says }) => `${who} ${says.split('\n')[0]}`)).toEqual([
      'irina 🗓 Acme: tender “Annual tender”, 7 Dec',
      'irina 🗓 Rossi: tender “Annual tender”, 8 Dec',
    ]);
  });

  it('are noted by a form, once, and the reminders that were due by then are left out', async () => {
    const { id } = await acme();
    const { house, titles, days } = aCompany();
    const values = { kind: 'event', title: 'Ярмарка', day: '2026-11-27', time: '9:30', remind: '7, 1', note: '' };
    const from = await at(db, olga);
    const first = await house.submit(from, `date:${id}`, values);
    const again = await house.submit(from, `date:${id}`, values);
    expect(again).toEqual(first);
    expect(first.card.title).toBe('Acme: event “Ярмарка”, Fri 27 Nov 09:30');
    expect(await db.keyDate.count()).toBe(1);
    await days(5);
    expect(titles()).toEqual(['🗓 Acme: event “Ярмарка”, tomorrow 09:30']);
  });

  it('can be taken back, wherever they were told, and are told no more', async () => {
    const { id } = await acme();
    const { id: dateId } = await aKeyDate(db, { accountId: id, day: day('2026-11-30') });
    const { house, hours, days, titles, edited } = aCompany();
    await hours(4);
    const { card, replaces } = await house.press(await at(db, olga), `date-withdraw:${dateId}`);
    expect([card.title, replaces]).toEqual(['Taken back: Acme, tender “Annual tender”, Mon 30 Nov', true]);
    await days(7);
    expect(titles()).toHaveLength(1);
    expect(edited).toEqual(['🗓 Taken back: Acme, tender “Annual tender”, Mon 30 Nov']);
  });

  it('are refused where they have passed or make no sense', async () => {
    const { id } = await acme();
    const { house } = aCompany();
    const values = { kind: 'event', title: 'Fair', day: '2026-12-01' };
    for (const wrong of [
      { day: '2026-11-22' },
      { time: '25:00' },
      { remind: 'soon' },
      { remind: '91' },
      { title: ' ' },
    ]) {
      const { outcome } = await house.submit(await at(db, olga), `date:${id}`, { ...values, ...wrong });
      expect([wrong, outcome]).toEqual([wrong, 'refused']);
    }
    expect(await db.keyDate.count()).toBe(0);
  });

  it('stand in /dates with contracts, by day, for the next 90 days', async () => {
    const { id } = await acme();
    await contract(id, '2026-12-13', { noticeDays: 10 });
    await aKeyDate(db, { accountId: id, day: day('2026-12-05') });
    await aKeyDate(db, { accountId: id, day: day('2027-03-05'), title: 'Far' });
    const { house } = aCompany();
    expect(fallbackText((await house.say(await at(db, olga), '/dates')).card).split('\n')).toEqual([
      '🗓 3 dates in 90 days, next Thu 3 Dec Acme',
      '• Thu 3 Dec Acme — contract C-7: last day to give notice Thu 3 Dec, in 10 days',
      '• Sat 5 Dec Acme — tender “Annual tender”',
      '• 13 Dec Acme — contract C-7 ends 13 Dec, in 20 days',
      'To note a tender, an event or another date: /dates and the client’s name'.replace('’', "'"),
    ]);
    expect((await house.say(await at(db, await someone('mario')), '/dates')).card.title).toBe(
      'No dates known for the next 90 days',
    );
  });
});

describe('a client without a contact for longer than agreed', () => {
  const silent = async (over: Parameters<typeof anAccount>[1] = {}) => {
    const account = await acme({ cadenceDays: 30, ...over });
    await aVisit(db, { accountId: account.id, personId: olga.id, happenedOn: day('2026-10-11') });
    await aContact(db, { accountId: account.id, name: 'Anna Petrova', phone: '+39 02 1234' });
    return account;
  };

  it('is told with the days and whom to reach, and again only after another whole rhythm', async () => {
    await silent();
    const { told, days } = aCompany();
    await days(40);
    expect(told.map(({ who, at, says }) => `${at.slice(0, 10)} ${who} ${says}`)).toEqual([
      '2026-11-23 olga ☎️ Acme: last contact 43 days ago, agreed every 30\nAnna Petrova +39 02 1234\nNo meeting is planned in the next 7 days',
      '2026-12-11 olga ☎️ Acme: last contact 61 days ago, agreed every 30\nAnna Petrova +39 02 1234\nNo meeting is planned in the next 7 days',
    ]);
  });

  it.each([
    ['a visit', (accountId: number) => aVisit(db, { accountId, personId: olga.id, happenedOn: day('2026-11-20') })],
    [
      'a meeting that was held',
      (accountId: number) => aMeeting(db, { accountId, startsAt: new Date('2026-11-19T09:00:00Z'), status: 'held' }),
    ],
    [
      'a meeting within a week',
      (accountId: number) => aMeeting(db, { accountId, startsAt: new Date('2026-11-27T09:00:00Z') }),
    ],
  ])('is not told after %s', async (_, make) => {
    const { id } = await silent();
    await make(id);
    const { titles, hours } = aCompany();
    await hours(24);
    expect(titles()).toEqual([]);
  });

  it('is not told where no rhythm is agreed, or nothing is known of any contact', async () => {
    await silent({ cadenceDays: null });
    await anAccount(db, { owner: olga, cadenceDays: 5 });
    const { titles, hours } = aCompany();
    await hours(24);
    expect(titles()).toEqual([]);
  });

  it('is not told anew when a planned meeting is cancelled', async () => {
    const { id } = await silent();
    const { titles, hours } = aCompany();
    await hours(4);
    const meeting = await aMeeting(db, { accountId: id, startsAt: new Date('2026-11-27T09:00:00Z') });
    await hours(24);
    await db.meeting.update({ where: { id: meeting.id }, data: { status: 'cancelled' } });
    await hours(48);
    expect(titles()).toHaveLength(1);
  });

  it.each([
    [60, '2026-12-11 Acme: last contact 61 days ago, agreed every 60'],
    [45, '2026-11-26 Acme: last contact 46 days ago, agreed every 45'],
  ])('is told once another rhythm of %i days, agreed after it was told, has passed as well', async (rhythm, told) => {
    const { id } = await silent();
    const company = aCompany();
    await company.days(1);
    await company.house.submit(await at(db, olga), `cadence:${id}`, { days: String(rhythm) });
    await company.days(20);
    const said = company.told.map(({ at, says }) => `${at.slice(0, 10)} ${says.split('\n')[0]?.replace('☎️ ', '')}`);
    expect(said).toEqual(['2026-11-23 Acme: last contact 43 days ago, agreed every 30', told]);
  });

  it('comes in one message with the others', async () => {
    await silent();
    await silent({ name: 'Rossi', cadenceDays: 40 });
    const { titles, hours } = aCompany();
    await hours(24);
    expect(titles()).toEqual([
      '☎️ 2 clients without a contact for longer than agreed, first Acme: last contact 43 days ago, agreed every 30',
    ]);
  });

  it('has another rhythm agreed by who minds it, which is audited', async () => {
    const { id } = await silent();
    const { house, titles, hours } = aCompany();
    await refreshAccountNames(db);
    const say = async (line: string, person = olga) => house.say(await at(db, person), line);
    expect((await say('/cadence Acme 45')).card.title).toBe('Acme: a contact every 45 days is agreed');
    expect((await say('/cadence Acme 45', await someone('mario'))).outcome).toBe('not-found');
    expect((await say('/cadence Acme 9999')).outcome).toBe('refused');
    expect((await say('/cadence Acme')).form?.fields[0]).toMatchObject({ name: 'days', value: '45' });
    await hours(24);
    expect(titles()).toEqual([]);
    expect(await db.auditEntry.count({ where: { action: 'account.cadence-changed', subjectId: id } })).toBe(1);
    await house.submit(await at(db, irina), `cadence:${id}`, { days: '' });
    expect((await db.account.findUniqueOrThrow({ where: { id } })).cadenceDays).toBeNull();
  });
});
