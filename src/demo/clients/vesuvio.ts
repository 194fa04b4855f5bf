import type { Client } from '../client.ts';

export const vesuvio: Client = {
  key: 'vesuvio',
  name: 'Vesuvio Packaging S.r.l.',
  owner: 'marco',
  industry: 'Packaging',
  country: 'IT',
  city: 'Napoli',
  language: 'it',
  about: 'Confezionamento conto terzi.',
  employees: 85,
  tier: 'C',
  months: { client: 31, owned: 31 },
  currency: 'EUR',
  limit: 35_000,
  termDays: 60,
  trade: {
    yearly: 90_000,
    growth: -0.08,
    every: 23,
    spread: 6,
    recent: [19],
    discount: 0.05,
    buys: [
      { category: 'drives', nth: 1, weight: 3 },
      { category: 'sensors', nth: 2, weight: 1 },
    ],
  },
  pays: { late: 28, spread: 9 },
  entities: [
    { name: 'Vesuvio Packaging S.r.l.', tax: '0004128000', city: 'Napoli', address: 'via Argine 504, 80147 Napoli' },
  ],
  contacts: [
    {
      name: 'Ciro Esposito',
      position: 'titolare',
      role: 'decision_maker',
      influence: 5,
      attitude: 0,
      stage: 'acquainted',
      prefers: 'un caffè prima di parlare di pagamenti',
    },
    {
      name: 'Ida Russo',
      position: 'amministrazione',
      role: 'user',
      influence: 3,
      attitude: 0,
      stage: 'contacted',
      reportsTo: 0,
    },
  ],
  visits: [
    { day: -90, kind: 'informal', with: [0], summary: 'Ciro ammette i ritardi: aspetta a sua volta due clienti.' },
  ],
};
