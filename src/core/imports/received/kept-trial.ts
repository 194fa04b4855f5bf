import { z } from 'zod';
import { parseKeepable } from '../../keepable.ts';
import { keptFigures } from '../kept-report.ts';
import type { RunReport } from '../report.ts';

const said = z.object({ key: z.string(), args: z.record(z.string(), z.union([z.string(), z.number()])) });
const notes = z.array(said).catch([]);

/** What is kept of a trial: unlike of an import, its notes and the first rejected rows too, since somebody is to decide by them. */
const keptReport = z.object({
  known: z.boolean(),
  readings: z.array(keptFigures.extend({ notes })),
  rejectedFiles: z.array(
    z.object({
      path: z.string(),
      lines: z.number(),
      first: z.array(z.object({ line: z.number(), column: z.string(), value: z.string(), reason: z.string() })),
    }),
  ),
  notes,
  asks: z.array(said).exactOptional(),
  alerts: z.object({ day: z.string(), people: z.number(), messages: z.number() }).exactOptional(),
});

/** What a trial said, as a column of it. */
export const reportColumn = (report: RunReport) => keptReport.parse(parseKeepable(JSON.stringify(report)));

/** What a trial said; null where that is not kept any more, or by another version. */
export const reportOf = (column: unknown): RunReport | null => {
  const read = keptReport.safeParse(column);
  return read.success ? { ...read.data, batchId: null, dryRun: true } : null;
};
