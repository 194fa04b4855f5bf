import { Prisma } from '../../../generated/prisma/client.ts';
import type { Stage } from '../stage.ts';

/** SQL: what movements belong together by, and which of them lessen the debt of the others; null: the list has what is left, not movements. */
const belonging = (mapped: Stage['mapped']): { part: Prisma.Sql; pays: Prisma.Sql } | null => {
  if (mapped.has('group')) return { part: Prisma.sql`"group"`, pays: Prisma.sql`kind IN ('advance', 'credit_note')` };
  if (!mapped.has('debit') || !mapped.has('credit')) return null;
  // Credit notes have numbers of their own, which may be those of invoices.
  return { part: Prisma.sql`number || concat(' | ', issued_on)`, pays: Prisma.sql`kind = 'advance'` };
};

/**
 * Where a list has movements rather than what is left (an invoice in `Dare`, what was paid of it in `Avere`), what lessens a debt is taken off the
 * invoices of its own `Partita`, else of its number and day, the first due first; what is left of it stays as it is.
 */
export const settlePartite = async ({ tx, mapped }: Stage): Promise<void> => {
  const movements = belonging(mapped);
  if (!movements) return;
  await tx.$executeRaw`
    CREATE TEMP TABLE settled ON COMMIT DROP AS
    WITH movement AS (
      SELECT line, open, due_on, kind IN ('invoice', 'other') AS owes, ${movements.pays} AS pays,
        jsonb_build_array(debtor_key, seller_id_fold, currency, ${movements.part}) AS part
      FROM staged WHERE ${movements.part} IS NOT NULL
    ), item AS (
      SELECT line, open, owes,
        sum(open) FILTER (WHERE owes) OVER whole AS debt,
        sum(open) FILTER (WHERE pays) OVER whole AS paid,
        sum(open) OVER (PARTITION BY part, owes ORDER BY due_on NULLS FIRST, line) - open AS before
      FROM movement WHERE owes OR pays
      WINDOW whole AS (PARTITION BY part)
    )
    SELECT line, greatest(0, open - greatest(0, (CASE WHEN owes THEN paid ELSE debt END) - before)) AS open
    FROM item WHERE debt > 0 AND paid > 0`;
  await tx.$executeRaw`UPDATE staged s SET open = t.open FROM settled t WHERE t.line = s.line`;
  await tx.$executeRaw`DELETE FROM staged WHERE open = 0 AND line IN (SELECT line FROM settled)`;
  await tx.$executeRaw`DROP TABLE settled`;
};
