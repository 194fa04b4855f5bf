import { createHash } from 'node:crypto';
import { UserError } from '../../errors.ts';
import { msg } from '../../i18n/translator.ts';
import { folderImports } from '../../settings/registry.ts';
import { readSetting } from '../../settings/values.ts';
import { dropFiles, keepFiles, type LooseFile } from '../received/files.ts';
import { reportOf } from '../received/kept-trial.ts';
import { dryRun, type Importing, importTried, type Tried, tryFiles } from '../received/trial.ts';
import { largestUpload } from '../received/uploads.ts';
import { Refused, type Said } from '../refusal.ts';
import type { RunReport } from '../report.ts';
import { DiskTrouble, openToWrite, readAsFound } from './disk.ts';
import { tellFolder } from './kind.ts';
import { companyTranslator, type LookParts, type WatchedFolder } from './parts.ts';
import { noteMoving, reasonsKept, untried } from './rows.ts';
import { mappingName, type Seen, standing, together } from './rules.ts';

/** A file with what it holds. */
type Taken = Seen & { readonly bytes: Uint8Array };

interface Taking extends LookParts {
  readonly folder: WatchedFolder;
  /** What all of them are read by; null: each as it is recognised. */
  readonly mapping: LooseFile | null;
}

const idsOf = (files: readonly Pick<Seen, 'id'>[]): number[] => files.map(({ id }) => id);

/** Names a try of files for good: of these, as they are since then. */
const keyOf = (files: readonly Seen[]): string => {
  const since = Math.max(...files.map(({ stillSince }) => stillSince.epochMilliseconds));
  const which = createHash('sha256')
    .update(`${idsOf(files).join('.')} ${since}`)
    .digest('hex');
  return `folder/${which.slice(0, 32)}`;
};

const importingOf = async ({ db, clock, folder }: Taking, key: string): Promise<Importing> => {
  const t = await companyTranslator(db);
  return {
    db,
    now: clock.now(),
    key,
    channel: 'folder',
    personId: null,
    tokenId: null,
    remembers: true,
    // Whoever is asked administers the installation.
    givesRoles: true,
    seals: folder.seals,
    t,
    language: t.language,
    onWait: () => {
      throw new UserError('conflict', 'api-busy');
    },
  };
};

/** Decides of files that they are not imported, and tells administrators why. */
const reject = async (taking: Taking, files: readonly Seen[], reasons: readonly Said[]): Promise<void> => {
  const kept = reasonsKept.parse(reasons);
  const names = files.map(({ name }) => name);
  await taking.db.$transaction(async (tx) => {
    await tx.folderFile.updateMany({
      where: { id: { in: idsOf(files) } },
      data: { verdict: 'rejected', reasons: kept },
    });
    await tellFolder(tx, taking.clock.now(), `refused/${keyOf(files)}`, { names, reasons: kept }, taking.trace);
  });
};

/** Tries files together, as one look does: what an earlier one tried and broke off is not tried anew. @throws Refused, UserError */
const tryTogether = async (taking: Taking, files: readonly Taken[]): Promise<Tried> => {
  const { db, clock, mapping } = taking;
  const key = keyOf(files);
  const before = await db.importTrial.findUnique({ where: { key }, select: { id: true, report: true } });
  const report = before && reportOf(before.report);
  if (before && report) return { report, trialId: before.id };
  const ids = await keepFiles(db, clock.now(), key, mapping ? [...files, mapping] : files);
  try {
    const tried = await tryFiles(await importingOf(taking, key), ids, null);
    if (tried.trialId === null) await dropFiles(db, ids);
    return tried;
  } catch (error) {
    await dropFiles(db, ids);
    throw error;
  }
};

const isClean = ({ readings, asks }: RunReport): boolean =>
  asks === undefined && readings.every(({ rejected, withParent }) => rejected === 0 && withParent === 0);

/** What follows from a trial: it is told, and imported by itself where that is wished and nothing is wrong with it. */
const conclude = async (taking: Taking, files: readonly Seen[], { report, trialId }: Tried): Promise<void> => {
  const { db, clock, trace } = taking;
  const where = { id: { in: idsOf(files) } };
  if (trialId === null) {
    // The same bytes once more: they are in already.
    if (report.known) await db.folderFile.updateMany({ where, data: { verdict: 'imported' } });
    else await reject(taking, files, [{ key: msg('import-told-none-taken'), args: {} }]);
    return;
  }
  const atOnce = isClean(report) && (await readSetting(db, folderImports, 0)) === 'clean';
  if (atOnce) await importTried(await importingOf(taking, keyOf(files)), trialId);
  await db.$transaction(async (tx) => {
    await tx.folderFile.updateMany({ where, data: { trialId, ...(atOnce && { verdict: 'imported' }) } });
    await tellFolder(tx, clock.now(), `trial/${trialId}`, { trialId }, trace);
  });
};

/** Files that are refused with others are rejected where they are refused alone; the others are tried without them. */
const settle = async (taking: Taking, files: readonly Taken[]): Promise<void> => {
  taking.signal.throwIfAborted();
  if (files.length === 0) return;
  try {
    return await conclude(taking, files, await tryTogether(taking, files));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // That is no fault of the files: there is no room for what an import writes while it works.
    if (error.reasons.some(({ key }) => key === msg('import-refused-rejected-file'))) throw new DiskTrouble('ENOSPC');
    if (files.length === 1) return reject(taking, files, error.reasons);
    const good: Taken[] = [];
    for (const file of files) {
      const alone = await refusalOf(taking, file);
      if (alone) await reject(taking, [file], alone.reasons);
      else good.push(file);
    }
    return good.length < files.length ? settle(taking, good) : reject(taking, files, error.reasons);
  }
};

/** Why a file is refused whatever came with it; null: it is not. */
const refusalOf = async (taking: Taking, file: Taken): Promise<Refused | null> => {
  const { db, clock, mapping } = taking;
  const key = `${keyOf([file])}/alone`;
  const ids = await keepFiles(db, clock.now(), key, mapping ? [file, mapping] : [file]);
  try {
    await dryRun(await importingOf(taking, key), ids, null);
    return null;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  } finally {
    await dropFiles(db, ids);
  }
};

/** What files hold, where all of them are as they were found; else null. */
const readAll = async (path: string, files: readonly Seen[]): Promise<Taken[] | null> => {
  const taken: Taken[] = [];
  for (const file of files) {
    const bytes = await readAsFound(path, file);
    if (!bytes) return null;
    taken.push({ ...file, bytes });
  }
  return taken;
};

const isBusy = (error: unknown): boolean => error instanceof UserError && error.kind === 'conflict';

/** Takes the files that stand still, and tries them together. While another import is under way, all of it is left to the next look. */
export const takeFiles = async (parts: LookParts, folder: WatchedFolder): Promise<void> => {
  const { db, clock } = parts;
  const now = clock.now();
  const seen = await untried(db);
  if (standing(seen, now).length === 0) return;
  const open = await openToWrite(
    folder.path,
    seen.map(({ name }) => name),
  );
  await noteMoving(db, idsOf(seen.filter(({ name }) => open.has(name))), now);
  const files = seen.map((file) => (open.has(file.name) ? { ...file, stillSince: now } : file));
  const still = standing(files, now);
  const mapping = await readAll(
    folder.path,
    files.filter(({ name }) => name === mappingName),
  );
  const taken = await readAll(folder.path, together(still.filter(({ size }) => size <= largestUpload)));
  if (!mapping || !taken) return;
  const taking: Taking = { ...parts, folder, mapping: mapping[0] ?? null };
  try {
    for (const file of still.filter(({ size }) => size > largestUpload)) {
      const args = { file: file.name, size: largestUpload / 2 ** 20 };
      await reject(taking, [file], [{ key: msg('folder-too-large'), args }]);
    }
    await settle(taking, taken);
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
};
