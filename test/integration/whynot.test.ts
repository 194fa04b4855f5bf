import { beforeEach, describe, expect, it } from 'vitest';
import { refreshAccountNames } from '../../src/core/accounts/search-index.ts';
import { namedRules } from '../../src/core/attention/whynot/names.ts';
import { failed } from '../../src/core/calendars/failing.ts';
import { problemNotice } from '../../src/core/calendars/kinds.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { sweepDates } from '../../src/core/dates/sweep.ts';
import { watchFreshness } from '../../src/core/freshness/watch.ts';
import { CalendarError } from '../../src/core/meetings/calendar.ts';
import { enqueue } from '../../src/core/outbox/enqueue.ts';
import { messageKinds } from '../../src/core/outbox/registry.ts';
import { unreachablePerson } from '../../src/core/outbox/unreachable.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import {
  aContract,
  aDispute,
  aKeyDate,
  aLegalEntity,
  anAccount,
  anImport,
  anInvoice,
  aPerson,
  aVisit,
  day,
} from '../factories/index.ts';
import { buttonsOf, olgaAtWork } from '../setup/alerts.ts';
import { testDb } from '../setup/database.ts';

const { db, reset } = await testDb();
beforeEach(reset);

type Work = Awaited<ReturnType<typeof olgaAtWork>>;

interface Scene extends Work {
  readonly acme: { readonly id: number };
  readonly set: (key: string, value: Prisma.InputJsonValue) => Promise<unknown>;
}

/** A rule as it is tried: what makes it speak, what it looks at, and that there is nothing to say. */
interface Trial {
  readonly asks: string;
  /** Has there be something to tell. */
  readonly facts: (scene: Scene) => Promise<unknown>;
  /** The same, of which nothing is to be told, and how that is said. */
  readonly nothing: { readonly facts: (scene: Scene) => Promise<unknown>; readonly says: string };
  readonly sweep: (scene: Scene) => Promise<unknown>;
  /** What it sees, with its values and the threshold. */
  readonly sees: string;
  /** Has Olga be nobody who is told; of some rules everybody is. */
  readonly notTheirs?: (scene: Scene) => Promise<unknown>;
}

const sweep: Trial['sweep'] = ({ clock }) => sweepDates(db, clock.now(), 'test');

/** Two steps above the owner one sees the client, and is told nothing. */
const twoAbove: Trial['notTheirs'] = async ({ olga, acme }) => {
  const irina = await aPerson(db, { handle: 'irina', managerId: olga.id });
  const boris = await aPerson(db, { handle: 'boris', managerId: irina.id });
  await db.assignment.updateMany({ where: { accountId: acme.id }, data: { personId: boris.id } });
};

const aCalendar = (olga: { id: number }, minutesAgo: number, { clock }: Scene) => {
  const since = new Date(clock.now().subtract({ minutes: minutesAgo }).epochMilliseconds);
  return db.calendar.create({
    data: {
      personId: olga.id,
      kind: 'address',
      name: 'Work',
      sealed: new Uint8Array(28),
      dueAt: since,
      readAt: since,
      failures: 4,
      failingSince: since,
      problem: 'away',
    },
  });
};

/** As of so many days ago. */
const imported = ({ clock }: Scene, days: number) =>
  anImport(
    db,
    ['invoices'],
    clock
      .now()
      .subtract({ hours: 24 * days })
      .toString(),
  );

/** An invoice over 1,000 euros. */
const owed = async ({ id: accountId }: { id: number }, over: Parameters<typeof anInvoice>[1]) =>
  anInvoice(db, { legalEntityId: (await aLegalEntity(db, { accountId })).id, ...over });

const trials: Record<string, Trial> = {
  'contract-date': {
    asks: '/whynot Acme contract',
    facts: ({ acme }) => aContract(db, { accountId: acme.id, number: 'C-7', endsOn: day('2026-12-18') }),
    nothing: {
      facts: ({ acme }) => aContract(db, { accountId: acme.id, number: 'C-7', endsOn: day('2027-03-23') }),
      says: 'contract C-7 ends 23 Mar 2027, in 120 days · told 90, 60, 30 and 7 days before',
    },
    sweep,
    sees: 'contract C-7 ends',
    notTheirs: twoAbove,
  },
  'key-date': {
    asks: '/whynot Acme tender',
    facts: ({ acme }) =>
      aKeyDate(db, {
        accountId: acme.id,
        day: day('2026-12-10'),
        remindDays: [30, 17, 7],
        notedAt: new Date('2026-11-01T08:00Z'),
      }),
    nothing: {
      facts: ({ acme }) => aKeyDate(db, { accountId: acme.id }),
      says: 'tender “Annual tender” 20 Jan 2027, in 58 d · told 14, 7 and 1 days before, not what was due when it was noted (20 Nov)',
    },
    sweep,
    sees: 'told 30, 17 and 7 days before',
    notTheirs: twoAbove,
  },
  'contact-freshness': {
    asks: '/whynot Acme silence',
    facts: async ({ acme }) => {
      await db.account.update({ where: { id: acme.id }, data: { cadenceDays: 30 } });
      await aVisit(db, { accountId: acme.id, happenedOn: day('2026-10-20') });
    },
    nothing: {
      facts: async ({ acme }) => {
        await db.account.update({ where: { id: acme.id }, data: { cadenceDays: 30 } });
        await aVisit(db, { accountId: acme.id, happenedOn: day('2026-11-10') });
      },
      says: 'last contact 13 d ago, agreed every 30 d',
    },
    sweep,
    sees: 'agreed every 30 d',
    notTheirs: twoAbove,
  },
  overdue: {
    asks: '/whynot Acme overdue',
    facts: ({ acme }) => owed(acme, { dueOn: day('2026-10-20') }),
    nothing: {
      facts: ({ acme }) => owed(acme, { dueOn: day('2026-11-30') }),
      says: 'nothing overdue · told after 1, 7, 14 and 30 days',
    },
    sweep,
    sees: '€1,000 overdue, ',
    notTheirs: twoAbove,
  },
  'calendar-problem': {
    asks: '/whynot calendar',
    facts: (scene) => aCalendar(scene.olga, 120, scene),
    nothing: {
      facts: (scene) => aCalendar(scene.olga, 20, scene),
      says: 'calendar Work: not read for 20 min, told after 60',
    },
    sweep: async ({ clock }) => {
      const calendar = await db.calendar.findFirstOrThrow();
      await failed(db, calendar, new CalendarError('away'), { now: clock.now(), trace: 'test' });
    },
    sees: 'calendar Work: not read for',
  },
  'data-freshness': {
    asks: '/whynot old data',
    facts: (scene) => imported(scene, 7),
    nothing: { facts: (scene) => imported(scene, 1), says: 'invoices from test: 1 working days old, told beyond 2' },
    sweep: ({ clock }) => watchFreshness(db, clock.now(), 'test'),
    sees: 'working days old, told beyond 2',
    notTheirs: ({ olga }) => db.person.update({ where: { id: olga.id }, data: { role: 'kam' } }),
  },
};

const sceneAt = async (kind: string, at = '2026-11-23T08:00:00Z'): Promise<Scene> => {
  const work = await olgaAtWork(db, at, kind === 'data-freshness' ? { role: 'administrator' } : {});
  const acme = await anAccount(db, { name: 'Acme', owner: work.olga });
  await refreshAccountNames(db);
  const set = (key: string, value: Prisma.InputJsonValue) =>
    db.setting.create({ data: { key, scope: 'person', scopeId: work.olga.id, value } });
  return { ...work, acme, set };
};

/** Two other things are to be told, which no rule of the table is about. */
const others = async ({ olga, clock }: Scene, count: number) => {
  for (let n = 0; n < count; n++) {
    const { id: personId } = await aPerson(db, { name: `Lost ${n}` });
    const of = { key: `lost/${n}`, personId: olga.id, payload: { personId }, dueAt: clock.now() };
    await enqueue(db, unreachablePerson, [of], 'test');
  }
};

interface Suppressed {
  readonly at?: string;
  readonly before?: (scene: Scene, kind: string) => Promise<unknown>;
  readonly after?: (scene: Scene) => Promise<unknown>;
  readonly says: string;
  /** Which rules it keeps back; without it, all. */
  readonly concerns?: (kind: string) => boolean;
}

const restingOn =
  (data: 'contracts' | 'invoices') =>
  (kind: string): boolean =>
    messageKinds.some(({ name, restsOn }) => name === kind && restsOn?.includes(data));

/** What keeps any alert from its reader, and how that is said. */
const causes: Record<string, Suppressed> = {
  'a kind that is switched off': {
    before: ({ set }, kind) => set(`attention.mode.${kind}.telegram`, 'off'),
    says: 'switched off in your settings',
  },
  'a kind that comes once a day': {
    before: ({ set }, kind) => set(`attention.mode.${kind}.telegram`, 'digest'),
    says: 'held for the summary tomorrow 08:00: you have it come once a day',
  },
  'a snooze': {
    before: ({ olga }, kind) =>
      db.snooze.create({ data: { personId: olga.id, kind, until: new Date('2026-11-24T13:00:00Z') } }),
    says: 'snoozed until tomorrow 14:00',
  },
  'the evening': {
    at: '2026-11-23T20:00:00Z',
    says: 'held for the summary tomorrow 08:00: outside your hours',
  },
  'the weekend': {
    at: '2026-11-28T09:00:00Z',
    says: 'held for the summary Mon 30 Nov 08:00: a day off in your week',
  },
  'a public holiday': {
    at: '2026-12-08T09:00:00Z',
    says: 'held for the summary tomorrow 08:00: a public holiday',
  },
  'an absence': {
    before: ({ set }) => set('attention.away', { from: '2026-11-20', until: '2026-11-24' }),
    says: 'held for the summary Wed 25 Nov 08:00: you are away',
  },
  "the day's limit": {
    before: async (scene) => {
      await scene.set('attention.budget', 1);
      await others(scene, 1);
      await scene.deliver();
    },
    says: "held for the summary tomorrow 08:00: over your day's limit",
  },
  'the first week of an installation': {
    before: () => db.organisation.updateMany({ data: { setUpAt: new Date('2026-11-22T08:00:00Z') } }),
    says: 'held for the summary tomorrow 08:00: alerts are not switched on yet',
  },
  'data that is too old': {
    before: async () => {
      await anImport(db, ['contracts'], '2026-08-03T06:00:00Z');
      await anImport(db, ['contracts'], '2026-09-01T06:00:00Z');
    },
    says: 'held until newer data comes, at the latest until the summary Tue 1 Dec 08:00: its data is too old',
    concerns: restingOn('contracts'),
  },
  'a ledger that is too old': {
    before: () => anImport(db, ['invoices', 'payments'], '2026-11-10T06:00:00Z'),
    says: 'held until newer data comes, at the latest until the summary Tue 1 Dec 08:00: its data is too old',
    concerns: restingOn('invoices'),
  },
  'a chat that takes nothing any more': {
    before: () => db.chatIdentity.updateMany({ data: { unreachableSince: new Date('2026-11-22T08:00:00Z') } }),
    says: 'you are reached nowhere: /link connects a chat',
  },
  'an outcome that nobody knows': {
    after: () =>
      db.outboxMessage.updateMany({
        data: { state: 'unknown', sentAt: null, sentMessageId: null, reason: 'no answer' },
      }),
    says: 'it was sent and may not have come',
  },
};

const kinds = namedRules.map(({ kind }) => kind);

it('every rule that can be asked about is tried', () => {
  expect(Object.keys(trials).toSorted()).toEqual(kinds.toSorted());
});

describe.each(Object.entries(trials))('%s', (kind, trial) => {
  const asked = async (scene: Scene) => fallbackText((await scene.say(trial.asks)).card);

  it('that has fired says when, and opens why', async () => {
    const scene = await sceneAt(kind);
    await trial.facts(scene);
    await trial.sweep(scene);
    await scene.deliver();
    expect(scene.came).toHaveLength(1);
    const { card } = await scene.say(trial.asks);
    expect(fallbackText(card)).toContain('told today 09:00');
    expect(fallbackText(card)).toContain(trial.sees);
    const [opens] = buttonsOf(card);
    const explained = fallbackText((await scene.press(opens?.action ?? '')).card);
    expect(explained).toContain('Why: ');
    expect(explained).toContain(trial.sees);
    expect(explained).toContain('Came today 09:00, within your hours: 1 of 7 that day');
    expect(explained).toContain('Told to you alone');
  });

  it('with nothing to tell says by which values', async () => {
    const scene = await sceneAt(kind);
    await trial.nothing.facts(scene);
    if (kind !== 'calendar-problem') await trial.sweep(scene);
    await scene.deliver();
    expect(scene.came).toEqual([]);
    const said = await asked(scene);
    expect(said).toContain('there is nothing to tell');
    expect(said).toContain(trial.nothing.says);
  });

  it('that looks at nothing says so', async () => {
    const said = await asked(await sceneAt(kind));
    expect(said).toContain('there is nothing to tell');
  });

  it('that will speak with the next look says so', async () => {
    const scene = await sceneAt(kind);
    await trial.facts(scene);
    expect(await asked(scene)).toContain('it comes within minutes');
  });

  const ofRule = Object.entries(causes).filter(([, { concerns }]) => concerns?.(kind) ?? true);

  it.each(ofRule)('kept back by %s says just that', async (_, { at, before, after, says }) => {
    const scene = await sceneAt(kind, at);
    await before?.(scene, kind);
    await trial.facts(scene);
    const came = scene.came.length;
    await trial.sweep(scene);
    expect(await asked(scene)).toContain(after ? 'it comes within minutes' : says);
    await scene.deliver();
    if (!after) expect(scene.came).toHaveLength(came);
    await after?.(scene);
    const said = await asked(scene);
    expect(said).toContain(says);
    expect(said).toContain(trial.sees);
  });

  it('kept back by an outage says just that', async () => {
    const scene = await sceneAt(kind);
    await others(scene, 2);
    await trial.facts(scene);
    await trial.sweep(scene);
    scene.clock.pass({ hours: 1 });
    await scene.deliver();
    expect(await asked(scene)).toContain('after an outage');
  });

  if (trial.notTheirs) {
    it('of which others are told says just that', async () => {
      const scene = await sceneAt(kind);
      await trial.notTheirs?.(scene);
      await trial.facts(scene);
      await trial.sweep(scene);
      await scene.deliver();
      const where = { kind, mailbox: { personId: scene.olga.id } };
      expect(await db.outboxMessage.count({ where })).toBe(0);
      expect(await asked(scene)).toContain('you are not among those who are told');
    });
  }
});

describe('overdue money', () => {
  const asked = async (scene: Scene, person?: { id: number }) =>
    fallbackText(
      (
        await scene.say(
          '/whynot Acme overdue',
          person && (await db.person.findUniqueOrThrow({ where: { id: person.id } })),
        )
      ).card,
    );

  it('that is disputed or names no due day is nothing to tell, and says how much that is', async () => {
    const scene = await sceneAt('overdue');
    const disputed = await owed(scene.acme, { dueOn: day('2026-10-20') });
    await aDispute(db, { invoiceId: disputed.id, amount: '1000' });
    await owed(scene.acme, { dueOn: null, dueBasis: null, amount: '50' });
    await sweep(scene);
    const said = await asked(scene);
    expect(said).toContain('there is nothing to tell');
    expect(said).toContain(
      'nothing overdue · disputed €1,000 · without a due date €50 (1 invoice) · told after 1, 7, 14 and 30 days',
    );
  });

  it('that was paid and came anew has not been told by what was told before', async () => {
    const scene = await sceneAt('overdue');
    const first = await owed(scene.acme, { dueOn: day('2026-11-22') });
    await sweep(scene);
    await scene.deliver();
    expect(await asked(scene)).toContain('told today 09:00');
    await db.invoice.update({ where: { id: first.id }, data: { cancelledOn: day('2026-11-23') } });
    scene.clock.pass({ hours: 24 });
    await sweep(scene);
    await owed(scene.acme, { dueOn: day('2026-11-23') });
    expect(await asked(scene)).toContain('it comes within minutes');
  });

  it('is told to managers and finance later, and says from when on', async () => {
    const scene = await sceneAt('overdue');
    const irina = await aPerson(db, { handle: 'irina' });
    const paolo = await aPerson(db, { handle: 'paolo', role: 'finance' });
    await db.person.update({ where: { id: scene.olga.id }, data: { managerId: irina.id } });
    await owed(scene.acme, { dueOn: day('2026-11-10') });
    for (const [person, from] of [
      [irina, 14],
      [paolo, 30],
    ] as const) {
      const said = await asked(scene, person);
      expect(said).toContain('there is nothing to tell');
      expect(said).toContain(`€1,000 overdue, 13 days · told after 1, 7, 14 and 30 days, to you from ${from} on`);
    }
  });

  it('of a client whom nobody minds says so', async () => {
    const scene = await sceneAt('overdue');
    const ada = await aPerson(db, { handle: 'ada', role: 'administrator' });
    await db.assignment.deleteMany({});
    await owed(scene.acme, { dueOn: day('2026-11-10') });
    const said = await asked(scene, ada);
    expect(said).toContain('you are not among those who are told');
    expect(said).toContain('nobody minds this client');
  });
});

describe('/whynot', () => {
  it('tells of one client all rules, one line each', async () => {
    const scene = await sceneAt('contract-date');
    await trials['contract-date']?.facts(scene);
    await sweep(scene);
    await scene.deliver();
    expect(fallbackText((await scene.say('/whynot acme')).card)).toMatchInlineSnapshot(`
      "Acme: 4 rules, and what became of each
      • contracts to decide on: told today 09:00 · contract C-7 ends 18 Dec, in 25 days · told 90, 60, 30 and 7 days before
      • tenders, events and other dates: there is nothing to tell · no date to come is noted
      • clients gone silent: there is nothing to tell · no rhythm is agreed: /cadence sets one
      • overdue money of clients: there is nothing to tell · no invoices are known
      For one of them: /whynot, the client, and its name, such as contract, date or silence"
    `);
  });

  it('in the evening, of a contract whose last day to give notice is today, says that it comes with the next look; and so it does', async () => {
    const scene = await sceneAt('contract-date', '2026-11-23T20:30:00Z');
    const { acme, say, clock, deliver, titles } = scene;
    await aContract(db, {
      accountId: acme.id,
      number: 'C-7',
      endsOn: day('2026-12-23'),
      noticeDays: 30,
      autoRenews: true,
    });
    expect(fallbackText((await say('/whynot Acme contract')).card)).toContain('it comes within minutes');
    await sweepDates(db, clock.now(), 'test');
    await deliver();
    expect(titles()).toEqual([expect.stringMatching(/^11-23T21:30 Acme: .*C-7/)]);
    expect(fallbackText((await say('/whynot Acme contract')).card)).toContain('told today 21:30');
  });

  it('knows of a day on which something was told only where a rule tells once a day', async () => {
    const scene = await sceneAt('calendar-problem');
    await trials['calendar-problem']?.facts(scene);
    const { olga, clock } = scene;
    const key = `calendar-problem/${olga.id}/${clock.now().toString().slice(0, 10)}`;
    const of = { key, personId: olga.id, payload: { calendarId: 0 }, dueAt: clock.now() };
    await enqueue(db, problemNotice, [of], 'test');
    expect(fallbackText((await scene.say('/whynot calendar')).card)).not.toContain('told today');
  });

  it('of a second contract on a day says that it follows tomorrow', async () => {
    const scene = await sceneAt('contract-date');
    await trials['contract-date']?.facts(scene);
    await sweep(scene);
    await scene.deliver();
    await aContract(db, { accountId: scene.acme.id, number: 'C-8', endsOn: day('2026-12-20') });
    const said = fallbackText((await scene.say('/whynot Acme contract')).card);
    expect(said).toContain('something of the kind was told today, this follows tomorrow');
    expect(said).toContain('contract C-8');
  });

  it('of data that has become old within a week of other data says when it is told', async () => {
    const scene = await sceneAt('data-freshness');
    await anImport(db, ['invoices'], '2026-11-16T06:00:00Z');
    await watchFreshness(db, scene.clock.now(), 'test');
    await scene.deliver();
    await anImport(db, ['orders'], '2026-11-20T06:00:00Z');
    scene.clock.pass({ hours: 3 * 24 });
    const said = fallbackText((await scene.say('/whynot old data')).card);
    expect(said).toContain('told together with other old data, from Mon 30 Nov 09:00 on');
    expect(said).toContain('orders from test: 4 working days old, told beyond 2');
  });

  it.each(['договор', 'contratto', 'Contracts', 'contract-date'])('knows a rule as %s', async (name) => {
    const scene = await sceneAt('contract-date');
    const said = fallbackText((await scene.say(`/whynot Acme ${name}`)).card);
    expect(said).toContain('contracts to decide on: there is nothing to tell');
  });

  it('lists the names of rules where it does not know one', async () => {
    const scene = await sceneAt('contract-date');
    const reply = await scene.say('/whynot Acme horoscope');
    expect(reply.outcome).toBe('refused');
    expect(fallbackText(reply.card)).toContain('contract, contracts');
  });
});
