import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.ts';
import type { Tx } from '../../db.ts';
import { isTheirs } from './export.ts';
import { holdingOf, holdingTables } from './holdings.ts';

/** How many rows of what there are; none of nothing. */
export interface Count {
  readonly what: string;
  readonly count: number;
}

/** What erasing somebody takes out, and what stays under another name. */
export interface Extent {
  readonly goes: readonly Count[];
  readonly stays: readonly Count[];
}

const countRow = z.object({ what: z.string(), goes: z.boolean(), count: z.coerce.number() });

/** What is not said by itself: it is only how the others are kept. */
const unsaid: ReadonlySet<string> = new Set([
  'mailbox',
  'person',
  'erased_mark',
  'import_batch',
  'meeting',
  'meeting_attendee',
]);

/** How much of somebody would go, and how much stays. */
export const extentOf = async (db: Tx, personId: number): Promise<Extent> => {
  const counts = holdingTables
    .filter((table) => !unsaid.has(table))
    .map((table) => {
      const goes = holdingOf(table).erased === 'goes';
      return Prisma.sql`
        SELECT ${table}::text AS what, ${goes}::boolean AS goes, count(*) AS count
        FROM ${Prisma.raw(`"${table}"`)} t WHERE ${isTheirs(table, personId)}`;
    });
  const rows = await db.$queryRaw`
    ${Prisma.join(counts, ' UNION ALL ')}
    UNION ALL SELECT 'setting', true, count(*) FROM setting WHERE scope = 'person' AND scope_id = ${personId}
    UNION ALL SELECT 'own_meeting', true, count(*) FROM meeting WHERE person_id = ${personId} AND account_id IS NULL
    UNION ALL SELECT 'meeting', false, count(*) FROM meeting WHERE person_id = ${personId} AND account_id IS NOT NULL
    UNION ALL SELECT 'message', true, count(*) FROM mailbox b JOIN outbox_message m ON m.mailbox_id = b.id WHERE b.person_id = ${personId}
    UNION ALL SELECT 'audit', false, count(*) FROM audit_entry WHERE person_id = ${personId} OR (subject = 'person' AND subject_id = ${personId})`;
  const found = z
    .array(countRow)
    .parse(rows)
    .filter(({ count }) => count > 0);
  return { goes: found.filter(({ goes }) => goes), stays: found.filter(({ goes }) => !goes) };
};
