import { z } from 'zod';
import { msg } from '../i18n/translator.ts';
import { writeStaged } from './apply.ts';
import { settleDuplicates } from './duplicates.ts';
import { cellText, type TableRow } from './files/table.ts';
import type { Reading } from './plan.ts';
import type { Formats } from './profile.ts';
import { dataLines, RowReader } from './read.ts';
import { resolveReferences } from './references.ts';
import { addRejects, type Reject } from './rejects.ts';
import type { ReadingReport } from './report.ts';
import { addStaged, createStaged, dropStaged, numberStaged, type Stage, type StagedRow } from './stage.ts';
import { markSeen } from './vanish.ts';

/** What is written at once: many small rows, few large ones. */
const batchRows = 2_000;
const batchSize = 4_000_000;

/** Rows of a file that have been read so far. */
export type LoadProgress = (file: string, rows: number) => void;

const sizeOf = ({ cells }: TableRow): number => cells.reduce((sum, cell) => sum + cellText(cell).length, 0);

/**
 * Second pass over the file: its rows go to the table `staged`, or to the rejected ones. In memory there are two batches: one that
 * the database takes in, one that is being read meanwhile.
 */
const fill = async (stage: Stage, reading: Reading, formats: Formats, onProgress: LoadProgress) => {
  const reader = new RowReader(reading, formats);
  let rows = 0;
  let filtered = 0;
  let size = 0;
  let staged: StagedRow[] = [];
  let rejects: Reject[] = [];
  let keys: string[] = [];
  let writing: Promise<void> = Promise.resolve();
  const write = async (batch: StagedRow[], rejected: Reject[], lost: string[], done: number) => {
    await addStaged(stage.tx, stage.kind, batch);
    await addRejects(stage, rejected, lost);
    onProgress(reading.file.name, done);
  };
  const flush = async () => {
    await writing;
    writing = write(staged, rejects, keys, rows);
    // Whoever awaits it next hears of a failure; until then it must not count as unheard.
    writing.catch(() => {});
    [staged, rejects, keys, size] = [[], [], [], 0];
  };
  try {
    for await (const line of dataLines(reading)) {
      const read = reader.read(line);
      if (read.is === 'filtered') {
        filtered++;
        continue;
      }
      rows++;
      size += sizeOf(line);
      if (read.is === 'row') staged.push(read.row);
      else {
        rejects.push(...read.rejects);
        keys.push(...read.keys);
      }
      if (staged.length + rejects.length >= batchRows || size >= batchSize) await flush();
    }
    await flush();
    await writing;
  } finally {
    // The transaction must not end under a statement that is on its way.
    await Promise.allSettled([writing]);
  }
  return { rows, filtered };
};

const reasonRow = z.object({ reason: z.string(), rows: z.number() });

/** Reason → rows; a row that is wrong in several ways counts for each. */
const countReasons = async ({ tx, reading }: Stage): Promise<Record<string, number>> => {
  const rows = await tx.$queryRaw`
    SELECT reason, count(DISTINCT line)::int AS rows FROM import_reject WHERE reading = ${reading} GROUP BY reason ORDER BY rows DESC, reason`;
  return Object.fromEntries(
    z
      .array(reasonRow)
      .parse(rows)
      .map(({ reason, rows: n }) => [reason, n]),
  );
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
  { snapshot, onProgress }: { snapshot: boolean; onProgress: LoadProgress },
): Promise<ReadingReport> => {
  const { tx, kind, notes, mapped } = stage;
  await createStaged(tx, kind);
  const { rows, filtered } = await fill(stage, reading, formats, onProgress);
  const repeated = await settleDuplicates(stage);
  await kind.prepare?.(stage);
  await numberStaged(stage);
  await resolveReferences(stage);
  await kind.settle?.(stage);
  const written = await writeStaged(stage);
  await kind.follow?.(stage);
  if (snapshot) await markSeen(stage);
  await dropStaged(tx);
  if (kind.kind === 'orders' && !mapped.has('shippedOn')) notes.add(msg('import-note-shipped-when-ordered'));
  return {
    file: reading.file.name,
    kind: kind.kind,
    format: reading.table.format,
    rows,
    filtered,
    ...written,
    ...(await countRejected(stage)),
    repeated,
    vanished: 0,
    reasons: await countReasons(stage),
    unused: reading.unused,
    notes: notes.list(),
  };
};
