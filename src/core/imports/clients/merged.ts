import { type Cell, cellText, type MergedDown, type Table, type TableRow } from '../files/table.ts';
import type { ClientPlaces } from './rows.ts';

/** A cell that goes down over the rows below. */
interface Standing {
  readonly column: number;
  readonly last: number;
  readonly cell: Cell;
}

const filled = (row: TableRow, standing: readonly Standing[]): TableRow => {
  const cells = [...row.cells];
  for (const { column, cell } of standing) {
    while (cells.length <= column) cells.push('');
    if (cellText(cells[column]) === '') cells[column] = cell;
  }
  return { ...row, cells };
};

/**
 * A list of clients in which a cell may go down over several of them, such as one manager's over all of theirs: it holds for each. The cell of a client
 * itself does not: what stands beside it below the first row are its legal entities.
 */
export const filledDown = (table: Table, { header, name }: ClientPlaces): Table => {
  const { merged } = table;
  if (!merged) return table;
  return {
    ...table,
    async *rows() {
      const begin = new Map<number, MergedDown[]>();
      for (const span of await merged())
        if (span.column !== name && span.first > header)
          begin.set(span.first, [...(begin.get(span.first) ?? []), span]);
      let standing: Standing[] = [];
      for await (const row of table.rows()) {
        standing = standing.filter(({ last }) => row.line <= last);
        yield standing.length === 0 ? row : filled(row, standing);
        for (const { column, last } of begin.get(row.line) ?? [])
          standing.push({ column, last, cell: row.cells[column] ?? '' });
      }
    },
  };
};
