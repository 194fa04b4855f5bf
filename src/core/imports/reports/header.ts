import { type Cell, cellText, type TableRow } from '../files/table.ts';
import { readNumber } from '../formats/number.ts';
import { fits, plain } from './words.ts';

/** What a level of a report's tree is. A group is anything that clients are gathered by. */
export type LevelRole = 'seller' | 'holding' | 'debtor' | 'contract' | 'document' | 'group';

/** The columns of a report: places in a row. */
export interface ReportHeader {
  /** Lines of the header. */
  readonly from: number;
  readonly to: number;
  /** The first column with text: the names of all levels stand in it, or from it on. */
  readonly name: number;
  readonly debt: number;
  readonly overdue: readonly number[];
  readonly advance: number | null;
  readonly currency: number | null;
  /** What each level is called, where the header says it. */
  readonly levels: readonly LevelRole[];
  /** Whether intervals count the days that debts are overdue, or those since they arose; null: there are none. */
  readonly ageBasis: 'due' | 'document' | null;
}

const levelWords: readonly (readonly [LevelRole, RegExp])[] = [
  ['seller', /^(?:организация|наша организация)$/u],
  ['holding', /^(?:партнер|холдинг|головной контрагент|группа компаний)$/u],
  ['contract', /^(?:договор|контракт|договор контрагента|договор покупателя)$/u],
  ['document', /^(?:документ|объект расчетов|заказ|сделка|документ расчетов|документ расчетов с контрагентом)/u],
  ['debtor', /^(?:покупатель|контрагент|клиент|заказчик|должник|дебитор|customer|client|debtor|cliente)$/u],
  ['group', /^(?:менеджер|ответственный|подразделение|регион|группа|папка|сегмент)/u],
];

/** Columns of a table of its own, which a report does not have. */
const flatWords = /^(?:номер|номер документа|дата документа|инн|остаток долга|num doc|data doc|rata)$/u;

type ColumnRole = 'debt' | 'overdue' | 'not-due' | 'advance' | 'currency' | 'interval';

const interval =
  /^(?:просрочка )?(?:до \d+|(?:от )?\d+ ?(?:-|–|—|до) ?\d+|(?:свыше|более|больше|от|oltre|over) ?\d+|\d+ ?\+)(?: ?(?:дней|дня|день|дн\.?|days|gg\.?|giorni))?$/u;

const columnWords: readonly (readonly [ColumnRole, RegExp])[] = [
  ['interval', interval],
  ['advance', /^(?:наш долг|\(?аванс|предоплата|переплата)/u],
  ['not-due', /^(?:не просроч|без просроч|текущая|a scadere|not due|current)/u],
  ['overdue', /просроч|^scaduto|^overdue/u],
  ['currency', /^(?:валюта|currency|valuta)/u],
  [
    'debt',
    /^(?:всего|итого|задолженность|сумма задолженности|долг|долг клиента|сумма долга|остаток|сальдо|saldo|totale|total|outstanding|balance)(?!\p{L})/u,
  ],
];

const isFigure = (cell: Cell | undefined): boolean => {
  if (typeof cell === 'object') return cell.type === 'number';
  const text = (cell ?? '').trim();
  return text !== '' && (readNumber(text, ',') !== null || readNumber(text, '.') !== null);
};

/** The label above a column: its texts from top to bottom. A text over several columns stands in the first of them only. */
const pathsOf = (rows: readonly TableRow[]): string[][] => {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, column) => {
    const below = (row: number) => rows.slice(row + 1).some(({ cells }) => cellText(cells[column]) !== '');
    return rows.flatMap(({ cells }, row) => {
      const own = plain(cellText(cells[column]));
      if (own !== '') return [own];
      if (!below(row)) return [];
      const left = cells.slice(0, column).findLast((cell) => cellText(cell) !== '');
      return left === undefined ? [] : [plain(cellText(left))];
    });
  });
};

const roleOf = (path: readonly string[]): ColumnRole | null => {
  for (const label of path.toReversed()) {
    const role = fits(label, columnWords);
    if (role) return role;
  }
  return null;
};

const levelsOf = (rows: readonly TableRow[], name: number): LevelRole[] =>
  rows
    .flatMap(({ cells }) => cellText(cells[name]).split(/\n|\s+\/\s+|\s*>\s*/u))
    .flatMap((text) => fits(plain(text), levelWords) ?? []);

/**
 * Finds the header of a report of debts by age among the first rows of a file: levels of clients, contracts and documents in one column,
 * what is owed in another, and how old or late it is in further ones. Null when it is none: a list, with a row for each document. Pure.
 */
export const findHeader = (rows: readonly TableRow[]): ReportHeader | null => {
  const at = rows.findIndex(({ cells }) => {
    const first = cells.findIndex((cell) => cellText(cell) !== '');
    const words = plain(cellText(cells[first])).split(/ \/ |\n/u);
    return (
      words.some((word) => fits(word, levelWords) !== null) && cells.filter((cell) => cellText(cell) !== '').length > 1
    );
  });
  if (at < 0) return null;
  const data = rows.findIndex(({ cells }, row) => row > at && cells.slice(1).some(isFigure));
  const head = rows.slice(at, data < 0 ? undefined : data);
  const [first] = head;
  const last = head.at(-1);
  if (!first || !last || data < 0) return null;
  const name = first.cells.findIndex((cell) => cellText(cell) !== '');
  const paths = pathsOf(head);
  if (paths.some((path) => path.some((label) => flatWords.test(label)))) return null;
  const roles = paths.map((path, column) => (column === name ? null : roleOf(path)));
  const places = (role: ColumnRole) => roles.flatMap((found, column) => (found === role ? [column] : []));
  const inOverdue = (column: number) =>
    paths[column]?.some((label) => /^просроч|^в том числе просроч|^scaduto/u.test(label));
  const intervals = places('interval');
  const [debt] = places('debt');
  const overdue = places('overdue');
  if (debt === undefined || intervals.length + overdue.length === 0) return null;
  const late = intervals.filter(inOverdue);
  return {
    from: first.line,
    to: last.line,
    name,
    debt,
    overdue: overdue.length > 0 ? overdue.slice(0, 1) : late,
    advance: places('advance')[0] ?? null,
    currency: places('currency')[0] ?? null,
    levels: levelsOf(head, name),
    ageBasis: intervals.length === 0 ? null : late.length > 0 ? 'due' : 'document',
  };
};
