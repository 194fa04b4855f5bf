import { Prisma } from '../../generated/prisma/client.ts';
import type { Stage } from './stage.ts';

/** Our own companies come with the invoices that they issued. */
export const addSellers = async ({ mapped, source, changes }: Stage): Promise<void> => {
  if (!mapped.has('seller')) return;
  await changes.insert(
    'seller',
    ['name', 'source', 'external_key'],
    Prisma.sql`
      SELECT min(btrim(s.seller_id_as)), ${source}::text, s.seller_id_fold FROM staged s
      WHERE s.seller_id_fold IS NOT NULL AND NOT EXISTS (
        SELECT FROM seller t WHERE lower(btrim(t.name)) IN (lower(btrim(s.seller_id_as)), s.seller_id_fold)
          OR t.source = ${source} AND t.external_key = s.seller_id_fold
      ) GROUP BY s.seller_id_fold ORDER BY 1`,
  );
};
