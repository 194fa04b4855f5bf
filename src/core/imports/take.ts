import { Temporal } from 'temporal-polyfill';
import { Prisma } from '../../generated/prisma/client.ts';
import type { ImportKind } from '../../generated/prisma/enums.ts';
import { refreshAccountNames } from '../accounts/search-index.ts';
import type { Seals } from '../calendars/seal.ts';
import { dayIn, instantColumn, instantOf } from '../clock.ts';
import type { Tx } from '../db.ts';
import { recordChanges } from './changes.ts';
import type { LoadProgress } from './fill.ts';
import { loadReading } from './load.ts';
import { attachDebtors } from './open-items/attach.ts';
import type { Company } from './organisation.ts';
import type { Reading } from './plan.ts';
import type { Profile } from './profile.ts';
import { createRejects } from './rejects.ts';
import { Notes, type ReadingReport } from './report.ts';
import type { Stage } from './stage.ts';
import { countLive, createSeen, settleVanished } from './vanish.ts';

/** A file understood: how it is to be read, and how its columns write numbers and days. */
export interface Planned extends Profile {
  readonly reading: Reading;
}

/** A file from a machine whose clock is ahead describes today at most. */
const earlier = (one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(one, other) < 0 ? one : other;

/** The batch that rows go to. */
export interface Batch {
  readonly source: string;
  readonly batchId: number;
  readonly company: Company;
  readonly now: Temporal.Instant;
  /** Null: when each file was last written. */
  readonly asOf: Temporal.Instant | null;
  readonly allowVanishing: boolean;
  readonly seals: Pick<Seals, 'mark'>;
  readonly onProgress: LoadProgress;
  /** All rows of a file are read; what they change comes next. */
  readonly onRead: (file: string) => void;
}

const stageOf = (tx: Tx, { reading }: Planned, index: number, batch: Batch, asOf: Temporal.Instant): Stage => {
  const headers = new Map(reading.columns.map(({ name, header }) => [name, header]));
  return {
    tx,
    kind: reading.kind,
    source: batch.source,
    reading: index,
    mapped: new Set(headers.keys()),
    defaults: batch.company,
    asOf: dayIn(batch.company.zone, asOf),
    scope: reading.scope,
    allowVanishing: batch.allowVanishing,
    changes: recordChanges(tx, batch.batchId),
    notes: new Notes(),
    seals: batch.seals,
    header: (field) => headers.get(field) ?? field,
  };
};

const record = (tx: Tx, { reading }: Planned, batchId: number, asOf: Temporal.Instant, report: ReadingReport) =>
  tx.importFile.create({
    data: {
      batchId,
      kind: reading.kind.kind,
      name: reading.file.name,
      hash: reading.file.hash,
      mapping: reading.mappingHash,
      asOf: instantColumn(asOf),
      // Through JSON, since a report's interfaces are no JSON to the type checker.
      report: JSON.parse(JSON.stringify(report)),
    },
  });

/** Invoices and payments make legal entities for clients that have none. */
const writesNames: ReadonlySet<ImportKind> = new Set([
  'accounts',
  'legal_entities',
  'invoices',
  'payments',
  'open_items',
]);

/** The day that the file itself names, else when it was last written. A day is kept as its first moment. */
const asOfFile = ({ asOf, file }: Reading, { company, now }: Batch): Temporal.Instant =>
  asOf?.toZonedDateTime(company.zone).toInstant() ?? earlier(instantOf(new Date(file.writtenAt)), now);

const noHoldings = Prisma.sql`SELECT NULL::int AS id, ''::text AS key WHERE false`;

/** A reading that has been taken in. */
interface Taken {
  readonly planned: Planned;
  readonly stage: Stage;
  readonly asOf: Temporal.Instant;
  /** What the snapshot of its kind is measured against; null where this reading does not end one. */
  readonly live: number | null;
  readonly report: ReadingReport;
}

/** Takes in all readings of one kind, then lets rows vanish that its snapshots no longer hold. */
const takeKind = async (tx: Tx, group: readonly (readonly [number, Planned])[], batch: Batch): Promise<Taken[]> => {
  const kind = group[0]?.[1].reading.kind;
  if (!kind) return [];
  const snapshot = kind.vanish !== 'by-scope' && group.some(([, { reading }]) => reading.mode === 'snapshot');
  const before = snapshot ? await countLive(tx, kind, batch.source) : 0;
  const taken: Taken[] = [];
  for (const [index, planned] of group) {
    const { reading, formats } = planned;
    const asOf = batch.asOf ?? asOfFile(reading, batch);
    const stage = stageOf(tx, planned, index, batch, asOf);
    const { onProgress, onRead } = batch;
    const loaded = await loadReading(stage, reading, formats, { snapshot, onProgress, onRead });
    const live = snapshot && index === group.at(-1)?.[0] ? before : null;
    const vanished = live === null ? 0 : await settleVanished(stage, live, batch.allowVanishing);
    const isLast = index === group.at(-1)?.[0];
    // What comes next may call accounts by the names that have just come in.
    if (isLast && writesNames.has(kind.kind)) await refreshAccountNames(tx);
    if (isLast && kind.kind === 'accounts') await attachDebtors(stage, noHoldings);
    const notes = [...planned.notes, ...stage.notes.list()];
    taken.push({ planned, stage, asOf, live, report: { ...loaded, vanished: loaded.vanished + vanished, notes } });
  }
  return taken;
};

/** Whoever has lost the last client in this run is let go by it, not by the next one. */
const withLateLeavers = async ({ stage, live, report }: Taken, batch: Batch): Promise<ReadingReport> =>
  live === null || stage.kind.kind !== 'employees'
    ? report
    : { ...report, vanished: report.vanished + (await settleVanished(stage, live, batch.allowVanishing)) };

/** Takes in all readings, which stand in the order in which their kinds depend on each other. */
export const takeAll = async (tx: Tx, planned: readonly Planned[], batch: Batch): Promise<ReadingReport[]> => {
  await createRejects(tx);
  await createSeen(tx);
  const numbered = [...planned.entries()];
  const taken: Taken[] = [];
  for (const kind of new Set(planned.map(({ reading }) => reading.kind))) {
    taken.push(
      ...(await takeKind(
        tx,
        numbered.filter(([, { reading }]) => reading.kind === kind),
        batch,
      )),
    );
  }
  const reports: ReadingReport[] = [];
  for (const one of taken) {
    const report = await withLateLeavers(one, batch);
    await record(tx, one.planned, batch.batchId, one.asOf, report);
    reports.push(report);
  }
  return reports;
};
