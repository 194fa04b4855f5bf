import type { Client } from '../client.ts';

export const volgaKhim: Client = {
  key: 'volga-khim',
  name: 'Волга-Хим',
  owner: 'maria',
  industry: 'Chemicals',
  country: 'RU',
  city: 'Нижний Новгород',
  language: 'ru',
  about: 'Смолы и клеи, непрерывное производство.',
  employees: 410,
  tier: 'B',
  months: { client: 36, owned: 20 },
  cadenceDays: 30,
  currency: 'RUB',
  limit: 4_000_000,
  termDays: 30,
  trade: {
    yearly: 15_000_000,
    growth: -0.12,
    every: 16,
    spread: 4,
    recent: [15],
    discount: 0.06,
    buys: [
      { category: 'valves', nth: 1, weight: 3 },
      { category: 'filters', nth: 1, weight: 1 },
      { category: 'pumps', nth: 3, weight: 4 },
    ],
  },
  pays: {
    late: 7,
    spread: 3,
    stuck: [{ due: -46, left: 1, dispute: { reason: 'два клапана не держат давление, ждут заключения', opened: -41 } }],
  },
  entities: [
    {
      name: 'ООО «Волга-Хим»',
      tax: '520004117',
      city: 'Нижний Новгород',
      address: 'ул. Заводская, 9, Нижний Новгород',
    },
    { name: 'ООО «Волга-Хим Логистик»', tax: '520004118', city: 'Дзержинск', address: 'пр. Химиков, 2, Дзержинск' },
  ],
  contacts: [
    {
      name: 'Ирина Дорохова',
      position: 'заместитель директора',
      role: 'sponsor',
      influence: 4,
      attitude: 1,
      stage: 'acquainted',
      prefers: 'говорит коротко, ждет того же',
    },
    {
      name: 'Антон Ежов',
      position: 'главный инженер',
      role: 'blocker',
      influence: 4,
      attitude: -2,
      stage: 'contacted',
      prefers: 'сравнивает с прежним поставщиком; нужны протоколы испытаний',
    },
  ],
  agenda: [
    {
      day: 1,
      at: '14:30',
      minutes: 60,
      title: 'Заключение по клапанам',
      where: 'Волга-Хим, ул. Заводская, 9',
      travelMinutes: 50,
      with: [0, 1],
    },
  ],
  visits: [
    {
      day: -41,
      kind: 'audit',
      with: [1],
      summary: 'Осмотрели два клапана на месте, составили акт. Антон считает, что виновата сборка.',
      next: { text: 'заключение завода-изготовителя', day: -11 },
    },
  ],
  promises: [
    { by: 'us', kind: 'document', text: 'заключение завода по двум клапанам', made: -41, due: -11, contact: 1 },
  ],
  rivals: [
    {
      competitor: 'АрмаТорг',
      note: 'прежний поставщик клапанов, предлагает вернуться со скидкой 5 %',
      day: -41,
      heardFrom: 'Ирина Дорохова',
    },
  ],
};
