/** A cell that its file types: a workbook's number (plain decimal), day (ISO, perhaps with a time) or truth value. */
interface TypedCell {
  readonly type: 'number' | 'day' | 'flag';
  readonly text: string;
}

export type Cell = string | TypedCell;

export interface TableRow {
  /** Where the row begins in the file, counted from 1. */
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** A file that has been understood as rows of cells. `rows` may be called again for another pass. */
export interface Table {
  readonly path: string;
  /** Such as `CSV, windows-1251, ";"` or `XLSX, "Sheet1"`. */
  readonly format: string;
  /** For the list of rejected rows, so that it opens where the file opened. */
  readonly delimiter: string;
  /** Whether a row may end early: workbooks leave empty cells at the end out. */
  readonly ragged: boolean;
  rows(): AsyncIterable<TableRow>;
}

export const cellText = (cell: Cell | undefined): string =>
  typeof cell === 'object' ? cell.text : (cell ?? '').trim();

export const isBlank = (row: TableRow): boolean => row.cells.every((cell) => cellText(cell) === '');
