import { z } from 'zod';
import { defineJob } from '../define-job.ts';

/** Looks for files to import in the folder that is watched. */
export const folderSweep = defineJob({
  name: 'folder-sweep',
  schema: z.strictObject({}),
  schedule: { every: { minutes: 1 } },
  run: async ({ db, clock, logger, trace, signal, folder }) => {
    if (!folder) return;
    // What reads files takes long to load, and is not needed by most.
    const { lookIntoFolder } = await import('../../core/imports/folder/look.ts');
    await lookIntoFolder({ db, clock, logger, trace, signal }, folder);
  },
});
