import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportIn } from '../../../../test/fixtures/report.ts';
import { aWorkbook } from '../../../../test/fixtures/workbook.ts';

interface Document {
  readonly number: string;
  readonly day: string;
  /** Kopecks. */
  readonly cents: number;
}
interface Contract {
  readonly name: string;
  readonly documents: readonly Document[];
}
interface Client {
  readonly name: string;
  readonly contracts: readonly Contract[];
}
interface Group {
  readonly name: string;
  readonly clients: readonly Client[];
}

const two = (value: number) => String(value).padStart(2, '0');
const numbered = fc.integer({ min: 1, max: 999_999 });

const document: fc.Arbitrary<Document> = fc.record({
  number: numbered.map((n) => `00БП-${String(n).padStart(6, '0')}`),
  day: fc
    .record({
      year: fc.integer({ min: 2019, max: 2026 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    })
    .map(({ year, month, day }) => `${two(day)}.${two(month)}.${year}`),
  cents: fc.integer({ min: 1, max: 900_000_000_00 }),
});

const contract: fc.Arbitrary<Contract> = fc.record({
  name: fc.oneof(
    fc.constantFrom('Основной договор', 'Без договора', 'Договор поставки № 45-П от 01.02.2024', '№ IT-12/2025 (EUR)'),
    numbered.map((n) => `№ ${n}/22 от 14.03.2022`),
  ),
  documents: fc.array(document, { minLength: 1, maxLength: 4 }),
});

const client: fc.Arbitrary<Client> = fc.record({
  name: fc.oneof(
    fc.constantFrom(
      'ООО "Ромашка"',
      'АО «Тигель; Сталь»',
      'ИП Седых А. В.',
      'Акт-Сервис ООО',
      'Rossi S.p.A.',
      'OOO Ромашка',
    ),
    numbered.map((n) => `Завод № ${n} ПАО`),
  ),
  contracts: fc.array(contract, { minLength: 1, maxLength: 3 }),
});

/** Client and what stands below: contracts with documents, documents only, contracts only, nothing. */
const shapes = ['contract document', 'document', 'contract', ''] as const;

const file = fc.record({
  groups: fc.array(
    fc.record({ name: numbered.map((n) => `Отдел ${n}`), clients: fc.array(client, { minLength: 1, maxLength: 4 }) }),
    { minLength: 1, maxLength: 3 },
  ),
  shape: fc.constantFrom(...shapes),
  isGrouped: fc.boolean(),
  way: fc.constantFrom('outline', 'indent', 'spaces', 'column', 'words' as const),
  totalAt: fc.constantFrom('top', 'bottom', 'none' as const),
  space: fc.constantFrom('\u00a0', '\u202f', ' ', ''),
  names: fc.boolean(),
});
type File = typeof file extends fc.Arbitrary<infer T> ? T : never;

/** A row of the report: how deep, what it is called, how much. */
interface Row {
  readonly depth: number;
  readonly name: string;
  readonly cents: number;
}

const documentsOf = (groups: readonly Group[]): readonly Document[] =>
  groups
    .flatMap(({ clients }) => clients)
    .flatMap(({ contracts }) => contracts)
    .flatMap(({ documents }) => documents);
const sum = (documents: readonly Document[]): number => documents.reduce((total, { cents }) => total + cents, 0);

const titleOf = ({ number, day }: Document) => `Реализация (акт, накладная, УПД) ${number} от ${day} 12:14:08`;

const rowsOf = ({ groups, shape, isGrouped }: File): Row[] =>
  groups.flatMap((group) => {
    const base = isGrouped ? 1 : 0;
    const clients = group.clients.flatMap(({ name, contracts }) => {
      const below = contracts.flatMap((one): Row[] => {
        const has = shape.split(' ');
        const depth = base + (has.includes('contract') ? 2 : 1);
        return [
          ...(has.includes('contract') ? [{ depth: base + 1, name: one.name, cents: sum(one.documents) }] : []),
          ...(has.includes('document')
            ? one.documents.map((each) => ({ depth, name: titleOf(each), cents: each.cents }))
            : []),
        ];
      });
      return [{ depth: base, name, cents: sum(contracts.flatMap(({ documents }) => documents)) }, ...below];
    });
    return [...(isGrouped ? [{ depth: 0, name: group.name, cents: sum(documentsOf([group])) }] : []), ...clients];
  });

const figure = (cents: number, space: string): string => {
  const [whole = '0', part = '00'] = new Decimal(cents).div(100).toFixed(2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, space)},${part}`;
};

/** What must come back: client, contract, number, sum. */
const leavesOf = ({ groups, shape }: File) =>
  groups.flatMap(({ clients }) =>
    clients.flatMap(({ name, contracts }) => {
      const one = (contract: string, number: string, cents: number) => [
        name,
        contract,
        number,
        new Decimal(cents).div(100).toFixed(2),
      ];
      if (shape === '') return [one('', '', sum(contracts.flatMap(({ documents }) => documents)))];
      return contracts.flatMap((each) => {
        if (shape === 'contract') return [one(each.name, '', sum(each.documents))];
        return each.documents.map(({ number, cents }) => one(shape === 'document' ? '' : each.name, number, cents));
      });
    }),
  );

const levelNames = (shape: string): string =>
  [
    'Покупатель',
    ...(shape.includes('contract') ? ['Договор'] : []),
    ...(shape.includes('document') ? ['Документ'] : []),
  ].join(' / ');

const written = async (given: File): Promise<[string, string | Uint8Array]> => {
  const { way, totalAt, space, groups } = given;
  const width = way === 'column' ? 4 : 1;
  const cells = (row: Row): string[] => {
    const text = way === 'spaces' ? ' '.repeat(row.depth * 4) + row.name : row.name;
    const place = way === 'column' ? row.depth : 0;
    return [...Array.from({ length: width }, (_, i) => (i === place ? text : '')), figure(row.cents, space), '', ''];
  };
  const total = cells({ depth: 0, name: 'Итого', cents: sum(documentsOf(groups)) });
  const blank = Array.from({ length: width - 1 }, () => '');
  const head = [
    ['ООО "Восток"'],
    ['Задолженность покупателей по срокам долга на 20.11.2026'],
    [given.names ? levelNames(given.shape) : 'Контрагент', ...blank, 'Задолженность', 'Срок долга', ''],
    ['', ...blank, '', 'до 30 дней', 'свыше 30 дней'],
  ];
  const rows = rowsOf(given);
  const lines = [
    ...head,
    ...(totalAt === 'top' ? [total] : []),
    ...rows.map(cells),
    ...(totalAt === 'bottom' ? [total] : []),
    ['Ответственный:', ...blank, '', '', ''],
  ];
  const before = head.length + (totalAt === 'top' ? 1 : 0);
  const depths = lines.map((_, i) => rows[i - before]?.depth ?? 0);
  if (way === 'outline') return ['report.xlsx', await aWorkbook(lines, { outline: depths })];
  if (way === 'indent') return ['report.xlsx', await aWorkbook(lines, { indent: depths.map((depth) => depth * 2) })];
  const quoted = lines.map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'));
  return ['report.csv', `\ufeff${quoted.join('\r\n')}\r\n`];
};

describe('a report of debts by age', () => {
  it('gives back the leaves of any tree that was written as one, and their total', async () => {
    await fc.assert(
      fc.asyncProperty(
        // Where only words tell how deep a row stands, clients cannot be told from what they are gathered by when nothing stands below them.
        file.filter(({ way, shape, isGrouped }) => !(way === 'words' && isGrouped && shape === '')),
        async (given) => {
          const result = await reportIn(...(await written(given)));
          expect(
            result?.rows.map((row) => [
              row.Контрагент,
              row.Договор,
              row.Номер,
              new Decimal(row['Остаток долга'] ?? 0).toFixed(2),
            ]),
          ).toEqual(leavesOf(given));
          expect(result?.isTotalled).toBe(given.totalAt !== 'none');
        },
      ),
      { numRuns: 100 },
    );
  });
});
