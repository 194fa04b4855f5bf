import { z } from 'zod';
import { msg } from '../../i18n/translator.ts';
import { fold } from '../keys.ts';
import type { Stage } from '../stage.ts';
import { readHandover } from './handover.ts';

const ownerRow = z.object({ value: z.string() });

/** Of owners that are written as one who hands over to another: who of them it is on the day of the list, and since when. It is told. */
export const settleHandovers = async ({ tx, asOf, notes }: Stage): Promise<void> => {
  const rows = await tx.$queryRaw`
    SELECT DISTINCT owner_id_as AS value FROM staged WHERE owner_id_as ~ '→|->|=>|➔|➜' ORDER BY 1`;
  const meant = z
    .array(ownerRow)
    .parse(rows)
    .flatMap(({ value }) => {
      const handover = readHandover(value, asOf);
      if (!handover) return [];
      const { from, to, on } = handover;
      const isDone = on === null || on.since(asOf).sign <= 0;
      const owner = isDone ? to : from;
      notes.add(msg('import-note-handover'), { value, name: owner });
      return [{ value, owner, folded: fold(owner), since: isDone ? (on?.toString() ?? null) : null }];
    });
  await tx.$executeRaw`
    UPDATE staged s SET owner_id_as = m.owner, owner_id_fold = m.folded, owner_since = m.since
    FROM jsonb_to_recordset(${JSON.stringify(meant)}::jsonb) AS m(value text, owner text, folded text, since date)
    WHERE s.owner_id_as = m.value`;
};
