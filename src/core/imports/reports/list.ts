import { basename } from 'node:path';
import { Decimal } from 'decimal.js';
import { msg } from '../../i18n/translator.ts';
import { type Cell, cellText, isBlank, type Table, type TableRow } from '../files/table.ts';
import { type DecimalMark, NumberEvidence } from '../formats/number.ts';
import { isCreditNote } from '../open-items/item-kind.ts';
import { owedOf } from '../open-items/owed.ts';
import { refuse } from '../refusal.ts';
import { adds, type Figures, figureIn, nothing, sumOf } from './figures.ts';
import { isCarriedOver, isTotal } from './words.ts';

/** Where in its rows a list of open items has what is owed, and what was paid ahead. */
export interface ListPlaces {
  /** The line of the header. */
  readonly header: number;
  /** In one column, perhaps with a letter for its side, or in two. */
  readonly open: number | null;
  readonly debit: number | null;
  readonly credit: number | null;
  readonly side: number | null;
  readonly advance: number | null;
  /** What the document is called: credit notes may stand there without a minus. */
  readonly document: number | null;
  /** Who owes it: all that tells the client. */
  readonly debtor: readonly number[];
  /** What tells that a row is of one item, rather than a sum. */
  readonly item: readonly number[];
}

const firstText = ({ cells }: TableRow): string => cellText(cells.find((cell) => cellText(cell) !== ''));

const figurePlaces = ({ open, debit, credit, advance }: ListPlaces): number[] =>
  [open, debit, credit, advance].filter((place) => place !== null);

/** The decimal mark, where it is known; and what holds where the column does not tell. */
interface Marks {
  readonly given: DecimalMark | undefined;
  readonly inDoubt: DecimalMark | undefined;
}

const markOf = async (table: Table, places: ListPlaces, { given, inDoubt }: Marks) => {
  if (given) return given;
  const evidence = new NumberEvidence();
  for await (const { line, cells } of table.rows()) {
    if (line <= places.header) continue;
    for (const place of figurePlaces(places)) {
      const cell = cells[place];
      if (typeof cell === 'string' && /\d/.test(cell)) evidence.add(cell.trim());
    }
  }
  const mark = evidence.decide();
  // Where the column itself does not tell, whoever reads it says so.
  return mark === 'ambiguous' || mark === 'mixed' ? (inDoubt ?? ',') : mark;
};

const figuresIn = ({ cells }: TableRow, places: ListPlaces, mark: DecimalMark): Figures | null => {
  const at = (place: number | null): Decimal | null => {
    const figure = place === null ? null : figureIn(cells[place], mark);
    return figure === null ? null : new Decimal(figure);
  };
  const { open, debit, credit, side, advance } = places;
  const owed = owedOf({
    open: at(open),
    debit: at(debit),
    credit: at(credit),
    side: side === null ? null : cellText(cells[side]),
  });
  const ahead = at(advance);
  if (owed === null && ahead === null) return null;
  return { debt: owed ?? new Decimal(0), overdue: null, advance: ahead?.abs() ?? new Decimal(0) };
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

const withCells = ({ cells, ...row }: TableRow, places: Readonly<Record<number, Cell>>): TableRow => ({
  ...row,
  cells: cells.map((cell, place) => places[place] ?? cell),
});

/** One row for what is owed, one for what was paid ahead: they are two things, even where a list has them in one line. */
const parted = (row: TableRow, places: ListPlaces, { debt, advance: ahead }: Figures): TableRow[] => {
  const { advance } = places;
  if (advance === null) return [row];
  if (ahead.isZero()) return [withCells(row, { [advance]: '' })];
  const owing = figurePlaces(places).filter((place) => place !== advance);
  const paidAhead = withCells(row, Object.fromEntries(owing.map((place) => [place, '0'])));
  return debt.isZero() ? [paidAhead] : [withCells(row, { [advance]: '' }), paidAhead];
};

/** The client of the rows above, whose cell goes over several rows, or was left empty below the first. */
class DebtorAbove {
  readonly #places: ListPlaces;
  #cells: Readonly<Record<number, Cell>> = {};

  constructor(places: ListPlaces) {
    this.#places = places;
  }

  forget(): void {
    this.#cells = {};
  }

  /** A row with the client that it is of. Below what may be a client's sum, nobody goes on: it would count once more. */
  named(row: TableRow, hasFigures: boolean): TableRow {
    const { debtor, item } = this.#places;
    const isFilled = (place: number) => cellText(row.cells[place]) !== '';
    const isItem = item.some(isFilled);
    if (!debtor.some(isFilled)) return isItem ? withCells(row, this.#cells) : row;
    const goesOn = isItem || !hasFigures;
    this.#cells = goesOn ? Object.fromEntries(debtor.map((place) => [place, row.cells[place] ?? ''])) : {};
    return row;
  }
}

async function* itemsOf(table: Table, places: ListPlaces, mark: DecimalMark, sums: Sums): AsyncIterable<TableRow> {
  let header = '';
  const above = new DebtorAbove(places);
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
      above.forget();
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
    const isText = figurePlaces(places).some((place) => cellText(row.cells[place]) !== '');
    if (text === header) continue;
    const named = above.named(row, figures !== null);
    if (!figures && !isText) continue;
    if (!figures) yield named;
    else {
      sums.add(figures, places.document !== null && isCreditNote(cellText(row.cells[places.document])));
      yield* parted(named, places, figures);
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
