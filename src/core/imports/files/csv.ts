import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { msg } from '../../i18n/translator.ts';
import { refuse } from '../refusal.ts';
import { delimiterOf } from './delimiter.ts';
import type { Table, TableRow } from './table.ts';

/** No real row is longer; a quote that is never closed would swallow the rest of the file into one. */
const longestRow = 1_000_000;

const breaksIn = (record: readonly string[]): number =>
  record.reduce((sum, cell) => (cell.includes('\n') ? sum + cell.split('\n').length - 1 : sum), 0);

async function* csvRows(path: string, encoding: string, delimiter: string): AsyncIterable<TableRow> {
  let ended = 0;
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
    info: true,
    // What the parser has understood; when it fails, rows on their way here are lost.
    on_record: (record: string[], { lines }) => {
      ended = lines;
      return record;
    },
  });
  pipeline(createReadStream(path), iconv.decodeStream(encoding), parser, () => {
    // An error of any part destroys the parser and so ends the loop below.
  });
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      // The parser counts a row's last line; a person looks for its first.
      yield { line: info.lines - breaksIn(record), cells: record };
    }
  } catch (error) {
    if (error instanceof CsvError) throw refuse(msg('import-refused-quote'), { file: basename(path), line: ended + 1 });
    throw error;
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
