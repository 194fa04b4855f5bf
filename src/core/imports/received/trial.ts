import type { Temporal } from 'temporal-polyfill';
import { audit } from '../../audit/record.ts';
import { dateColumn, instantColumn, plainDate } from '../../clock.ts';
import type { Context } from '../../commands/define.ts';
import type { Tx } from '../../db.ts';
import { UserError } from '../../errors.ts';
import { msg } from '../../i18n/translator.ts';
import { Refused, type Said } from '../refusal.ts';
import { type RunReport, tookNothing } from '../report.ts';
import { type ImportParts, type ImportRequest, runImport } from '../run.ts';
import { type OnDisk, onDisk } from './on-disk.ts';
import { waitingOf } from './uploads.ts';

/** What of an import is the same whether it is tried or done. */
const requestOf = (
  { person }: Context,
  { files, mapping }: OnDisk,
  asOf: Temporal.PlainDate | null,
  allowVanishing: boolean,
): Omit<ImportRequest, 'dryRun'> => ({
  files,
  mapping,
  source: null,
  asOf,
  // That is for whoever sits where the house runs.
  replaceDemo: false,
  allowVanishing,
  language: person.language,
});

/** @throws UserError where this process knows nobody who was erased */
const partsOf = ({ db, now, person, channel, seals, t }: Context): ImportParts => {
  if (!seals) throw new UserError('conflict', 'import-received-no-key');
  const by = { personId: person.id, channel };
  return { db, clock: { now: () => now }, seals, by, t, onProgress: () => {}, onWait: () => {} };
};

/** Whether there is anything to import. */
const isWorthwhile = (report: RunReport): boolean => !report.known && !tookNothing(report);

/** Refusals that ask whether something is right, rather than say that it is wrong. */
const vanishing: ReadonlySet<string> = new Set([msg('import-refused-vanishing'), msg('import-refused-vanishing-debt')]);

export interface Tried {
  readonly report: RunReport;
  /** Null: there is nothing that could be imported of it. */
  readonly trialId: number | null;
  /** What is to be asked before they are imported: whether it is right that much of what was there is missing. */
  readonly asks: readonly Said[];
}

/** Notes which files were tried. Under the same key, it is one trial. */
const note = async (
  { db, now, person, channel, key }: Context,
  uploadIds: readonly number[],
  asOf: Temporal.PlainDate | null,
  allowsVanishing: boolean,
): Promise<number> =>
  db.$transaction(async (tx) => {
    const before = await tx.importTrial.findUnique({ where: { key }, select: { id: true } });
    if (before) return before.id;
    const { id } = await tx.importTrial.create({
      data: {
        personId: person.id,
        key,
        uploadIds: [...uploadIds],
        asOf: asOf && dateColumn(asOf),
        allowsVanishing,
        triedAt: instantColumn(now),
      },
    });
    await audit(tx, now, {
      personId: person.id,
      action: 'import.tried',
      subject: 'import_trial',
      subjectId: id,
      channel,
      details: { files: uploadIds.length },
    });
    return id;
  });

/**
 * Tries to import all files of the asker that wait: does everything, and keeps nothing but which files they were.
 * @param asOf the day that the figures describe; null: that on which each file came
 * @returns null when no file waits
 * @throws Refused with all that must be told or mended first
 * @throws UserError where this process cannot import
 */
export const tryUploads = async (context: Context, asOf: Temporal.PlainDate | null): Promise<Tried | null> => {
  const { db, person } = context;
  const ids = (await waitingOf(db, person.id)).map(({ id }) => id);
  if (ids.length === 0) return null;
  const parts = partsOf(context);
  const tryWith = (allowVanishing: boolean) =>
    onDisk(db, ids, (there) => runImport(parts, { ...requestOf(context, there, asOf, allowVanishing), dryRun: true }));
  const asks: Said[] = [];
  const report = await tryWith(false).catch((error: unknown) => {
    if (!(error instanceof Refused && error.reasons.every(({ key }) => vanishing.has(key)))) throw error;
    asks.push(...error.reasons);
    return tryWith(true);
  });
  return { report, trialId: isWorthwhile(report) ? await note(context, ids, asOf, asks.length > 0) : null, asks };
};

/** Which import was made of a trial; null: none yet. */
const batchOf = async (db: Tx, id: number): Promise<number | null> =>
  (await db.importTrial.findUnique({ where: { id }, select: { batchId: true } }))?.batchId ?? null;

/** What was imported: its number, and what came of it where that has just been done. Without a number, nothing changed. */
export interface Imported {
  readonly batchId: number | null;
  readonly report: RunReport | null;
}

/**
 * Imports the very files of a trial, once; they are let go of with it.
 * @throws UserError when there is no such trial, it is another's, or one of its files is gone
 * @throws Refused as {@link tryUploads}: things may have changed since
 */
export const importTrial = async (context: Context, id: number): Promise<Imported> => {
  const { db, person } = context;
  const trial = await db.importTrial.findUnique({ where: { id } });
  if (!trial) throw new UserError('not-found', 'import-received-gone');
  if (trial.personId !== person.id) throw new UserError('forbidden', 'import-received-not-yours');
  if (trial.batchId !== null) return { batchId: trial.batchId, report: null };
  const uploads = { personId: person.id, id: { in: trial.uploadIds } };
  const parts: ImportParts = {
    ...partsOf(context),
    // Imports are one at a time, so whoever comes second sees what the first has done.
    begin: async (tx) => {
      if ((await batchOf(tx, id)) !== null) throw new UserError('conflict', 'import-received-gone');
    },
    end: async (tx, batchId) => {
      await tx.importTrial.update({ where: { id }, data: { batchId } });
      await tx.importUpload.deleteMany({ where: uploads });
    },
  };
  try {
    const report = await onDisk(db, trial.uploadIds, (there) =>
      runImport(parts, {
        ...requestOf(context, there, trial.asOf && plainDate(trial.asOf), trial.allowsVanishing),
        dryRun: false,
      }),
    );
    return { batchId: report.batchId, report };
  } catch (error) {
    // Pressed twice, the other one was first.
    const batchId = await batchOf(db, id);
    if (batchId !== null) return { batchId, report: null };
    throw error;
  }
};
