import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantColumn, instantOf } from '../../clock.ts';
import type { Tx } from '../../db.ts';
import type { Found, Seen } from './rules.ts';

/** Has the database know the files that lie there now: those that are gone or have changed begin anew. */
export const noteFound = async (tx: Tx, found: readonly Found[], now: Temporal.Instant): Promise<void> => {
  const names = found.map(({ name }) => name);
  const sizes = found.map(({ size }) => size);
  const times = found.map(({ writtenAt }) => instantColumn(writtenAt));
  await tx.$executeRaw`
    DELETE FROM folder_file f WHERE NOT EXISTS (
      SELECT FROM unnest(${names}::text[], ${sizes}::bigint[], ${times}::timestamptz[]) g(name, size, at)
      WHERE g.name = f.name AND g.size = f.size AND g.at = f.written_at)`;
  await tx.$executeRaw`
    INSERT INTO folder_file (name, size, written_at, still_since)
    SELECT name, size, at, ${instantColumn(now)} FROM unnest(${names}::text[], ${sizes}::bigint[], ${times}::timestamptz[]) g(name, size, at)
    ON CONFLICT (name) DO NOTHING`;
};

/** What has been decided of trials is decided of their files; those of a trial that nobody can decide on any more are to be tried anew. */
export const settleTried = async (tx: Tx, now: Temporal.Instant): Promise<void> => {
  await tx.$executeRaw`
    UPDATE folder_file f SET verdict = 'imported' FROM import_trial t
    WHERE t.id = f.trial_id AND f.verdict IS NULL AND t.batch_id IS NOT NULL`;
  await tx.$executeRaw`
    UPDATE folder_file f SET trial_id = NULL, still_since = ${instantColumn(now)} FROM import_trial t
    WHERE t.id = f.trial_id AND f.verdict IS NULL AND t.batch_id IS NULL
      AND (t.report IS NULL OR NOT EXISTS (SELECT FROM import_upload u WHERE u.id = ANY(t.upload_ids)))`;
};

const seenRow = z.object({
  id: z.number(),
  name: z.string(),
  size: z.bigint().transform(Number),
  writtenAt: z.date().transform(instantOf),
  stillSince: z.date().transform(instantOf),
});

/** Files that were not tried yet. */
export const untried = async (tx: Tx): Promise<Seen[]> =>
  z
    .array(seenRow)
    .parse(await tx.folderFile.findMany({ where: { trialId: null, verdict: null }, orderBy: { id: 'asc' } }));

/** They do not stand still. */
export const noteMoving = async (tx: Tx, ids: readonly number[], now: Temporal.Instant): Promise<void> => {
  await tx.folderFile.updateMany({ where: { id: { in: [...ids] } }, data: { stillSince: instantColumn(now) } });
};

const reasonRow = z.object({ key: z.string(), args: z.record(z.string(), z.union([z.string(), z.number()])) });

/** Why files were not imported, as it is kept of them and said of them later. */
export const reasonsKept = z.array(reasonRow);

const decidedRow = z.object({
  id: z.number(),
  name: z.string(),
  verdict: z.enum(['imported', 'rejected']),
  reasons: reasonsKept.nullable(),
});

/** Files of which it is decided where they go. */
export const decided = async (tx: Tx) =>
  z.array(decidedRow).parse(
    await tx.folderFile.findMany({
      where: { verdict: { not: null } },
      select: { id: true, name: true, verdict: true, reasons: true },
      orderBy: { id: 'asc' },
    }),
  );
