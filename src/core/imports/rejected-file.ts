import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../db.ts';
import { msg, type Translator } from '../i18n/translator.ts';
import { refuse } from './refusal.ts';

const rejectRow = z.object({
  line: z.number(),
  header: z.string(),
  value: z.string(),
  reason: z.string(),
  detail: z.string(),
});

/** Reason → what it says. */
const reasons: Readonly<Record<string, string>> = {
  'cell-count': msg('import-reject-cell-count'),
  missing: msg('import-reject-missing'),
  'no-key': msg('import-reject-no-key'),
  duplicate: msg('import-reject-duplicate'),
  'unknown-reference': msg('import-reject-unknown-reference'),
  'ambiguous-reference': msg('import-reject-ambiguous-reference'),
  'with-parent': msg('import-reject-with-parent'),
  'refers-to-itself': msg('import-reject-refers-to-itself'),
  'not-a-number': msg('import-reject-not-a-number'),
  'not-whole': msg('import-reject-not-whole'),
  'too-large': msg('import-reject-too-large'),
  'out-of-range': msg('import-reject-out-of-range'),
  'not-a-share': msg('import-reject-not-a-share'),
  'not-a-day': msg('import-reject-not-a-day'),
  'not-a-flag': msg('import-reject-not-a-flag'),
  'not-a-choice': msg('import-reject-not-a-choice'),
  'not-a-currency': msg('import-reject-not-a-currency'),
  'no-currency': msg('import-reject-no-currency'),
  'not-a-zone': msg('import-reject-not-a-zone'),
  'not-an-email': msg('import-reject-not-an-email'),
  'not-a-handle': msg('import-reject-not-a-handle'),
  mangled: msg('import-reject-mangled'),
  unreadable: msg('import-reject-unreadable'),
  'too-long': msg('import-reject-too-long'),
  taken: msg('import-reject-taken'),
  'ends-before-start': msg('import-reject-ends-before-start'),
  'shipped-without-day': msg('import-reject-shipped-without-day'),
  'which-legal-entity': msg('import-reject-which-legal-entity'),
  'other-account': msg('import-reject-other-account'),
  'other-currency': msg('import-reject-other-currency'),
};

/** What is wrong, in the reader's language; `detail` stands behind it: a number of cells, the line of the first row with that key. */
export const tellReason = (t: Translator, reason: string, detail: string): string => {
  const key = reasons[reason];
  if (key === undefined) throw new Error(`no words for the reason ${reason}`);
  return detail === '' ? t(key) : `${t(key)} (${detail})`;
};

/** In pages, so that a million rejected rows need no memory. */
async function* rejectsOf(tx: Tx, readings: readonly number[]): AsyncIterable<z.infer<typeof rejectRow>> {
  await tx.$executeRaw`
    DECLARE rejected NO SCROLL CURSOR FOR
    SELECT DISTINCT line, header, value, reason, detail FROM import_reject WHERE reading = ANY(${readings}::int[])
    ORDER BY line, header, reason`;
  for (;;) {
    const rows = z.array(rejectRow).parse(await tx.$queryRaw(Prisma.sql`FETCH 2000 FROM rejected`));
    yield* rows;
    if (rows.length === 0) break;
  }
  await tx.$executeRaw`CLOSE rejected`;
}

/** Of a list, what shows what is wrong where the whole of it cannot be read. */
const firstLines = 10;

/** A line of a list of rejected rows; several may be about one row. */
export interface RejectedLine {
  /** Of the file. */
  readonly line: number;
  /** Empty: the row as a whole. */
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** The list that was written, how many lines it has, and the first of them. */
export interface RejectedList {
  readonly path: string;
  readonly lines: number;
  readonly first: readonly RejectedLine[];
}

/**
 * Writes the rows of a file that were not taken beside it, as `FILE.rejected.csv`: line, column, value, reason. Safe to open in Excel: no
 * value is a formula there. Without such rows, a list of an earlier run is taken away.
 * @returns null when nothing was rejected
 * @throws Refused when the list cannot be written: rows must not get lost unsaid
 */
export const writeRejected = async (
  tx: Tx,
  t: Translator,
  file: { path: string; delimiter: string; readings: readonly number[] },
): Promise<RejectedList | null> => {
  const path = `${file.path}.rejected.csv`;
  const part = `${path}.part`;
  let lines = 0;
  const first: RejectedLine[] = [];
  async function* records() {
    for await (const { line, header, value, reason, detail } of rejectsOf(tx, file.readings)) {
      const listed = { line, column: header, value, reason: tellReason(t, reason, detail) };
      if (lines++ < firstLines) first.push(listed);
      yield listed;
    }
  }
  const columns = ['line', 'column', 'value', 'reason'];
  const format = stringify({ header: true, columns, bom: true, escape_formulas: true, delimiter: file.delimiter });
  try {
    await pipeline(records, format, createWriteStream(part));
    if (lines > 0) await rename(part, path);
    else await Promise.all([rm(part, { force: true }), rm(path, { force: true })]);
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    if (error instanceof Error && 'syscall' in error)
      throw refuse(msg('import-refused-rejected-file'), { file: basename(path) });
    throw error;
  }
  return lines > 0 ? { path, lines, first } : null;
};
