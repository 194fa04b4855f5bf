import type { Client } from '../client.ts';

export const nevsky: Client = {
  key: 'nevsky',
  name: 'Невский насосный завод',
  owner: 'maria',
  industry: 'Machinery',
  country: 'RU',
  city: 'Санкт-Петербург',
  language: 'ru',
  about: 'Собственные насосы для судостроения, покупают комплектующие.',
  employees: 760,
  tier: 'B',
  months: { client: 51, owned: 27 },
  cadenceDays: 45,
  currency: 'RUB',
  limit: 5_000_000,
  termDays: 45,
  trade: {
    yearly: 18_000_000,
    growth: -0.04,
    every: 17,
    spread: 4,
    recent: [12],
    discount: 0.07,
    buys: [
      { category: 'bearings', nth: 1, weight: 3 },
      { category: 'seals', nth: 2, weight: 2 },
      { category: 'drives', nth: 3, weight: 3 },
    ],
  },
  pays: { late: 20, spread: 6, promises: { kept: 1, broken: 3 } },
  entities: [
    {
      name: 'ПАО «Невский насосный завод»',
      tax: '780004117',
      city: 'Санкт-Петербург',
      address: 'Свердловская наб., 18, Санкт-Петербург',
    },
  ],
  contacts: [
    {
      name: 'Лариса Кожина',
      position: 'Начальник отдела снабжения',
      role: 'decision_maker',
      influence: 4,
      attitude: 0,
      stage: 'acquainted',
      prefers: 'Только письменно, с номером договора',
    },
    {
      name: 'Григорий Мельник',
      position: 'Ведущий конструктор',
      role: 'user',
      influence: 3,
      attitude: 1,
      stage: 'loyal',
      reportsTo: 0,
    },
  ],
  visits: [
    {
      day: -71,
      kind: 'meeting',
      with: [0],
      summary: 'Платят поздно из-за казначейства: платежи только по четвергам. Просят не останавливать отгрузки.',
    },
  ],
};
