import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.ts';
import { msg } from '../../i18n/translator.ts';
import { decimalColumn } from '../../money.ts';
import { refuse } from '../refusal.ts';
import type { Stage } from '../stage.ts';
import { mostVanishing } from '../vanish.ts';

const vanishingRow = z.object({ currency: z.string(), gone: decimalColumn, before: decimalColumn });

const owed = Prisma.sql`CASE WHEN kind IN ('invoice', 'other') THEN open ELSE 0 END`;
const net = Prisma.sql`CASE WHEN kind IN ('invoice', 'other') THEN open ELSE -open END`;

/** Finds what is gone, and what of it goes on otherwise: a sum per client as the documents that it is made of, or they as a sum. */
const findGone = async (tx: Stage['tx']): Promise<void> => {
  await tx.$executeRaw`
    ALTER TABLE open_before ADD COLUMN is_gone boolean NOT NULL DEFAULT false, ADD COLUMN is_replaced boolean NOT NULL DEFAULT false`;
  await tx.$executeRaw`
    UPDATE open_before b SET is_gone = true
    FROM open_item i
    WHERE i.id = b.id AND b.is_covered AND b.open > 0 AND NOT EXISTS (SELECT FROM staged s WHERE s.id = b.id)
      AND NOT EXISTS (SELECT FROM rejected_key r WHERE r.target = 'open_item' AND r.key = i.external_key)`;
  await tx.$executeRaw`
    CREATE TEMP TABLE come ON COMMIT DROP AS
    SELECT legal_entity_id, seller_id, currency, sum(${net}) AS net FROM staged s
    WHERE NOT EXISTS (SELECT FROM open_before b WHERE b.id = s.id AND b.open > 0) GROUP BY 1, 2, 3`;
  await tx.$executeRaw`
    UPDATE open_before b SET is_replaced = true FROM come c
    WHERE b.is_gone AND b.is_releveled AND c.legal_entity_id = b.legal_entity_id AND c.seller_id IS NOT DISTINCT FROM b.seller_id AND c.currency = b.currency`;
};

/** A list that lacks more than a tenth of what was owed is more likely cut off, or of something else, than paid. What goes on otherwise lacks what is not there. */
const refuseVanishing = async (tx: Stage['tx']): Promise<void> => {
  const rows = await tx.$queryRaw`
    WITH debtor AS (
      SELECT legal_entity_id, seller_id, currency, bool_or(is_replaced) AS is_replaced, sum(${owed}) AS before,
        coalesce(sum(${owed}) FILTER (WHERE is_gone), 0) AS gone, coalesce(sum(${net}) FILTER (WHERE is_gone), 0) AS net
      FROM open_before WHERE is_covered GROUP BY 1, 2, 3
    ), lacking AS (
      SELECT d.currency, d.before, CASE WHEN d.is_replaced THEN least(d.gone, greatest(0, d.net - c.net)) ELSE d.gone END AS gone
      FROM debtor d LEFT JOIN come c
        ON c.legal_entity_id = d.legal_entity_id AND c.seller_id IS NOT DISTINCT FROM d.seller_id AND c.currency = d.currency
    )
    SELECT currency, sum(gone) AS gone, sum(before) AS before FROM lacking
    GROUP BY currency HAVING sum(gone) > sum(before) * ${mostVanishing}::numeric ORDER BY 2 DESC LIMIT 1`;
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
  await findGone(tx);
  if (!allowVanishing) await refuseVanishing(tx);
  await tx.$executeRaw`DROP TABLE come`;
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
      WHERE b.open <> i.open AND NOT b.is_replaced ORDER BY b.id`,
  );
};
