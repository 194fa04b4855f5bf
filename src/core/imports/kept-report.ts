import { z } from 'zod';
import { ImportKind, OpenItemLevel } from '../../generated/prisma/enums.ts';
import type { Tx } from '../db.ts';
import type { ReadingReport } from './report.ts';

const count = z.number().catch(0);
const sums = z.array(z.object({ currency: z.string(), amount: z.string() })).catch([]);

const keptDebts = z.object({
  asOf: z.iso.date(),
  level: z.enum(OpenItemLevel),
  isTotalled: z.boolean().catch(false),
  debtors: count,
  open: sums,
  owed: sums,
  before: sums,
  known: count,
  since: z.iso.date().nullable().catch(null),
  closed: count,
  partlyPaid: count,
  rateMoved: count,
  unmatched: count,
  unmatchedSums: sums,
  undated: count,
});

/** What is kept of a reading, whatever earlier versions wrote of it. */
export const keptFigures = z.object({
  file: z.string(),
  kind: z.enum(ImportKind),
  format: z.string().catch(''),
  rows: count,
  filtered: count,
  added: count,
  changed: count,
  unchanged: count,
  repeated: count,
  vanished: count,
  rejected: count,
  withParent: count,
  reasons: z.array(z.object({ column: z.string(), reason: z.string(), rows: z.number() })).catch([]),
  unused: z.array(z.string()).catch([]),
  debts: keptDebts.exactOptional(),
});

/** Notes are for whoever ran it, at the time. */
const keptReading = keptFigures.transform((reading): ReadingReport => ({ ...reading, notes: [] }));

/** What an import made of each of its files, as it reported then. */
export const keptReadings = async (db: Tx, batchId: number): Promise<ReadingReport[]> => {
  const files = await db.importFile.findMany({ where: { batchId }, select: { report: true }, orderBy: { id: 'asc' } });
  return files.flatMap(({ report }) => {
    const read = keptReading.safeParse(report);
    return read.success ? [read.data] : [];
  });
};
