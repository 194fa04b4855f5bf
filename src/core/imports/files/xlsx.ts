import { basename } from 'node:path';
import { Decimal } from 'decimal.js';
import { msg } from '../../i18n/translator.ts';
import { Refused, refuse } from '../refusal.ts';
import { type Cell, isBlank, type MergedDown, type Table, type TableRow } from './table.ts';
import { readWorkbook, type Workbook } from './workbook.ts';
import { readXml } from './xml.ts';
import { type Archive, openArchive } from './zip.ts';

/** `C` of `C5` is column 2. */
const columnOf = (reference: string): number => {
  let column = 0;
  for (const letter of /^[A-Z]+/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
};

/** More columns than a sheet can have; a forged reference must not make an endless row. */
const mostColumns = 16_384;

/**
 * A serial day as ISO text. Serial 1 is 1 January 1900; since Excel counts a 29 February 1900 that never was, days from
 * March 1900 on are counted from 30 December 1899.
 */
export const serialDay = (serial: number, epoch1904: boolean): string | null => {
  const start = epoch1904 ? Date.UTC(1904, 0, 1) : serial < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  const moment = new Date(start + Math.round(serial * 86_400) * 1000);
  if (Number.isNaN(moment.getTime()) || serial < 0 || moment.getUTCFullYear() > 9999) return null;
  const text = moment.toISOString().slice(0, 19);
  return text.endsWith('T00:00:00') ? text.slice(0, 10) : text;
};

/** Excel keeps fifteen digits; what stands behind them is the rounding of binary fractions. */
const plainNumber = (text: string): string | null => {
  const value = Number(text);
  return text.trim() === '' || !Number.isFinite(value) ? null : new Decimal(text).toSignificantDigits(15).toFixed();
};

interface CellStart {
  readonly type: string;
  readonly style: number;
}

const cellOf = ({ type, style }: CellStart, text: string, book: Workbook): Cell => {
  if (type === 's') return book.strings[Number(text)] ?? '';
  if (type === 'b') return { type: 'flag', text: text === '1' ? 'true' : 'false' };
  if (type === 'd') return { type: 'day', text };
  if (type !== 'n') return text;
  const number = plainNumber(text);
  if (number === null) return text;
  const day = book.styles[style]?.day ? serialDay(Number(number), book.epoch1904) : null;
  return day === null ? { type: 'number', text: number } : { type: 'day', text: day };
};

async function* sheetRows(archive: Archive, book: Workbook): AsyncIterable<TableRow> {
  let line = 0;
  let outline = 0;
  let indent: number | null = null;
  let cells: Cell[] = [];
  let column = 0;
  let cell: CellStart = { type: 'n', style: 0 };
  let value = '';
  const rows = readXml<TableRow>(archive.read(book.sheet.part), {
    open: (name, attributes) => {
      if (name === 'row') {
        line = Number(attributes.r ?? line + 1);
        outline = Number(attributes.outlineLevel ?? 0);
        indent = null;
        cells = [];
        column = 0;
      } else if (name === 'c') {
        column = attributes.r === undefined ? column : columnOf(attributes.r);
        cell = { type: attributes.t ?? 'n', style: Number(attributes.s ?? 0) };
        value = '';
      }
    },
    close: (name, text) => {
      if (name === 'v') value = text;
      // Inline strings may come in several runs.
      if (name === 't') value += text;
      if (name === 'c' && column >= 0 && column < mostColumns) {
        while (cells.length < column) cells.push('');
        cells[column] = cellOf(cell, value, book);
        if (cells[column] !== '') indent ??= book.styles[cell.style]?.indent ?? 0;
        column++;
      }
      return name === 'row' ? { line, cells, outline, indent: indent ?? 0 } : undefined;
    },
  });
  for await (const row of rows) if (!isBlank(row)) yield row;
}

const spanOf = (reference: string): MergedDown | undefined => {
  const [, column = '', first = '', last = ''] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(reference) ?? [];
  return first === last ? undefined : { column: columnOf(column), first: Number(first), last: Number(last) };
};

const mergedIn = (archive: Archive, { sheet }: Workbook): AsyncIterable<MergedDown> => {
  let reference = '';
  return readXml<MergedDown>(archive.read(sheet.part), {
    open: (name, { ref }) => {
      if (name === 'mergeCell') reference = ref ?? '';
    },
    close: (name) => (name === 'mergeCell' ? spanOf(reference) : undefined),
  });
};

/** The first visible sheet of a workbook. The archive is opened anew for each pass. */
export const openXlsx = async (path: string): Promise<Table> => {
  const damaged = () => refuse(msg('import-refused-workbook'), { file: basename(path) });
  const archive = await openArchive(path);
  const book = await readWorkbook(archive)
    .catch((error: unknown) => {
      throw error instanceof Refused ? error : damaged();
    })
    .finally(() => archive.close());
  if (!book) throw damaged();

  async function* reading<T>(read: (archive: Archive) => AsyncIterable<T>): AsyncIterable<T> {
    const again = await openArchive(path);
    try {
      yield* read(again);
    } catch (error) {
      throw error instanceof Refused ? error : damaged();
    } finally {
      again.close();
    }
  }
  return {
    path,
    format: `XLSX, "${book.sheet.name}"${book.sheets > 1 ? ` (${book.sheet.nth}/${book.sheets})` : ''}`,
    delimiter: ',',
    ragged: true,
    rows: () => reading((again) => sheetRows(again, book)),
    merged: async () => {
      const spans: MergedDown[] = [];
      for await (const span of reading((again) => mergedIn(again, book))) spans.push(span);
      return spans;
    },
  };
};
