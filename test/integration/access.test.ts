import { describe, expect, it } from 'vitest';
import type { Dispatch, Speaker } from '../../src/bots/dispatch.ts';
import { refreshAccountNames } from '../../src/core/accounts/search-index.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import type { Reply } from '../../src/core/commands/define.ts';
import { actions, commands, forms } from '../../src/core/commands/registry.ts';
import type { Part } from '../../src/core/people/policy.ts';
import { type AssignmentRole, PersonRole } from '../../src/generated/prisma/enums.ts';
import {
  aCommitment,
  aContact,
  aContract,
  aKeyDate,
  aLegalEntity,
  aMeeting,
  anAccount,
  anAssignment,
  anInvoice,
  anOrder,
  anOrganisation,
  aPerson,
  day,
} from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { at, theHouse } from '../setup/house.ts';

const { db, reset } = await testDb();
const house = theHouse(db);

const everything: readonly Part[] = ['profile', 'receivables', 'orders', 'tasks', 'relationship'];

/** What a role opens of every account. */
const openToRole: Partial<Record<PersonRole, readonly Part[]>> = {
  administrator: everything,
  finance: ['profile', 'receivables'],
};

interface Relation {
  readonly opens: (role: PersonRole) => readonly Part[];
  /** Makes the person stand so to the account, which has no owner yet. */
  readonly stand: (personId: number, accountId: number) => Promise<unknown>;
}

const assign = (role: AssignmentRole) => (personId: number, accountId: number) =>
  anAssignment(db, { accountId, personId, role });

const ownedByReportOf = async (personId: number, accountId: number) =>
  anAssignment(db, { accountId, personId: (await aPerson(db, { managerId: personId })).id });

/** Somebody else's account, which the person once had, will have, or has another part in. */
const othersAnd = (over: Parameters<typeof anAssignment>[1]) => async (personId: number, accountId: number) => {
  await anAssignment(db, { accountId });
  await anAssignment(db, { accountId, personId, ...over });
};

const relationships: Record<string, Relation> = {
  owner: { opens: () => everything, stand: assign('owner') },
  deputy: { opens: () => everything, stand: othersAnd({ role: 'deputy', toOn: day('2026-11-22') }) },
  team: { opens: () => ['profile', 'orders', 'tasks'], stand: othersAnd({ role: 'team' }) },
  'manager of the owner': { opens: () => everything, stand: ownedByReportOf },
  'manager of the owner’s manager': {
    opens: () => everything,
    stand: async (personId, accountId) => ownedByReportOf((await aPerson(db, { managerId: personId })).id, accountId),
  },
  'manager of a deputy': {
    opens: () => [],
    stand: async (personId, accountId) =>
      othersAnd({ role: 'deputy' })((await aPerson(db, { managerId: personId })).id, accountId),
  },
  'owner until today': { opens: () => [], stand: othersAnd({ toOn: day('2026-11-21') }) },
  'deputy from tomorrow': { opens: () => [], stand: othersAnd({ role: 'deputy', fromOn: day('2026-11-22') }) },
  'report of the owner': {
    opens: () => [],
    stand: async (personId, accountId) => {
      const owner = await aPerson(db);
      await db.person.update({ where: { id: personId }, data: { managerId: owner.id } });
      await anAssignment(db, { accountId, personId: owner.id });
    },
  },
  none: { opens: () => [], stand: async (_, accountId) => anAssignment(db, { accountId }) },
  'none, nor has anybody': { opens: (role) => (role === 'head' ? everything : []), stand: async () => undefined },
};

interface Expectation {
  readonly ask: (door: Dispatch, from: Speaker, account: { id: number; name: string }) => Promise<Reply>;
  /** What can be read in the answer of each part of the account; an answer about no account has none. */
  readonly signs?: Partial<Record<Part, string>>;
  /** Parts whose sign may be crowded out by others. */
  readonly crowded?: readonly Part[];
  /** The answer to one who may not see the account is the answer to one who asks for an account that is not there. */
  readonly namesAccount?: boolean;
}

const press =
  (verb: string): Expectation['ask'] =>
  (door, from, { id }) =>
    door.press(from, `${verb}:${id}`);

/** Whoever goes to a meeting is asked about it; what they see of the client is another matter. */
const ofMeeting =
  (verb: string, which: 'coming' | 'over'): Expectation['ask'] =>
  async (door, from, { id: accountId }) => {
    const where = { accountId, askedByKey: null };
    const meetings = await db.meeting.findMany({ where, orderBy: { startsAt: 'asc' } });
    return door.press(from, `${verb}:${meetings.at(which === 'over' ? 0 : -1)?.id}`);
  };
const contractOf = async (accountId: number): Promise<number> =>
  (await db.contract.findFirst({ where: { accountId, renewsId: null } }))?.id ?? 999_999;
const keyDateOf = async (accountId: number): Promise<number> =>
  (await db.keyDate.findFirst({ where: { accountId, title: 'Annual tender' } }))?.id ?? 999_999;

/** Presses what is about something of the account. */
const pressOf =
  (verb: string, idOf: (accountId: number) => Promise<number>): Expectation['ask'] =>
  async (door, from, { id }) =>
    door.press(from, `${verb}:${await idOf(id)}`);

const ofBrief = {
  profile: 'Quarzwerk',
  receivables: '€41,200',
  orders: '€777',
  tasks: 'New price list',
  relationship: 'Anna Petrova',
};
const ofDetails = { profile: 'Quarzwerk', receivables: 'INV-7', tasks: 'New price list', relationship: 'Anna Petrova' };
/** Who has to do with the account in daily work may note visits; only some of them see its people. */
const ofVisit = { tasks: 'Quarzwerk', relationship: 'Anna Petrova' };
const ofReminder = {
  profile: 'Quarzwerk',
  receivables: '€41,200',
  tasks: 'New price list',
  relationship: 'Anna Petrova',
};
/** What is agreed with a client, which those see who see its people. */
const ofAgreed = { signs: { relationship: 'Quarzwerk' }, namesAccount: true } as const;
/** What matters at a client whom the asker meets. */
const ofAgenda = { profile: 'Quarzwerk', receivables: '€41,200', tasks: 'our promise' };
const ofPortfolio: Expectation = {
  ask: (door, from) => door.say(from, '/accounts'),
  signs: { profile: 'Quarzwerk', receivables: '€41,200', tasks: 'our promise', relationship: 'meeting' },
  crowded: ['tasks'],
};

/** An alert of a contract, which whoever is told of it opens and answers: not everybody who sees the contract. */
const ofAlert = (
  verb: string,
  ask: (door: Dispatch, from: Speaker, id: number) => Promise<Reply> = (door, from, id) =>
    door.press(from, `${verb}:${id}`),
): Expectation => ({
  crowded: ['relationship'],
  signs: { relationship: 'Quarzwerk' },
  ask: async (door, from, { id: accountId }) => {
    const personId = from.person.id;
    const contract = await db.contract.findFirst({ where: { accountId, renewsId: null } });
    const item = { contractId: contract?.id ?? 999_999, event: 'ends', on: '2027-01-31' };
    const at = new Date('2026-11-21T07:00:00Z');
    const { id: mailboxId } = await db.mailbox.upsert({
      where: { personId },
      create: { personId },
      update: {},
    });
    const told = {
      kind: 'contract-date',
      payload: { items: [item] },
      accountId,
      priority: 1,
      dueAt: at,
      deadlineAt: at,
    };
    const { id } = await db.outboxMessage.create({ data: { ...told, mailboxId, key: `contract for ${verb}` } });
    return ask(door, from, id);
  },
});

/** What each command, button and form may show of an account. A new one fails the test until it stands here. */
const expectations: Record<string, Expectation> = {
  '/brief': { ask: (door, from, { name }) => door.say(from, `/brief ${name}`), signs: ofBrief, namesAccount: true },
  '/accounts': ofPortfolio,
  '/today': { ask: (door, from) => door.say(from, '/today'), signs: ofAgenda, crowded: ['tasks'] },
  '/agenda': { ask: (door, from) => door.say(from, '/agenda'), signs: ofAgenda, crowded: ['tasks'] },
  '/dates': { ask: (door, from) => door.say(from, '/dates'), signs: { relationship: 'Quarzwerk' } },
  '/cadence': {
    ask: (door, from, { name }) => door.say(from, `/cadence ${name}`),
    signs: { relationship: 'Quarzwerk' },
    namesAccount: true,
  },
  '/visit': { ask: (door, from, { name }) => door.say(from, `/visit ${name}`), signs: ofVisit, namesAccount: true },
  '/meeting': {
    ask: (door, from, { name }) => door.say(from, `/meeting ${name}`),
    signs: { tasks: 'Quarzwerk' },
    namesAccount: true,
  },
  'meeting-cancel:': { ask: (door, from) => door.press(from, 'meeting-cancel:1') },
  'form meeting': {
    ask: (door, from, { id }) =>
      door.submit(from, `meeting:${id}`, { day: '2026-12-01', time: '15:00', minutes: '60' }),
    signs: { tasks: 'Quarzwerk' },
    namesAccount: true,
  },
  '/calendar': { ask: (door, from) => door.say(from, '/calendar') },
  'calendars:': { ask: (door, from) => door.press(from, 'calendars') },
  'calendar-connect:': { ask: (door, from) => door.press(from, 'calendar-connect') },
  'calendar-remove:': { ask: (door, from) => door.press(from, 'calendar-remove:1') },
  'calendar-off:': { ask: (door, from) => door.press(from, 'calendar-off:1') },
  'calendar-keep:': { ask: (door, from) => door.press(from, 'calendar-keep:1') },
  'calendar-is:': {
    ask: async (door, from, { id }) => {
      const data = {
        personId: from.person.id,
        uid: 'series',
        candidates: [id],
        askedAt: new Date('2026-11-20T08:00:00Z'),
      };
      const found = await db.calendarSeries.findFirst({ where: { personId: from.person.id } });
      const series = found ?? (await db.calendarSeries.create({ data }));
      return door.press(from, `calendar-is:${series.id}:${id}`);
    },
    signs: { profile: 'Quarzwerk' },
    namesAccount: true,
  },
  'form calendar-file': {
    ask: (door, from) => door.submit(from, 'calendar-file', { name: 'a.ics', text: 'no calendar' }),
  },
  'form calendar': { ask: (door, from) => door.submit(from, 'calendar', { address: 'no address' }) },
  '/reminders': { ask: (door, from) => door.say(from, '/reminders') },
  'reminders:': { ask: (door, from) => door.press(from, 'reminders') },
  'form reminders': {
    ask: (door, from) => door.submit(from, 'reminders', { lead: '60', brief: 'none', internal: 'false' }),
  },
  'reminder:': { ask: ofMeeting('reminder', 'coming'), signs: ofReminder },
  'snooze:': { ask: ofMeeting('snooze', 'coming'), signs: ofReminder },
  'late:': { ask: ofMeeting('late', 'coming'), signs: { relationship: 'Anna Petrova' } },
  'moved:': { ask: ofMeeting('moved', 'coming'), signs: { profile: 'Quarzwerk' } },
  'form moved': {
    ask: async (door, from, { id: accountId }) => {
      const where = { accountId, askedByKey: null };
      const { id } = await db.meeting.findFirstOrThrow({ where, orderBy: { startsAt: 'desc' } });
      return door.submit(from, `moved:${id}`, { day: '2026-11-21', time: '15:00' });
    },
    signs: { profile: 'Quarzwerk' },
  },
  'outcome:': { ask: ofMeeting('outcome', 'over'), signs: { profile: 'Quarzwerk' } },
  'outcomes:': { ask: ofMeeting('outcomes', 'over'), signs: { profile: 'Quarzwerk' } },
  'held:': { ask: ofMeeting('held', 'over'), signs: { profile: 'Quarzwerk', relationship: 'Anna Petrova' } },
  'not-held:': { ask: ofMeeting('not-held', 'over'), signs: { profile: 'Quarzwerk' } },
  'all-held:': { ask: ofMeeting('all-held', 'over'), signs: { profile: 'Quarzwerk' } },
  'travel:': { ask: (door, from) => door.press(from, 'travel:1') },
  'form travel': { ask: (door, from) => door.submit(from, 'travel:1', { minutes: '20' }) },
  'message:': ofAlert('message'),
  'more:': ofAlert('more'),
  'alert:': ofAlert('alert'),
  'hush:': ofAlert('hush'),
  'hush-day:': ofAlert('hush-day'),
  'wake:': ofAlert('wake'),
  'vote:': ofAlert('vote', (door, from, id) => door.press(from, `vote:${id}:yes`)),
  '/absent': { ask: (door, from) => door.say(from, '/absent until tomorrow') },
  'absent:': { ask: (door, from) => door.press(from, 'absent:off') },
  'form absent': { ask: (door, from) => door.submit(from, 'absent', { from: '2026-12-01', until: '2026-12-05' }) },
  '/admin': { ask: (door, from) => door.say(from, '/admin rules') },
  'admin:': { ask: (door, from) => door.press(from, 'admin:rules') },
  'invite:': { ask: (door, from) => door.press(from, 'invite:slack 999999') },
  'invite-all:': { ask: (door, from) => door.press(from, 'invite-all:slack') },
  'uninvite:': { ask: (door, from) => door.press(from, 'uninvite:999999') },
  'unlink-other:': { ask: (door, from) => door.press(from, 'unlink-other:999999') },
  'person-find:': { ask: (door, from) => door.press(from, 'person-find') },
  'form person-find': { ask: (door, from) => door.submit(from, 'person-find', { handle: 'nobody' }) },
  'person-form:': { ask: (door, from) => door.press(from, 'person-form:0') },
  'form person': {
    ask: (door, from) => door.submit(from, 'person:999999', { name: 'A', role: 'kam', language: 'en', zone: 'Rome' }),
  },
  'department-form:': { ask: (door, from) => door.press(from, 'department-form:0') },
  'form department': {
    ask: (door, from) =>
      door.submit(from, 'department:999999', {
        name: 'A',
        language: 'en',
        zone: 'Rome',
        hours: '9-18',
        days: '12345',
        holidays: 'yes',
      }),
  },
  'department-member-form:': { ask: (door, from) => door.press(from, 'department-member-form:999999') },
  'form department-member': {
    ask: (door, from) => door.submit(from, 'department-member:999999', { handle: 'nobody', part: 'head' }),
  },
  'department-channel-end:': { ask: (door, from) => door.press(from, 'department-channel-end:999999') },
  '/import': { ask: (door, from) => door.say(from, '/import try') },
  'import-try:': { ask: (door, from) => door.press(from, 'import-try') },
  'import-now:': { ask: (door, from) => door.press(from, 'import-now:999999') },
  'folder-import:': { ask: (door, from) => door.press(from, 'folder-import:999999') },
  'folder-discard:': { ask: (door, from) => door.press(from, 'folder-discard:999999') },
  'begin:': { ask: (door, from) => door.press(from, 'begin') },
  'form begin': {
    ask: (door, from) =>
      door.submit(from, 'begin', { company: 'A', name: 'B', currency: 'EUR', zone: 'Rome', language: 'en' }),
  },
  'token-revoke:': { ask: (door, from) => door.press(from, 'token-revoke:999999') },
  'import-drop:': { ask: (door, from) => door.press(from, 'import-drop') },
  'preview:': {
    ask: (door, from) => door.press(from, 'preview:0'),
    signs: { profile: 'Quarzwerk' },
    crowded: ['profile'],
  },
  'columns:': { ask: (door, from) => door.press(from, 'columns:999999') },
  'columns-as:': { ask: (door, from) => door.press(from, 'columns-as:999999:accounts') },
  'format:': { ask: (door, from) => door.press(from, 'format:999999:1:0:day-first') },
  'form columns': { ask: (door, from) => door.submit(from, 'columns:999999:accounts', { name: '0' }) },
  'debtors:': { ask: (door, from) => door.press(from, 'debtors') },
  'debtor-next:': { ask: (door, from) => door.press(from, 'debtor-next:0') },
  'debtor-is:': { ask: (door, from) => door.press(from, 'debtor-is:999999:999999') },
  'debtor-new:': { ask: (door, from) => door.press(from, 'debtor-new:999999') },
  'debtor-release:': { ask: (door, from) => door.press(from, 'debtor-release:999999:999999') },
  'debtor-aside:': { ask: (door, from) => door.press(from, 'debtor-aside:999999') },
  'debtor-ask:': { ask: (door, from) => door.press(from, 'debtor-ask:999999') },
  'owners:': { ask: (door, from) => door.press(from, 'owners') },
  'owner-next:': { ask: (door, from) => door.press(from, 'owner-next:0') },
  'owner-is:': { ask: (door, from) => door.press(from, 'owner-is:999999:999999') },
  'owner-new:': { ask: (door, from) => door.press(from, 'owner-new:999999') },
  'owner-again:': { ask: (door, from) => door.press(from, 'owner-again:999999') },
  'owner-ask:': { ask: (door, from) => door.press(from, 'owner-ask:999999') },
  'form owner': { ask: (door, from) => door.submit(from, 'owner:999999', { who: 'olga' }) },
  'form debtor': { ask: (door, from) => door.submit(from, 'debtor:999999', { client: 'Acme' }) },
  'take-back:': { ask: (door, from) => door.press(from, 'take-back:999999') },
  'audit-filter:': { ask: (door, from) => door.press(from, 'audit-filter:person') },
  'audit-export:': { ask: (door, from) => door.press(from, 'audit-export:') },
  'form audit-filter': { ask: (door, from) => door.submit(from, 'audit-filter', { action: 'person' }) },
  'erase:': { ask: (door, from) => door.press(from, 'erase:999999') },
  '/why': { ask: (door, from) => door.say(from, '/why') },
  'why:': ofAlert('why'),
  '/whynot': {
    ask: (door, from, { name }) => door.say(from, `/whynot ${name}`),
    signs: { profile: 'Quarzwerk', relationship: 'Annual tender' },
    namesAccount: true,
  },
  'whynot:': {
    ask: press('whynot'),
    signs: { profile: 'Quarzwerk', relationship: 'Annual tender' },
    namesAccount: true,
  },
  'form hush': ofAlert('form hush', (door, from, id) =>
    door.submit(from, `hush:${id}`, { day: '2026-12-01', time: '9' }),
  ),
  '/help': { ask: (door, from) => door.say(from, '/help') },
  '/whoami': { ask: (door, from) => door.say(from, '/whoami') },
  '/lang': { ask: (door, from) => door.say(from, '/lang en') },
  '/timezone': { ask: (door, from) => door.say(from, '/timezone Rome') },
  '/link': { ask: (door, from) => door.say(from, '/link') },
  '/settings': { ask: (door, from) => door.say(from, '/settings') },
  'settings:': { ask: (door, from) => door.press(from, 'settings:hours') },
  'form settings': { ask: (door, from) => door.submit(from, 'settings:hours', { attentionFrom: '"09:00"' }) },
  'alerts-on:': { ask: (door, from) => door.press(from, 'alerts-on') },
  '/where': { ask: (door, from) => door.say(from, '/where') },
  'brief:': { ask: press('brief'), signs: ofBrief, namesAccount: true },
  'brief-more:': { ask: press('brief-more'), signs: ofDetails, namesAccount: true },
  'brief-back:': { ask: press('brief-back'), signs: ofBrief, namesAccount: true },
  'accounts:': { ...ofPortfolio, ask: (door, from) => door.press(from, 'accounts:0') },
  'lang:': { ask: (door, from) => door.press(from, 'lang:en') },
  'timezone:': { ask: (door, from) => door.press(from, 'timezone:Europe/Rome') },
  'unlink:': { ask: (door, from) => door.press(from, 'unlink:1') },
  'where:': { ask: (door, from) => door.press(from, 'where:telegram') },
  'where-try:': { ask: (door, from) => door.press(from, 'where-try') },
  'visit:': { ask: press('visit'), signs: ofVisit, namesAccount: true },
  'dates:': { ask: (door, from) => door.press(from, 'dates:0'), signs: { relationship: 'Quarzwerk' } },
  'date:': { ...ofAgreed, ask: press('date') },
  'date-open:': { ...ofAgreed, ask: pressOf('date-open', keyDateOf) },
  'date-withdraw:': { ...ofAgreed, ask: pressOf('date-withdraw', keyDateOf) },
  'cadence:': { ...ofAgreed, ask: press('cadence') },
  'contract:': { ...ofAgreed, ask: pressOf('contract', contractOf) },
  'contract-renew:': { ...ofAgreed, ask: pressOf('contract-renew', contractOf) },
  'contract-end:': { ...ofAgreed, ask: pressOf('contract-end', contractOf) },
  'agenda-morning:': { ask: (door, from) => door.press(from, 'agenda-morning:off') },
  'visit-undo:': { ask: (door, from) => door.press(from, 'visit-undo:1') },
  'form visit': {
    ask: (door, from, { id }) =>
      door.submit(from, `visit:${id}`, { kind: 'call', day: '2026-11-21', summary: 'Called' }),
    signs: { tasks: 'Quarzwerk' },
    namesAccount: true,
  },
  'form date': {
    ...ofAgreed,
    ask: (door, from, { id }) =>
      door.submit(from, `date:${id}`, { kind: 'tender', title: 'Tender', day: '2026-12-01', remind: '7' }),
  },
  'form cadence': { ...ofAgreed, ask: (door, from, { id }) => door.submit(from, `cadence:${id}`, { days: '30' }) },
  'form contract-renew': {
    ...ofAgreed,
    ask: async (door, from, { id }) =>
      door.submit(from, `contract-renew:${await contractOf(id)}`, { endsOn: '2028-01-01' }),
  },
  'form contract-end': {
    ...ofAgreed,
    ask: async (door, from, { id }) => door.submit(from, `contract-end:${await contractOf(id)}`, { reason: 'Over' }),
  },
  'form timezone': { ask: (door, from) => door.submit(from, 'timezone', { zone: 'Rome' }) },
};

const theAccount = async () => {
  const account = await anAccount(db, { name: 'Quarzwerk' });
  const accountId = account.id;
  const { id: legalEntityId } = await aLegalEntity(db, { accountId, name: 'Quarzwerk GmbH' });
  await anInvoice(db, { legalEntityId, number: 'INV-7', amount: '41200', dueOn: day('2026-10-01') });
  await anOrder(db, { accountId, lines: [{ amount: '777' }] });
  await aCommitment(db, { accountId, text: 'New price list' });
  const anna = await aContact(db, { accountId, name: 'Anna Petrova', role: 'champion' });
  await aMeeting(db, { accountId, startsAt: new Date('2026-11-21T06:00:00Z') });
  await aMeeting(db, { accountId, startsAt: new Date('2026-11-21T14:00:00Z'), contacts: [anna] });
  await aContract(db, { accountId, endsOn: day('2027-01-31') });
  await aKeyDate(db, { accountId });
  await refreshAccountNames(db);
  return account;
};

/** Who goes to a meeting does not thereby see the client. */
const joinsTheMeetings = async (personId: number): Promise<void> => {
  const meetings = await db.meeting.findMany({ select: { id: true } });
  await db.meetingAttendee.createMany({ data: meetings.map(({ id }) => ({ meetingId: id, personId })) });
};

/** All that an answer says: words, what its buttons would say, and its form. */
const contentOf = ({ card, form }: Pick<Reply, 'card' | 'form'>): string =>
  `${fallbackText(card)}\n${JSON.stringify([card, form])}`;

describe('the table of access', () => {
  it('has every command, button and form of the house', () => {
    expect(Object.keys(expectations).sort()).toEqual(
      [
        ...commands.map(({ name }) => `/${name}`),
        ...actions.map(({ verb }) => `${verb}:`),
        ...forms.map(({ id }) => `form ${id}`),
      ].sort(),
    );
  });
});

/** How often the audit says that the person saw the account, or noted something of it. */
const viewsOf = (personId: number, accountId: number) =>
  db.auditEntry.count({
    where: {
      personId,
      channel: 'console',
      OR: [{ subject: 'account', subjectId: accountId }, { details: { path: ['account'], equals: accountId } }],
    },
  });

const cases = Object.values(PersonRole).flatMap((role) =>
  Object.keys(relationships).map((relation) => ({ role, relation })),
);

describe.each(cases)('$role, $relation', ({ role, relation }) => {
  it('sees just what belongs to them, by every command, button and form', async () => {
    await reset();
    await anOrganisation(db);
    const account = await theAccount();
    const person = await aPerson(db, { role });
    const { opens, stand } = relationships[relation] ?? expect.unreachable();
    await stand(person.id, account.id);
    await joinsTheMeetings(person.id);
    const visible = new Set([...(openToRole[role] ?? []), ...opens(role)]);
    const from = await at(db, person);
    let viewsBefore = await viewsOf(person.id, account.id);

    for (const [entry, { ask, signs = {}, crowded = [], namesAccount }] of Object.entries(expectations)) {
      const reply = await ask(house, from, account);
      const content = contentOf(reply);
      const parts = everything.filter((part) => part in signs);
      const shown = parts.filter((part) => content.includes(signs[part] ?? ''));
      expect([entry, 'shows', shown]).toEqual([
        entry,
        'shows',
        parts.filter((part) => visible.has(part) && (shown.includes(part) || !crowded.includes(part))),
      ]);
      if (parts.length === 0) expect(content).not.toContain(account.name);

      const views = await viewsOf(person.id, account.id);
      expect([entry, 'is audited', views - viewsBefore]).toEqual([entry, 'is audited', shown.length > 0 ? 1 : 0]);
      viewsBefore = views;

      if (namesAccount && !parts.some((part) => visible.has(part))) {
        expect(reply.outcome).toBe('not-found');
        expect(reply).toEqual(await ask(house, from, { id: account.id + 1000, name: 'Zzyzx' }));
      }
    }
  });
});
