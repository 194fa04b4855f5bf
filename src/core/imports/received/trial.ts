import type { Temporal } from 'temporal-polyfill';
import type { Language } from '../../../generated/prisma/enums.ts';
import { audit } from '../../audit/record.ts';
import type { Seals } from '../../calendars/seal.ts';
import { dateColumn, instantColumn, plainDate } from '../../clock.ts';
import type { Context } from '../../commands/define.ts';
import type { Db, Tx } from '../../db.ts';
import { UserError } from '../../errors.ts';
import { msg, type Translator } from '../../i18n/translator.ts';
import { may } from '../../people/policy.ts';
import { Refused, type Said } from '../refusal.ts';
import { type RunReport, tookNothing } from '../report.ts';
import { type ImportParts, type ImportRequest, runImport } from '../run.ts';
import { tellSaid } from '../tell.ts';
import { reportColumn } from './kept-trial.ts';
import { type OnDisk, onDisk } from './on-disk.ts';
import { waitingOf } from './uploads.ts';

/** For whom files are tried and imported: somebody in a chat, a program that shows a token, or nobody that is known. */
export interface Importing {
  readonly db: Db;
  readonly now: Temporal.Instant;
  /** Names what was asked for good. */
  readonly key: string;
  readonly channel: string;
  readonly personId: number | null;
  readonly tokenId: number | null;
  /** Whether what a trial says is kept with it, for whoever asks later. */
  readonly remembers: boolean;
  /** Whether a list of employees is taken, which gives roles. */
  readonly givesRoles: boolean;
  readonly seals: Seals | null;
  readonly t: Translator;
  readonly language: Language;
  /** Another import is under way; it is waited for, unless this throws. */
  onWait(): void;
  /** How far it has come, in words. */
  readonly onProgress?: ((line: string) => void) | undefined;
}

/** {@link Importing} for whoever gives a command or presses a button. */
export const byAsker = ({ db, now, key, channel, person, seals, t, onProgress }: Context): Importing => ({
  db,
  now,
  key,
  channel,
  personId: person.id,
  tokenId: null,
  remembers: false,
  givesRoles: may(person.role, 'installation'),
  seals,
  t,
  language: person.language,
  onWait: () => onProgress?.(t('import-waits')),
  onProgress,
});

/** What of an import is the same whether it is tried or done. */
const requestOf = (
  { language }: Importing,
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
  language,
});

/** @throws UserError where this process knows nobody who was erased */
const partsOf = ({ db, now, personId, channel, seals, givesRoles, t, onWait, onProgress }: Importing): ImportParts => {
  if (!seals) throw new UserError('conflict', 'import-received-no-key');
  const tell = (file: string, rows: number) => onProgress?.(t('import-progress', { file, rows: t.number(rows) }));
  const onStep = (step: Said) => onProgress?.(tellSaid(t, step));
  const by = { personId, channel };
  return { db, clock: { now: () => now }, seals, givesRoles, by, t, onProgress: tell, onStep, onWait };
};

/** Whether there is anything to import. */
const isWorthwhile = (report: RunReport): boolean => !report.known && !tookNothing(report);

/** Refusals that ask whether something is right, rather than say that it is wrong. */
const vanishing: ReadonlySet<string> = new Set([msg('import-refused-vanishing'), msg('import-refused-vanishing-debt')]);

export interface Tried {
  readonly report: RunReport;
  /** Null: there is nothing that could be imported of it. */
  readonly trialId: number | null;
}

/** Notes which files were tried, and what came of it. Under the same key, it is one trial. */
const note = async (
  { db, now, personId, tokenId, remembers, channel, key }: Importing,
  uploadIds: readonly number[],
  asOf: Temporal.PlainDate | null,
  allowsVanishing: boolean,
  report: RunReport,
): Promise<number> =>
  db.$transaction(async (tx) => {
    const before = await tx.importTrial.findUnique({ where: { key }, select: { id: true } });
    if (before) return before.id;
    const { id } = await tx.importTrial.create({
      data: {
        personId,
        tokenId,
        key,
        uploadIds: [...uploadIds],
        asOf: asOf && dateColumn(asOf),
        allowsVanishing,
        triedAt: instantColumn(now),
        ...(remembers && { report: reportColumn(report) }),
      },
    });
    await audit(tx, now, {
      personId,
      action: 'import.tried',
      subject: 'import_trial',
      subjectId: id,
      channel,
      details: { files: uploadIds.length, ...(tokenId !== null && { token: tokenId }) },
    });
    return id;
  });

/**
 * Does all that an import of files that are kept would do, and keeps nothing of it. What would be refused unless it is right that much of what was
 * there is missing, is asked in the report.
 * @param asOf the day that the figures describe; null: that on which each file was written, or came
 * @throws Refused with all that must be told or mended first
 * @throws UserError where this process cannot import
 */
export const dryRun = async (
  importing: Importing,
  ids: readonly number[],
  asOf: Temporal.PlainDate | null,
): Promise<RunReport> => {
  const parts = partsOf(importing);
  const tryWith = (allowVanishing: boolean) =>
    onDisk(importing.db, ids, (there) =>
      runImport(parts, { ...requestOf(importing, there, asOf, allowVanishing), dryRun: true }),
    );
  try {
    return await tryWith(false);
  } catch (error) {
    if (!(error instanceof Refused && error.reasons.every(({ key }) => vanishing.has(key)))) throw error;
    return { ...(await tryWith(true)), asks: error.reasons };
  }
};

/** {@link dryRun}, which notes which files were tried where there is anything to import of them. */
export const tryFiles = async (
  importing: Importing,
  ids: readonly number[],
  asOf: Temporal.PlainDate | null,
): Promise<Tried> => {
  const report = await dryRun(importing, ids, asOf);
  const allows = report.asks !== undefined;
  return { report, trialId: isWorthwhile(report) ? await note(importing, ids, asOf, allows, report) : null };
};

/** {@link tryFiles} with all files of the asker that wait. @returns null when no file waits */
export const tryUploads = async (context: Context, asOf: Temporal.PlainDate | null): Promise<Tried | null> => {
  const ids = (await waitingOf(context.db, context.person.id)).map(({ id }) => id);
  return ids.length === 0 ? null : tryFiles(byAsker(context), ids, asOf);
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
 * Imports the very files of a trial, once; they are let go of with it. Whose trial it is, is for the caller to know.
 * @throws UserError when there is no such trial, or one of its files is gone
 * @throws Refused as {@link dryRun}: things may have changed since
 */
export const importTried = async (importing: Importing, id: number): Promise<Imported> => {
  const { db } = importing;
  const trial = await db.importTrial.findUnique({
    where: { id },
    select: { uploadIds: true, asOf: true, allowsVanishing: true, batchId: true },
  });
  if (!trial) throw new UserError('not-found', 'import-received-gone');
  if (trial.batchId !== null) return { batchId: trial.batchId, report: null };
  const parts: ImportParts = {
    ...partsOf(importing),
    // Imports are one at a time, so whoever comes second sees what the first has done.
    begin: async (tx) => {
      if ((await batchOf(tx, id)) !== null) throw new UserError('conflict', 'import-received-gone');
    },
    end: async (tx, batchId) => {
      await tx.importTrial.update({ where: { id }, data: { batchId } });
      await tx.importUpload.deleteMany({ where: { id: { in: trial.uploadIds } } });
    },
  };
  try {
    const report = await onDisk(db, trial.uploadIds, (there) =>
      runImport(parts, {
        ...requestOf(importing, there, trial.asOf && plainDate(trial.asOf), trial.allowsVanishing),
        dryRun: false,
      }),
    );
    if (importing.remembers && report.batchId !== null) {
      await db.importTrial.updateMany({ where: { id }, data: { report: reportColumn(report) } });
    }
    return { batchId: report.batchId, report };
  } catch (error) {
    // Pressed twice, the other one was first.
    const batchId = await batchOf(db, id);
    if (batchId !== null) return { batchId, report: null };
    throw error;
  }
};

/** {@link importTried} of the asker. @throws UserError when it is another's, too */
export const importTrial = async (context: Context, id: number): Promise<Imported> => {
  const trial = await context.db.importTrial.findUnique({ where: { id }, select: { personId: true } });
  if (trial && trial.personId !== context.person.id) throw new UserError('forbidden', 'import-received-not-yours');
  return importTried(byAsker(context), id);
};
