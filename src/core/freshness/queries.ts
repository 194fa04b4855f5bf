import { z } from 'zod';
import { ImportKind } from '../../generated/prisma/enums.ts';
import { instantOf } from '../clock.ts';
import type { Tx } from '../db.ts';

/** What one source says of one kind of thing, and as of when. */
const sourceRow = z.object({ source: z.string(), kind: z.enum(ImportKind), asOf: z.date().transform(instantOf) });
export type SourceAge = z.infer<typeof sourceRow>;

/** Kinds that change from day to day. What hardly ever changes, such as products, does not get old. */
const daily: readonly ImportKind[] = ['orders', 'order_lines', 'returns', 'invoices', 'payments'];

/** Each source of what changes from day to day, with the newest moment that it speaks of; imports that were taken back do not count. */
export const sourceAges = async (db: Tx): Promise<SourceAge[]> =>
  z.array(sourceRow).parse(
    await db.$queryRaw`
      SELECT b.source, f.kind::text AS kind, max(f.as_of) AS "asOf"
      FROM import_file f JOIN import_batch b ON b.id = f.batch_id
      WHERE b.rolled_back_at IS NULL AND f.kind::text = ANY(${[...daily]}::text[])
      GROUP BY b.source, f.kind ORDER BY b.source, f.kind`,
  );
