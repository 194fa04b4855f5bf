import { z } from 'zod';
import { writeStaged } from './apply.ts';
import { settleDuplicates } from './duplicates.ts';
import { settleErased } from './erased.ts';
import { fillStaged, type LoadProgress } from './fill.ts';
import type { Reading } from './plan.ts';
import type { Formats } from './profile.ts';
import { resolveReferences } from './references.ts';
import type { ReadingReport } from './report.ts';
import { createStaged, dropStaged, numberStaged, type Stage } from './stage.ts';
import { markSeen } from './vanish.ts';

const reasonRow = z.object({ column: z.string(), reason: z.string(), rows: z.number() });

/** A row that is wrong in several ways counts for each. */
const countReasons = async ({ tx, reading }: Stage): Promise<ReadingReport['reasons']> => {
  const rows = await tx.$queryRaw`
    SELECT header AS column, reason, count(DISTINCT line)::int AS rows FROM import_reject
    WHERE reading = ${reading} GROUP BY header, reason ORDER BY rows DESC, header, reason`;
  return z.array(reasonRow).parse(rows);
};

const rejectedRow = z.array(z.object({ rejected: z.number(), with_parent: z.number() }));

const countRejected = async ({ tx, reading }: Stage) => {
  const rows = await tx.$queryRaw`
    SELECT count(*) FILTER (WHERE own)::int AS rejected, count(*) FILTER (WHERE NOT own)::int AS with_parent
    FROM (SELECT line, bool_or(reason <> 'with-parent') AS own FROM import_reject WHERE reading = ${reading} GROUP BY line) r`;
  const [counts] = rejectedRow.parse(rows);
  return { rejected: counts?.rejected ?? 0, withParent: counts?.with_parent ?? 0 };
};

/** Takes one reading of a file in: stage, find what it refers to, write, follow up. */
export const loadReading = async (
  stage: Stage,
  reading: Reading,
  formats: Formats,
  { snapshot, onProgress, onRead }: { snapshot: boolean; onProgress: LoadProgress; onRead: (file: string) => void },
): Promise<ReadingReport> => {
  const { tx, kind, notes } = stage;
  await createStaged(tx, kind);
  const { rows, filtered } = await fillStaged(stage, reading, formats, onProgress);
  onRead(reading.file.name);
  const repeated = await settleDuplicates(stage);
  await settleErased(stage);
  await kind.prepare?.(stage);
  await numberStaged(stage);
  await resolveReferences(stage);
  await kind.settle?.(stage);
  const written = await writeStaged(stage);
  await kind.follow?.(stage);
  const debts = await kind.debts?.(stage);
  if (snapshot) await markSeen(stage);
  await dropStaged(tx);
  return {
    file: reading.file.name,
    kind: kind.kind,
    format: reading.table.format,
    rows,
    filtered,
    ...written,
    ...(await countRejected(stage)),
    repeated,
    vanished: debts?.closed ?? 0,
    reasons: await countReasons(stage),
    unused: reading.unused,
    notes: notes.list(),
    ...(debts && { debts: { ...debts, isTotalled: reading.table.isTotalled?.() ?? false } }),
  };
};
