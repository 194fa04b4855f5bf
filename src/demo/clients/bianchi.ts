import type { Client } from '../client.ts';

export const bianchi: Client = {
  key: 'bianchi',
  name: 'Bianchi Impianti S.r.l.',
  owner: 'marco',
  industry: 'Energy',
  country: 'IT',
  city: 'Bergamo',
  language: 'it',
  about: 'Centrali termiche chiavi in mano.',
  employees: 115,
  tier: 'B',
  months: { client: 49, owned: 35 },
  cadenceDays: 30,
  currency: 'EUR',
  limit: 18_000,
  termDays: 60,
  trade: {
    yearly: 130_000,
    growth: -0.15,
    every: 14,
    spread: 3,
    recent: [71, 85],
    discount: 0.06,
    buys: [
      { category: 'valves', nth: 1, weight: 3 },
      { category: 'pumps', nth: 2, weight: 4 },
      { category: 'couplings', nth: 2, weight: 1 },
    ],
  },
  pays: {
    late: 24,
    spread: 8,
    stuck: [
      { due: -34, left: 1 },
      { due: -9, left: 1 },
    ],
    promises: { kept: 1, broken: 2 },
  },
  entities: [
    { name: 'Bianchi Impianti S.r.l.', tax: '0004122000', city: 'Bergamo', address: 'via Zanica 18, 24126 Bergamo' },
  ],
  contacts: [
    {
      name: 'Roberto Bianchi',
      position: 'titolare',
      role: 'decision_maker',
      influence: 5,
      attitude: -1,
      stage: 'acquainted',
      prefers: 'parlare di persona, mai per posta elettronica',
    },
    {
      name: 'Silvia Pini',
      position: 'ufficio acquisti',
      role: 'champion',
      influence: 2,
      attitude: 1,
      stage: 'loyal',
      reportsTo: 0,
    },
  ],
  agenda: [
    {
      day: 1,
      at: '10:30',
      minutes: 45,
      title: 'Pagamenti e ripresa degli ordini',
      where: 'Bianchi, via Zanica 18, Bergamo',
      travelMinutes: 30,
      with: [0],
    },
  ],
  visits: [
    {
      day: -56,
      kind: 'call',
      with: [1],
      summary: 'Silvia dice che due cantieri sono fermi; gli ordini ripartono quando incassano.',
    },
  ],
};
