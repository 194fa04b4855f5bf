import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.ts';
import { instantColumn, instantOf } from '../../clock.ts';
import type { Db, Tx } from '../../db.ts';
import { keepable } from '../../keepable.ts';

/** Bytes. Telegram hands out no larger files; what is larger is imported at the terminal. */
export const largestUpload = 20 * 2 ** 20;
/** Bytes of all files of a person that wait: an import has them in memory at once. */
export const mostTogether = 3 * largestUpload;
export const mostFiles = 30;
const longestName = 120;

/** Whether a file's name is one of a table, or of the mapping that goes with tables. What is in it is judged when it is tried. */
export const isForImport = (name: string): boolean => /\.(?:csv|tsv|txt|xlsx|xlsm|xls|ods|mxl|html?|json)$/i.test(name);

/** Whether it is the mapping that goes with tables. */
export const isMapping = (name: string): boolean => /\.json$/i.test(name);

/** A file that waits to be imported. */
export interface Waiting {
  readonly id: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly receivedAt: Temporal.Instant;
}

const waitingRow = z.object({
  id: z.number(),
  name: z.string(),
  size: z.number(),
  receivedAt: z.date().transform(instantOf),
});

const columns = Prisma.sql`id, name, octet_length(bytes) AS size, received_at AS "receivedAt"`;

/** The files of a person that wait to be imported, by name. */
export const waitingOf = async (db: Tx, personId: number): Promise<Waiting[]> =>
  z
    .array(waitingRow)
    .parse(await db.$queryRaw`SELECT ${columns} FROM import_upload WHERE person_id = ${personId} ORDER BY name`);

/** A name that is one of a file, whatever a platform says; its ending stays. */
export const fileName = (name: string): string =>
  keepable(name)
    .replace(/[/\\\p{Cc}]/gu, '_')
    .trim()
    .slice(-longestName) || '_';

export interface Sent {
  readonly personId: number;
  /** Names the sending, for good. */
  readonly key: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Keeps a file until it is imported. It takes the place of one of the same name; kept anew under the same key, it is kept once.
 * @returns `too-much` when more than 30 files, or 60 MB, would wait; nothing is kept then
 */
export const keepUpload = (db: Db, now: Temporal.Instant, sent: Sent): Promise<'kept' | 'too-much'> =>
  db.$transaction(async (tx) => {
    const { personId, key, bytes } = sent;
    const name = fileName(sent.name);
    // Two files at once, of one person, are counted one after the other.
    await tx.$executeRaw`SELECT FROM person WHERE id = ${personId} FOR NO KEY UPDATE`;
    if (await tx.importUpload.findUnique({ where: { key }, select: { id: true } })) return 'kept';
    const others = (await waitingOf(tx, personId)).filter((one) => one.name !== name);
    const together = others.reduce((sum, { size }) => sum + size, bytes.length);
    if (others.length >= mostFiles || together > mostTogether) return 'too-much';
    // Another row, so that a trial of the former file does not import this one.
    await tx.importUpload.deleteMany({ where: { personId, name } });
    await tx.importUpload.create({
      data: { personId, key, name, bytes: new Uint8Array(bytes), receivedAt: instantColumn(now) },
    });
    return 'kept';
  });

/** Lets go of all files of a person that wait. @returns how many there were */
export const dropUploads = async (db: Db, personId: number): Promise<number> =>
  (await db.importUpload.deleteMany({ where: { personId } })).count;
