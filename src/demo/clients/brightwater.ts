import type { Client } from '../client.ts';

export const brightwater: Client = {
  key: 'brightwater',
  name: 'Brightwater Marine Inc.',
  owner: 'olga',
  industry: 'Shipbuilding',
  country: 'US',
  city: 'Houston',
  language: 'en',
  about: 'Refits workboats; buys valves and sensors per vessel.',
  employees: 150,
  tier: 'C',
  months: { client: 29, owned: 29 },
  currency: 'USD',
  limit: 50_000,
  termDays: 30,
  trade: {
    yearly: 140_000,
    growth: 0.3,
    every: 24,
    spread: 5,
    recent: [11],
    discount: 0.05,
    buys: [
      { category: 'valves', nth: 1, weight: 3 },
      { category: 'sensors', nth: 2, weight: 3 },
    ],
  },
  pays: { late: 4, spread: 3 },
  entities: [
    {
      name: 'Brightwater Marine Inc.',
      tax: '00-0417200',
      city: 'Houston',
      address: '400 Ship Channel Dr, Houston TX',
    },
  ],
  contacts: [
    {
      name: 'Dale Foster',
      position: 'purchasing manager',
      role: 'decision_maker',
      influence: 4,
      attitude: 0,
      stage: 'acquainted',
      prefers: 'e-mail, never before 15:00 London time',
    },
  ],
  visits: [
    {
      day: -48,
      kind: 'call',
      with: [0],
      summary: 'Three vessels booked for spring. Would like prices in dollars fixed for six months.',
    },
  ],
};
