import { z } from 'zod';
import { clearAlarm, raiseAlarm } from '../../alarms/alarms.ts';
import { isDatabaseAway, type Tx } from '../../db.ts';
import { tellSaid } from '../tell.ts';
import { diskCode, filesIn, moveInto } from './disk.ts';
import { companyTranslator, type LookParts, type WatchedFolder } from './parts.ts';
import { decided, noteFound, settleTried } from './rows.ts';
import { takeFiles } from './take.ts';

/** As long as the longest import may take. */
const wholeLook = { timeout: 24 * 3_600_000, maxWait: 20_000 } as const;

/** Whether nobody else is looking; if so, nobody begins to until the end of the transaction. */
const isAlone = async (tx: Tx): Promise<boolean> => {
  const rows = await tx.$queryRaw`SELECT pg_try_advisory_xact_lock(hashtext('import_folder')) AS alone`;
  return z.tuple([z.object({ alone: z.boolean() })]).parse(rows)[0].alone;
};

/** Moves away what is decided, and gives what the system said of those that stayed. */
const moveAway = async ({ db }: LookParts, { path }: WatchedFolder): Promise<Set<string>> => {
  const failures = new Set<string>();
  const t = await companyTranslator(db);
  for (const { id, name, verdict, reasons } of await decided(db)) {
    const why = reasons && `${[...new Set(reasons.map((reason) => tellSaid(t, reason)))].join('\n')}\n`;
    try {
      await moveInto(path, name, verdict, why);
    } catch (error) {
      const code = diskCode(error);
      if (code === undefined) throw error;
      failures.add(code);
      continue;
    }
    await db.folderFile.deleteMany({ where: { id } });
  }
  return failures;
};

const lookOnce = async (parts: LookParts, folder: WatchedFolder): Promise<void> => {
  const { db, clock } = parts;
  const raise = (code: string) => raiseAlarm(parts, { kind: 'import-folder', subject: code });
  try {
    await noteFound(db, await filesIn(folder.path), clock.now());
    await settleTried(db, clock.now());
    await takeFiles(parts, folder);
    const failures = await moveAway(parts, folder);
    for (const code of failures) await raise(code);
    if (failures.size === 0) await clearAlarm(parts, { kind: 'import-folder' });
  } catch (error) {
    const code = isDatabaseAway(error) ? undefined : diskCode(error);
    if (code === undefined) throw error;
    await raise(code);
  }
};

/**
 * Looks into the folder: takes files that stand still, tries them and asks administrators, and moves away what is decided. What it knows of a file
 * stands in the database, so a look that breaks off is gone on with by the next. Two at once: one looks. What the disk refuses is an alarm.
 */
export const lookIntoFolder = (parts: LookParts, folder: WatchedFolder): Promise<void> =>
  parts.db.$transaction(async (tx) => {
    if (await isAlone(tx)) await lookOnce(parts, folder);
  }, wholeLook);
