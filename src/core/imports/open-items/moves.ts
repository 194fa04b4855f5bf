import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.ts';
import { msg } from '../../i18n/translator.ts';
import { decimalColumn } from '../../money.ts';
import { refuse } from '../refusal.ts';
import type { Stage } from '../stage.ts';
import { mostVanishing } from '../vanish.ts';

const vanishingRow = z.object({ currency: z.string(), gone: decimalColumn, before: decimalColumn });

/** A list that lacks more than a tenth of what was owed is more likely cut off, or of something else, than paid. */
const refuseVanishing = async (tx: Stage['tx']): Promise<void> => {
  const rows = await tx.$queryRaw`
    SELECT currency, sum(open) FILTER (WHERE is_gone) AS gone, sum(open) AS before
    FROM open_before WHERE is_covered AND kind IN ('invoice', 'other') AND open > 0
    GROUP BY currency HAVING sum(open) FILTER (WHERE is_gone) > sum(open) * ${mostVanishing}::numeric ORDER BY 2 DESC LIMIT 1`;
  const [most] = z.array(vanishingRow).parse(rows);
  if (!most) return;
  throw refuse(msg('import-refused-vanishing-debt'), {
    currency: most.currency,
    goneSum: most.gone,
    beforeSum: most.before,
  });
};

/**
 * What the list no longer holds is closed; what became of each item between the list before and this one is noted. Rows that were rejected are in
 * the list, only not as they should be.
 * @throws Refused when more than a tenth of the debt would be closed so, unless that is allowed
 */
export const closeVanished = async ({ tx, asOf, changes, allowVanishing }: Stage): Promise<void> => {
  await tx.$executeRaw`
    ALTER TABLE open_before ADD COLUMN is_gone boolean NOT NULL DEFAULT false`;
  await tx.$executeRaw`
    UPDATE open_before b SET is_gone = true
    FROM open_item i
    WHERE i.id = b.id AND b.is_covered AND b.open > 0 AND NOT EXISTS (SELECT FROM staged s WHERE s.id = b.id)
      AND NOT EXISTS (SELECT FROM rejected_key r WHERE r.target = 'open_item' AND r.key = i.external_key)`;
  if (!allowVanishing) await refuseVanishing(tx);
  await changes.update(
    'open_item',
    { open: Prisma.sql`0` },
    Prisma.sql`open_before`,
    Prisma.sql`t.id = s.id AND s.is_gone`,
  );
  await changes.insert(
    'open_item_move',
    ['open_item_id', 'since_on', 'until_on', 'before', 'after'],
    Prisma.sql`
      SELECT b.id, b.since_on, ${asOf.toString()}::date, b.open, i.open FROM open_before b JOIN open_item i ON i.id = b.id
      WHERE b.open <> i.open ORDER BY b.id`,
  );
};
