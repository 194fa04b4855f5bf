import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { dateColumn } from '../clock.ts';
import type { Tx } from '../db.ts';

const row = z.object({ name: z.string(), deputies: z.array(z.string()) });

/** A colleague whose clients are with others for a day. */
export type Absent = z.infer<typeof row>;

/**
 * Who of somebody's team is away on a day: of those with the same manager, of those whom they manage, and of those for whom they stand in. Away
 * is whose clients are all with deputies for a time; a deputy for good, or for one client of many, says nothing of that.
 */
export const absentOn = async (db: Tx, personId: number, day: Temporal.PlainDate): Promise<Absent[]> =>
  z.array(row).parse(
    await db.$queryRaw`
      WITH current AS (
        SELECT * FROM assignment WHERE from_on <= ${dateColumn(day)} AND (to_on IS NULL OR to_on > ${dateColumn(day)})
      )
      SELECT p.name, array_agg(DISTINCT dp.name ORDER BY dp.name) AS deputies
      FROM current o JOIN current d ON d.account_id = o.account_id AND d.role = 'deputy' AND d.person_id <> o.person_id
      JOIN person p ON p.id = o.person_id JOIN person dp ON dp.id = d.person_id JOIN person me ON me.id = ${personId}
      WHERE o.role = 'owner' AND p.id <> me.id AND (p.left_on IS NULL OR p.left_on > ${dateColumn(day)})
        AND (p.manager_id IN (me.id, me.manager_id) OR d.person_id = me.id)
        AND NOT EXISTS (
          SELECT FROM current own WHERE own.person_id = p.id AND own.role = 'owner' AND NOT EXISTS (
            SELECT FROM current c WHERE c.account_id = own.account_id AND c.role = 'deputy' AND c.person_id <> p.id AND c.to_on IS NOT NULL))
      GROUP BY p.id, p.name ORDER BY p.name, p.id`,
  );
