import type { Client } from '../client.ts';

export const cartieraConti: Client = {
  key: 'cartiera-conti',
  name: 'Cartiera Conti S.p.A.',
  owner: 'marco',
  industry: 'Paper',
  country: 'IT',
  city: 'Lucca',
  language: 'it',
  about: 'Carta tissue; due macchine continue.',
  employees: 260,
  tier: 'B',
  months: { client: 67, owned: 35 },
  cadenceDays: 45,
  currency: 'EUR',
  limit: 80_000,
  termDays: 90,
  trade: {
    yearly: 180_000,
    growth: 0,
    every: 16,
    spread: 3,
    recent: [10],
    discount: 0.07,
    buys: [
      { category: 'bearings', nth: 1, weight: 4 },
      { category: 'seals', nth: 2, weight: 2 },
      { category: 'sensors', nth: 4, weight: 2 },
    ],
  },
  pays: { late: 8, spread: 3 },
  entities: [
    { name: 'Cartiera Conti S.p.A.', tax: '0004125000', city: 'Lucca', address: 'via di Tiglio 60, 55100 Lucca' },
  ],
  contacts: [
    {
      name: 'Paola Conti',
      position: 'direttore generale',
      role: 'decision_maker',
      influence: 5,
      attitude: 0,
      stage: 'acquainted',
    },
    {
      name: 'Stefano Neri',
      position: 'responsabile manutenzione',
      role: 'champion',
      influence: 3,
      attitude: 2,
      stage: 'ally',
      prefers: 'visite durante le fermate programmate',
      reportsTo: 0,
    },
  ],
  visits: [
    { day: -68, kind: 'audit', with: [1], summary: 'Verifica cuscinetti alla fermata: 14 da sostituire entro l’anno.' },
  ],
};
