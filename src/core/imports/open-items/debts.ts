import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.ts';
import type { DebtsReport } from '../report.ts';
import type { Stage } from '../stage.ts';

const sum = z.object({ currency: z.string(), amount: z.string() });

const debtsRow = z.object({
  debtors: z.int(),
  open: z.array(sum),
  owed: z.array(sum),
  before: z.array(sum),
  known: z.int(),
  since: z.iso.date().nullable(),
  closed: z.int(),
  partlyPaid: z.int(),
  rateMoved: z.int(),
  unmatched: z.int(),
  unmatchedSums: z.array(sum),
  undated: z.int(),
});

/** Sums per currency, as JSON: the largest first. */
const sums = (from: Prisma.Sql, amount: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (SELECT coalesce(jsonb_agg(jsonb_build_object('currency', currency, 'amount', amount::text) ORDER BY amount DESC), '[]')
   FROM (SELECT currency, sum(${amount}) AS amount FROM ${from} GROUP BY currency) x WHERE amount <> 0)`;

const signed = Prisma.sql`CASE WHEN kind IN ('invoice', 'other') THEN open ELSE -open END`;
const owed = Prisma.sql`CASE WHEN kind IN ('invoice', 'other') THEN open ELSE 0 END`;

/** What a list says is owed, against the list before. Ends what {@link settleScopes} has begun. */
export const debtsNow = async ({ tx, asOf, scope }: Stage): Promise<Omit<DebtsReport, 'isTotalled'>> => {
  const rows = await tx.$queryRaw`
    WITH now AS (
      SELECT i.*, e.account_id, coalesce(i.due_on, CASE WHEN i.kind = 'invoice' THEN
        i.issued_on + coalesce(e.payment_term_days, a.payment_term_days) END) AS due
      FROM staged s JOIN open_item i ON i.id = s.id JOIN legal_entity e ON e.id = i.legal_entity_id LEFT JOIN account a ON a.id = e.account_id
    ), covered AS (
      SELECT b.*, i.open AS "left", i.moves_with_rate FROM open_before b JOIN open_item i ON i.id = b.id WHERE b.is_covered AND b.open > 0
    )
    SELECT
      (SELECT count(DISTINCT legal_entity_id)::int FROM now) AS debtors,
      ${sums(Prisma.sql`now`, signed)} AS open, ${sums(Prisma.sql`now`, owed)} AS owed, ${sums(Prisma.sql`covered`, owed)} AS before,
      (SELECT count(*)::int FROM covered) AS known,
      (SELECT max(since_on)::text FROM covered WHERE "left" < open AND NOT is_replaced AND NOT moves_with_rate) AS since,
      (SELECT count(*)::int FROM covered WHERE "left" = 0 AND NOT is_replaced) AS closed,
      (SELECT count(*)::int FROM covered WHERE "left" BETWEEN 0.0001 AND open - 0.0001 AND NOT moves_with_rate) AS "partlyPaid",
      (SELECT count(*)::int FROM covered WHERE "left" > 0 AND "left" <> open AND moves_with_rate) AS "rateMoved",
      (SELECT count(DISTINCT legal_entity_id)::int FROM now WHERE account_id IS NULL) AS unmatched,
      ${sums(Prisma.sql`(SELECT * FROM now WHERE account_id IS NULL) u`, signed)} AS "unmatchedSums",
      (SELECT count(*)::int FROM now WHERE kind IN ('invoice', 'other') AND due IS NULL) AS undated`;
  await tx.$executeRaw`DROP TABLE open_before`;
  return { asOf: asOf.toString(), level: scope?.level ?? 'document', ...z.tuple([debtsRow]).parse(rows)[0] };
};
