import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { aWorkbook } from '../fixtures/workbook.ts';
import { testDb } from '../setup/database.ts';
import { importer, readingOf } from './importing.ts';

const { db, reset } = await testDb();
const { run } = importer(db);

beforeEach(reset);

/** A list as heads of key account management make it by hand (invented, with the quirks of real ones). */
const list = `Ключевые клиенты 2026 (актуально на сентябрь)!!;;;;;;
№;Клиент;ЮЛ;ИНН;КАМ;Кат.;Комментарий
1;Ромашка;ООО "Ромашка", ООО "Ромашка-Урал";5900001234 / 6600005678;Седова;А;лимит 1,5 млн, отсрочка 45 к.д.
2;;ИП Седых А. В.;590800112233;;;(тоже Ромашка)
3;Тигель-Сталь;АО Тигель-Сталь;7,4E+09;Петров→Седова с 01.10;A;СТОП
4;ROSSI;Rossi S.p.A.;IT01234560987;Marco B.;В;оплата RB
;Итого 4;;;;;
`;

const options = {
  map: { currency: 'RUB', zone: 'Europe/Moscow' },
  asOf: Temporal.PlainDate.from('2026-11-20'),
} as const;

const clients = () =>
  db.account.findMany({
    orderBy: { id: 'asc' },
    include: {
      legalEntities: { orderBy: { id: 'asc' } },
      assignments: { orderBy: { fromOn: 'asc' }, include: { person: true } },
    },
  });

describe('a list of clients and their key account managers, made by hand', () => {
  it('gives each client, its legal entities, and who looks after it', async () => {
    const report = await run({ 'Ключевые клиенты.csv': list }, options);
    expect(report.rejectedFiles).toEqual([]);
    const found = await clients();
    expect(
      found.map(({ name, tier, legalEntities, assignments }) => [
        name,
        tier,
        legalEntities.map((entity) => [entity.name, entity.taxId]),
        assignments.map(({ person }) => person.name),
      ]),
    ).toEqual([
      [
        'Ромашка',
        'A',
        [
          ['ООО "Ромашка"', '5900001234'],
          ['ООО "Ромашка-Урал"', '6600005678'],
          ['ИП Седых А. В.', '590800112233'],
        ],
        ['Седова'],
      ],
      ['Тигель-Сталь', 'A', [['АО Тигель-Сталь', null]], ['Седова']],
      ['ROSSI', 'B', [['Rossi S.p.A.', '01234560987']], ['Marco B.']],
    ]);
    expect(found[0]).toMatchObject({ paymentTermDays: 45, creditCurrency: 'RUB' });
    expect(found[0]?.creditLimit?.toFixed(0)).toBe('1500000');
    expect(found[1]?.assignments[0]?.fromOn.toISOString().slice(0, 10)).toBe('2026-10-01');
    expect(readingOf(report, 'accounts').notes.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['import-note-handover', 'import-note-comments']),
    );
    expect(readingOf(report, 'legal_entities').notes).toEqual([
      { key: 'import-note-lost-tax-ids', args: { count: 1 } },
    ]);
  });

  it('again, changes nothing', async () => {
    await run({ 'Ключевые клиенты.csv': list }, options);
    const before = await clients();
    const report = await run({ 'Список.csv': list }, options);
    expect(report.readings.map(({ added, changed }) => added + changed)).toEqual([0, 0]);
    expect(await clients()).toEqual(before);
  });

  it('says whose the debts are that came before it', async () => {
    const ageing = readFileSync(new URL('../fixtures/reports/sample_1c_bp_ageing_cp1251.csv', import.meta.url));
    await run({ 'Задолженность.csv': ageing }, { ...options, asOf: null });
    const report = await run({ 'Ключевые клиенты.csv': list }, options);
    expect(readingOf(report, 'legal_entities')).toMatchObject({ added: 1, changed: 4 });
    const debtors = await db.legalEntity.findMany({
      where: { openItems: { some: {} } },
      orderBy: { id: 'asc' },
      include: { account: true },
    });
    expect(debtors.map(({ name, taxId, account }) => [name, taxId, account?.name])).toEqual([
      ['ООО "Ромашка"', '5900001234', 'Ромашка'],
      ['ООО "Ромашка-Урал"', '6600005678', 'Ромашка'],
      ['АО Тигель-Сталь', null, 'Тигель-Сталь'],
      ['ИП Седых А. В.', '590800112233', 'Ромашка'],
    ]);
    expect(await db.legalEntity.count()).toBe(5);
  });

  it('with an owner to come leaves the client to who has it until then', async () => {
    await run({ 'Клиенты.csv': 'Клиент;КАМ\nРомашка;Петров→Седова с 01.12\n' }, options);
    const [romashka] = await clients();
    expect(romashka?.assignments.map(({ person }) => person.name)).toEqual(['Петров']);
  });

  it('by legal names alone still says who looks after them, with all that it says of legal entities', async () => {
    const report = await run(
      {
        'Контрагенты.csv': `Контрагент;ИНН;КПП;Адрес;Ответственный менеджер
"ООО ""Ромашка""";5900001234;590001001;Пермь, Ленина 1;Седова
"ООО ""Ромашка""";5900001234;590002002;Кунгур, Мира 2;Седова
АО Тигель-Сталь;6600005678;;;Петров
`,
      },
      options,
    );
    expect(readingOf(report, 'accounts')).toMatchObject({ added: 2, rejected: 0 });
    expect(
      (await clients()).map(({ name, legalEntities, assignments }) => [
        name,
        legalEntities.map((entity) => [entity.name, entity.taxId, entity.taxRegistration, entity.address]),
        assignments.map(({ person }) => person.name),
      ]),
    ).toEqual([
      [
        'ООО "Ромашка"',
        [
          ['ООО "Ромашка"', '5900001234', '590001001', 'Пермь, Ленина 1'],
          ['ООО "Ромашка"', '5900001234', '590002002', 'Кунгур, Мира 2'],
        ],
        ['Седова'],
      ],
      ['АО Тигель-Сталь', [['АО Тигель-Сталь', '6600005678', null, null]], ['Петров']],
    ]);
  });

  it('by legal names gives the debts that came before it to whoever looks after them', async () => {
    const title = 'Задолженность покупателей по срокам долга на 18.11.2026;;';
    const debts = `${title}\nПокупатель;Задолженность;до 30 дней\nООО Альфа;100,00;100,00\nИтого;100,00;100,00\n`;
    await run({ 'долги.csv': debts }, options);
    await run({ 'Список.csv': 'Контрагент;КАМ\nООО Альфа;Седова\n' }, options);
    const [client] = await clients();
    expect(client?.assignments.map(({ person }) => person.name)).toEqual(['Седова']);
    expect(await db.openItem.findMany({ select: { legalEntity: { select: { accountId: true } } } })).toEqual([
      { legalEntity: { accountId: client?.id } },
    ]);
  });

  it('in Italian, too', async () => {
    await run(
      { 'clienti.csv': 'Ragione sociale;P.IVA;Agente;Categoria\nROSSI S.P.A.;01234560987;Bonetti M.;A\n' },
      options,
    );
    const [client] = await clients();
    expect([client?.name, client?.tier, client?.assignments.map(({ person }) => person.name)]).toEqual([
      'ROSSI S.P.A.',
      'A',
      ['Bonetti M.'],
    ]);
  });

  it('takes a client whose category is none of A, B and C without it, and says so', async () => {
    const report = await run({ 'Клиенты.csv': 'Клиент;Категория\nАльфа;В\nБета;опт\nГамма;АА\nДельта;\n' }, options);
    expect((await clients()).map(({ tier }) => tier)).toEqual(['B', null, null, null]);
    expect(readingOf(report, 'accounts').notes).toContainEqual({
      key: 'import-note-lost-choices',
      args: { count: 2, header: 'Категория', value: 'АА' },
    });
  });

  it('takes an address of somebody for the name that it spells', async () => {
    const owners = ['О. И. Седова', 'sedova@firma.example', 'ivan.petrov@firma.example', 'sales@firma.example'];
    const rows = owners.map((owner, i) => `Клиент ${i + 1};${owner}\n`);
    const report = await run({ 'Клиенты.csv': `Клиент;КАМ\n${rows.join('')}` }, options);
    expect((await clients()).map(({ assignments }) => assignments[0]?.person.name)).toEqual([
      'О. И. Седова',
      'О. И. Седова',
      'Ivan Petrov',
    ]);
    expect(readingOf(report, 'accounts').rejected).toBe(1);
    expect(await db.person.findFirst({ where: { name: 'Ivan Petrov' } })).toMatchObject({
      email: 'ivan.petrov@firma.example',
      handle: 'ivan',
    });
    const next = 'Клиент;КАМ\nКлиент 1;ivan.petrov@firma.example\nКлиент 5;olya@firma.example\n';
    const again = await run({ 'Клиенты 2.csv': next }, options);
    expect(readingOf(again, 'accounts').notes.map(({ key }) => key)).toEqual(['import-note-who']);
  });

  it('with both numbers of a branch in one column tells branches apart, and takes no signature for a client', async () => {
    const rows = [
      'Альфа;ООО Альфа;5900001234/590001001;Седова',
      'Альфа;ООО Альфа Кунгур;5900001234 / 590002002;Седова',
    ];
    const ends = ['Бета;ИП Бета;590800112233;Седова', ';;;', 'Составила: Зимина;;;'];
    await run(
      { 'Клиенты.csv': `Клиент;Юрлицо;ИНН / КПП;Основной менеджер\n${[...rows, ...ends].join('\n')}\n` },
      options,
    );
    expect(
      (await clients()).map(({ name, legalEntities }) => [
        name,
        legalEntities.map(({ taxId, taxRegistration }) => [taxId, taxRegistration]),
      ]),
    ).toEqual([
      [
        'Альфа',
        [
          ['5900001234', '590001001'],
          ['5900001234', '590002002'],
        ],
      ],
      ['Бета', [['590800112233', null]]],
    ]);
  });

  it('in a workbook in which one manager stands over all of their clients gives them all', async () => {
    const rows = [
      ['КАМ', 'Клиент', 'ЮЛ', 'Кат.'],
      ['Седова', 'Альфа', 'ООО Альфа', 'A'],
      ['', '', 'ООО Альфа-Урал', ''],
      ['', 'Бета', 'ООО Бета', 'B'],
      ['Петров', 'Гамма', 'ООО Гамма', 'B'],
      ['', 'Дельта', 'ООО Дельта', ''],
    ];
    const workbook = await aWorkbook(rows, { merged: ['A1:B1', 'A2:A4', 'B2:B3', 'D4:D5'] });
    await run({ 'Клиенты.xlsx': workbook }, options);
    expect(
      (await clients()).map(({ name, tier, assignments, legalEntities }) => [
        name,
        tier,
        assignments[0]?.person.name,
        legalEntities.map((entity) => entity.name),
      ]),
    ).toEqual([
      ['Альфа', 'A', 'Седова', ['ООО Альфа', 'ООО Альфа-Урал']],
      ['Бета', 'B', 'Седова', ['ООО Бета']],
      ['Гамма', 'B', 'Петров', ['ООО Гамма']],
      ['Дельта', null, undefined, ['ООО Дельта']],
    ]);
  });
});
