import type { Temporal } from 'temporal-polyfill';
import type { ImportKind } from '../../../generated/prisma/enums.ts';
import type { Db } from '../../db.ts';
import { UserError } from '../../errors.ts';
import type { Headers } from '../bind.ts';
import { findFile, openTable } from '../files/open.ts';
import { firstRows, recognisedSources } from '../head.ts';
import type { Kind } from '../kinds/kind.ts';
import { kindOf } from '../kinds/registry.ts';
import { entriesSchema } from '../mapping.ts';
import { recogniseKind } from '../recognise.ts';
import { rememberShape } from '../shapes.ts';
import { onDisk } from './on-disk.ts';

/** The columns of a file that waits to be imported, as far as they are understood. */
export interface FileColumns {
  readonly uploadId: number;
  readonly file: string;
  readonly headers: Headers;
  /** Null: nobody has said yet what the file holds, and it does not tell. */
  readonly kind: Kind | null;
}

/** The row of headers is taken for the one in which most is written. */
const headersAmong = (heads: readonly Headers[]): Headers | undefined => {
  const filled = ({ texts }: Headers) => new Set(texts.filter((text) => text !== '')).size;
  return heads.toSorted((a, b) => filled(b) - filled(a))[0];
};

/**
 * Looks at the columns of a file that somebody has sent. @param kind what they say that it holds
 * @throws UserError `not-found` when the file does not wait any more, is not theirs, or has no columns
 */
export const columnsOf = async (
  db: Db,
  personId: number,
  uploadId: number,
  kind: ImportKind | null,
): Promise<FileColumns> => {
  const gone = () => new UserError('not-found', 'import-received-gone');
  const upload = await db.importUpload.findFirst({ where: { id: uploadId, personId }, select: { name: true } });
  if (!upload) throw gone();
  const headers = await onDisk(db, [uploadId], async ({ files: [path = ''] }) =>
    headersAmong(await firstRows(await openTable(await findFile(path), {}))),
  );
  if (!headers || headers.texts.every((text) => text === '')) throw gone();
  const known = kind ? kindOf(kind) : recogniseKind(upload.name, headers.texts);
  return { uploadId, file: upload.name, headers, kind: known };
};

/** Fields that have to be known of a kind of rows, those of which one will do among them; a currency is known without a column. */
export const neededFields = (kind: Kind): string[] => {
  const required = Object.entries(kind.fields).filter(
    ([field, { required }]) => required && field !== kind.money?.currency,
  );
  return [...new Set([...required.map(([field]) => field), ...(kind.anyOf ?? [])])];
};

/** Which header each field is understood to stand in. */
export const understood = ({ headers, kind }: FileColumns): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(kind ? recognisedSources(kind, headers.texts) : {}).flatMap(([field, source]) =>
      'header' in source ? [[field, source.header] as const] : [],
    ),
  );

/** Remembers what was said of the columns, for this file and all of its shape. @param said field → header */
export const rememberColumns = async (
  db: Db,
  now: Temporal.Instant,
  columns: FileColumns & { readonly kind: Kind },
  said: ReadonlyMap<string, string>,
): Promise<void> => {
  const { headers, kind } = columns;
  const sources = { ...recognisedSources(kind, headers.texts), ...Object.fromEntries(said) };
  const entries = entriesSchema.parse([{ match: '*', kind: kind.kind, columns: sources }]);
  await db.$transaction((tx) => rememberShape(tx, now, headers, entries));
};
