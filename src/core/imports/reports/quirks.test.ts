import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { csv, head, itemsIn, reportIn } from '../../../../test/fixtures/report.ts';
import { aWorkbook, type WorkbookCell } from '../../../../test/fixtures/workbook.ts';

const figureIn = async (figure: string) =>
  (await itemsIn([...head, `ООО "Ромашка";${figure};;`, 'ИП Седых;1 000,50;;', `Итого;;;`]))?.[0]?.[4];

describe('figures', () => {
  it.each([
    ['1 204 118,33', '1204118.33'],
    ['1\u00a0204\u00a0118,33', '1204118.33'],
    ['1\u202f204\u202f118,33', '1204118.33'],
    ['1204118,33', '1204118.33'],
    ['-24 600,00', '-24600'],
    ['(24 600,00)', '-24600'],
    ['24 600,00-', '-24600'],
    ['−24 600,00', '-24600'],
  ])('written as %s', async (written, value) => {
    expect(await figureIn(written)).toBe(value);
  });

  it.each(['-', '–', '0,00', ''])('%s is nothing owed', async (written) => {
    expect(await itemsIn([...head, `ООО "Ромашка";${written};;`, 'ИП Седых;1 000,50;;'])).toEqual([
      ['ИП Седых', '', '', '', '1000.5'],
    ]);
  });

  it.each([
    ['Покупатель;Задолженность;до 30 дней;свыше 30 дней', 'ООО "Ромашка";1.500;;', '1500'],
    ['Cliente;Saldo;Scaduto;A scadere', 'ROSSI;1.500;;', '1500'],
    ['Customer;Balance;Overdue;Not due', 'Acme;1,500;;', '1500'],
  ])('that could be read in two ways are read as under %s', async (header, row, value) => {
    const report = await reportIn('report.csv', csv([header, row]));
    expect(report?.rows[0]?.['Остаток долга']).toBe(value);
  });

  it('in two ways are refused', async () => {
    await expect(itemsIn([...head, 'ООО "Ромашка";1 000,50;;', 'ИП Седых;1,000.50;;'])).rejects.toThrow(
      'import-refused-number-mixed',
    );
  });
});

describe('the day that figures describe', () => {
  it.each([
    ['Задолженность покупателей по срокам долга на 20.11.2026', '2026-11-20'],
    ['Задолженность покупателей по срокам долга за 20 ноября 2026 г.', '2026-11-20'],
    ['Задолженность покупателей за период с 01.11.2026 по 20.11.2026', '2026-11-20'],
    ['Дебиторская задолженность по срокам долга на 20.11.26', '2026-11-20'],
    ['Scadenzario clienti - partite aperte al 20/11/2026', '2026-11-20'],
    ['Aged receivables as of 20 November 2026', '2026-11-20'],
    ['Задолженность покупателей', null],
  ])('in %s', async (title, asOf) => {
    const report = await reportIn('report.csv', csv([`${title};;;`, ...head.slice(1), 'ООО "Ромашка";1,50;;']));
    expect(report?.title.asOf).toBe(asOf);
  });

  it('is the one of the title, not of a condition', async () => {
    const report = await reportIn(
      'report.csv',
      csv([
        'Отбор:;Дата документа Больше "01.01.2025";;',
        'Задолженность на 20.11.2026;;;',
        ...head.slice(1),
        'ООО "Ромашка";1,50;;',
      ]),
    );
    expect(report?.title).toMatchObject({ asOf: '2026-11-20', filter: 'дата документа больше 01.01.2025' });
  });
});

describe('what the file speaks of', () => {
  const titleOf = async (...above: string[]) =>
    (await reportIn('report.csv', csv([...above, ...head, 'ООО "Ромашка";1,50;;'])))?.title;

  it('is our company that stands above, or in a condition', async () => {
    expect(await titleOf('"ООО ""Восток""";;;')).toMatchObject({ seller: 'ООО "Восток"', filter: '' });
    expect(await titleOf('Отбор:;"Организация Равно ""ООО """"Восток""""""";;')).toMatchObject({
      seller: 'ООО "Восток"',
      filter: '',
    });
    expect(await titleOf('Организация: ООО "Восток";;;')).toMatchObject({ seller: 'ООО "Восток"' });
  });

  it('is a currency', async () => {
    expect(await titleOf('Отбор:;"Валюта Равно ""евро""";;')).toMatchObject({ currency: 'EUR', filter: '' });
    expect(await titleOf('Валюта: USD;;;')).toMatchObject({ currency: 'USD' });
  });

  it('is what other conditions leave, in whatever order they stand', async () => {
    const one = 'Отбор:;"Менеджер Равно ""Седова О."" И\nПокупатель В группе ""Сети""";;';
    const other = 'Отбор:;"Покупатель В группе ""Сети"" И\nМенеджер Равно ""Седова О.""";;';
    expect((await titleOf(one))?.filter).toBe('менеджер равно седова о.; покупатель в группе сети');
    expect(await titleOf(other)).toEqual(await titleOf(one));
  });
});

describe('the report of 1C:Управление торговлей', () => {
  const rows: WorkbookCell[][] = [
    ['Задолженность клиентов по срокам на 20 ноября 2026 г.'],
    ['Партнер / Контрагент / Объект расчетов', 'Менеджер', 'Валюта', 'Долг клиента', '', '', '', 'Наш долг'],
    ['', '', '', 'Всего', 'Не просрочено', 'Просрочено', '', '(аванс)'],
    ['', '', '', '', '', '1-30', 'Более 30', ''],
    ['Ромашка (холдинг)', 'Седова О.', '', 787690.5, 375390.5, 143800, 268500, 150000],
    ['ООО "Ромашка"', 'Седова О.', 'RUB', 697700, 285400, 143800, 268500, ''],
    ['Заказ клиента УТ00-001204 от 01.09.2026', 'Седова О.', 'RUB', 268500, '', '', 268500, ''],
    ['Заказ клиента УТ00-001301 от 01.10.2026', 'Седова О.', 'RUB', 429200, 285400, 143800, '', ''],
    ['ООО "Ромашка-Урал"', 'Седова О.', 'RUB', 89990.5, 89990.5, '', '', 150000],
    ['Заказ клиента УТ00-001400 от 01.11.2026', 'Седова О.', 'RUB', 89990.5, 89990.5, '', '', ''],
    ['Заказ клиента УТ00-001500 от 10.11.2026', 'Седова О.', 'RUB', '', '', '', '', 150000],
    ['Итого', '', '', 787690.5, 375390.5, 143800, 268500, 150000],
  ];
  const depth = [0, 0, 0, 0, 0, 1, 2, 2, 1, 2, 2, 0];

  it.each(['outline', 'indent'] as const)('tells holding, client and order apart, by %s', async (way) => {
    const report = await reportIn(
      'ut.xlsx',
      await aWorkbook(rows, { [way]: depth, stringsPart: 'xl/SharedStrings.xml' }),
    );
    expect(report).toMatchObject({
      level: 'document',
      ageBasis: 'due',
      isTotalled: true,
      title: { asOf: '2026-11-20' },
    });
    expect(
      report?.rows.map((row) => [
        row.Холдинг,
        row.Контрагент,
        row.Номер,
        row['Остаток долга'],
        row.Просрочено,
        row.Аванс,
      ]),
    ).toEqual([
      ['Ромашка (холдинг)', 'ООО "Ромашка"', 'УТ00-001204', '268500', '268500', '0'],
      ['Ромашка (холдинг)', 'ООО "Ромашка"', 'УТ00-001301', '429200', '143800', '0'],
      ['Ромашка (холдинг)', 'ООО "Ромашка-Урал"', 'УТ00-001400', '89990.5', '0', '0'],
      ['Ромашка (холдинг)', 'ООО "Ромашка-Урал"', 'УТ00-001500', '0', '', '150000'],
    ]);
  });

  it('holds inline strings, too', async () => {
    expect(await reportIn('ut.xlsx', await aWorkbook(rows, { outline: depth, inline: true }))).toMatchObject({
      isTotalled: true,
    });
  });
});

describe('names', () => {
  it.each([
    ['!!! СТОП АО "Тигель-Сталь" (не отгружать)', 'АО "Тигель-Сталь"'],
    ['яяя_Ромашка ООО (не использовать)', 'Ромашка ООО'],
    ['РОМАШКА  ООО ', 'РОМАШКА ООО'],
    ['Ромашка ООО г. Пермь', 'Ромашка ООО г. Пермь'],
    ['<Объект не найден> (126:8a3d00155d)', '<Объект не найден> (126:8a3d00155d)'],
    ['<...>', '<...>'],
    ['!!!', '!!!'],
  ])('%s', async (written, name) => {
    expect((await itemsIn([...head, `"${written.replaceAll('"', '""')}";1,50;;`]))?.[0]?.[0]).toBe(name);
  });
});

describe('a file that is not what its bytes seem', () => {
  const lines = [...head, 'ООО "Ромашка";1 000,50;;'].join('\r\n');
  it.each(['windows-1251', 'utf16-le', 'utf8', 'cp866'])('in %s', async (encoding) => {
    const report = await reportIn('report.csv', iconv.encode(lines, encoding, { addBOM: encoding.startsWith('utf') }));
    expect(report?.rows[0]?.Контрагент).toBe('ООО "Ромашка"');
  });

  it.each(['windows-1251', 'windows-1252'])(
    'converted twice, by way of %s, is answered with what to do',
    async (page) => {
      const twice = iconv.encode(iconv.decode(Buffer.from(lines), page), 'utf8');
      await expect(reportIn('report.csv', twice)).rejects.toThrow('import-refused-twice-encoded');
    },
  );

  it('a list with a row for each document is no report', async () => {
    const list =
      'Контрагент;Договор;Документ;Номер;Дата документа;Остаток долга;Просрочено, дней\nООО "Ромашка";;;1;01.02.2026;1,50;3\n';
    expect(await reportIn('list.csv', list)).toBeNull();
  });
});
