import type { Temporal } from 'temporal-polyfill';
import { instantColumn } from '../../clock.ts';
import type { Db, Tx } from '../../db.ts';
import { fileName } from './uploads.ts';

/** A file that came by itself, for one trial. */
export interface LooseFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Where that is known. */
  readonly writtenAt?: Temporal.Instant;
}

/**
 * Keeps files for one trial, apart from those that people send in chats. Kept anew under the same key, they are kept once.
 * @returns their ids, in their order
 */
export const keepFiles = async (
  tx: Tx,
  now: Temporal.Instant,
  key: string,
  files: readonly LooseFile[],
): Promise<number[]> => {
  const keys = files.map((_, i) => `${key}/${i}`);
  await tx.importUpload.deleteMany({ where: { key: { in: keys } } });
  const kept = await tx.importUpload.createManyAndReturn({
    data: files.map(({ name, bytes, writtenAt }, i) => ({
      key: `${key}/${i}`,
      name: fileName(name),
      bytes: new Uint8Array(bytes),
      receivedAt: instantColumn(now),
      writtenAt: writtenAt ? instantColumn(writtenAt) : null,
    })),
    select: { id: true },
  });
  return kept.map(({ id }) => id);
};

/** Lets go of files; a trial of them can be imported no more. @returns how many were still there */
export const dropFiles = async (db: Db, ids: readonly number[]): Promise<number> =>
  (await db.importUpload.deleteMany({ where: { id: { in: [...ids] } } })).count;

/** Lets go of what waits to be imported by a token: each has one trial at a time. */
export const dropFormerOf = (tx: Tx, tokenId: number): Promise<number> => tx.$executeRaw`
  DELETE FROM import_upload u USING import_trial t
  WHERE t.token_id = ${tokenId} AND t.batch_id IS NULL AND u.id = ANY(t.upload_ids)`;
