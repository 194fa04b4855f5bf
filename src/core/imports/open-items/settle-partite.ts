import type { Stage } from '../stage.ts';

/**
 * Where a list has movements rather than what is left (an invoice in `Dare`, what was paid of it in `Avere`, both of one `Partita`), what lessens a debt is
 * taken off the invoices of its own group, the first due first; what is left of it stays as it is.
 */
export const settlePartite = async ({ tx, mapped }: Stage): Promise<void> => {
  if (!mapped.has('group')) return;
  await tx.$executeRaw`
    CREATE TEMP TABLE settled ON COMMIT DROP AS
    WITH item AS (
      SELECT line, open, kind IN ('invoice', 'other') AS owes, debtor_key, seller_id_fold, currency, "group",
        sum(open) FILTER (WHERE kind IN ('invoice', 'other')) OVER part AS debt,
        sum(open) FILTER (WHERE kind NOT IN ('invoice', 'other')) OVER part AS paid,
        sum(open) OVER (
          PARTITION BY debtor_key, seller_id_fold, currency, "group", kind IN ('invoice', 'other')
          ORDER BY due_on NULLS FIRST, line
        ) - open AS before
      FROM staged WHERE "group" IS NOT NULL
      WINDOW part AS (PARTITION BY debtor_key, seller_id_fold, currency, "group")
    )
    SELECT line, greatest(0, open - greatest(0, (CASE WHEN owes THEN paid ELSE debt END) - before)) AS open
    FROM item WHERE debt > 0 AND paid > 0`;
  await tx.$executeRaw`UPDATE staged s SET open = t.open FROM settled t WHERE t.line = s.line`;
  await tx.$executeRaw`DELETE FROM staged WHERE open = 0 AND line IN (SELECT line FROM settled)`;
  await tx.$executeRaw`DROP TABLE settled`;
};
