import type { Client } from '../client.ts';

export const adriatica: Client = {
  key: 'adriatica',
  name: 'Adriatica Alimentari S.p.A.',
  owner: 'marco',
  industry: 'Food',
  country: 'IT',
  city: 'Ancona',
  language: 'it',
  about: 'Conserve di pesce e piatti pronti.',
  employees: 380,
  tier: 'B',
  months: { client: 38, owned: 35 },
  cadenceDays: 45,
  currency: 'EUR',
  limit: 46_000,
  termDays: 60,
  trade: {
    yearly: 150_000,
    growth: 0.1,
    every: 15,
    spread: 3,
    recent: [6],
    discount: 0.06,
    buys: [
      { category: 'pumps', nth: 1, weight: 3 },
      { category: 'filters', nth: 1, weight: 1 },
      { category: 'valves', nth: 2, weight: 2 },
    ],
  },
  pays: { late: 16, spread: 5, promises: { kept: 2, broken: 1 } },
  returns: [
    {
      day: -30,
      amount: 900,
      kind: 'refused',
      category: 'filters',
      reason: 'imballo bagnato, merce rifiutata',
      settled: -24,
    },
  ],
  entities: [
    { name: 'Adriatica Alimentari S.p.A.', tax: '0004126000', city: 'Ancona', address: 'via Mattei 80, 60125 Ancona' },
  ],
  contacts: [
    {
      name: 'Federica Monti',
      position: 'responsabile acquisti',
      role: 'champion',
      influence: 4,
      attitude: 1,
      stage: 'loyal',
    },
    {
      name: 'Ugo Serra',
      position: 'direttore finanziario',
      role: 'decision_maker',
      influence: 5,
      attitude: 0,
      stage: 'contacted',
      reportsTo: 0,
    },
  ],
  visits: [
    {
      day: -44,
      kind: 'meeting',
      with: [0],
      summary: 'Federica vuole pompe dosatrici di scorta per la campagna estiva.',
    },
  ],
};
