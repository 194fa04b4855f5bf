import type { Client } from '../client.ts';

export const lugovoy: Client = {
  key: 'lugovoy',
  name: 'Молочный комбинат «Луговой»',
  owner: 'maria',
  industry: 'Food',
  country: 'RU',
  city: 'Вологда',
  language: 'ru',
  about: 'Молоко и масло, модернизируют цех розлива.',
  employees: 210,
  tier: 'C',
  months: { client: 28, owned: 27 },
  currency: 'RUB',
  limit: 2_500_000,
  termDays: 30,
  trade: {
    yearly: 8_000_000,
    growth: 0.18,
    every: 20,
    spread: 4,
    recent: [10],
    discount: 0.04,
    buys: [
      { category: 'pumps', nth: 1, weight: 3 },
      { category: 'filters', nth: 1, weight: 1 },
    ],
  },
  pays: { late: -2, spread: 1 },
  entities: [
    {
      name: 'АО «Молочный комбинат „Луговой“»',
      tax: '350004117',
      city: 'Вологда',
      address: 'Пошехонское ш., 5, Вологда',
    },
  ],
  contacts: [
    {
      name: 'Вера Николаева',
      position: 'директор производства',
      role: 'champion',
      influence: 4,
      attitude: 2,
      stage: 'ally',
      prefers: 'приглашает на производство, чай после обхода',
    },
  ],
  visits: [{ day: -29, kind: 'merchandising', with: [0], summary: 'Обошли цех: три насоса под замену весной.' }],
  promises: [{ by: 'them', kind: 'order', text: 'заказ трех насосов на весну', made: -29, due: 40, contact: 0 }],
};
