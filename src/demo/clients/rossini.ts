import type { Client } from '../client.ts';

export const rossini: Client = {
  key: 'rossini',
  name: 'Rossini S.r.l.',
  owner: 'marco',
  industry: 'Food',
  country: 'IT',
  city: 'Modena',
  language: 'it',
  about: 'Macchine per salumifici.',
  employees: 70,
  tier: 'C',
  months: { client: 26, owned: 26 },
  currency: 'EUR',
  limit: 40_000,
  termDays: 60,
  trade: {
    yearly: 110_000,
    growth: 0.07,
    every: 19,
    spread: 4,
    recent: [7],
    discount: 0.05,
    buys: [
      { category: 'filters', nth: 1, weight: 1 },
      { category: 'pumps', nth: 1, weight: 3 },
    ],
  },
  pays: { late: 4, spread: 3 },
  entities: [
    { name: 'Rossini S.r.l.', tax: '0004121000', city: 'Modena', address: 'via Emilia Est 210, 41122 Modena' },
  ],
  contacts: [
    {
      name: 'Carla Rossini',
      position: 'titolare',
      role: 'champion',
      influence: 5,
      attitude: 2,
      stage: 'loyal',
      prefers: 'WhatsApp no, telefono sì',
    },
  ],
  visits: [
    {
      day: -34,
      kind: 'meeting',
      with: [0],
      summary: 'Contenta dei filtri; valuta pompe dosatrici per la linea nuova.',
    },
  ],
};
