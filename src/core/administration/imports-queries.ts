import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantOf } from '../clock.ts';
import type { Tx } from '../db.ts';

const batchRow = z.object({
  id: z.number(),
  source: z.string(),
  startedAt: z.date().transform(instantOf),
  files: z.array(z.string()),
  added: z.number(),
  changed: z.number(),
  vanished: z.number(),
  rejected: z.number(),
  isTakenBack: z.boolean(),
  /** What it changed is no longer kept. */
  isForgotten: z.boolean(),
});
export type Batch = z.infer<typeof batchRow>;

export const importsPageSize = 10;

/** Imports with what became of their rows, the newest first; one more than fit on a page, if there are more. @param page from 1 */
export const batches = async (db: Tx, page: number): Promise<Batch[]> =>
  z.array(batchRow).parse(
    await db.$queryRaw`
      SELECT b.id, b.source, b.started_at AS "startedAt", b.rolled_back_at IS NOT NULL AS "isTakenBack", b.forgotten_at IS NOT NULL AS "isForgotten",
        f.files, f.added, f.changed, f.vanished, f.rejected
      FROM (
        SELECT * FROM import_batch ORDER BY id DESC LIMIT ${importsPageSize + 1} OFFSET ${(page - 1) * importsPageSize}
      ) b CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(DISTINCT name), '{}') AS files,
          coalesce(sum((report->>'added')::int), 0)::int AS added, coalesce(sum((report->>'changed')::int), 0)::int AS changed,
          coalesce(sum((report->>'vanished')::int), 0)::int AS vanished, coalesce(sum((report->>'rejected')::int), 0)::int AS rejected
        FROM import_file WHERE batch_id = b.id
      ) f ORDER BY b.id DESC`,
  );

const stateRow = z.object({
  source: z.string(),
  startedAt: z.date().transform(instantOf),
  takenBackAt: z.date().transform(instantOf).nullable(),
  isForgotten: z.boolean(),
  rows: z.number(),
});

/** One import: when it was, whether it was taken back, and how many rows it wrote. */
export interface BatchState {
  readonly source: string;
  readonly startedAt: Temporal.Instant;
  readonly takenBackAt: Temporal.Instant | null;
  readonly isForgotten: boolean;
  readonly rows: number;
}

/** Null: there is no such import. */
export const batchState = async (db: Tx, id: number): Promise<BatchState | null> => {
  const rows = await db.$queryRaw`
    SELECT source, started_at AS "startedAt", rolled_back_at AS "takenBackAt", forgotten_at IS NOT NULL AS "isForgotten",
      (SELECT count(*)::int FROM import_change WHERE batch_id = b.id) AS rows
    FROM import_batch b WHERE id = ${id}`;
  return z.array(stateRow).parse(rows)[0] ?? null;
};
