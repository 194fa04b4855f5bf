import { beforeEach, describe, expect, it } from 'vitest';
import { testDb } from '../setup/database.ts';
import { importer, readingOf, refusalOf } from './importing.ts';
import { italian, madeOf } from './open-items-made.ts';

const { db, reset } = await testDb();
const { run } = importer(db);
const { only } = madeOf(db);

beforeEach(reset);

const roubles = { map: { currency: 'RUB', zone: 'Europe/Moscow' }, asOf: null } as const;

const euros = { map: { currency: 'EUR', zone: 'Europe/Rome' }, asOf: null } as const;

const list = (headers: string, ...rows: readonly string[]) => ({
  'долги.csv': `Задолженность на 20.11.2026${';'.repeat(headers.split(';').length - 1)}\n${headers}\n${rows.join('\n')}\n`,
});

const shipment = 'Реализация (акт, накладная, УПД) 00БП-000001 от 03.09.2026 12:14:08';
const order = 'Заказ клиента УТ00-001204 от 01.09.2026';

describe('lists with a column of documents', () => {
  it.each([
    'Документ',
    'Документ расчетов',
    'Документ расчётов с контрагентом',
    'Расчетный документ',
    'Объект расчетов',
    'Сделка',
    'Основание',
    'Documento',
    'Document',
  ])('called %s have its number, day and kind in one text', async (header) => {
    const report = await run(
      list(
        `Контрагент;Договор;${header};Дата оплаты;Остаток долга`,
        `ООО Альфа;№ 45-П;${shipment};18.10.2026;100,00`,
        `ООО Альфа;№ 45-П;${order};;50,00`,
        'ООО Альфа;;Поступление на расчетный счет 00БП-002981 от 18.11.2026;;-30,00',
        'ООО Бета;;Ввод остатков 00БП-000003 от 31.12.2023 23:59:59;;7,00',
        'Итого;;;;127,00',
      ),
      roubles,
    );
    expect(readingOf(report, 'open_items').debts).toMatchObject({ level: 'document', isTotalled: true });
    expect(await only('debtor', 'contract', 'document', 'number', 'issued', 'due', 'open', 'kind')).toEqual([
      [
        'ООО Альфа',
        '№ 45-П',
        'Реализация (акт, накладная, УПД)',
        '00БП-000001',
        '2026-09-03',
        '2026-10-18',
        '100.00',
        'invoice',
      ],
      ['ООО Альфа', '№ 45-П', 'Заказ клиента', 'УТ00-001204', '2026-09-01', null, '50.00', 'invoice'],
      ['ООО Альфа', null, 'Поступление на расчетный счет', '00БП-002981', '2026-11-18', null, '30.00', 'advance'],
      ['ООО Бета', null, 'Ввод остатков', '00БП-000003', '2023-12-31', null, '7.00', 'other'],
    ]);
  });

  it.each(['Дата оплаты', 'Дата оплаты (план)', 'Срок оплаты', 'Плановая дата'])(
    'take due days from %s',
    async (due) => {
      await run(list(`Контрагент;Документ;${due};Остаток долга`, `ООО Альфа;${shipment};18.10.2026;100,00`), roubles);
      expect(await only('due', 'basis')).toEqual([['2026-10-18', 'stated']]);
    },
  );

  it('know contracts, and documents whose day stands elsewhere', async () => {
    await run(
      list(
        'Контрагент;Основание;Дата документа;Остаток долга',
        'ООО Альфа;Договор поставки № 45-П от 01.02.2024;;100,00',
        'ООО Альфа;УПД № 4102;03.09.2026;50,00',
        'ООО Альфа;4103;04.09.2026;7,00',
        'ООО Альфа;№ 7/22 от 14.03.2022;;5,00',
      ),
      roubles,
    );
    expect(await only('contract', 'document', 'number', 'issued')).toEqual([
      ['Договор поставки № 45-П от 01.02.2024', null, null, null],
      [null, 'УПД', '4102', '2026-09-03'],
      [null, null, '4103', '2026-09-04'],
      ['№ 7/22 от 14.03.2022', null, null, null],
    ]);
  });

  it('that say what kind of document it is alone are as they were', async () => {
    const report = await run(
      list('Контрагент;Документ;Остаток долга', 'ООО Альфа;Реализация;100,00', 'ООО Бета;Ввод остатков;5,00'),
      roubles,
    );
    expect(readingOf(report, 'open_items').debts).toMatchObject({ level: 'client' });
    expect(await only('document', 'number', 'kind')).toEqual([
      ['Реализация', null, 'invoice'],
      ['Ввод остатков', null, 'other'],
    ]);
  });

  it.each([
    ['with', 'Контрагент;Документ;Дата оплаты;Остаток долга'],
    ['without', ''],
  ])('are read in blocks by manager, %s a header for each', async (_, header) => {
    const headers = 'Контрагент;Документ;Дата оплаты;Остаток долга';
    const blocks = (sum: string) => [
      'ООО Альфа;Реализация 00БП-000001 от 03.09.2026;18.10.2026;100,00',
      'ООО Бета;Реализация 00БП-000002 от 03.09.2026;18.10.2026;200,00',
      'Итого;;;300,00',
      'Менеджер: Петров;;;',
      ...(header ? [header] : []),
      'ООО Гамма;Реализация 00БП-000003 от 03.09.2026;18.10.2026;50,00',
      `Итого;;;${sum}`,
      'Всего;;;350,00',
    ];
    await run(list(headers, 'Менеджер: Седова;;;', ...blocks('50,00')), roubles);
    expect(await only('debtor', 'number', 'due')).toEqual([
      ['ООО Альфа', '00БП-000001', '2026-10-18'],
      ['ООО Бета', '00БП-000002', '2026-10-18'],
      ['ООО Гамма', '00БП-000003', '2026-10-18'],
    ]);
    expect(await refusalOf(run(list(headers, ...blocks('51,00')), roubles))).toEqual(['import-refused-sum']);
  });
});

describe('lists with ages beside documents', () => {
  const headers = 'Контрагент;Договор;Сделка;Дата оплаты;Сумма долга;до 7;от 8 до 30;более 60';

  it('are read by document, with the due day', async () => {
    const report = await run(
      list(
        headers,
        `ООО Альфа;Договор № 1;${shipment};18.10.2026;100,00;;100,00;`,
        `ООО Альфа;Договор № 1;${order};;50,00;50,00;;`,
        'ООО Альфа;Договор № 2;Договор № 2;;5,00;5,00;;',
        'ООО Бета;Основной договор;;;-30,00;-30,00;;',
        'Итого;;;;125,00;25,00;100,00;',
      ),
      roubles,
    );
    expect(readingOf(report, 'open_items').debts).toMatchObject({ level: 'document', isTotalled: true });
    expect(await only('debtor', 'contract', 'number', 'issued', 'due', 'open', 'kind')).toEqual([
      ['ООО Альфа', 'Договор № 1', '00БП-000001', '2026-09-03', '2026-10-18', '100.00', 'invoice'],
      ['ООО Альфа', 'Договор № 1', 'УТ00-001204', '2026-09-01', null, '50.00', 'invoice'],
      ['ООО Альфа', 'Договор № 2', null, null, null, '5.00', 'invoice'],
      ['ООО Бета', 'Основной договор', null, null, null, '30.00', 'advance'],
    ]);
  });

  it('go on with the client above where a cell is empty, and sums above their parts do not count twice', async () => {
    const documents = [`;;${shipment};;100,00;;100,00;`, `;;${order};;50,00;50,00;;`];
    await run(
      list(headers, ...documents.map((row, i) => (i === 0 ? `ООО Альфа;Договор № 1${row.slice(1)}` : row))),
      roubles,
    );
    const flat = await only('debtor', 'contract', 'number', 'open');
    expect(flat).toEqual([
      ['ООО Альфа', 'Договор № 1', '00БП-000001', '100.00'],
      ['ООО Альфа', 'Договор № 1', 'УТ00-001204', '50.00'],
    ]);
    await reset();
    const sums = ['ООО Альфа;;;;150,00;50,00;100,00;', ';Договор № 1;;;150,00;50,00;100,00;'];
    await run(list(headers, ...sums, ...documents, 'Итого;;;;150,00;50,00;100,00;'), roubles);
    expect(await only('debtor', 'contract', 'number', 'open')).toEqual(flat);
  });

  it('are read in blocks by manager, and compared with their sums', async () => {
    const blocks = (sum: string) => [
      'Менеджер: Седова;;;;;;;',
      `ООО Альфа;Договор № 1;${shipment};;100,00;;100,00;`,
      'Итого;;;;100,00;;100,00;',
      'Менеджер: Петров;;;;;;;',
      headers,
      `ООО Бета;Договор № 1;${order};;50,00;50,00;;`,
      `Итого;;;;${sum};50,00;;`,
      'Всего;;;;150,00;50,00;100,00;',
    ];
    await run(list(headers, ...blocks('50,00')), roubles);
    expect(await only('debtor', 'number')).toEqual([
      ['ООО Альфа', '00БП-000001'],
      ['ООО Бета', 'УТ00-001204'],
    ]);
    expect(await refusalOf(run(list(headers, ...blocks('51,00')), roubles))).toEqual(['import-refused-sum']);
  });

  it('know clients beside their holdings and our companies', async () => {
    await run(
      list(
        'Организация;Холдинг;Контрагент;Менеджер;Всего;До 30 дней;Свыше 30 дней',
        'ООО Восток;Ромашка;ООО Альфа;Седова;100,00;;100,00',
        'ООО Запад;;ООО Бета;Седова;50,00;50,00;',
      ),
      roubles,
    );
    expect(await only('debtor', 'open')).toEqual([
      ['ООО Альфа', '100.00'],
      ['ООО Бета', '50.00'],
    ]);
    expect((await db.seller.findMany({ orderBy: { id: 'asc' } })).map(({ name }) => name)).toEqual([
      'ООО Восток',
      'ООО Запад',
    ]);
  });
});

describe('movements without a partita', () => {
  it('are paid by what has the client, number and day of an invoice', async () => {
    const report = await run(
      italian(
        'Cliente;Causale;Num. doc.;Data doc.;Dare;Avere;Saldo',
        'ROSSI SPA;Fattura;881;31/07/2026;12.200,00;;12.200,00',
        'ROSSI SPA;Incasso;881;31/07/2026;;2.200,00;10.000,00',
        'ROSSI SPA;Bonifico;881;15/09/2026;;40,00;9.960,00',
        'ROSSI SPA;Fattura;903;15/09/2026;100,00;;10.060,00',
        'ROSSI SPA;Nota credito;903;15/09/2026;;30,00;10.030,00',
        'ROSSI SPA;Fattura;904;15/09/2026;50,00;;10.080,00',
        'ROSSI SPA;Pagamento;904;15/09/2026;;50,00;10.030,00',
        'BIANCHI SNC;Incasso;903;15/09/2026;;7,00;-7,00',
        'Totale generale;;;;12.350,00;2.327,00;10.023,00',
      ),
      euros,
    );
    expect(readingOf(report, 'open_items').debts).toMatchObject({ isTotalled: true, open: [{ amount: '10023.0000' }] });
    expect(await only('debtor', 'number', 'kind', 'open')).toEqual([
      ['ROSSI SPA', '881', 'invoice', '10000.00'],
      ['ROSSI SPA', '881', 'advance', '40.00'],
      ['ROSSI SPA', '903', 'invoice', '100.00'],
      ['ROSSI SPA', '903', 'credit_note', '30.00'],
      ['BIANCHI SNC', '903', 'advance', '7.00'],
    ]);
  });
});

describe('schedules under bare headers', () => {
  const headers = 'Cliente;Doc.;N.;Data;Scadenza;Importo';
  const rows = [
    'ROSSI SPA;FATT;881;31/07/26;30/09/26;12200',
    ';FATT;903;15/09/26;31/10/26;8900',
    ';NC;57;15/09/26;;100',
    'Totale cliente;;;;;21000',
    'BIANCHI;FATT;1002;05/10/26;14/12/26;1480',
    'Totale generale;;;;;22480',
  ];
  const items = [
    ['ROSSI SPA', 'FATT', '881', '2026-07-31', '2026-09-30', '12200.00', 'invoice'],
    ['ROSSI SPA', 'FATT', '903', '2026-09-15', '2026-10-31', '8900.00', 'invoice'],
    ['ROSSI SPA', 'NC', '57', '2026-09-15', null, '100.00', 'credit_note'],
    ['BIANCHI', 'FATT', '1002', '2026-10-05', '2026-12-14', '1480.00', 'invoice'],
  ];
  const made = () => only('debtor', 'document', 'number', 'issued', 'due', 'open', 'kind');

  it.each(['Scadenzario clienti', 'Partite aperte', 'Estratto conto'])('are told by the title %s', async (title) => {
    const report = await run({ 'h.csv': [`${title} al 20/11/2026;;;;;`, headers, ...rows].join('\n') }, euros);
    expect(readingOf(report, 'open_items')).toMatchObject({
      rejected: 0,
      debts: { level: 'document', isTotalled: true },
    });
    expect(await made()).toEqual(items);
  });

  it('are told by the name of the file, too, and a client may stand in a row of its own', async () => {
    const apart = rows.flatMap((row) =>
      /^(?:ROSSI|BIANCHI)/.test(row) ? [row.replace(/;.*/, ';;;;;'), row.replace(/^[^;]+/, '')] : [row],
    );
    await run({ 'scadenzario.csv': ['Situazione al 20/11/2026;;;;;', headers, ...apart].join('\n') }, euros);
    expect(await made()).toEqual(items);
  });

  it('do not take a number of the row for that of a document, nor a bare sum for an item', async () => {
    const file = [
      'Scadenzario al 20/11/2026;;;;',
      'N.;Cliente;Scadenza;Importo',
      '1;ROSSI SPA;30/09/26;5,00',
      ';;;5,00',
    ];
    const report = await run({ 'h.csv': file.join('\n') }, euros);
    expect(readingOf(report, 'open_items')).toMatchObject({ added: 1, rejected: 1 });
    expect(await only('number', 'due', 'open')).toEqual([[null, '2026-09-30', '5.00']]);
  });

  it('do not take documents below a sum of their client for debts beside it', async () => {
    const file = ['Scadenzario al 20/11/2026;;;;;', headers, 'ROSSI SPA;;;;;8900', rows[1] ?? ''];
    const report = await run({ 'h.csv': file.join('\n') }, euros);
    expect(readingOf(report, 'open_items')).toMatchObject({ added: 1, rejected: 1 });
  });

  it('are invoices or payments where no title says that they are open', async () => {
    const invoices = 'Cliente;Numero;Data;Scadenza;Importo\nROSSI SPA;881;31/07/26;30/09/26;12200\n';
    const clients = { 'clienti.csv': 'Cliente;Ragione sociale\nROSSI SPA;ROSSI SPA\n' };
    const said = await run({ ...clients, 'fatture.csv': invoices }, { map: euros.map });
    expect(readingOf(said, 'invoices').added).toBe(1);
    expect(await db.openItem.count()).toBe(0);
    await run({ 'fatture.csv': `Scadenzario al 20/11/2026;;;;\n${invoices}` }, euros);
    expect(await only('number', 'due', 'open')).toEqual([['881', '2026-09-30', '12200.00']]);
  });
});

describe('lists that change from sums per client to documents', () => {
  const sums = (day: string, alfa: string) => ({
    'долги.csv': `Задолженность на ${day};\nКонтрагент;Остаток долга\nООО Альфа;${alfa}\nООО Бета;100,00\n`,
  });
  const documents = (day: string, alfa: string) => ({
    'долги.csv': [
      `Задолженность на ${day};;`,
      'Контрагент;Документ;Остаток долга',
      'ООО Альфа;Реализация 00БП-000001 от 03.09.2026;600,00',
      `ООО Альфа;Реализация 00БП-000002 от 04.09.2026;${alfa}`,
      'ООО Альфа;Поступление на расчетный счет 00БП-000009 от 10.09.2026;-500,00',
      'ООО Бета;Реализация 00БП-000003 от 04.09.2026;100,00',
      '',
    ].join('\n'),
  });

  it('and back go on without a question, and nothing is told as closed', async () => {
    await run(sums('18.11.2026', '1000,00'), roubles);
    const there = await run(documents('19.11.2026', '900,00'), roubles);
    expect(readingOf(there, 'open_items').debts).toMatchObject({
      level: 'document',
      known: 2,
      closed: 0,
      partlyPaid: 0,
    });
    const back = await run(sums('20.11.2026', '990,00'), roubles);
    expect(readingOf(back, 'open_items').debts).toMatchObject({ level: 'client', known: 4, closed: 0 });
    const again = await run(documents('21.11.2026', '890,00'), roubles);
    expect(readingOf(again, 'open_items').debts).toMatchObject({ closed: 0 });
    expect(await db.openItemMove.count({ where: { after: 0 } })).toBe(0);
    expect((await only('number', 'open', 'kind')).filter(([, open]) => open !== '0.00')).toEqual([
      ['00БП-000001', '600.00', 'invoice'],
      ['00БП-000002', '890.00', 'invoice'],
      ['00БП-000009', '500.00', 'advance'],
      ['00БП-000003', '100.00', 'invoice'],
    ]);
  });

  it('ask where more than a tenth is lost, of one client or of another', async () => {
    await run(sums('18.11.2026', '1000,00'), roubles);
    expect(await refusalOf(run(documents('19.11.2026', '700,00'), roubles))).toEqual(['import-refused-vanishing-debt']);
    const others = documents('19.11.2026', '900,00')['долги.csv'].replaceAll('ООО Альфа', 'ООО Гамма');
    expect(await refusalOf(run({ 'долги.csv': others }, roubles))).toEqual(['import-refused-vanishing-debt']);
  });
});

describe('lists that have documents and ages beside each other', () => {
  it('in English, with their sum under Total, are no invoices', async () => {
    const rows = [
      'A/R Aging Detail as of 2026-11-20,,,,,,,',
      'Customer,Invoice,Invoice Date,Due Date,Total,Current,1-30,31-60',
      'Acme Ltd,INV-1,2026-09-01,2026-10-01,"1,500.00",,,"1,500.00"',
      'Globex,INV-2,2026-11-01,2026-12-01,"2,000.00","2,000.00",,',
      'Total,,,,"3,500.00","2,000.00",,"1,500.00"',
    ];
    await run({ 'ar.csv': rows.join('\n') }, euros);
    expect(await only('debtor', 'number', 'issued', 'due', 'open')).toEqual([
      ['Acme Ltd', 'INV-1', '2026-09-01', '2026-10-01', '1500.00'],
      ['Globex', 'INV-2', '2026-11-01', '2026-12-01', '2000.00'],
    ]);
    const wrong = { 'ar.csv': rows.join('\n').replace('"3,500.00"', '"3,500.02"').replace('11-20', '11-21') };
    expect(await refusalOf(run(wrong, euros))).toEqual(['import-refused-sum']);
  });

  it('are told by their ages alone, and give one sum per client with its tax id', async () => {
    const rows = [
      'ООО Альфа;5900001234;100,00;;100,00',
      'ООО Бета;6600005678;50,00;50,00;',
      'Итого;;150,00;50,00;100,00',
    ];
    const head = 'Контрагент;ИНН;Всего;До 30 дней;Свыше 30 дней';
    await run({ 'отчет.csv': `Отчет на 20.11.2026;;;;\n${head}\n${rows.join('\n')}\n` }, roubles);
    expect(await only('debtor', 'number', 'open')).toEqual([
      ['ООО Альфа', null, '100.00'],
      ['ООО Бета', null, '50.00'],
    ]);
    expect(await db.legalEntity.findMany({ orderBy: { id: 'asc' }, select: { taxId: true } })).toEqual([
      { taxId: '5900001234' },
      { taxId: '6600005678' },
    ]);
  });

  it('as people make them by hand, do not take days for a sum that is overdue', async () => {
    const head = 'Клиент;№ накладной;Дата;Срок;Сумма долга;Просрочка, дн.';
    await run(
      list(head, 'Альфа;12;03.09.2026;01.10.2026;100,00;50', 'Бета;13;05.09.2026;05.10.2026;50,00;46'),
      roubles,
    );
    expect(await only('debtor', 'number', 'issued', 'due', 'open', 'overdue')).toEqual([
      ['Альфа', '12', '2026-09-03', '2026-10-01', '100.00', null],
      ['Бета', '13', '2026-09-05', '2026-10-05', '50.00', null],
    ]);
  });

  it('in Italian, have the number under Fattura', async () => {
    await run(
      italian('Cliente;Fattura;Data fattura;Scadenza;Importo residuo', 'ROSSI;881;31/07/2026;30/09/2026;12.200,00'),
      euros,
    );
    expect(await only('debtor', 'number', 'issued', 'due', 'open')).toEqual([
      ['ROSSI', '881', '2026-07-31', '2026-09-30', '12200.00'],
    ]);
  });
});
