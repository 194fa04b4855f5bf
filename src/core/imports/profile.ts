import { basename } from 'node:path';
import { msg } from '../i18n/translator.ts';
import type { BoundColumn } from './bind.ts';
import type { Format } from './cells.ts';
import { DayEvidence } from './formats/day.ts';
import { headerLanguage } from './formats/language.ts';
import { NumberEvidence } from './formats/number.ts';
import type { Reading } from './plan.ts';
import { isWhole } from './read.ts';
import { Refused, type Said } from './refusal.ts';

/** The formats of a reading's columns, by field. */
export type Formats = ReadonlyMap<string, Format>;

/** How a reading's columns are read. */
export interface Profile {
  readonly formats: Formats;
  /** Where they could be read in two ways, and how they were. */
  readonly notes: readonly Said[];
}

const isNumber = ({ field }: BoundColumn) => field.type.is === 'number' || field.type.is === 'share';

/** How often it is told how many rows were looked through. */
const toldRows = 5_000;

/** What was found out of a column. */
interface Decided {
  readonly format: Format;
  /** How values that could be read in two ways were read. */
  readonly notes: readonly Said[];
}

/** Nothing is in doubt of which no value was seen. */
const unseen = { text: '', point: '', comma: '', dayFirst: '', monthFirst: '' };

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

  /** The format, with what is to be told of it; or what must be told before the column can be read. */
  decide(reading: Reading, language: ReturnType<typeof headerLanguage>): Decided | Said {
    const { header, format, inDoubt, place } = this.#column;
    const about = { file: reading.file.name, header };
    // By which the column is found again, when somebody has said how it is read.
    const asked = { ...about, line: reading.headers.line, place: place ?? -1 };
    const given = { mark: inDoubt.mark ?? (language && ','), order: inDoubt.order ?? (language && 'day-first') };
    const notes: Said[] = [];
    let mark = format.mark ?? this.#numbers?.decide() ?? '.';
    let order = format.order ?? this.#days?.decide() ?? 'day-first';
    if (mark === 'mixed') return { key: msg('import-refused-number-mixed'), args: about };
    if (order === 'mixed') return { key: msg('import-refused-day-mixed'), args: about };
    if (mark === 'ambiguous') {
      const { text, point, comma } = this.#numbers?.example ?? unseen;
      if (!given.mark)
        return { key: msg('import-refused-number-ambiguous'), args: { ...asked, value: text, point, comma } };
      mark = given.mark;
      const readFigure = mark === '.' ? point : comma;
      notes.push({ key: msg('import-note-number-read'), args: { header, value: text, readFigure } });
    }
    if (order === 'ambiguous') {
      const { text, dayFirst, monthFirst } = this.#days?.example ?? unseen;
      if (!given.order)
        return { key: msg('import-refused-day-ambiguous'), args: { ...asked, value: text, dayFirst, monthFirst } };
      order = given.order;
      const readDayInWords = order === 'day-first' ? dayFirst : monthFirst;
      notes.push({ key: msg('import-note-day-read'), args: { header, value: text, readDayInWords } });
    }
    return { format: { zone: format.zone, scale: format.scale, mark, order }, notes };
  }
}

const languageOf = ({ columns }: Reading) =>
  headerLanguage(columns.flatMap(({ header, fromFile }) => (fromFile ? [header] : [])));

const isInDoubt = ({ columns }: Reading): boolean =>
  columns.some(
    (column) => (isNumber(column) && !column.format.mark) || (column.field.type.is === 'day' && !column.format.order),
  );

/**
 * Reads a file through once to learn how its columns write numbers and days. Each column is judged by its own values; where they do not tell, by what
 * was said of it, else by the language of the headers.
 * @throws Refused, naming every column that cannot be told without being told.
 */
export const profile = async (
  readings: readonly Reading[],
  onLook: (file: string, rows: number) => void,
): Promise<ReadonlyMap<Reading, Profile>> => {
  const open = readings.map((reading) => ({
    reading,
    columns: reading.columns.map((column) => ({ name: column.name, open: new OpenColumn(column) })),
  }));
  for (const table of new Set(readings.filter(isInDoubt).map((reading) => reading.table))) {
    const readers = open.filter(({ reading }) => reading.table === table);
    let rows = 0;
    for await (const row of table.rows()) {
      if (++rows % toldRows === 0) onLook(basename(table.path), rows);
      for (const { reading, columns } of readers) {
        if (row.line <= reading.headers.line || !isWhole(reading, row)) continue;
        if (!reading.filters.every((filter) => filter.passes(row.cells))) continue;
        for (const column of columns) column.open.add(row.cells);
      }
    }
  }
  const doubts = new Map<string, Said>();
  const decided = new Map<Reading, Profile>();
  for (const { reading, columns } of open) {
    const formats = new Map<string, Format>();
    const notes: Said[] = [];
    const language = languageOf(reading);
    for (const column of columns) {
      const result = column.open.decide(reading, language);
      if ('key' in result) doubts.set(JSON.stringify(result), result);
      else {
        formats.set(column.name, result.format);
        notes.push(...result.notes);
      }
    }
    decided.set(reading, { formats, notes });
  }
  if (doubts.size > 0) throw new Refused([...doubts.values()]);
  return decided;
};
