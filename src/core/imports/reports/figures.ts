import { Decimal } from 'decimal.js';
import { type Cell, cellText, type TableRow } from '../files/table.ts';
import { type DecimalMark, readNumber } from '../formats/number.ts';
import type { ReportHeader } from './header.ts';

/** What a row of a report says is owed. `overdue` null: it does not say. */
export interface Figures {
  readonly debt: Decimal;
  readonly overdue: Decimal | null;
  readonly advance: Decimal;
}

const zero = new Decimal(0);
export const nothing: Figures = { debt: zero, overdue: null, advance: zero };

export const sumOf = (one: Figures, other: Figures): Figures => ({
  debt: one.debt.plus(other.debt),
  overdue: null,
  advance: one.advance.plus(other.advance),
});

/** Half a kopeck of rounding in each of two columns. */
const tolerance = new Decimal('0.01');

/** Whether a sum is what its rows add up to; advances may have been taken off it. */
export const adds = (sum: Figures, rows: Figures): boolean =>
  [rows.debt, rows.debt.minus(rows.advance)].some((debt) => sum.debt.minus(debt).abs().lte(tolerance));

/** A number of a report as plain decimal text; null: the cell is empty, or holds none. `-` is zero. */
export const figureIn = (cell: Cell | undefined, mark: DecimalMark): string | null => {
  if (typeof cell === 'object') return cell.type === 'number' ? cell.text : null;
  const text = cellText(cell);
  if (text === '') return null;
  return /^[-–—]$/.test(text) ? '0' : readNumber(text, mark);
};

/** The figures of a row; null: it has none. */
export const figuresOf = ({ cells }: TableRow, header: ReportHeader, mark: DecimalMark): Figures | null => {
  const at = (places: readonly number[]) => places.flatMap((place) => figureIn(cells[place], mark) ?? []);
  const [debt, late] = [at(header.debt), at(header.overdue)];
  const [advance = null] = header.advance === null ? [] : at([header.advance]);
  if (debt.length === 0 && advance === null && late.length === 0) return null;
  return {
    debt: Decimal.sum(0, ...debt),
    overdue: header.overdue.length > 0 ? Decimal.sum(0, ...late) : null,
    advance: new Decimal(advance ?? 0).abs(),
  };
};
