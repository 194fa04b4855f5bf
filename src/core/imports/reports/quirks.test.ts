import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { reportIn } from '../../../../test/fixtures/report.ts';
import { aWorkbook, type WorkbookCell } from '../../../../test/fixtures/workbook.ts';
import { Refused } from '../refusal.ts';

const csv = (lines: readonly string[]): string => `\ufeff${lines.join('\r\n')}\r\n`;

const head = [
  'Задолженность покупателей по срокам долга на 20.11.2026;;;',
  'Покупатель;Задолженность;до 30 дней;свыше 30 дней',
];
const levels = ['Договор;;;', 'Документ;;;'];

const itemsIn = async (lines: readonly string[]) => {
  const report = await reportIn('report.csv', csv(lines));
  return report?.rows.map((row) => [
    row.Контрагент,
    row.Договор,
    row.Номер,
    row['Дата документа'],
    row['Остаток долга'],
  ]);
};
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

describe('levels', () => {
  const tree = (spaces: number) => {
    const indent = ' '.repeat(spaces);
    return [
      ...head,
      ...levels,
      '"ООО ""Ромашка""";697,70;;',
      `${indent}Договор поставки № 45-П от 01.02.2024;697,70;;`,
      `${indent}${indent}Реализация (акт, накладная, УПД) 00БП-004102 от 03.09.2026 12:14:08;722,30;;`,
      `${indent}${indent}Корректировка реализации 00БП-000112 от 05.11.2026 0:00:00;-24,60;;`,
      'ИП Седых А. В.;5,40;;',
      `${indent}Без договора;5,40;;`,
      `${indent}${indent}Ввод остатков 00БП-000003 от 31.12.2023 23:59:59;5,40;;`,
      'Итого;703,10;;',
      'Ответственный: _____ Л. Зимина;;;',
    ];
  };
  const items = [
    ['ООО "Ромашка"', 'Договор поставки № 45-П от 01.02.2024', '00БП-004102', '2026-09-03', '722.3'],
    ['ООО "Ромашка"', 'Договор поставки № 45-П от 01.02.2024', '00БП-000112', '2026-11-05', '-24.6'],
    ['ИП Седых А. В.', 'Без договора', '00БП-000003', '2023-12-31', '5.4'],
  ];

  it.each([4, 2, 0])('by %i spaces', async (spaces) => {
    expect(await itemsIn(tree(spaces))).toEqual(items);
  });

  it('above clients do not count twice', async () => {
    const lines = tree(0).slice(4, -2);
    expect(
      await itemsIn([
        ...head,
        ...levels,
        'Розничные сети;697,70;;',
        ...lines.slice(0, 4),
        'Отдел КАМ;5,40;;',
        ...lines.slice(4),
        'Итого;703,10;;',
      ]),
    ).toEqual(items);
  });

  it('in columns of their own', async () => {
    const lines = [
      'Покупатель;;Задолженность;до 30 дней;свыше 30',
      'ООО "Ромашка";;1,50;;',
      ';Основной договор;1,50;;',
    ];
    expect(await itemsIn(lines)).toEqual([['ООО "Ромашка"', 'Основной договор', '', '', '1.5']]);
  });

  it('of which a sum is not what stands below stop, and the row is named', async () => {
    const wrong = tree(4).map((line) => line.replace('№ 45-П от 01.02.2024;697,70', '№ 45-П от 01.02.2024;697,72'));
    const error = await itemsIn(wrong).catch((thrown: unknown) => thrown);
    if (!(error instanceof Refused)) throw new Error('it was not refused');
    expect(error.reasons).toEqual([
      {
        key: 'import-refused-sum',
        args: {
          file: 'report.csv',
          line: 6,
          name: 'Договор поставки № 45-П от 01.02.2024',
          saysSum: '697.72',
          belowSum: '697.70',
        },
      },
    ]);
    await expect(itemsIn(tree(4).map((line) => line.replace('Итого;703,10', 'Итого;703,12')))).rejects.toThrow(
      'import-refused-sum',
    );
    expect(await itemsIn(tree(4).map((line) => line.replace('Итого;703,10', 'Итого;703,11')))).toEqual(items);
  });

  it('of documents below clients without figures, of which none is indented', async () => {
    const lines = [
      'Partite aperte clienti al 20/11/2026;;;',
      'Cliente / Documento;Data scad.;Importo;Residuo',
      '000147 ROSSI SPA;;;',
      'FT 881 del 31/07/2026;30/09/2026;12.200,00;8.900,00',
      'NC 57 del 15/09/2026;;-100,00;-100,00',
      'Totale cliente;;;8.800,00',
      '000212 BIANCHI;;;',
      'FT 1002 del 05/10/2026;14/12/2026;3.480,00;1.480,00',
      'Totale cliente;;;1.480,00',
      'Totale generale;;;10.280,00',
    ];
    const report = await reportIn('report.csv', csv(lines));
    expect(report).toMatchObject({ level: 'document', ageBasis: null, isTotalled: true });
    expect(
      report?.rows.map((row) => [row.Контрагент, row.Документ, row.Номер, row['Дата оплаты'], row['Остаток долга']]),
    ).toEqual([
      ['ROSSI SPA', 'FT', '881', '2026-09-30', '8900'],
      ['ROSSI SPA', 'NC', '57', '', '-100'],
      ['BIANCHI', 'FT', '1002', '2026-12-14', '1480'],
    ]);
    await expect(reportIn('report.csv', csv(lines.with(5, 'Totale cliente;;;8.801,00')))).rejects.toThrow(
      'import-refused-sum',
    );
  });

  it('without ages do not count twice', async () => {
    const lines = ['Покупатель / Документ;Задолженность', 'ООО "Ромашка";3,00', '  Реализация 1 от 03.09.2026;1,00'];
    expect(await itemsIn([...lines, '  Реализация 2 от 03.09.2026;2,00', 'Итого;3,00'])).toHaveLength(2);
    expect(await reportIn('report.csv', csv(['Клиент / Заказ;Количество;Всего', 'Ромашка;3;1,50']))).toBeNull();
  });

  it('go on over the headers and carried sums of pages', async () => {
    const lines = tree(4);
    expect(await itemsIn([...lines.slice(0, 7), 'Riporto;722,30;;', ...head.slice(1), ...lines.slice(7)])).toEqual(
      items,
    );
  });
});

describe('tables in a table', () => {
  const report = (sum: string) =>
    [
      'Задолженность по организациям на 20.11.2026;;;',
      'Организация;Задолженность;до 30 дней;свыше 30 дней',
      'Покупатель;;;',
      'ООО "Восток";3,00;;',
      '  ООО "Ромашка";1,00;;',
      '  ИП Седых;2,00;;',
      'ООО "Запад";4,00;;',
      '  ООО "Ромашка";4,00;;',
      `Итого;${sum};;`,
    ].map((line) =>
      line.replace(/^(\s*)(.*?"[^;]*")/, (_, indent, name) => `"${indent}${name.replaceAll('"', '""')}"`),
    );

  it('for each of our companies keep whose debts they are', async () => {
    const read = await reportIn('report.csv', csv(report('7,00')));
    expect(read?.rows.map((row) => [row.Организация, row.Контрагент, row['Остаток долга']])).toEqual([
      ['ООО "Восток"', 'ООО "Ромашка"', '1'],
      ['ООО "Восток"', 'ИП Седых', '2'],
      ['ООО "Запад"', 'ООО "Ромашка"', '4'],
    ]);
    await expect(reportIn('report.csv', csv(report('8,00')))).rejects.toThrow('import-refused-sum');
  });

  it('with a sum of each block are compared block by block, and in all', async () => {
    const rows = [
      'ООО "Ромашка";1,00;;',
      'ИП Седых;2,00;;',
      'Итого по Седова О.;3,00;;',
      'ООО "Тигель";4,00;;',
      'Итого по Петров И.;4,00;;',
      'Всего;7,00;;',
    ];
    expect(await itemsIn([...head, ...rows])).toHaveLength(3);
    await expect(
      itemsIn([...head, ...rows.map((row) => row.replace('Петров И.;4,00', 'Петров И.;5,00'))]),
    ).rejects.toThrow('import-refused-sum');
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
