import { z } from 'zod';
import type { Tx } from '../db.ts';
import type { Reading } from './plan.ts';

const cleanReport = z.object({ rejected: z.literal(0), withParent: z.literal(0) });

/**
 * Whether the last batches that read files of these names, as these kinds, read the same bytes in the same way; and whether they took
 * all rows then. Rows that were rejected may be good by now, since what they refer to may have come.
 */
export const areKnown = async (
  tx: Tx,
  readings: readonly Reading[],
  source: string,
): Promise<{ known: boolean; clean: boolean }> => {
  let clean = true;
  for (const { file, kind, mappingHash } of readings) {
    const last = await tx.importFile.findFirst({
      where: { kind: kind.kind, name: file.name, batch: { source, rolledBackAt: null } },
      orderBy: { id: 'desc' },
    });
    if (last?.hash !== file.hash || last.mapping !== mappingHash) return { known: false, clean: false };
    clean &&= cleanReport.safeParse(last.report).success;
  }
  return { known: true, clean };
};
