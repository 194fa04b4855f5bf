import type { Client } from '../client.ts';

export const oconnell: Client = {
  key: 'oconnell',
  name: "O'Connell & Sons Ltd",
  owner: 'olga',
  industry: 'Agriculture',
  country: 'IE',
  city: 'Limerick',
  language: 'en',
  about: 'Milking equipment, sold and serviced across Ireland.',
  employees: 48,
  tier: 'C',
  months: { client: 28, owned: 28 },
  currency: 'EUR',
  limit: 20_000,
  termDays: 30,
  trade: {
    yearly: 95_000,
    growth: 0.05,
    every: 21,
    spread: 4,
    recent: [5],
    discount: 0.04,
    buys: [
      { category: 'pumps', nth: 1, weight: 2 },
      { category: 'couplings', nth: 1, weight: 1 },
    ],
  },
  pays: { late: 3, spread: 3 },
  entities: [{ name: "O'Connell & Sons Ltd", tax: 'IE0004180H', city: 'Limerick', address: 'Dock Road, Limerick' }],
  contacts: [
    {
      name: "Brendan O'Connell",
      position: 'owner',
      role: 'champion',
      influence: 5,
      attitude: 2,
      stage: 'ally',
      prefers: 'a phone call on Friday afternoon',
    },
  ],
  visits: [
    { day: -66, kind: 'event', with: [0], summary: 'Met at the farm show; he praised our pumps to two dealers.' },
  ],
};
