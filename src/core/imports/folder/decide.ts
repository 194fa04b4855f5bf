import { audit } from '../../audit/record.ts';
import type { Context } from '../../commands/define.ts';
import type { Tx } from '../../db.ts';
import { UserError } from '../../errors.ts';
import { msg } from '../../i18n/translator.ts';
import { isImporting } from '../lock.ts';
import { dropFiles } from '../received/files.ts';
import { byAsker, importTried } from '../received/trial.ts';
import { refreshTold } from './kind.ts';

/** A trial of files that came by themselves: anybody who may import decides on it. @throws UserError `not-found` */
const trialOfFolder = async (tx: Tx, id: number) => {
  const trial = await tx.importTrial.findFirst({ where: { id, personId: null, tokenId: null } });
  if (!trial) throw new UserError('not-found', 'folder-gone');
  return trial;
};

/**
 * Imports what came into the folder and was tried, once. The next look moves the files away.
 * @throws UserError when there is no such trial, or its files are no longer kept
 * @throws Refused: things may have changed since
 */
export const importFromFolder = async (context: Context, trialId: number): Promise<void> => {
  const { db, now } = context;
  const { batchId, uploadIds } = await trialOfFolder(db, trialId);
  const kept = await db.importUpload.count({ where: { id: { in: uploadIds } } });
  if (batchId === null && kept < uploadIds.length) throw new UserError('conflict', 'folder-gone');
  const done = await importTried({ ...byAsker(context), remembers: true }, trialId);
  if (done.batchId === null) {
    // It came in another way meanwhile.
    await dropFiles(db, uploadIds);
    await db.folderFile.updateMany({ where: { trialId, verdict: null }, data: { verdict: 'imported' } });
    throw new UserError('conflict', 'import-told-nothing');
  }
  await refreshTold(db, now, trialId);
};

/**
 * Does not import what came into the folder and was tried. The next look moves the files away. Done twice, it is as done once.
 * @throws UserError when there is no such trial, it was imported, or an import is under way
 */
export const discardFromFolder = ({ db, now, person, channel }: Context, trialId: number): Promise<void> =>
  db.$transaction(async (tx) => {
    // It may be this one that is being imported.
    if (await isImporting(tx)) throw new UserError('conflict', 'api-busy');
    const { batchId, uploadIds } = await trialOfFolder(tx, trialId);
    if (batchId !== null) throw new UserError('conflict', 'api-applied', { batch: String(batchId) });
    const { count } = await tx.importUpload.deleteMany({ where: { id: { in: uploadIds } } });
    if (count === 0) return;
    await tx.folderFile.updateMany({
      where: { trialId, verdict: null },
      data: { verdict: 'rejected', reasons: [{ key: msg('folder-why-discarded'), args: {} }] },
    });
    await audit(tx, now, {
      personId: person.id,
      action: 'import.discarded',
      subject: 'import_trial',
      subjectId: trialId,
      channel,
    });
    await refreshTold(tx, now, trialId);
  });
