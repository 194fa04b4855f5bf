import type { Client } from '../client.ts';

export const stankopark: Client = {
  key: 'stankopark',
  name: 'Станкопарк',
  owner: 'maria',
  industry: 'Machinery',
  country: 'RU',
  city: 'Казань',
  language: 'ru',
  about: 'Собирает и модернизирует станки для мебельных фабрик.',
  employees: 130,
  tier: 'B',
  months: { client: 30, owned: 27 },
  currency: 'RUB',
  limit: 3_000_000,
  termDays: 30,
  trade: {
    yearly: 14_000_000,
    growth: 0.09,
    every: 15,
    spread: 3,
    recent: [2, 16],
    discount: 0.06,
    buys: [
      { category: 'drives', nth: 1, weight: 4 },
      { category: 'bearings', nth: 1, weight: 2 },
      { category: 'couplings', nth: 2, weight: 1 },
      { category: 'sensors', nth: 4, weight: 1 },
    ],
  },
  pays: { late: 3, spread: 3 },
  entities: [{ name: 'ООО «Станкопарк»', tax: '160004117', city: 'Казань', address: 'ул. Техническая, 52, Казань' }],
  contacts: [
    { name: 'Ильдар Сафин', position: 'директор', role: 'decision_maker', influence: 5, attitude: 1, stage: 'loyal' },
    {
      name: 'Мария Зимина',
      position: 'снабжение',
      role: 'champion',
      influence: 3,
      attitude: 1,
      stage: 'loyal',
      reportsTo: 0,
    },
  ],
  visits: [
    { day: -52, kind: 'meeting', with: [0], summary: 'Расширяют сборку: с нового года нужно вдвое больше приводов.' },
  ],
};
