import { msg } from '../i18n/translator.ts';
import type { BoundColumn } from './bind.ts';
import type { Format } from './cells.ts';
import { DayEvidence } from './formats/day.ts';
import { NumberEvidence } from './formats/number.ts';
import type { Reading } from './plan.ts';
import { isWhole } from './read.ts';
import { Refused, type Said } from './refusal.ts';

/** The formats of a reading's columns, by field. */
export type Formats = ReadonlyMap<string, Format>;

const isNumber = ({ field }: BoundColumn) => field.type.is === 'number' || field.type.is === 'share';

/** A column whose format is to be found out. */
class OpenColumn {
  readonly #column: BoundColumn;
  readonly #numbers: NumberEvidence | null;
  readonly #days: DayEvidence | null;

  constructor(column: BoundColumn) {
    this.#column = column;
    this.#numbers = isNumber(column) && column.format.mark === undefined ? new NumberEvidence() : null;
    this.#days = column.field.type.is === 'day' && column.format.order === undefined ? new DayEvidence() : null;
  }

  add(cells: Parameters<BoundColumn['cell']>[0]): void {
    if (!this.#numbers && !this.#days) return;
    const cell = this.#column.cell(cells);
    // Cells that their file types are not in doubt.
    if (typeof cell !== 'string' || cell === '') return;
    this.#numbers?.add(cell.replace(/%$/, ''));
    this.#days?.add(cell);
  }

  /** The format, or what must be told before the column can be read. */
  decide(file: string): Format | Said {
    const { header, format } = this.#column;
    const mark = format.mark ?? this.#numbers?.decide() ?? '.';
    const order = format.order ?? this.#days?.decide() ?? 'day-first';
    if (mark === 'ambiguous') return { key: msg('import-refused-number-ambiguous'), args: { file, header } };
    if (mark === 'mixed') return { key: msg('import-refused-number-mixed'), args: { file, header } };
    if (order === 'ambiguous') return { key: msg('import-refused-day-ambiguous'), args: { file, header } };
    if (order === 'mixed') return { key: msg('import-refused-day-mixed'), args: { file, header } };
    return { zone: format.zone, scale: format.scale, mark, order };
  }
}

const isInDoubt = ({ columns }: Reading): boolean =>
  columns.some(
    (column) => (isNumber(column) && !column.format.mark) || (column.field.type.is === 'day' && !column.format.order),
  );

/**
 * Reads a file through once to learn how its columns write numbers and days. Each column is judged by its own values only.
 * @throws Refused, naming every column that cannot be told without the mapping.
 */
export const profile = async (readings: readonly Reading[]): Promise<ReadonlyMap<Reading, Formats>> => {
  const open = readings.map((reading) => ({
    reading,
    columns: reading.columns.map((column) => ({ name: column.name, open: new OpenColumn(column) })),
  }));
  for (const table of new Set(readings.filter(isInDoubt).map((reading) => reading.table))) {
    const readers = open.filter(({ reading }) => reading.table === table);
    for await (const row of table.rows()) {
      for (const { reading, columns } of readers) {
        if (row.line <= reading.headers.line || !isWhole(reading, row)) continue;
        if (!reading.filters.every((filter) => filter.passes(row.cells))) continue;
        for (const column of columns) column.open.add(row.cells);
      }
    }
  }
  const doubts = new Map<string, Said>();
  const decided = new Map<Reading, Formats>();
  for (const { reading, columns } of open) {
    const formats = new Map<string, Format>();
    for (const column of columns) {
      const result = column.open.decide(reading.file.name);
      if ('key' in result) doubts.set(JSON.stringify(result), result);
      else formats.set(column.name, result);
    }
    decided.set(reading, formats);
  }
  if (doubts.size > 0) throw new Refused([...doubts.values()]);
  return decided;
};
