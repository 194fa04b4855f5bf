import { basename } from 'node:path';
import type { OpenItemLevel } from '../../../generated/prisma/enums.ts';
import { msg } from '../../i18n/translator.ts';
import { type Cell, cellText, headOf, isBlank, type Table, type TableRow } from '../files/table.ts';
import { DayEvidence, type DayOrder, isEmptyDay, readDay } from '../formats/day.ts';
import { headerLanguage } from '../formats/language.ts';
import { type DecimalMark, NumberEvidence } from '../formats/number.ts';
import { refuse } from '../refusal.ts';
import { DepthEvidence, type Depths, depthsOfColumns } from './depth.ts';
import { type Figures, figuresOf } from './figures.ts';
import { findHeader, type LevelRole, type ReportHeader } from './header.ts';
import { debtorName, namedBy, readDocument } from './named.ts';
import { readTitle, type Title } from './title.ts';
import { type Leaf, type ReportRow, ReportTree, WrongSum } from './tree.ts';
import { isCarriedOver, isTotal, plain } from './words.ts';

/** A report that has been understood. */
export interface Report {
  readonly title: Title;
  readonly level: OpenItemLevel;
  readonly ageBasis: ReportHeader['ageBasis'];
  /** Its leaves as a list, under headers of our own. Reading it through checks all sums. */
  readonly table: Table;
}

/** The columns of the list that a report becomes. */
const columns = [
  'Организация',
  'Холдинг',
  'Контрагент',
  'Договор',
  'Валюта',
  'Документ',
  'Номер',
  'Дата документа',
  'Дата оплаты',
  'Остаток долга',
  'Просрочено',
  'Аванс',
] as const;
type Column = (typeof columns)[number];

/** What a row is of; a total may stand before the names. */
const nameIn = ({ cells }: TableRow, { name }: ReportHeader): string => {
  const firstFrom = (place: number) => cellText(cells.slice(place).find((cell) => cellText(cell) !== ''));
  return isTotal(firstFrom(0)) ? firstFrom(0) : firstFrom(name);
};

/** How a report is to be read, told by a first pass over it. */
interface Shape {
  readonly header: ReportHeader;
  readonly mark: DecimalMark;
  readonly order: DayOrder;
  readonly depths: Depths;
  readonly levels: readonly LevelRole[] | null;
  readonly level: OpenItemLevel;
}

const survey = async (table: Table, header: ReportHeader, labels: readonly string[]): Promise<Shape> => {
  const numbers = new NumberEvidence();
  const days = new DayEvidence();
  const depth = new DepthEvidence();
  const named = new Set<string>();
  const places = [...header.debt, ...header.overdue, ...(header.advance === null ? [] : [header.advance])];
  for await (const row of table.rows()) {
    if (row.line <= header.to || isBlank(row)) continue;
    const texts = places.flatMap((place) => {
      const cell = row.cells[place];
      return typeof cell === 'string' && /\d/.test(cell) ? [cell.trim()] : [];
    });
    for (const text of texts) numbers.add(text);
    if (header.due !== null) days.add(cellText(row.cells[header.due]));
    const name = nameIn(row, header);
    const hasFigures = texts.length > 0 || places.some((place) => typeof row.cells[place] === 'object');
    if (!hasFigures || name === '' || isTotal(name)) continue;
    depth.add(row, name);
    named.add(namedBy(name));
  }
  const mark = numbers.decide();
  if (mark === 'mixed') throw refuse(msg('import-refused-number-mixed'), { file: basename(table.path), header: '' });
  const depths = header.columns.length > 0 ? depthsOfColumns(header.columns) : depth.decide();
  return {
    header,
    order: days.decide() === 'month-first' ? 'month-first' : 'day-first',
    depths,
    levels: levelsOf(header, depths),
    // Such figures have thousands at most, or kopecks at least, in one row of many; where none tells, the language does.
    mark: mark !== 'ambiguous' ? mark : headerLanguage(labels) ? ',' : '.',
    level:
      named.has('document') || header.levels.includes('document')
        ? 'document'
        : named.has('contract')
          ? 'contract'
          : 'client',
  };
};

/** What the rows of each level are, where the header says it; null: it does not, since it names no groups above clients, or documents are left out. */
const levelsOf = ({ levels }: ReportHeader, depths: Depths): readonly LevelRole[] | null => {
  const fit = levels.every((role, depth) => {
    const named = depths.named(depth);
    if (role === 'document') return named.has('document') || !named.has('contract');
    return role === 'contract' || named.has('debtor');
  });
  return fit && !depths.byWords && levels.length === depths.levels ? levels : null;
};

const rolesOf = ({ row, above }: Leaf, { levels }: Shape): LevelRole[] => {
  const path = [...above, row];
  if (levels)
    return path.map(({ depth, name }) => {
      const role = levels[depth] ?? 'group';
      // A debt may stand at its contract, among others that have documents.
      return role === 'document' && namedBy(name) === 'contract' ? 'contract' : role;
    });
  const named = path.map(({ name }) => namedBy(name));
  const client = named.lastIndexOf('debtor');
  return named.map((one, i) => (one === 'debtor' ? (i === client ? 'debtor' : 'group') : one));
};

/** What holds for all items of a report, where they do not say otherwise. */
interface Said {
  readonly seller: string | null;
  readonly currency: string;
}

const number = (text: string): Cell => ({ type: 'number', text });

/** A row of the list. */
const cellsOf = (leaf: Leaf, shape: Shape, { seller, currency }: Said): Cell[] => {
  const roles = rolesOf(leaf, shape);
  const path = [...leaf.above, leaf.row];
  const called = (role: LevelRole): string => path[roles.lastIndexOf(role)]?.name ?? '';
  const { debt, overdue, advance } = leaf.row.figures;
  const text = called('document');
  const document = readDocument(text);
  const holding = called('holding');
  const cells: Record<Column, Cell> = {
    Организация: called('seller') || (seller ?? ''),
    Холдинг: holding,
    Контрагент: debtorName(called('debtor') || holding || leaf.row.name),
    Договор: called('contract'),
    Валюта: path.findLast(({ currency }) => currency)?.currency ?? currency,
    Документ: document?.type ?? text,
    Номер: document?.number ?? text,
    'Дата документа': document?.day ? { type: 'day', text: document.day } : '',
    'Дата оплаты': leaf.row.due === null ? '' : { type: 'day', text: leaf.row.due },
    'Остаток долга': number(debt.toFixed()),
    Просрочено: overdue === null ? '' : number(overdue.toFixed()),
    Аванс: number(advance.toFixed()),
  };
  return columns.map((column) => cells[column]);
};

/** What is owed and what was paid ahead are two things, even where a report has them in one row; where there is neither, there is no item. */
const itemsOf = ({ row, above }: Leaf, shape: Shape, said: Said): TableRow[] => {
  const { debt, advance, overdue } = row.figures;
  const nought = debt.minus(debt);
  const items = [
    { debt, overdue, advance: nought },
    { debt: nought, overdue: null, advance },
  ];
  return items
    .filter((figures) => !figures.debt.isZero() || !figures.advance.isZero())
    .map((figures) => ({ line: row.line, cells: cellsOf({ row: { ...row, figures }, above }, shape, said) }));
};

const told = ({ debt, advance }: Figures): string => (advance.isZero() ? debt : debt.minus(advance)).toFixed(2);

const dueIn = ({ cells }: TableRow, { header, order }: Shape): string | null => {
  const text = header.due === null ? '' : cellText(cells[header.due]);
  return isEmptyDay(text) ? null : readDay(text, order, 'UTC');
};

/** What a row is of, the outermost first: one name, or, where levels have a column each, those that stand in it, with its figures at the last. */
const namedRows = (row: TableRow, name: string, figures: Figures | null, shape: Shape): ReportRow[] => {
  const { header, depths } = shape;
  const currency = header.currency === null ? null : cellText(row.cells[header.currency]) || null;
  const said = { line: row.line, currency, due: dueIn(row, shape) };
  const path = header.columns
    .map((place, depth) => ({ ...said, name: cellText(row.cells[place]), depth, figures: null }))
    .filter((one) => one.name !== '');
  const last = path.pop() ?? { ...said, name, depth: depths.of(row) };
  return [...path, { ...last, figures }];
};

async function* leavesOf(table: Table, shape: Shape, tree: ReportTree): AsyncIterable<Leaf> {
  const { header, mark } = shape;
  const titles = new Set<string>();
  for await (const row of table.rows()) {
    if (isBlank(row) || row.line < header.from) continue;
    const name = nameIn(row, header);
    // Pages repeat the header.
    if (row.line <= header.to) {
      titles.add(plain(name));
      continue;
    }
    const figures = figuresOf(row, header, mark);
    if (isCarriedOver(name) || (figures === null && titles.has(plain(name)))) continue;
    if (isTotal(name)) yield* tree.total({ line: row.line, name, figures });
    else for (const said of namedRows(row, name, figures, shape)) yield* tree.add(said);
  }
  yield* tree.end();
}

async function* rowsOf(table: Table, shape: Shape, said: Said, tree: ReportTree): AsyncIterable<TableRow> {
  yield { line: shape.header.to, cells: columns };
  try {
    for await (const leaf of leavesOf(table, shape, tree)) yield* itemsOf(leaf, shape, said);
  } catch (error) {
    if (!(error instanceof WrongSum)) throw error;
    const { row, says, below } = error;
    throw refuse(msg('import-refused-sum'), {
      file: basename(table.path),
      line: row.line,
      name: row.name,
      saysSum: told(says),
      belowSum: told(below),
    });
  }
}

/**
 * Understands a report of debts by age («Задолженность покупателей по срокам долга» and its like): levels of clients, contracts and documents
 * in one column, of which each sums up those below it. Null when the file is no such report.
 * @param currency of figures of which nothing says what they are in
 * @param nameless which of our companies it is of, where it does not say
 * @throws Refused when no currency is known; when its figures are written in two ways; and, while its table is read, when a sum is not what its rows add up to
 */
export const readReport = async (
  table: Table,
  currency: string | null,
  nameless: () => string | null,
): Promise<Report | null> => {
  const rows = await headOf(table);
  const header = findHeader(rows);
  if (!header) return null;
  const said = readTitle(rows.filter(({ line }) => line < header.from));
  const title = { ...said, seller: said.seller ?? (header.levels.includes('seller') ? null : nameless()) };
  const known = title.currency ?? currency;
  if (known === null) throw refuse(msg('import-refused-currency'), { file: basename(table.path) });
  const labels = rows
    .filter(({ line }) => line >= header.from && line <= header.to)
    .flatMap(({ cells }) => cells.map(cellText));
  const shape = await survey(table, header, labels);
  const held = { seller: title.seller, currency: known };
  let tree = new ReportTree(shape.depths);
  return {
    title,
    level: shape.level,
    ageBasis: header.ageBasis,
    table: {
      ...table,
      ragged: true,
      rows: () => {
        tree = new ReportTree(shape.depths);
        return rowsOf(table, shape, held, tree);
      },
      isTotalled: () => tree.isTotalled,
    },
  };
};
