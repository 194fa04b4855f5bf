import { type Cell, cellText, type TableRow } from '../files/table.ts';
import { monthOf } from '../formats/months.ts';
import { readNumber } from '../formats/number.ts';
import { fits, plain } from './words.ts';

/** What a level of a report's tree is. A group is anything that clients are gathered by. */
export type LevelRole = 'seller' | 'holding' | 'debtor' | 'contract' | 'document' | 'group';

/** The columns of a report: places in a row. */
export interface ReportHeader {
  /** Lines of the header. */
  readonly from: number;
  readonly to: number;
  /** The names of all levels stand in it, or from it on. */
  readonly name: number;
  /** Their sum is what is owed: one column, or, where there is no such column, what it falls into. */
  readonly debt: readonly number[];
  readonly overdue: readonly number[];
  readonly advance: number | null;
  readonly currency: number | null;
  /** When it is due. */
  readonly due: number | null;
  /** What each level is called, where the header says it. */
  readonly levels: readonly LevelRole[];
  /** The columns of the levels, where each has one of its own; empty: all stand in that of the names. */
  readonly columns: readonly number[];
  /** Whether intervals count the days that debts are overdue, or those since they arose; null: there are none. */
  readonly ageBasis: 'due' | 'document' | null;
}

const levelWords: readonly (readonly [LevelRole, RegExp])[] = [
  ['seller', /^(?:организация|наша организация)$/u],
  ['holding', /^(?:партнер|холдинг|головной контрагент|группа компаний)$/u],
  ['contract', /^(?:договор|контракт|договор контрагента|договор покупателя)$/u],
  [
    'document',
    /^(?:документы?|расчетный документ|объект расчетов|заказ|сделка|основание|documento|document)(?!\p{L})/u,
  ],
  [
    'debtor',
    /^(?:покупатель|контрагент|клиент|заказчик|должник|дебитор|(?:customer|client|debtor)(?: name)?|cliente|ragione sociale|denominazione|nominativo)$/u,
  ],
  // `Менеджер: Седова О.` begins a block of rows.
  ['group', /^(?:менеджер|ответственный|подразделение|регион|группа|папка|сегмент)(?!.*:)/u],
];

/** Columns of a table of its own, which a report does not have. */
const flatWords =
  /^(?:номер|номер документа|дата документа|инн|остаток долга|num\.? doc\.?|data doc\.?|rata|invoice(?: date| no\.?| number)?)$/u;

/** Codes may stand before the names. */
const codeWords = /^(?:№|n|nr|id|код|cod|code|customer no|account)(?![\p{L}\p{N}])/u;

/** Days, where the word for what is late stands alone for a sum. */
const daysWords = /(?<!\p{L})(?:дн|дней|дня|день|days|gg|giorni)(?!\p{L})/u;

type ColumnRole = 'due' | 'debt' | 'foreign' | 'overdue' | 'not-due' | 'advance' | 'currency' | 'interval' | 'month';

const interval =
  /^(?:просрочка )?(?:до \d+|(?:от )?\d+ ?(?:-|–|—|до) ?\d+|(?:свыше|более|больше|от|oltre|over) ?\d+|\d+ ?\+)(?: ?(?:дней|дня|день|дн\.?|days|gg\.?|giorni))?$/u;

/** Whether a column holds what is so many days old or late: `31–60`, `oltre 90`. */
export const isInterval = (header: string): boolean => interval.test(plain(header));

const columnWords: readonly (readonly [ColumnRole, RegExp])[] = [
  ['interval', interval],
  [
    'due',
    /^(?:дата оплаты|срок оплаты|плановая дата|оплатить до|data scad\.?|data scadenza|scadenza|due date)(?!\p{L})/u,
  ],
  // The same once more, in the currency of the contract.
  ['foreign', /^(?:в валюте|вал\.?|сумма в валюте|сумма вал\.?|in valuta|usd|eur|у\. ?е\.?)(?!\p{L})/u],
  ['advance', /^(?:наш долг|\(?аванс|предоплата|переплата)/u],
  ['not-due', /^(?:не просроч|без просроч|текущая|a scadere|not due|current)/u],
  ['overdue', /просроч|^scaduto|^overdue/u],
  ['currency', /^(?:валюта|currency|valuta)/u],
  [
    'debt',
    /^(?:всего|итого|задолженность|сумма задолженности|долг|долг клиента|сумма долга|остаток|сальдо|saldo|residuo|importo residuo|totale|total|outstanding|balance)(?!\p{L})/u,
  ],
];

/** What a column is called that holds debts, and nothing else, whatever stands beside. */
const debtWords = /задолженност|долг|residuo|outstanding/u;

const isFigure = (cell: Cell | undefined): boolean => {
  if (typeof cell === 'object') return cell.type === 'number';
  const text = (cell ?? '').trim();
  return text !== '' && (readNumber(text, ',') !== null || readNumber(text, '.') !== null);
};

/** `gen-26`, `ноябрь 2026`: what falls due, or arose, in a month. */
const isMonth = (label: string): boolean => {
  const [, name = ''] = /^(\p{L}{3,}\.?)[-\s./']*(?:\d{4}|\d{2})(?: г\.?)?$/u.exec(label) ?? [];
  return monthOf(name) !== null || /^(?:0?[1-9]|1[0-2])[./]20\d\d$/.test(label);
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
    const role = isMonth(label) ? 'month' : fits(label, columnWords);
    if (role && !(role === 'overdue' && daysWords.test(label))) return role;
  }
  return null;
};

const levelsOf = (rows: readonly TableRow[], name: number): LevelRole[] =>
  rows
    .flatMap(({ cells }) => cellText(cells[name]).split(/\n|\s+\/\s+|\s*>\s*/u))
    .flatMap((text) => fits(plain(text), levelWords) ?? []);

/** The rows of a header, without the first names below it that have no figures of their own. */
const headRows = (rows: readonly TableRow[], name: number): readonly TableRow[] => {
  const isHead = ({ cells }: TableRow) =>
    cells.some((cell, place) => place !== name && cellText(cell) !== '') ||
    fits(plain(cellText(cells[name])), levelWords);
  return rows.slice(0, rows.findLastIndex(isHead) + 1);
};

/** What stands in a row under the level that it is of, in columns beside each other: what clients are gathered by says nothing there of a debt. */
const levelColumns = (paths: readonly string[][], roles: readonly (ColumnRole | null)[], name: number) =>
  paths.flatMap((path, place) => {
    const role = roles[place] ? null : path.map((label) => fits(label, levelWords)).findLast((fit) => fit !== null);
    return role && (place === name || role !== 'group') ? [{ place, role }] : [];
  });

/** Where the names of levels stand: in the first column that is called something, or behind their codes. */
const nameColumn = ({ cells }: TableRow): number =>
  cells.findIndex((cell) => cellText(cell) !== '' && !codeWords.test(plain(cellText(cell))));

/**
 * Finds the header of a report of debts by age among the first rows of a file: levels of clients, contracts and documents in one column,
 * what is owed in another, and how old or late it is in further ones. Null when it is none: a list, with a row for each document. Pure.
 */
export const findHeader = (rows: readonly TableRow[]): ReportHeader | null => {
  const at = rows.findIndex((row) => {
    const words = plain(cellText(row.cells[nameColumn(row)])).split(/ \/ |\n/u);
    const filled = row.cells.filter((cell) => cellText(cell) !== '').length;
    return words.some((word) => fits(word, levelWords) !== null) && filled > 1;
  });
  if (at < 0) return null;
  const data = rows.findIndex(({ cells }, row) => row > at && cells.slice(1).some(isFigure));
  const [first] = rows.slice(at);
  if (!first || data < 0) return null;
  const name = nameColumn(first);
  const head = headRows(rows.slice(at, data), name);
  const paths = pathsOf(head);
  if (paths.some((path) => path.some((label) => flatWords.test(label)))) return null;
  const roles = paths.map((path, column) => (column === name ? null : roleOf(path)));
  const places = (role: ColumnRole) => roles.flatMap((found, column) => (found === role ? [column] : []));
  const inOverdue = (column: number) =>
    paths[column]?.some((label) => /^просроч|^в том числе просроч|^scaduto/u.test(label));
  const [intervals, overdue, notDue] = [places('interval'), places('overdue'), places('not-due')];
  const [levels, columns] = [levelsOf(head, name), levelColumns(paths, roles, name)];
  const areDebts =
    levels.length > 1 && places('debt').some((column) => paths[column]?.some((label) => debtWords.test(label)));
  if (intervals.length + overdue.length + places('month').length === 0 && !areDebts) return null;
  // Beside what is not due yet, intervals count the days that debts are late.
  const late = notDue.length > 0 ? intervals : intervals.filter(inOverdue);
  const [whole] = places('debt');
  const parts = [...notDue, ...(overdue.length > 0 ? overdue.slice(0, 1) : intervals)];
  const debt = whole === undefined ? parts : [whole];
  if (debt.length === 0 || (whole === undefined && notDue.length + intervals.length === 0)) return null;
  const areApart = levels.length === 1 && columns.length > 1;
  return {
    from: first.line,
    to: head.at(-1)?.line ?? first.line,
    name,
    debt,
    overdue: overdue.length > 0 ? overdue.slice(0, 1) : late,
    advance: places('advance')[0] ?? null,
    currency: places('currency')[0] ?? null,
    due: places('due')[0] ?? null,
    levels: areApart ? columns.map(({ role }) => role) : levels,
    columns: areApart ? columns.map(({ place }) => place) : [],
    ageBasis: intervals.length === 0 ? null : late.length > 0 ? 'due' : 'document',
  };
};
