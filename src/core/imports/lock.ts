import { z } from 'zod';
import type { Tx } from '../db.ts';

/** Any number; all that import, roll back or empty the demo take it. */
const lockKey = 0x6b616d31;

const locked = z.array(z.object({ locked: z.boolean() }));

/** Whether an import is under way. If none is, none begins until the end of the transaction. */
export const isImporting = async (tx: Tx): Promise<boolean> => {
  const rows = await tx.$queryRaw`SELECT pg_try_advisory_xact_lock(${lockKey}) AS locked`;
  return locked.parse(rows)[0]?.locked !== true;
};

/** Holds all other imports until the end of the transaction. Another one is waited for; `onWait` says so. */
export const lockImports = async (tx: Tx, onWait: () => void): Promise<void> => {
  if (!(await isImporting(tx))) return;
  onWait();
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lockKey})`;
};
