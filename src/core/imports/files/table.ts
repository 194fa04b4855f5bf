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
  /** How deep a workbook has grouped the row; 0: not at all. */
  readonly outline?: number;
  /** How far the first text of the row is indented by its format, in steps. */
  readonly indent?: number;
}

/** Cells of one column that a workbook has made one, from a line down to another: the first of them has what stands there. */
export interface MergedDown {
  readonly column: number;
  readonly first: number;
  readonly last: number;
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
  /** Of a workbook. Reads the whole sheet. */
  merged?(): Promise<readonly MergedDown[]>;
  /** Of a file with rows that sum up others: whether the latest reading of it has compared a total of all with its rows. */
  isTotalled?(): boolean;
}

export const cellText = (cell: Cell | undefined): string =>
  typeof cell === 'object' ? cell.text : (cell ?? '').trim();

export const isBlank = (row: TableRow): boolean => row.cells.every((cell) => cellText(cell) === '');

/** The header may stand below a title; further down than this no one looks for it. */
const headRows = 30;

/** The first rows of a table that are not blank. */
export const headOf = async (table: Table): Promise<TableRow[]> => {
  const rows: TableRow[] = [];
  for await (const row of table.rows()) {
    if (!isBlank(row)) rows.push(row);
    if (rows.length === headRows) break;
  }
  return rows;
};
