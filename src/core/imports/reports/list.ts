import { basename } from 'node:path';
import { Decimal } from 'decimal.js';
import { msg } from '../../i18n/translator.ts';
import { type Cell, cellText, isBlank, type Table, type TableRow } from '../files/table.ts';
import { type DecimalMark, NumberEvidence } from '../formats/number.ts';
import { isCreditNote } from '../open-items/item-kind.ts';
import { refuse } from '../refusal.ts';
import { adds, type Figures, figureIn, nothing, sumOf } from './figures.ts';
import { isCarriedOver, isTotal } from './words.ts';

/** Where in its rows a list of open items has what is owed, and what was paid ahead. */
export interface ListPlaces {
  /** The line of the header. */
  readonly header: number;
  readonly open: number;
  readonly advance: number | null;
  /** What the document is called: credit notes may stand there without a minus. */
  readonly document: number | null;
}

const firstText = ({ cells }: TableRow): string => cellText(cells.find((cell) => cellText(cell) !== ''));

/** The decimal mark, where it is known; and what holds where the column does not tell. */
interface Marks {
  readonly given: DecimalMark | undefined;
  readonly inDoubt: DecimalMark | undefined;
}

const markOf = async (table: Table, { header, open, advance }: ListPlaces, { given, inDoubt }: Marks) => {
  if (given) return given;
  const evidence = new NumberEvidence();
  for await (const { line, cells } of table.rows()) {
    if (line <= header) continue;
    for (const place of advance === null ? [open] : [open, advance]) {
      const cell = cells[place];
      if (typeof cell === 'string' && /\d/.test(cell)) evidence.add(cell.trim());
    }
  }
  const mark = evidence.decide();
  // Where the column itself does not tell, whoever reads it says so.
  return mark === 'ambiguous' || mark === 'mixed' ? (inDoubt ?? ',') : mark;
};

const figuresIn = ({ cells }: TableRow, { open, advance }: ListPlaces, mark: DecimalMark): Figures | null => {
  const owed = figureIn(cells[open], mark);
  const ahead = advance === null ? null : figureIn(cells[advance], mark);
  if (owed === null && ahead === null) return null;
  return { debt: new Decimal(owed ?? 0), overdue: null, advance: new Decimal(ahead ?? 0).abs() };
};

/** What rows add up to so far: in a block that ends with a total, and in all; credit notes without a minus lessen it. */
class Sums {
  #block = nothing;
  #all = nothing;
  isTotalled = false;

  add(figures: Figures, isCredit: boolean): void {
    const counted = isCredit ? { ...figures, debt: figures.debt.abs().neg() } : figures;
    this.#block = sumOf(this.#block, counted);
    this.#all = sumOf(this.#all, counted);
  }

  /** Null: a total is what its rows add up to; else what they do add up to. */
  differs(total: Figures): Decimal | null {
    const right = adds(total, this.#block) || adds(total, this.#all);
    const { debt } = this.#all;
    this.#block = nothing;
    this.isTotalled ||= adds(total, this.#all);
    return right ? null : debt;
  }
}

const withCell = ({ cells, ...row }: TableRow, places: Readonly<Record<number, Cell>>): TableRow => ({
  ...row,
  cells: cells.map((cell, place) => places[place] ?? cell),
});

/** One row for what is owed, one for what was paid ahead: they are two things, even where a list has them in one line. */
const parted = (row: TableRow, { open, advance }: ListPlaces, { debt, advance: ahead }: Figures): TableRow[] => {
  if (advance === null) return [row];
  if (ahead.isZero()) return [withCell(row, { [advance]: '' })];
  const paidAhead = withCell(row, { [open]: '0' });
  return debt.isZero() ? [paidAhead] : [withCell(row, { [advance]: '' }), paidAhead];
};

async function* itemsOf(table: Table, places: ListPlaces, mark: DecimalMark, sums: Sums): AsyncIterable<TableRow> {
  let header = '';
  for await (const row of table.rows()) {
    const text = firstText(row);
    if (row.line <= places.header) {
      header = text;
      yield row;
      continue;
    }
    if (isBlank(row) || isCarriedOver(text)) continue;
    const figures = figuresIn(row, places, mark);
    if (isTotal(text)) {
      const below = figures && sums.differs(figures);
      if (!figures || !below) continue;
      const args = { file: basename(table.path), line: row.line, name: text };
      throw refuse(msg('import-refused-sum'), {
        ...args,
        saysSum: figures.debt.toFixed(2),
        belowSum: below.toFixed(2),
      });
    }
    // Pages repeat the header. What is written where a figure should be is for whoever reads the rows to refuse.
    const isText = cellText(row.cells[places.open]) !== '';
    if (text === header || (!figures && !isText)) continue;
    if (!figures) yield row;
    else {
      sums.add(figures, places.document !== null && isCreditNote(cellText(row.cells[places.document])));
      yield* parted(row, places, figures);
    }
  }
}

/**
 * A list of open items without the rows that sum up others, which are compared with them: `Totale cliente`, `Totale generale`, «Итого».
 */
export const withoutTotals = async (table: Table, places: ListPlaces, marks: Marks): Promise<Table> => {
  const mark = await markOf(table, places, marks);
  let sums = new Sums();
  return {
    ...table,
    rows: () => {
      sums = new Sums();
      return itemsOf(table, places, mark, sums);
    },
    isTotalled: () => sums.isTotalled,
  };
};
