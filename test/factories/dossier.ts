import { Temporal } from 'temporal-polyfill';
import type { ContactFacts } from '../../src/core/accounts/dossier/contacts.ts';
import type { Dossier, Receivables, Relationship, Trade } from '../../src/core/accounts/dossier/dossier.ts';
import type { Profile } from '../../src/core/accounts/dossier/profile.ts';
import { sourceNames } from '../../src/core/accounts/dossier/sources.ts';
import type { OpenPromise } from '../../src/core/commitments/queries.ts';
import { yearsUpTo } from '../../src/core/orders/years.ts';

/** Facts for tests of pure rules and cards, as of 21 November 2026: everything is connected, and nothing is known of the account. */
const today = Temporal.PlainDate.from('2026-11-21');

export const aProfile = (over: Partial<Profile> = {}): Profile => ({
  id: 1,
  name: 'Acme',
  industry: null,
  city: null,
  country: null,
  about: null,
  employees: null,
  clientSince: null,
  tier: null,
  status: 'regular',
  statusReason: null,
  nextReviewOn: null,
  cadenceDays: null,
  wallet: null,
  criteria: [],
  owner: null,
  entities: [],
  limits: [],
  termDays: [],
  ...over,
});

export const aTrade = (over: Partial<Trade> = {}): Trade => ({
  asOf: today,
  income: {
    source: 'orders',
    years: yearsUpTo(today),
    shipments: [],
    returns: [],
    company: [],
    since: yearsUpTo(today).start,
  },
  days: { all: [], byCategory: [] },
  lastOrderOn: null,
  open: [],
  unsettled: [],
  peers: [],
  ...over,
});

export const aLedger = (over: Partial<Receivables> = {}): Receivables => ({
  asOf: today,
  sums: [],
  advances: [],
  settled: [],
  disputes: [],
  ...over,
});

export const aRelationship = (over: Partial<Relationship> = {}): Relationship => ({
  meeting: null,
  contacts: [],
  visits: [],
  contracts: [],
  goals: [],
  competitors: [],
  ...over,
});

export const aContactFact = (over: Partial<ContactFacts> = {}): ContactFacts => ({
  id: 1,
  name: 'Anna Petrova',
  position: null,
  role: null,
  influence: null,
  attitude: null,
  stage: null,
  preferences: null,
  heldBy: null,
  lastSeen: null,
  ...over,
});

export const aPromise = (over: Partial<OpenPromise> = {}): OpenPromise => ({
  side: 'ours',
  kind: 'document',
  text: 'new price list',
  amount: null,
  currency: null,
  madeOn: today,
  dueOn: today,
  person: null,
  ...over,
});

export const aDossier = (over: Partial<Dossier> = {}): Dossier => ({
  now: Temporal.Instant.from('2026-11-21T09:00:00Z'),
  today,
  profile: aProfile(),
  sources: { connected: new Set(sourceNames), ordersAsOf: null, ledgerAsOf: null },
  rates: { into: 'EUR', of: new Map() },
  trade: aTrade(),
  receivables: aLedger(),
  relationship: aRelationship(),
  promises: [],
  kept: [],
  ...over,
});
