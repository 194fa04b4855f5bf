import type { Client } from '../client.ts';

export const liberta: Client = {
  key: 'liberta',
  name: 'Cooperativa Libertà',
  owner: 'marco',
  industry: 'Food',
  country: 'IT',
  city: 'Bologna',
  language: 'it',
  about: 'Latteria sociale, 90 soci.',
  employees: 60,
  tier: 'C',
  months: { client: 11, owned: 11 },
  currency: 'EUR',
  limit: 15_000,
  termDays: 30,
  trade: {
    yearly: 75_000,
    growth: 0.25,
    every: 22,
    spread: 4,
    recent: [14],
    discount: 0.03,
    buys: [
      { category: 'pumps', nth: 1, weight: 2 },
      { category: 'filters', nth: 1, weight: 1 },
    ],
  },
  pays: { late: 0, spread: 1 },
  entities: [
    {
      name: 'Cooperativa Libertà S.c.a r.l.',
      tax: '0004127000',
      city: 'Bologna',
      address: 'via Stalingrado 71, 40128 Bologna',
    },
  ],
  contacts: [
    {
      name: 'Enrico Galli',
      position: 'presidente',
      role: 'decision_maker',
      influence: 4,
      attitude: 1,
      stage: 'acquainted',
      prefers: 'decide il consiglio, il primo lunedì del mese',
    },
  ],
  visits: [
    {
      day: -80,
      kind: 'meeting',
      with: [0],
      summary: 'Primo anno insieme: consegne puntuali, chiedono un listino per soci.',
    },
  ],
};
