import fc from 'fast-check';
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
import { cardSchema } from '../../cards/card.ts';
import { fallbackText } from '../../cards/fallback.ts';
import { languages, translator } from '../../i18n/translator.ts';
import { visibleParts } from '../../people/policy.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { briefCard } from './card.ts';
import { tightestMessage } from './fit.ts';
import { moreCard, type OpenItems } from './more-card.ts';

const everything = visibleParts(['owner']);
const en = translator('en', 'Europe/Rome');
const today = Temporal.PlainDate.from('2026-11-21');
const noItems: OpenItems = { items: [], all: 0 };

const read = (dossier: Dossier, visible = everything) => fallbackText(briefCard(dossier, visible, en));
const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

/** An account of which too much is known, in the longest words. */
const overfull = (word: string): Dossier => {
  const long = `${word} `.repeat(200);
  const huge = '999999999999999.9999';
  const currencies = ['EUR', 'RUB', 'CHF'];
  const categories = many(6, (i) => `${i} ${long}`);
  const days = many(8, (i) => today.subtract({ days: 61 + (7 - i) * 25 }));
  return aDossier({
    profile: aProfile({
      name: long,
      industry: long,
      city: long,
      country: long,
      about: long,
      employees: 2_000_000_000,
      clientSince: today,
      tier: 'A',
      status: 'key',
      statusReason: long,
      nextReviewOn: today,
      wallet: { amount: huge, currency: 'EUR' },
      criteria: (['potential', 'reference', 'partner', 'expert', 'innovator'] as const).map((criterion) => ({
        criterion,
        note: long,
      })),
      owner: { name: long, since: today },
      entities: many(9, (i) => `${i}${long}`),
      limits: [{ entity: { id: 1, name: long }, limit: { amount: huge, currency: 'EUR' } }],
      termDays: [30, 45, 60],
    }),
    sources: {
      connected: new Set(['orders', 'ledger']),
      ordersAsOf: Temporal.ZonedDateTime.from('2026-11-20T09:00[UTC]'),
      ledgerAsOf: Temporal.ZonedDateTime.from('2026-11-20T09:00[UTC]'),
    },
    trade: aTrade({
      days: {
        all: many(40, (i) => today.subtract({ days: 6 + (39 - i) * 12 })),
        byCategory: categories.map((category) => ({ category, days })),
      },
      lastOrderOn: today.subtract({ days: 6 }),
      income: {
        ...aTrade().income,
        shipments: (['current', 'previous'] as const).flatMap((period) =>
          currencies.map((currency) => ({ period, category: 'x', currency, basis: 'net' as const, amount: huge })),
        ),
        company: currencies.map((currency) => ({ returned: false, currency, basis: 'net' as const, amount: huge })),
      },
      open: currencies.map((currency) => ({ currency, amount: huge, orders: 1000 })),
      unsettled: many(9, () => ({
        kind: 'wrong_goods',
        number: long,
        day: today,
        amount: huge,
        currency: 'RUB',
        reason: long,
      })),
    }),
    receivables: aLedger({
      sums: currencies.flatMap((currency) =>
        many(12, (i) => ({
          legalEntityId: 1,
          kind: 'invoice' as const,
          currency,
          dueOn: i === 11 ? null : today.subtract({ days: i * 11 - 20 }),
          open: huge,
          disputed: '1',
          heldBy: null,
          items: 10_000,
        })),
      ),
      advances: currencies.map((currency) => ({ amount: huge, currency })),
      settled: currencies.map((currency) => ({ currency, daysLate: 120, amount: huge })),
      disputes: many(9, () => ({ number: long, amount: huge, currency: 'EUR', reason: long, openedOn: today })),
    }),
    relationship: aRelationship({
      meeting: {
        title: long,
        startsAt: Temporal.Instant.from('2026-11-21T14:00:00Z'),
        endsAt: Temporal.Instant.from('2026-11-21T15:00:00Z'),
        location: long,
        travelMinutes: 90,
        theirs: many(9, (id) => ({ id, name: long })),
        ours: many(9, () => long),
      },
      contacts: many(30, (id) =>
        aContactFact({
          id,
          name: long,
          position: long,
          role: 'decision_maker',
          attitude: -2,
          preferences: long,
          lastSeen: today.subtract({ days: 300 }),
        }),
      ),
      visits: many(10, () => ({
        kind: 'merchandising',
        on: today,
        summary: long,
        nextStep: long,
        nextStepOn: today,
        by: long,
        met: many(9, () => long),
      })),
      contracts: many(9, () => ({ number: long, title: long, endsOn: today, noticeDays: 30, autoRenews: true })),
      goals: many(9, () => ({ side: 'joint', text: long, progress: 0.1, dueOn: today })),
      competitors: many(9, () => ({ competitor: long, note: long, on: today, heardFrom: long })),
    }),
    promises: (['ours', 'theirs'] as const).flatMap((side) =>
      many(9, (i) =>
        aPromise({ side, text: long, amount: huge, currency: 'RUB', dueOn: today.subtract({ days: i < 5 ? 100 : 0 }) }),
      ),
    ),
    kept: [{ side: 'theirs', payment: true, kept: 5, closed: 7 }],
  });
};

const manyItems: OpenItems = {
  all: 10_000,
  items: many(25, () => ({
    number: 'Реализация (акт, накладная, УПД) 00БП-004102 от 03.09.2026 12:14:08',
    kind: 'invoice',
    issuedOn: today,
    dueOn: today.subtract({ days: 900 }),
    open: '999999999999999.9999',
    currency: 'RUB',
    disputed: '999999999999999.9999',
    heldBy: null,
  })),
};

describe('the brief', () => {
  it.each(
    languages.flatMap((language) =>
      ['слово', 'Donaudampfschifffahrtsgesellschaft', '😀'].map((word) => ({ language, word })),
    ),
  )('fits one message of the narrowest platform, in $language, however much is known ($word)', ({ language, word }) => {
    const t = translator(language, 'Europe/Rome');
    for (const card of [briefCard(overfull(word), everything, t), moreCard(overfull(word), manyItems, t)]) {
      expect(cardSchema.parse(card)).toEqual(card);
      expect(fallbackText(card).length).toBeLessThanOrEqual(tightestMessage);
      expect(JSON.stringify(card).length).toBeLessThanOrEqual(13_000);
      expect(card.children.length).toBeLessThanOrEqual(50);
    }
  });

  it('says how much it left out, and leaves out details before figures', () => {
    const said = read(overfull('word'));
    expect(said).toMatch(/more lines under More$/);
    const labels = [...said.matchAll(/^(\w+): /gm)].map(([, label]) => label);
    expect(labels).toEqual(
      'Who Next Money Orders People Open Promises Last Contract Goals Rivals Ask Offer'.split(' '),
    );
  });

  it('of an account of which nothing is known says so in two lines, and no zero', () => {
    expect(read(aDossier())).toBe(
      [
        'Acme — client · no KAM assigned',
        'Money: no shipments in 12 months',
        'nothing open',
        'Orders: no orders yet',
        'nothing noted: meetings, contacts, promises, visits, contracts, goals, competitors',
      ].join('\n'),
    );
  });

  it('folds what is not connected into one line', () => {
    const nothing = { connected: new Set<never>(), ordersAsOf: null, ledgerAsOf: null };
    expect(read(aDossier({ sources: nothing }))).toBe(
      [
        'Acme — client · no KAM assigned',
        'not connected: orders, receivables, contacts, contracts, meetings, visits, promises, goals, competitors',
      ].join('\n'),
    );
  });

  it('says what the limit is, not that it is unused, where no ledger is connected', () => {
    const limits = [{ entity: null, limit: { amount: '250000', currency: 'EUR' } }];
    const sources = { connected: new Set(['orders'] as const), ordersAsOf: null, ledgerAsOf: null };
    expect(read(aDossier({ profile: aProfile({ limits }), sources }))).toContain('limit €250,000\n');
    expect(read(aDossier({ profile: aProfile({ limits }) }))).toContain('limit used 0% of €250,000\n');
  });

  it('names whom one may meet where nobody has noted whose word counts', () => {
    const contacts = [
      aContactFact({ id: 1, name: 'Anna Petrova', position: 'buyer', preferences: 'no calls before 9' }),
      aContactFact({ id: 2, name: 'Oleg Kim' }),
    ];
    const people = (facts: typeof contacts) => read(aDossier({ relationship: aRelationship({ contacts: facts }) }));
    expect(people(contacts)).toContain('People: Anna Petrova (buyer) · Oleg Kim\nAnna Petrova: no calls before 9\n');
    expect(people([...contacts, aContactFact({ id: 3, name: 'Eva Weiss', role: 'champion' })])).toContain(
      'People: Eva Weiss (champion)\nnot known who decides',
    );
  });

  it('leaves no trace of parts that its reader may not see', () => {
    const finance = { ...overfull('word'), trade: null, relationship: null, promises: [] };
    const said = read(finance, visibleParts(['finance']));
    expect(said).toContain('overdue');
    expect(said).not.toMatch(/of our income|Orders|Next:|People|contacts|contracts|meetings|partner/);
  });

  it('describes a first order as what it is: no habit yet', () => {
    const trade = aTrade({
      lastOrderOn: today.subtract({ days: 5 }),
      days: { all: [today.subtract({ days: 5 })], byCategory: [] },
      income: {
        ...aTrade().income,
        shipments: [{ period: 'current', category: null, currency: 'EUR', basis: null, amount: '1000' }],
        company: [{ returned: false, currency: 'EUR', basis: null, amount: '20000' }],
      },
    });
    const said = read(aDossier({ trade }));
    expect(said).toContain('Acme — client: 5% of our income');
    expect(said).toContain('€1,000 in 12 months, nothing in the 12 months before');
    expect(said).toContain('Orders: last 16 Nov · 5 days without one\n');
    expect(said).toContain('income is shipments less returns, VAT not stated');
  });

  it.each([
    ['2026-11-21T14:00:00Z', 30, 'Next: today 15:00 · Annual terms · leave at 14:30 (30 min on the road)'],
    ['2026-11-21T08:30:00Z', 30, 'Next: now, until 12:00 · Annual terms'],
    ['2026-11-22T14:00:00Z', 30, 'Next: tomorrow 15:00 · Annual terms'],
    ['2026-11-21T14:00:00Z', 0, 'Next: today 15:00 · Annual terms'],
  ])('says of a meeting at %s, %i minutes away: when, and when to leave', (startsAt, travelMinutes, said) => {
    const meeting = {
      title: 'Annual terms',
      startsAt: Temporal.Instant.from(startsAt),
      endsAt: Temporal.Instant.from('2026-11-22T11:00:00Z'),
      location: null,
      travelMinutes,
      theirs: [],
      ours: ['Olga'],
    };
    expect(read(aDossier({ relationship: aRelationship({ meeting }) })).split('\n')).toContain(said);
  });

  it('shows names as they are, whatever signs they contain', () => {
    const name = '<b>*Acme*|_x_</b> <!channel> & "Co"';
    const dossier = aDossier({ profile: aProfile({ name }) });
    expect(briefCard(dossier, everything, en).title).toContain(name);
  });

  it('takes any text that people can write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (wild) => {
        const dossier = aDossier({
          profile: aProfile({ name: wild, about: wild }),
          promises: [aPromise({ text: wild })],
          relationship: aRelationship({
            contacts: [aContactFact({ name: wild, role: 'champion', preferences: wild })],
          }),
        });
        expect(cardSchema.safeParse(briefCard(dossier, everything, en)).success).toBe(true);
        expect(cardSchema.safeParse(moreCard(dossier, noItems, en)).success).toBe(true);
      }),
    );
  });
});
