import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { openItems } from '../../src/core/receivables/queries.ts';
import { aWorkbook } from '../fixtures/workbook.ts';
import { testDb } from '../setup/database.ts';
import { importer, readingOf } from './importing.ts';
import { italian, madeOf } from './open-items-made.ts';

const { db, reset } = await testDb();
const { run } = importer(db);
const { itemsOf, only } = madeOf(db);

beforeEach(reset);

const roubles = { map: { currency: 'RUB', zone: 'Europe/Moscow' }, asOf: null } as const;
const euros = { map: { currency: 'EUR', zone: 'Europe/Rome' }, asOf: null } as const;

describe('Italian schedules: terms of payment', () => {
  const headers = 'Ragione sociale;Tipo doc.;Num. doc.;Data doc.;Cond. pag.;Rata;Data scad.;Residuo';

  it('give the due day where none is written, marked as computed', async () => {
    await run(
      italian(
        headers,
        'ROSSI S.P.A.;FT;2026/881;31/07/2026;60 gg d.f.f.m.;1;;12.200,00',
        'ROSSI S.P.A.;FT;2026/903;15/09/2026;30/60 gg d.f.f.m.;1;;8.900,00',
        'ROSSI S.P.A.;FT;2026/903;15/09/2026;30/60 gg d.f.f.m.;2;;8.900,00',
        'BIANCHI SNC;FT;2026/1002/A;05/10/2026;60 gg d.f. +10;1;;1.480,00',
        'VERDI SRL;FT;7;15/06/2026;RB 60 gg f.m. 10/09 10/01;1;;10,00',
        'VERDI SRL;FT;8;05/10/2026;rimessa diretta;1;;11,00',
        'VERDI SRL;FT;9;05/10/2026;da concordare;1;;12,00',
        'VERDI SRL;FT;10;05/10/2026;60 gg;1;31/10/2026;13,00',
      ),
      euros,
    );
    expect(await only('number', 'due', 'basis')).toEqual([
      ['2026/881', '2026-09-30', 'computed'],
      ['2026/903', '2026-10-31', 'computed'],
      ['2026/903', '2026-11-30', 'computed'],
      ['2026/1002/A', '2026-12-14', 'computed'],
      ['7', '2026-09-10', 'computed'],
      ['8', '2026-10-05', 'computed'],
      ['9', null, null],
      ['10', '2026-10-31', 'stated'],
    ]);
  });

  it('go before those of the client, and are told as computed', async () => {
    await run(
      {
        'clienti.csv': 'Cliente;Ragione sociale;Dilazione\nRossi;ROSSI S.P.A.;30\n',
        ...italian(
          headers,
          'ROSSI S.P.A.;FT;1;31/07/2026;60 gg d.f.f.m.;1;;1,00',
          'ROSSI S.P.A.;FT;2;31/07/2026;;1;;2,00',
        ),
      },
      euros,
    );
    const { accountId } = await db.legalEntity.findFirstOrThrow();
    const { items } = await openItems(db, accountId ?? 0, 10);
    expect(items.map(({ number, dueOn }) => [number, dueOn?.toString()])).toEqual([
      ['2', '2026-08-30'],
      ['1', '2026-09-30'],
    ]);
  });

  it('are not needed where the days of delay are written', async () => {
    await run(
      italian(
        'Ragione sociale;Num. doc.;Data doc.;Gg. ritardo;Residuo',
        'ROSSI S.P.A.;1;31/07/2026;51;1,00',
        'ROSSI S.P.A.;2;31/07/2026;-10;2,00',
        'ROSSI S.P.A.;3;31/07/2026;;3,00',
      ),
      euros,
    );
    expect(await only('number', 'due', 'basis')).toEqual([
      ['1', '2026-09-30', 'stated'],
      ['2', '2026-11-30', 'stated'],
      ['3', null, null],
    ]);
  });
});

describe('Italian schedules: columns and signs', () => {
  it('of movements give what is left of each partita, the first due paid first', async () => {
    const report = await run(
      italian(
        'Ragione sociale;Partita;Data doc.;Causale;Data scad.;Dare;Avere;Saldo progressivo',
        'ROSSI S.P.A.;2026/881;31/07/2026;Fattura;30/09/2026;12.200,00;;12.200,00',
        'ROSSI S.P.A.;2026/881;15/10/2026;Incasso;;;5.000,00;7.200,00',
        'ROSSI S.P.A.;2026/903;15/09/2026;Fattura;31/10/2026;8.900,00;;16.100,00',
        'ROSSI S.P.A.;2026/903;15/09/2026;Fattura;30/11/2026;8.900,00;;25.000,00',
        'ROSSI S.P.A.;2026/903;02/11/2026;Incasso;;;9.900,00;15.100,00',
        'ROSSI S.P.A.;2026/910;01/10/2026;Fattura;30/11/2026;100,00;;15.200,00',
        'ROSSI S.P.A.;2026/910;05/11/2026;Incasso;;;100,00;15.100,00',
        'ROSSI S.P.A.;2026/920;05/11/2026;Incasso;;;40,00;15.060,00',
        'Totale cliente;;;;;30.100,00;15.040,00;',
      ),
      euros,
    );
    expect(readingOf(report, 'open_items').debts).toMatchObject({ isTotalled: true, open: [{ amount: '15060.0000' }] });
    expect(await only('number', 'due', 'open', 'kind')).toEqual([
      ['2026/881', '2026-09-30', '7200.00', 'invoice'],
      ['2026/903', '2026-11-30', '7900.00', 'invoice'],
      ['2026/920', null, '40.00', 'advance'],
    ]);
  });

  it('go by the letters D and A', async () => {
    await run(
      italian(
        'Ragione sociale;Tipo doc.;Num. doc.;Data doc.;Data scad.;Residuo;D/A',
        'ROSSI S.P.A.;FT;1;31/07/2026;30/09/2026;100,00;D',
        'ROSSI S.P.A.;Acconto;2;31/08/2026;;30,00;A',
        'ROSSI S.P.A.;NC;1;31/07/2026;;5,00;A',
        'Totale cliente;;;;;65,00;D',
      ),
      euros,
    );
    expect(await only('number', 'open', 'kind')).toEqual([
      ['1', '100.00', 'invoice'],
      ['2', '30.00', 'advance'],
      ['1', '5.00', 'credit_note'],
    ]);
  });

  it('keep an invoice and the credit note of its number apart, from list to list', async () => {
    const headers = 'Ragione sociale;Tipo doc.;Num. doc.;Data doc.;Data scad.;Residuo';
    const rest = Array.from({ length: 30 }, (_, i) => `VERDI SRL;FT;${100 + i};01/10/2026;31/12/2026;100,00`);
    const credit = 'ROSSI S.P.A.;NC;57;31/07/2026;;-5,00';
    await run(italian(headers, 'ROSSI S.P.A.;FT;57;31/07/2026;30/09/2026;10,00', credit, ...rest), euros);
    const later = italian(headers, credit, ...rest)['scadenzario.csv'].replace('20/11', '21/11');
    await run({ 'scadenzario.csv': later }, euros);
    expect((await only('number', 'kind', 'open')).slice(0, 2)).toEqual([
      ['57', 'invoice', '0.00'],
      ['57', 'credit_note', '5.00'],
    ]);
  });

  it('read months in words, years without a century, and days without a divider', async () => {
    await run(
      italian(
        'Ragione sociale;Num. doc.;Data doc.;Data scad.;Residuo',
        'ROSSI S.P.A.;1;31-lug-26;30-set-26;1,00',
        'ROSSI S.P.A.;2;31/07/26;20260930;2,00',
      ),
      euros,
    );
    expect(await only('issued', 'due')).toEqual([
      ['2026-07-31', '2026-09-30'],
      ['2026-07-31', '2026-09-30'],
    ]);
  });

  it.each([
    ['1.204.118,33', '1204118.33'],
    ['1204118,33', '1204118.33'],
    ["1'204'118,33", '1204118.33'],
    ['1.150,40-', '1150.40'],
    ['-1.150,40', '1150.40'],
  ])('read %s', async (written, open) => {
    await run(
      italian(
        'Ragione sociale;Num. doc.;Data doc.;Residuo',
        `ROSSI S.P.A.;1;31/07/2026;${written}`,
        'VERDI;2;31/07/2026;0,50',
      ),
      euros,
    );
    expect((await only('open'))[0]).toEqual([open]);
  });

  it('read what could be read in two ways as Italians write it, and say so', async () => {
    const report = await run(
      italian(
        'Ragione sociale;Num. doc.;Data doc.;Residuo',
        'ROSSI S.P.A.;1;03/04/2026;1.500',
        'VERDI;2;05/06/2026;2.250',
      ),
      euros,
    );
    expect(await only('issued', 'open')).toEqual([
      ['2026-04-03', '1500.00'],
      ['2026-06-05', '2250.00'],
    ]);
    expect(readingOf(report, 'open_items').notes.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['import-note-day-read', 'import-note-number-read']),
    );
  });

  it('that have ages by client only give totals, with what is overdue', async () => {
    const report = await run(
      italian(
        'Cod. cliente;Ragione sociale;Saldo;A scadere;0-30;31-60;oltre 60;Agente;Fido',
        '000147;ROSSI S.P.A.;30.000,00;8.900,00;8.900,00;12.200,00;;Marco B.;50.000,00',
        '000212;BIANCHI SNC;1.480,00;1.480,00;;;;Marco B.;',
        ';Totale generale;31.480,00;10.380,00;8.900,00;12.200,00;;;',
      ),
      euros,
    );
    expect(readingOf(report, 'open_items').debts).toMatchObject({ level: 'client', isTotalled: true, undated: 2 });
    expect(await only('debtor', 'open', 'overdue', 'due')).toEqual([
      ['ROSSI S.P.A.', '30000.00', '21100.00', null],
      ['BIANCHI SNC', '1480.00', '0.00', null],
    ]);
  });

  it('by calendar month give totals alone', async () => {
    await run(
      italian(
        'Cliente;Totale;set-26;ott-26;nov-26',
        'ROSSI S.P.A.;30,00;10,00;;20,00',
        'Totale generale;30,00;10,00;;20,00',
      ),
      euros,
    );
    expect(await only('debtor', 'open', 'due')).toEqual([['ROSSI S.P.A.', '30.00', null]]);
  });
});

describe('Italian schedules: who pays, and whom', () => {
  const headers = 'Ragione sociale;P.IVA/C.F.;Tipo doc.;Num. doc.;Data doc.;Data scad.;Residuo;Tipo pag.;Note';

  it('leave what was sold to a factor to it, and what a bank collects with recourse to the bank', async () => {
    await run(
      {
        'clienti.csv': 'Cliente;Ragione sociale\nRossi;ROSSI S.P.A.\n',
        ...italian(
          headers,
          'ROSSI S.P.A.;;FT;1;31/07/2026;30/09/2026;100,00;Bonifico;Ceduto pro soluto',
          'ROSSI S.P.A.;;FT;2;31/07/2026;30/09/2026;200,00;RID;Presentata s.b.f.',
          'ROSSI S.P.A.;;FT;3;31/07/2026;30/09/2026;300,00;RB;Insoluto 30/09',
          'ROSSI S.P.A.;;Spese insoluto;3;05/10/2026;05/10/2026;12,50;Rimessa diretta;',
          'ROSSI S.P.A.;;FT;45/PA;31/07/2026;;9.760,00;Bonifico;scissione dei pagamenti',
        ),
      },
      euros,
    );
    expect(await only('number', 'open', 'heldBy')).toEqual([
      ['1', '100.00', 'factor'],
      ['2', '200.00', 'bank'],
      ['3', '300.00', null],
      ['3', '12.50', null],
      ['45/PA', '9760.00', null],
    ]);
  });

  it('find clients by tax ids that lost their zeros, by codici fiscali, and by names that were cut off', async () => {
    await run(
      {
        'clienti.csv': [
          'Cliente;Ragione sociale;P.IVA',
          'Alfa;Alfa S.r.l.;00743110157',
          'Mario;Rossi Mario;RSSMRA80A01H501U',
          "Libertà;LIBERTA' S.R.L.;",
          'Bianchi;Bianchi F.lli S.n.c. di Bianchi U. & C.;',
          '',
        ].join('\n'),
        ...italian(
          headers,
          'ALFA SRL SOCIETA UNIPERSONALE;743110157;FT;1;31/07/2026;;1,00;;',
          'ROSSI MARIO DITTA;rssmra80a01h501u;FT;2;31/07/2026;;2,00;;',
          'Libertà Srl;;FT;3;31/07/2026;;3,00;;',
          'BIANCHI F.LLI S.N.C. DI BIANCHI;;FT;4;31/07/2026;;4,00;;',
        ),
      },
      euros,
    );
    const items = await db.openItem.findMany({
      orderBy: { id: 'asc' },
      select: { legalEntity: { select: { account: { select: { name: true } } } } },
    });
    expect(items.map(({ legalEntity }) => legalEntity.account?.name)).toEqual(['Alfa', 'Mario', 'Libertà', 'Bianchi']);
  });

  it('go on over headers and sums that pages repeat', async () => {
    const row = (n: number) => `ROSSI S.P.A.;;FT;${n};31/07/2026;30/09/2026;10,00;RB;`;
    const report = await run(
      italian(
        headers,
        row(1),
        row(2),
        'A riportare;;;;;;20,00;;',
        headers,
        'Riporto;;;;;;20,00;;',
        row(3),
        'Totale generale;;;;;;30,00;;',
      ),
      euros,
    );
    expect(readingOf(report, 'open_items')).toMatchObject({ added: 3, rejected: 0, debts: { isTotalled: true } });
  });
});

describe('Russian lists', () => {
  const headers =
    'Организация;Контрагент;ИНН;КПП;Договор;Документ;Номер;Дата документа;Дата оплаты (план);Остаток долга';
  const list = (...rows: readonly string[]) => ({ 'долги.csv': `${headers}\n${rows.join('\n')}\n` });
  const on = (day: string) => ({ ...roubles, asOf: Temporal.PlainDate.from(day) });

  it('read days as 1C, Excel and people write them', async () => {
    const rows: (string | number)[][] = [
      ['Контрагент', 'Номер', 'Дата документа', 'Дата оплаты (план)', 'Остаток долга'],
      ['ООО "Ромашка"', '1', '03.09.2026 12:14:08', '20.11.26', 1],
      ['ООО "Ромашка"', '2', '3 сентября 2026 г.', '20 ноя 2026', 2],
      ['ООО "Ромашка"', '3', '03.09.2026', 46346, 3],
      ['ООО "Ромашка"', '4', '03.09.2026', '01.01.0001', 4],
      ['ООО "Ромашка"', '5', '03.09.2026', '', 5],
    ];
    await run({ 'долги.xlsx': await aWorkbook(rows) }, on('2026-11-20'));
    expect(await only('issued', 'due')).toEqual([
      ['2026-09-03', '2026-11-20'],
      ['2026-09-03', '2026-11-20'],
      ['2026-09-03', '2026-11-20'],
      ['2026-09-03', null],
      ['2026-09-03', null],
    ]);
  });

  it('tell the same number of another year, and of another company of ours, apart', async () => {
    await run(
      list(
        'ООО "Восток";ООО "Ромашка";;;;Реализация;000001;12.01.2025;12.02.2025;1,00',
        'ООО "Восток";ООО "Ромашка";;;;Реализация;000001;12.01.2026;12.02.2026;2,00',
        'ООО "Запад";ООО "Ромашка";;;;Реализация;000001;12.01.2026;12.02.2026;3,00',
      ),
      on('2026-11-20'),
    );
    expect(await only('number', 'issued', 'open')).toEqual([
      ['000001', '2025-01-12', '1.00'],
      ['000001', '2026-01-12', '2.00'],
      ['000001', '2026-01-12', '3.00'],
    ]);
  });

  it('tell the branches of one tax id apart', async () => {
    await run(
      {
        'юрлица.csv':
          'Клиент;Юрлицо;ИНН;КПП\nРомашка;ООО "Ромашка";5900001234;590001001\nРомашка;ООО "Ромашка" Екатеринбург;5900001234;660001001\n',
        'клиенты.csv': 'Клиент;Отрасль\nРомашка;Мебель\n',
        ...list(
          ';Ромашка ООО;5900001234;590001001;;Реализация;1;12.01.2026;;1,00',
          ';Ромашка ООО;5900001234;660001001;;Реализация;2;12.01.2026;;2,00',
        ),
      },
      on('2026-11-20'),
    );
    expect(await only('debtor', 'number')).toEqual([
      ['ООО "Ромашка"', '1'],
      ['ООО "Ромашка" Екатеринбург', '2'],
    ]);
  });

  it('list debts that no shipment made without a due day, and assignments of debts apart', async () => {
    await run(
      {
        'клиенты.csv': 'Клиент;ЮЛ;Отсрочка\nРомашка;ООО "Ромашка";45\n',
        ...list(
          ';ООО "Ромашка";;;;Операция;00БП-000045;12.01.2026;;1,00',
          ';ООО "Ромашка";;;;Ввод остатков;00БП-000003;31.12.2023;;2,00',
          ';ООО "Ромашка";;;;Корректировка долга;00БП-000007;12.01.2026;;3,00',
          ';ООО "Ромашка";;;;Корректировка долга;00БП-000008;12.01.2026;;-4,00',
          ';ООО "Ромашка";;;;Реализация;00БП-000009;12.01.2026;;5,00',
        ),
      },
      on('2026-11-20'),
    );
    expect(await only('number', 'kind')).toEqual([
      ['00БП-000045', 'other'],
      ['00БП-000003', 'other'],
      ['00БП-000007', 'other'],
      ['00БП-000008', 'credit_note'],
      ['00БП-000009', 'invoice'],
    ]);
    const { accountId } = await db.legalEntity.findFirstOrThrow();
    const { items } = await openItems(db, accountId ?? 0, 10);
    expect(items.filter(({ dueOn }) => dueOn !== null).map(({ number }) => number)).toEqual(['00БП-000009']);
  });

  it('of contracts in another currency do not take the rate for a payment, and say how they were read', async () => {
    const debts = (a: string, b: string, c: string) =>
      list(
        `;ООО "Ромашка";;;№ IT-12/2025 (EUR);Реализация;1;12.01.2026;;${a}`,
        `;ООО "Ромашка";;;№ 7 в у.е.;Реализация;2;12.01.2026;;${b}`,
        `;ООО "Ромашка";;;№ 45-П;Реализация;3;12.01.2026;;${c}`,
      );
    const first = await run(debts('100,00', '100,00', '100,00'), on('2026-11-18'));
    expect(readingOf(first, 'open_items').notes).toContainEqual({
      key: 'import-note-other-currency',
      args: { count: 2 },
    });
    const next = await run(debts('98,00', '103,00', '60,00'), on('2026-11-20'));
    expect(readingOf(next, 'open_items').debts).toMatchObject({ closed: 0, partlyPaid: 1, rateMoved: 2 });
  });

  it('do not take the author of a document for who looks after the client', async () => {
    await run(
      {
        'долги.csv':
          'Контрагент;Номер;Дата документа;Остаток долга;Менеджер\nООО "Ромашка";1;12.01.2026;1,00;Бывший Б.\n',
      },
      on('2026-11-20'),
    );
    expect(await db.person.count({ where: { name: { contains: 'Бывший' } } })).toBe(0);
  });
});

describe('reports in workbooks', () => {
  it('are read over merged cells, narrow columns between, folded rows and folders above clients', async () => {
    const rows = [
      ['Задолженность покупателей по срокам долга на 20.11.2026'],
      ['Покупатель', '', '', '', 'Задолженность', '', 'Просрочено'],
      ['Договор'],
      ['Документ'],
      ['Отдел КАМ', '', '', '', 703.1, '', 5.4],
      ['ООО "Ромашка"', '', '', '', 697.7, '', ''],
      ['Договор № 45-П от 01.02.2024', '', '', '', 697.7, '', ''],
      ['Реализация (акт, накладная) 00БП-004102 от 03.09.2026 12:14:08', '', '', '', 722.3, '', ''],
      ['Корректировка реализации 00БП-000112 от 05.11.2026 0:00:00', '', '', '', -24.6, '', ''],
      ['ИП Седых А. В.', '', '', '', 5.4, '', 5.4],
      ['Без договора', '', '', '', 5.4, '', 5.4],
      ['Ввод остатков 00БП-000003 от 31.12.2023 23:59:59', '', '', '', 5.4, '', 5.4],
      ['Итого', '', '', '', 703.1, '', 5.4],
    ];
    const outline = [0, 0, 0, 0, 0, 1, 2, 3, 3, 1, 2, 3, 0];
    const workbook = await aWorkbook(rows, {
      outline,
      hidden: outline.map((depth) => depth > 1),
      merged: ['A2:D2', 'A5:D5', 'A6:D6', 'E2:F2'],
    });
    const report = await run({ 'Задолженность.xlsx': workbook }, roubles);
    expect(readingOf(report, 'open_items').debts).toMatchObject({ isTotalled: true, debtors: 2 });
    expect(await only('debtor', 'number', 'open', 'kind')).toEqual([
      ['ООО "Ромашка"', '00БП-004102', '722.30', 'invoice'],
      ['ООО "Ромашка"', '00БП-000112', '24.60', 'credit_note'],
      ['ИП Седых А. В.', '00БП-000003', '5.40', 'other'],
    ]);
  });

  it('of clients alone take a balance in their favour for an advance', async () => {
    const rows = [
      ['Покупатель', 'Задолженность', 'до 30 дней', 'свыше 30'],
      ['ООО "Ромашка"', 697.7, 697.7, ''],
      ['ООО "Ромашка-Урал"', -60.5, -60.5, ''],
      ['Итого', 637.2, 637.2, ''],
    ];
    await run(
      { 'Задолженность.xlsx': await aWorkbook(rows) },
      { ...roubles, asOf: Temporal.PlainDate.from('2026-11-20') },
    );
    expect(await only('debtor', 'kind', 'open')).toEqual([
      ['ООО "Ромашка"', 'invoice', '697.70'],
      ['ООО "Ромашка-Урал"', 'advance', '60.50'],
    ]);
  });
});

describe('the list that bookkeepers are asked for', () => {
  /** The example of a page of the administrator's guide. */
  const exampleIn = (page: string): string => {
    const [, example] =
      /```\n(.*?)```/s.exec(readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8')) ?? [];
    if (!example) throw new Error(`${page} has no example`);
    return example;
  };

  it.each([
    ['bookkeeper.ru.md', { debtor: 'ООО "Ромашка"', number: '00БП-004102', due: '2026-10-18', open: '268500.00' }],
    ['bookkeeper.it.md', { debtor: 'ROSSI S.P.A.', number: '2026/881', due: '2026-09-30', open: '12200.00' }],
  ])('is read as %s shows it', async (page, item) => {
    const report = await run(
      { 'partite aperte.csv': exampleIn(page) },
      { ...roubles, asOf: Temporal.PlainDate.from('2026-11-20') },
    );
    expect(readingOf(report, 'open_items')).toMatchObject({ rejected: 0, added: 1 });
    expect(await itemsOf()).toMatchObject([item]);
  });
});
