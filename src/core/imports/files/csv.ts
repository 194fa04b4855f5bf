import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { msg } from '../../i18n/translator.ts';
import { refuse } from '../refusal.ts';
import { delimiterOf } from './delimiter.ts';
import type { Table, TableRow } from './table.ts';

/** No real row is longer; a quote that is never closed would swallow the rest of the file into one. */
const longestRow = 1_000_000;

/** Finds the line in which each record begins. The parser counts CR and LF inside of quotes as two lines, and the last line of a record. */
class LineCounter {
  #overcounted = 0;
  /** The last line of the latest record. */
  ended = 0;

  begin(record: readonly string[], counted: number): number {
    let signs = 0;
    let pairs = 0;
    for (const cell of record) {
      if (!cell.includes('\n') && !cell.includes('\r')) continue;
      signs += cell.match(/[\r\n]/g)?.length ?? 0;
      pairs += cell.match(/\r\n/g)?.length ?? 0;
    }
    const begun = counted - this.#overcounted - signs;
    this.#overcounted += pairs;
    this.ended = counted - this.#overcounted;
    return begun;
  }
}

async function* csvRows(path: string, encoding: string, delimiter: string): AsyncIterable<TableRow> {
  const counter = new LineCounter();
  /** First lines of the records that the parser has ready. */
  const begun: number[] = [];
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
    on_record: (record: string[], { lines }) => {
      begun.push(counter.begin(record, lines));
      return record;
    },
  });
  pipeline(createReadStream(path), iconv.decodeStream(encoding), parser, () => {
    // An error of any part destroys the parser and so ends the loop below.
  });
  try {
    for await (const cells of parser as AsyncIterable<string[]>) yield { line: begun.shift() ?? 0, cells };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refuse(msg('import-refused-quote'), { file: basename(path), line: counter.ended + 1 });
  }
}

/** A text table. `head` are the file's first bytes, by which the delimiter is judged when none is given. */
export const openCsv = (path: string, head: Uint8Array, encoding: string, given?: string): Table => {
  const delimiter = given ?? delimiterOf(iconv.decode(Buffer.from(head), encoding));
  return {
    path,
    format: `CSV, ${encoding}, ${delimiter === '\t' ? 'tab' : `"${delimiter}"`}`,
    delimiter,
    ragged: false,
    rows: () => csvRows(path, encoding, delimiter),
  };
};
