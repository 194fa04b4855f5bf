import { describe, expect, it } from 'vitest';
import { csv, head, itemsIn, reportIn } from '../../../../test/fixtures/report.ts';
import { Refused } from '../refusal.ts';

const levels = ['Договор;;;', 'Документ;;;'];

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
