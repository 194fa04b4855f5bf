import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  aContactFact,
  aDossier,
  aLedger,
  aProfile,
  aPromise,
  aRelationship,
  aTrade,
} from '../../../../test/factories/dossier.ts';
import { translator } from '../../i18n/translator.ts';
import type { Shipment } from '../../orders/queries.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { findingsOf } from './findings.ts';
import { spoken } from './hint.ts';
import { offers } from './offers.ts';
import { questions } from './questions.ts';

const t = translator('en', 'Europe/Rome');
const day = (iso: string) => Temporal.PlainDate.from(iso);
const today = day('2026-11-21');

/** No-break spaces as plain ones: the formats have tests of their own. */
const plain = (said: string) => said.replaceAll('\u00a0', ' ');
const asked = (dossier: Dossier) => spoken(questions, findingsOf(dossier), t).map(plain);
const offered = (dossier: Dossier) => spoken(offers, findingsOf(dossier), t).map(plain);

const regular = (gap: number, silence: number) =>
  Array.from({ length: 8 }, (_, i) => today.subtract({ days: silence + (7 - i) * gap }));
const shipped = (amount: string, over: Partial<Shipment> = {}): Shipment => ({
  period: 'current',
  category: 'pumps',
  currency: 'EUR',
  basis: 'net',
  amount,
  ...over,
});
const income = (...shipments: Shipment[]) => ({ ...aTrade().income, shipments });
const openItem = (overdueDays: number, amount = '100') => ({
  legalEntityId: 1,
  kind: 'invoice' as const,
  currency: 'EUR',
  dueOn: today.subtract({ days: overdueDays }),
  open: amount,
  disputed: '0',
  heldBy: null,
  items: 1,
});
const people = (...contacts: Parameters<typeof aContactFact>[0][]) =>
  aDossier({ relationship: aRelationship({ contacts: contacts.map((contact) => aContactFact(contact)) }) });
const contract = (endsOn: string, noticeDays: number | null) =>
  aDossier({
    relationship: aRelationship({
      contracts: [{ number: 'R-45', title: null, endsOn: day(endsOn), noticeDays, autoRenews: false }],
    }),
  });
const note = (on: string) =>
  aDossier({
    relationship: aRelationship({
      competitors: [{ competitor: 'Hydrotek', note: '7% cheaper', on: day(on), heardFrom: null }],
    }),
  });
const goal = (progress: number, dueOn: string) =>
  aDossier({
    relationship: aRelationship({ goals: [{ side: 'client', text: 'less downtime', progress, dueOn: day(dueOn) }] }),
  });

/** What makes each question speak, what it says, and what keeps it silent. */
const cases: [string, Dossier, string, Dossier][] = [
  [
    'a promise of theirs that is overdue',
    aDossier({ promises: [aPromise({ side: 'theirs', text: 'forecast', dueOn: day('2026-11-18') })] }),
    'what became of what they promised: forecast? (due 18 Nov)',
    aDossier({ promises: [aPromise({ side: 'theirs', text: 'forecast', dueOn: today })] }),
  ],
  [
    'a category that fell silent',
    aDossier({
      trade: aTrade({ days: { all: regular(12, 6), byCategory: [{ category: 'pumps', days: regular(25, 61) }] } }),
    }),
    'why no more pumps? (61 days, usually 25)',
    aDossier({
      trade: aTrade({ days: { all: regular(12, 6), byCategory: [{ category: 'pumps', days: regular(25, 50) }] } }),
    }),
  ],
  [
    'an order that does not come',
    aDossier({ trade: aTrade({ days: { all: regular(12, 31), byCategory: [] } }) }),
    'when to expect the next order? (31 days without one, usually 12)',
    aDossier({ trade: aTrade({ days: { all: regular(12, 24), byCategory: [] } }) }),
  ],
  [
    'a dispute',
    aDossier({
      receivables: aLedger({
        disputes: [{ number: '4102', amount: '12200', currency: 'EUR', reason: 'damaged', openedOn: today }],
      }),
    }),
    'what would settle invoice 4102? (disputed €12,200: damaged)',
    aDossier(),
  ],
  [
    'an overdue debt that nobody has promised to pay',
    aDossier({ receivables: aLedger({ sums: [openItem(33)] }) }),
    'when will €100 be paid? (overdue, oldest 33 days)',
    aDossier({
      receivables: aLedger({ sums: [openItem(33)] }),
      promises: [aPromise({ side: 'theirs', kind: 'payment', amount: '100', currency: 'EUR' })],
    }),
  ],
  [
    'a key person with doubts',
    people({ name: 'Oleg Kim', role: 'decision_maker', attitude: -1 }, { role: 'champion' }),
    'what holds Oleg Kim back? (attitude −1)',
    people({ name: 'Oleg Kim', role: 'user', attitude: -1 }, { role: 'champion' }, { role: 'decision_maker' }),
  ],
  [
    'a day of notice ahead',
    contract('2027-03-31', 90),
    'do we go on with contract R-45? (notice by 31 Dec)',
    contract('2027-12-31', 30),
  ],
  [
    'the end of a contract whose day of notice has passed',
    contract('2026-12-31', 60),
    'do we go on with contract R-45? (ends 31 Dec)',
    contract('2027-12-31', null),
  ],
  [
    'returns that rise',
    aDossier({
      trade: aTrade({
        income: {
          ...income(shipped('1000'), shipped('1000', { period: 'previous' })),
          returns: [
            { period: 'current', kind: 'returned', currency: 'EUR', basis: null, amount: '19' },
            { period: 'previous', kind: 'returned', currency: 'EUR', basis: null, amount: '7' },
          ],
        },
      }),
    }),
    'what is behind the returns? (1.9%, was 0.7%)',
    aDossier({ trade: aTrade({ income: income(shipped('1000'), shipped('1000', { period: 'previous' })) }) }),
  ],
  [
    'income that falls',
    aDossier({ trade: aTrade({ income: income(shipped('77'), shipped('100', { period: 'previous' })) }) }),
    'what has changed? (income −23% on the 12 months before)',
    aDossier({ trade: aTrade({ income: income(shipped('91'), shipped('100', { period: 'previous' })) }) }),
  ],
  [
    'fresh news of a competitor',
    note('2026-10-12'),
    'how do things stand with Hydrotek? (12 Oct: 7% cheaper)',
    note('2026-05-01'),
  ],
  [
    'a goal of theirs that is due and far',
    goal(0.4, '2027-01-31'),
    'how can we help with “less downtime”? (40% reached, due 31 Jan 2027)',
    goal(0.5, '2027-01-31'),
  ],
  [
    'a wallet that others fill',
    aDossier({
      profile: aProfile({ wallet: { amount: '900000', currency: 'EUR' } }),
      trade: aTrade({ income: income(shipped('342000')) }),
    }),
    'who supplies the rest? (we have 38% of about €900 k a year)',
    aDossier({
      profile: aProfile({ wallet: { amount: '900000', currency: 'USD' } }),
      trade: aTrade({ income: income(shipped('342000')) }),
    }),
  ],
  [
    'a map of people without a champion',
    people({ role: 'decision_maker' }, {}),
    'who there could speak for us? (2 contacts, no champion)',
    people({}, {}),
  ],
];

describe('questions to ask', () => {
  it.each(cases)('follow from %s', (_, dossier, question, silent) => {
    expect(asked(dossier)).toEqual([question]);
    expect(asked(silent)).toEqual([]);
  });

  it('have a case here each', () => {
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(cases).toHaveLength(questions.length);
  });

  it('are none when nothing is known', () => {
    expect([...asked(aDossier()), ...offered(aDossier())]).toEqual([]);
  });

  it('do not look at what their reader may not see', () => {
    const blind = aDossier({ trade: null, receivables: null, relationship: null });
    expect([...asked(blind), ...offered(blind)]).toEqual([]);
  });
});

describe('offers to make', () => {
  const peers = [1, 2, 3].flatMap((accountId) =>
    ['pumps', 'valves', 'seals'].map((category) => ({
      accountId,
      category,
      currency: 'EUR',
      basis: 'net' as const,
      amount: '38412',
    })),
  );

  it('are what similar clients buy and this one does not', () => {
    const trade = aTrade({ income: income(shipped('1'), shipped('1', { category: 'valves' })), peers });
    expect(offered(aDossier({ trade }))).toEqual(['seals: bought by 3 of 3 similar clients (≈ €38 k a year)']);
  });

  it('name no sum where similar clients pay in another currency', () => {
    const foreign = peers.map((purchase) => ({ ...purchase, currency: 'USD' }));
    const trade = aTrade({ income: income(shipped('1'), shipped('1', { category: 'valves' })), peers: foreign });
    expect(offered(aDossier({ trade }))).toEqual(['seals: bought by 3 of 3 similar clients']);
  });

  it('are a payment plan for what is overdue for more than 60 days', () => {
    const ledger = aLedger({ sums: [openItem(61, '700'), openItem(200, '300'), openItem(60, '50')] });
    expect(offered(aDossier({ receivables: ledger }))).toEqual([
      'a payment plan for €1,000 (overdue more than 60 days)',
    ]);
  });

  it('are a higher limit for those who pay on time and nearly use it up', () => {
    const profile = aProfile({ limits: [{ entity: null, limit: { amount: '1000', currency: 'EUR' } }] });
    const settled = [{ currency: 'EUR', daysLate: 0, amount: '500' }];
    const ledger = aLedger({ sums: [openItem(-10, '860')], settled });
    expect(offered(aDossier({ profile, receivables: ledger }))).toEqual([
      'a higher limit (used 86%, nothing overdue, pays on time)',
    ]);
    const late = aLedger({ ...ledger, settled: [{ currency: 'EUR', daysLate: 9, amount: '500' }] });
    expect(offered(aDossier({ profile, receivables: late }))).toEqual([]);
  });
});
