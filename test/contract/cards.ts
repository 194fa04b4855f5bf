import { Temporal } from 'temporal-polyfill';
import { createDispatch } from '../../src/bots/dispatch.ts';
import { refreshAccountNames } from '../../src/core/accounts/search-index.ts';
import { type Raised, raiseAlarm } from '../../src/core/alarms/alarms.ts';
import { answersCard, hushedCard, pausesCard } from '../../src/core/attention/answers/card.ts';
import { rulesCard } from '../../src/core/attention/precision/card.ts';
import { summary } from '../../src/core/attention/summary.ts';
import { summaryCard } from '../../src/core/attention/summary-card.ts';
import { actions as actionsOf, button, card } from '../../src/core/cards/build.ts';
import type { Card } from '../../src/core/cards/card.ts';
import { fixedClock } from '../../src/core/clock.ts';
import { actions, commands, forms } from '../../src/core/commands/registry.ts';
import type { Db } from '../../src/core/db.ts';
import type { Form } from '../../src/core/forms/form.ts';
import { marked } from '../../src/core/freshness/mark.ts';
import { freshnessCard } from '../../src/core/freshness/notice.ts';
import { sourceAges } from '../../src/core/freshness/queries.ts';
import { type Language, type MessageKey, type Translator, translator } from '../../src/core/i18n/translator.ts';
import { createLogger } from '../../src/core/logger.ts';
import { answerable } from '../../src/core/outbox/answerable.ts';
import { bundled } from '../../src/core/outbox/bundle.ts';
import type { Carried } from '../../src/core/outbox/kind.ts';
import { messageKinds } from '../../src/core/outbox/registry.ts';
import {
  declinedCard,
  matchCard,
  ownLinksCard,
  redeemedCard,
  strangerCard,
} from '../../src/core/people/linking/linking-card.ts';
import type { Redeemed } from '../../src/core/people/linking/redeem.ts';
import type { Person } from '../../src/core/people/person.ts';
import { eraseCard, erasedCard, requestedCard } from '../../src/core/people/personal/card.ts';
import { retentionCard } from '../../src/core/retention/card.ts';
import {
  aContact,
  aContract,
  aDepartment,
  aKeyDate,
  aMeeting,
  anAccount,
  anIdentity,
  aPerson,
  day,
} from '../factories/index.ts';
import { acmeCompany, now } from '../integration/acme.ts';
import { importCards, triedFromFolder } from './import-cards.ts';

/** A token that is the same each time; real ones are random. */
const token = '0123456789abcdef0123456789abcdef';

/** The forms of visits, by name, as Olga sees them once {@link cardsOfTheProduct} has filled the database. */
export const formsOfVisits = async (db: Db): Promise<Record<string, Form>> => {
  const person = await db.person.findUniqueOrThrow({ where: { handle: 'olga' } });
  const dispatch = createDispatch({
    db,
    clock: fixedClock(now),
    logger: createLogger('silent'),
    commands,
    actions,
    forms,
  });
  const formOf = async (line: string): Promise<Form> => {
    const { form } = await dispatch.say({ person, channel: 'console', key: 'test' }, line);
    if (!form) throw new Error(`${line} opens no form`);
    return form;
  };
  return {
    'form-visit': await formOf('/visit Acme'),
    'form-visit-told': await formOf('/visit Acme had lunch with Anna, they want new prices'),
    'form-visit-which': await formOf('/visit had a long lunch with Anna'),
  };
};

/** A message to somebody of which nobody knows whether it came. */
const missedMessage = async (db: Db, reader: Person, colleague: Person): Promise<number> => {
  const { id } = await db.outboxMessage.create({
    data: {
      key: 'missed',
      mailbox: { connectOrCreate: { where: { personId: reader.id }, create: { personId: reader.id } } },
      kind: 'unreachable-person',
      payload: { personId: colleague.id },
      priority: 1,
      dueAt: new Date('2026-11-27T08:00:00Z'),
      deadlineAt: new Date('2026-11-30T08:00:00Z'),
      state: 'unknown',
      attempts: 1,
      reason: 'no answer',
    },
  });
  return id;
};

/** One alarm of each kind. */
const raisedAlarms = async (db: Db): Promise<readonly Raised[]> => {
  const parts = { db, clock: fixedClock('2026-11-27T08:00:00Z'), logger: createLogger('silent') };
  const alarms = [
    { kind: 'render', subject: 'telegram/brief: message is too long' },
    { kind: 'slack-signature', subject: 'slack/events' },
    { kind: 'import-folder', subject: 'ENOSPC' },
  ] as const;
  for (const alarm of alarms) await raiseAlarm(parts, alarm);
  return alarms;
};

/** What is said of meetings with the client, an hour before one and after two. */
const meetingPayloads = async (db: Db, reader: Person): Promise<Record<string, unknown>> => {
  const { id: accountId } = await db.account.findFirstOrThrow({ where: { name: { contains: 'Acme' } } });
  const contacts = await db.contact.findMany({ where: { accountId }, orderBy: { id: 'asc' } });
  const at = (startsAt: string, over = {}) =>
    aMeeting(db, { accountId, personId: reader.id, startsAt: new Date(startsAt), contacts, ...over });
  const coming = await at('2026-11-27T10:10:00Z', { location: 'Hauptstrasse 4', travelMinutes: 30 });
  const told = { meetingId: coming.id, startsAt: '2026-11-27T10:10:00Z' };
  const over = [await at('2026-11-27T06:00:00Z'), await at('2026-11-27T07:00:00Z', { accountId: null, title: 'Team' })];
  const way = await db.travelTime.create({
    data: {
      personId: reader.id,
      place: 'via manzoni 4',
      address: 'via Manzoni 4',
      askedAt: new Date('2026-11-26T09:00:00Z'),
    },
  });
  return {
    'meeting-reminder': told,
    'meeting-brief': told,
    'meeting-travel': { travelId: way.id },
    'meeting-outcome': { meetingIds: over.map(({ id }) => id) },
  };
};

/** A client of whom everything that comes up is to be told. */
const datesOfAClient = async (db: Db, owner: Person) => {
  const { id: accountId } = await anAccount(db, { name: 'Bianchi S.r.l.', owner, cadenceDays: 30 });
  const { id: contractId } = await aContract(db, { accountId, number: 'B-12', endsOn: day('2027-01-31') });
  const { id: dateId } = await aKeyDate(db, { accountId, day: day('2026-12-04'), notedById: owner.id });
  await aKeyDate(db, { accountId, day: day('2026-11-27'), kind: 'event', title: 'Open day', notedById: owner.id });
  await aMeeting(db, { accountId, personId: owner.id, startsAt: new Date('2026-10-11T09:00:00Z'), status: 'held' });
  await aContact(db, { accountId, name: 'Carla Bianchi', phone: '+39 02 5550101' });
  return { accountId, contractId, dateId };
};

/** A calendar that is in trouble, and one of its series that may be with several clients. */
const calendarPayloads = async (db: Db, reader: Person): Promise<Record<string, unknown>> => {
  const since = new Date('2026-11-27T06:00:00Z');
  const { id: calendarId } = await db.calendar.create({
    data: {
      personId: reader.id,
      kind: 'address',
      name: 'Work',
      sealed: new Uint8Array(28),
      dueAt: since,
      failures: 3,
      failingSince: since,
      problem: 'forbidden',
      readAt: since,
      emptySince: since,
    },
  });
  const inSeries = { calendarId, calendarUid: 'series', calendarInstance: '', accountId: null, personId: reader.id };
  const startsAt = new Date('2026-11-28T09:00:00Z');
  await aMeeting(db, { ...inSeries, title: 'Acme and Bianchi', startsAt, calendarStartsAt: startsAt });
  const accounts = await db.account.findMany({ orderBy: { name: 'asc' }, take: 2 });
  const { id: seriesId } = await db.calendarSeries.create({
    data: { personId: reader.id, uid: 'series', candidates: accounts.map(({ id }) => id), askedAt: since },
  });
  return {
    'calendar-problem': { calendarId },
    'calendar-empty': { calendarId, since: since.toISOString() },
    'calendar-match': { seriesId },
  };
};

/** Messages that others are told in, which are made of what those say. */
const carryingCards = (t: Translator, cards: Readonly<Record<string, Card>>): Record<string, Card> => {
  const carried = (kind: string, id: number, heldFor: string): Carried => {
    const say = cards[kind];
    return { id, kind, heldFor, built: say ? { say } : { drop: 'begun' } };
  };
  const heldBack = [
    carried('contract-date', 101, 'quiet-weekend'),
    carried('key-date', 102, 'budget'),
    carried('contact-freshness', 103, 'budget'),
  ];
  const at = Temporal.Instant.from(now);
  const quietUntil = at.add({ hours: 5 * 24 });
  const missed = [1, 2].map(
    (id): Carried => ({ id, kind: 'meeting-reminder', heldFor: 'late', built: { drop: 'begun' } }),
  );
  const built = {
    [summary.name]: summaryCard(t, heldBack),
    'summary-quiet-start': summaryCard(t, heldBack.slice(0, 2), { until: t.moment(quietUntil, at), mayEnd: false }),
    'summary-quiet-start-head': summaryCard(t, heldBack.slice(0, 2), { until: t.moment(quietUntil, at), mayEnd: true }),
    'summary-old-data': summaryCard(t, [carried('contract-date', 101, 'old-data-over')]),
    'summary-outage': summaryCard(t, [carried('contract-date', 101, 'outage'), ...missed]),
    'summary-missed': summaryCard(t, missed),
    bundle: bundled(t, carried('contract-date', 101, '').built, heldBack.slice(1)),
  };
  return Object.fromEntries(Object.entries(built).flatMap(([name, one]) => ('say' in one ? [[name, one.say]] : [])));
};

/** What rests on old data says so; administrators are told why. */
const oldDataCards = (
  t: Translator,
  cards: Readonly<Record<string, Card>>,
  at: Temporal.Instant,
): Record<string, Card> => {
  const asOf = Temporal.Instant.from('2026-11-14T06:00:00Z');
  const old = (kind: 'payments' | 'invoices' | 'contracts', days: number) => ({ kind, asOf, days, isTooOld: false });
  const source = { source: 'erp', kind: 'contracts', asOf, days: 41, limit: 20 } as const;
  const alert = cards['contract-date'] ?? card('', []);
  const reminder = cards['meeting-reminder'] ?? card('', []);
  return {
    'contract-date-old': marked(t, alert, [old('contracts', 9)], at),
    'meeting-reminder-old': marked(t, reminder, [old('invoices', 21), old('payments', 21)], at),
    'data-freshness-waiting': freshnessCard(t, [source], { alerts: 3, people: 2 }, at),
  };
};

/** One card of each kind that is sent unasked, by the kind's name. A new kind is to be added here. */
const unaskedCards = async (db: Db, reader: Person, colleague: Person): Promise<Record<string, Card>> => {
  const sources = (await sourceAges(db)).map(({ source, kind }) => ({ source, kind }));
  const { accountId, contractId, dateId } = await datesOfAClient(db, reader);
  const acme = await db.account.findFirstOrThrow({ where: { name: { contains: 'Acme' } } });
  const payloads: Record<string, unknown> = {
    'person-export': { personId: colleague.id },
    'audit-export': { byId: null, action: 'account', since: '2026-11-01', until: null },
    'try-out': { askedAt: '2026-11-21T09:00:00Z' },
    'unreachable-person': { personId: colleague.id },
    'data-freshness': { sources, workingDays: -1 },
    'installation-alarms': { alarms: await raisedAlarms(db) },
    'folder-import': { trialId: await triedFromFolder(db, translator(reader.language, reader.zone)) },
    'contract-date': { items: [{ contractId, event: 'ends', on: '2027-01-31' }] },
    'key-date': { items: [{ dateId }] },
    'contact-freshness': { items: [{ accountId }] },
    overdue: { items: [{ accountId: acme.id }] },
    agenda: { day: '2026-11-27' },
    'perhaps-missed': { messageId: await missedMessage(db, reader, colleague) },
    ...(await meetingPayloads(db, reader)),
    ...(await calendarPayloads(db, reader)),
  };
  const instant = fixedClock('2026-11-27T09:00:00Z').now();
  const t = translator(reader.language, reader.zone);
  const cards: Record<string, Card> = {};
  // What says nothing by itself, but what it carries.
  const carriers = messageKinds.filter(({ name }) => name === summary.name);
  for (const kind of messageKinds.filter((one) => !carriers.includes(one))) {
    const payload = kind.payload.parse(payloads[kind.name]);
    // What is for administrators alone is said to nobody else.
    const isForAdministrators = kind.name.endsWith('-export') || kind.name === 'folder-import';
    const person = isForAdministrators ? { ...reader, role: 'administrator' as const } : reader;
    const due = { id: 1, payload, person, t, dueAt: instant, stands: false };
    const [built] = await kind.build({ db, now: instant }, [due]);
    if (!built || !('say' in built)) throw new Error(`${kind.name} says nothing`);
    cards[kind.name] = kind.attention === 'alert' ? answerable(t, built.say, due.id) : built.say;
  }
  Object.assign(cards, carryingCards(t, cards), oldDataCards(t, cards, instant));
  // So that other cards do not show a client of whom only these tell.
  await db.account.delete({ where: { id: accountId } });
  return cards;
};

/** What can be answered to an alert, and how alerts are taken. */
const answersOf = (t: Translator): Record<string, Card> => {
  const at = Temporal.Instant.from(now);
  const until = at.add({ hours: 1 });
  const alert = card(
    t('contract-title', { name: 'Acme GmbH', said: '…' }),
    [actionsOf(button(t('contract-brief'), 'brief:1'))],
    '📄',
  );
  return {
    answers: answersCard(t, { alert, id: 7, answered: { useful: null, until: null } }, at),
    'answers-given': answersCard(t, { alert, id: 7, answered: { useful: false, until } }, at),
    'answers-pauses': pausesCard(t, alert, 7),
    'answers-hushed': hushedCard(t, { alert, id: 7, until }, at),
    rules: rulesCard(
      t,
      [
        { kind: 'contact-freshness', sent: 310, useful: 6, useless: 18 },
        { kind: 'contract-date', sent: 42, useful: 9, useless: 1 },
        { kind: 'key-date', sent: 12, useful: 0, useless: 0 },
      ],
      90,
    ),
    'rules-none': rulesCard(t, [], 90),
    'erase-ask': eraseCard(
      t,
      { id: 7, name: 'Olga Berg' },
      {
        goes: [
          { what: 'chat_identity', count: 2 },
          { what: 'console_message', count: 1_204 },
        ],
        stays: [{ what: 'visit', count: 45 }],
      },
      t('personal-former', { number: '7' }),
    ),
    'erase-done': erasedCard(t, { subject: { name: t('personal-former', { number: '7' }) }, already: false }),
    'export-coming': requestedCard(t, { name: 'Olga Berg' }),
    retention: retentionCard(
      t,
      [
        { name: 'sentMessage', days: 90, rows: 1_204, oldest: at.subtract({ hours: 89 * 24 }) },
        { name: 'audit', days: 1_825, rows: 0, oldest: null },
        { name: 'linkAttempt', days: 1, rows: 2, oldest: at },
      ],
      at,
    ),
  };
};

/**
 * Every card of the product, by name, as a key account manager sees it in a language: what the platforms' golden files show.
 * Fills an empty database.
 */
export const cardsOfTheProduct = async (db: Db, language: Language): Promise<Record<string, Card>> => {
  const { olga, acme } = await acmeCompany(db, language);
  const mario = await aPerson(db, { handle: 'mario', name: 'Mario', role: 'member', language });
  await aDepartment(db, { key: 'logistics', name: 'Logistics', members: [mario] });
  for (const name of ['Rossi S.p.A.', 'Rossini S.r.l.', 'Тигель-Сталь']) await anAccount(db, { name, owner: olga });
  await refreshAccountNames(db);
  await anIdentity(db, { personId: olga.id, name: '@olga' });
  await anIdentity(db, { personId: olga.id, platform: 'slack', name: 'Olga' });

  const clock = fixedClock(now);
  const logger = createLogger('silent');
  const dispatch = createDispatch({ db, clock, logger, commands, actions, forms });
  const say = async (line: string, person = olga) =>
    (await dispatch.say({ person, channel: 'console', key: 'test' }, line)).card;
  const press = async (action: string) =>
    (await dispatch.press({ person: olga, channel: 'console', key: 'test' }, action)).card;
  const t = translator(language, olga.zone);
  const contact = await db.contact.findFirstOrThrow({ where: { accountId: acme.id }, orderBy: { id: 'asc' } });
  const visit = async (values: Record<string, string>) => {
    const filled = {
      kind: 'meeting',
      day: '2026-11-20',
      summary: 'Wants prices for 2027, Oleg doubts the terms',
      ...values,
    };
    const from = { person: olga, channel: 'console', key: `test ${Object.keys(values)}` };
    return (await dispatch.submit(from, `visit:${acme.id}`, filled)).card;
  };
  /** Of the visits that were noted here. */
  const visitId = async (nth: number) =>
    (await db.visit.findMany({ where: { loggedAt: { not: null } }, orderBy: { id: 'asc' } }))[nth]?.id ?? 0;
  const undo = async (id: number, at = clock) => {
    const door = createDispatch({ db, clock: at, logger, commands, actions, forms });
    return (await door.press({ person: olga, channel: 'console', key: 'test' }, `visit-undo:${id}`)).card;
  };
  const titled = (key: MessageKey, args = {}): Card => card(t(key, args), []);
  const redeemed = (outcome: Redeemed): Card => redeemedCard(t, 'telegram', outcome);

  return {
    brief: await say('/brief acme'),
    'brief-details': await press(`brief-more:${acme.id}`),
    portfolio: await say('/accounts'),
    today: await say('/today'),
    agenda: await say('/agenda'),
    'agenda-tomorrow': await say('/agenda 22.11.2026'),
    'agenda-unknown': await say('/agenda someday'),
    'agenda-off': await say('/agenda off'),
    'agenda-at': await say('/agenda at 8:00'),
    dates: await say('/dates'),
    'date-ask': await say('/dates Acme'),
    'cadence-ask': await say('/cadence Acme'),
    cadence: await say('/cadence Acme 45'),
    'cadence-too-long': await say('/cadence Acme 1000'),
    pick: await say('/brief ross'),
    near: await say('/brief Tiegel Stahl'),
    'not-found': await say('/brief Zzyzx'),
    whynot: await say('/whynot Acme'),
    'whynot-contract': await say('/whynot Acme contract'),
    'whynot-unknown': await say('/whynot Acme horoscope'),
    'why-none': await say('/why'),
    ...answersOf(t),
    ...importCards(t, clock.now()),
    help: await say('/help'),
    'help-brief': await say('/help brief'),
    usage: await say('/brief'),
    'unknown-command': await say('/breif Acme'),
    'not-permitted': await say('/accounts', mario),
    'too-long': await say('x'.repeat(4_001)),
    'stale-button': await press('nothing:1'),
    lang: await say('/lang'),
    'lang-changed': await say(`/lang ${language}`),
    timezone: await say('/timezone'),
    'timezone-changed': await say('/timezone Rome'),
    'timezone-unknown': await say('/timezone Atlantis'),
    where: await say('/where'),
    'where-tried': await press('where-try'),
    settings: await say('/settings'),
    'settings-typed': await say('/settings hours 8:07-17:53'),
    'settings-refused': await say('/settings budget 500'),
    'settings-unreadable': await say('/settings hours late'),
    'settings-unknown': await say('/settings horoscope'),
    'settings-messages': await press('settings:messages'),
    ...(await unaskedCards(db, olga, mario)),
    whoami: await say('/whoami'),
    unlinked: await press('unlink:1'),
    'whoami-member': await say('/whoami', mario),
    stranger: strangerCard(t, undefined),
    'stranger-elsewhere': strangerCard(t, 'slack'),
    match: matchCard(t, olga),
    'match-declined': declinedCard(t, olga),
    'own-links': ownLinksCard(t, [
      { platform: 'telegram', token, address: `https://t.me/kam_test_bot?start=${token}` },
      { platform: 'slack', token, address: null },
    ]),
    'no-links': ownLinksCard(t, []),
    linked: redeemed({ outcome: 'linked', person: olga, movedFrom: null, replaced: null }),
    'linked-moved': redeemed({
      outcome: 'linked',
      person: olga,
      movedFrom: { name: 'Mario' },
      replaced: { name: '@olga_old' },
    }),
    'link-unknown': redeemed({ outcome: 'unknown' }),
    'link-used': redeemed({ outcome: 'used' }),
    'link-late': redeemed({ outcome: 'late' }),
    'link-elsewhere': redeemed({ outcome: 'elsewhere', platform: 'slack' }),
    'link-taken': redeemed({ outcome: 'taken', by: 'Mario' }),
    'link-wait': redeemed({ outcome: 'wait', minutes: 15 }),
    'visit-which': await say('/visit'),
    'visit-ask': await say('/visit Acme'),
    'visit-ask-which': await say('/visit had a long lunch with Anna'),
    'visit-noted': await visit({ met: `${contact.id}`, nextStep: 'Send the price list', nextStepDay: '2026-11-27' }),
    'visit-noted-short': await visit({ kind: 'call', day: '2026-11-21' }),
    'visit-undone': await undo(await visitId(0)),
    'visit-undo-late': await undo(await visitId(1), fixedClock('2026-11-21T09:10:00Z')),
    'visit-not-found': await undo(9_999),
    'visit-day-future': await visit({ day: '2026-11-22' }),
    'visit-day-old': await visit({ day: '2025-11-20' }),
    'visit-summary-missing': await visit({ summary: '' }),
    'visit-next-missing': await visit({ nextStepDay: '2026-11-27' }),
    'visit-next-early': await visit({ nextStep: 'Call', nextStepDay: '2026-11-01' }),
    'visit-too-long': await visit({ summary: 'x'.repeat(10_001) }),
    'pace-wait': titled('pace-wait', { seconds: 10 }),
    'database-away': titled('error-database-away'),
    'our-bug': titled('error-our-bug'),
  };
};
