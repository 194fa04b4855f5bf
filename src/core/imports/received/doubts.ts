import type { Temporal } from 'temporal-polyfill';
import type { Db } from '../../db.ts';
import { UserError } from '../../errors.ts';
import { findFile, openTable } from '../files/open.ts';
import { firstRows } from '../head.ts';
import { rememberInDoubt } from '../shapes.ts';
import { onDisk } from './on-disk.ts';
import { type ColumnPlace, type Way, ways } from './ways.ts';

/**
 * Remembers how the values of a column are read, for this file and all of its shape.
 * @throws UserError `not-found` when the file does not wait any more, is not theirs, or has no such column
 */
export const answerDoubt = async (
  db: Db,
  now: Temporal.Instant,
  personId: number,
  { uploadId, line, place }: ColumnPlace,
  way: Way,
): Promise<void> => {
  const upload = await db.importUpload.findFirst({ where: { id: uploadId, personId }, select: { id: true } });
  const heads = upload
    ? await onDisk(db, [uploadId], async ({ files: [path = ''] }) =>
        firstRows(await openTable(await findFile(path), {})),
      )
    : [];
  const headers = heads.find((one) => one.line === line);
  const header = headers?.texts[place];
  if (!headers || !header) throw new UserError('not-found', 'import-received-gone');
  await db.$transaction((tx) => rememberInDoubt(tx, now, headers, header, ways[way]));
};
