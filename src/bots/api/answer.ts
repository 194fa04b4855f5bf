import { basename } from 'node:path';
import type { Translator } from '../../core/i18n/translator.ts';
import { figuresOf } from '../../core/imports/received/cards.ts';
import type { RunReport } from '../../core/imports/report.ts';
import { tellRun } from '../../core/imports/tell.ts';
import { type TrialBody, trialBody } from './schemas.ts';

/** What is answered of a run. Pure. @param batchId the import that was made of it */
export const answerOf = (
  t: Translator,
  report: RunReport,
  trial: number | null,
  state: TrialBody['state'],
  batchId: number | null = null,
): TrialBody => {
  const rejected = report.rejectedFiles.map(({ path, lines, first }) => ({
    file: basename(path).replace(/\.rejected\.csv$/, ''),
    lines,
    first: [...first],
  }));
  // Lists of rejected rows are files at the terminal; here they are part of the answer.
  const said = { ...report, batchId, dryRun: batchId === null, known: report.known && rejected.length === 0 };
  return trialBody.parse({
    trial,
    state,
    ...(batchId !== null && { applied: { batch: batchId } }),
    figures: figuresOf(report.readings),
    readings: report.readings,
    rejected,
    text: tellRun(t, { ...said, rejectedFiles: [] }),
  });
};
