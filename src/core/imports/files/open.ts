import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { msg } from '../../i18n/translator.ts';
import { refuse, wrongUse } from '../refusal.ts';
import { openCsv } from './csv.ts';
import { encodingOf, isTwiceEncoded } from './encoding.ts';
import { type Survey, surveyFile } from './survey.ts';
import type { Table } from './table.ts';
import { openXlsx } from './xlsx.ts';

export interface SourceFile {
  readonly path: string;
  readonly name: string;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  /** When the file was last written, ISO. */
  readonly writtenAt: string;
  readonly survey: Survey;
}

/** @throws Refused when there is no such file, or it is a folder, empty or not readable. */
export const findFile = async (path: string): Promise<SourceFile> => {
  const name = basename(path);
  const found = await stat(path).catch(() => null);
  if (!found) throw wrongUse(msg('import-refused-missing'), { file: path });
  if (!found.isFile()) throw wrongUse(msg('import-refused-folder'), { file: path });
  const survey = await surveyFile(path).catch(() => null);
  if (!survey) throw refuse(msg('import-refused-unreadable'), { file: path });
  if (survey.size === 0) throw refuse(msg('import-refused-empty'), { file: name });
  return { path, name, hash: survey.hash, writtenAt: found.mtime.toISOString(), survey };
};

const begins = (head: Uint8Array, bytes: readonly number[]) => bytes.every((byte, i) => head[i] === byte);
const zip = [0x50, 0x4b, 0x03, 0x04];
/** Excel 97 workbooks, and workbooks behind a password. */
const compound = [0xd0, 0xcf, 0x11, 0xe0];

/** A spreadsheet of LibreOffice says in its first bytes what it is; so do tables as 1C keeps them itself, and printed ones. */
const otherFormats: readonly (readonly [string, RegExp])[] = [
  ['ODS', /^PK.{20,80}mimetypeapplication\/vnd\.oasis\.opendocument\.spreadsheet/s],
  ['MXL', /^MOXCEL/],
  ['PDF', /^%PDF-/],
];

const otherFormat = (head: Uint8Array): string | undefined => {
  const start = Buffer.from(head.subarray(0, 200)).toString('latin1');
  return otherFormats.find(([, sign]) => sign.test(start))?.[0];
};

const isWebPage = (head: Uint8Array) =>
  /^\W*<(?:!doctype html|html|head|table|meta)\b/i.test(
    Buffer.from(head.subarray(0, 1024)).toString('latin1').replaceAll('\0', ''),
  );

/** Bytes that no text has: control signs other than tab and line ends. */
const isBinary = (head: Uint8Array) => head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));

/** Understands a file by its content, whatever its name says. */
export const openTable = async (
  { path, name, survey }: SourceFile,
  given: { encoding?: string | undefined; delimiter?: string | undefined },
): Promise<Table> => {
  const { head } = survey;
  const other = otherFormat(head);
  if (other) throw refuse(msg('import-refused-other-format'), { file: name, format: other });
  if (begins(head, zip)) return openXlsx(path);
  if (begins(head, compound)) throw refuse(msg('import-refused-old-workbook'), { file: name });
  if (isWebPage(head)) throw refuse(msg('import-refused-web-page'), { file: name });
  const encoding = given.encoding ?? encodingOf(survey);
  if (!encoding.startsWith('utf-16') && isBinary(head)) throw refuse(msg('import-refused-no-table'), { file: name });
  if (encoding === 'utf-8' && isTwiceEncoded(Buffer.from(head).toString('utf8')))
    throw refuse(msg('import-refused-twice-encoded'), { file: name });
  return openCsv(path, head, encoding, given.delimiter);
};
