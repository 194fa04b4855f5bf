import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../db.ts';
import { identityOf } from './changes.ts';
import type { ForeignKey } from './foreign-keys.ts';
import { ident } from './sql.ts';

/**
 * What people say of rows that imports write, by table: that a debtor is of a client, or of none to look after. It is an answer that was asked for,
 * which no file holds, so it outlives the import that led to the question.
 */
const saidByPeople: Readonly<Record<string, readonly string[]>> = {
  legal_entity: ['account_id', 'set_aside_at'],
};

/** SQL: which row of `table` t an image of it, `image`, is of. */
export const isRow = (table: string, image: string): Prisma.Sql =>
  Prisma.raw(
    identityOf(table)
      .map((column) => `t."${column}" = (${image}->>'${column}')::int`)
      .join(' AND '),
  );

/** Rows that differ from how the batch left them in nothing but what people have said since; not where a later import has said it. */
const markSaid = (
  tx: Tx,
  batchId: number,
  table: string,
  columns: readonly string[],
): Promise<number> => tx.$executeRaw`
  UPDATE undo u SET stays = true FROM ${ident(table)} t
  WHERE u."table" = ${table} AND u.after IS NOT NULL AND ${isRow(table, 'u.after')}
    AND NOT to_jsonb(t) @> u.after AND to_jsonb(t) @> (u.after - ${[...columns]}::text[])
    AND NOT EXISTS (
      SELECT FROM import_change c JOIN import_batch b ON b.id = c.batch_id
      WHERE c.batch_id > ${batchId} AND b.rolled_back_at IS NULL AND c."table" = ${table} AND c.row_id = t.id)`;

/** What was there before goes back to how it was, but for what was said. */
const keepSaid = (tx: Tx, table: string, columns: readonly string[]): Promise<number> => tx.$executeRaw`
  UPDATE undo u SET before = u.before || jsonb_build_object(${Prisma.raw(columns.map((column) => `'${column}', t."${column}"`).join(', '))})
  FROM ${ident(table)} t WHERE u."table" = ${table} AND u.stays AND u.before IS NOT NULL AND ${isRow(table, 'u.after')}`;

/** What stays keeps the rows that it refers to: of those that were there before, by what was said of them only. */
const markReferred = (tx: Tx, { table, column, target }: ForeignKey): Promise<number> => tx.$executeRaw`
  UPDATE undo u SET stays = true FROM ${ident(table)} t JOIN undo k ON k."table" = ${table} AND k.stays AND ${isRow(table, 'k.after')}
  WHERE u."table" = ${target} AND u.before IS NULL AND u.after IS NOT NULL AND NOT u.stays AND u.identity = t.${ident(column)}::text
    AND (k.before IS NULL OR ${saidByPeople[table]?.includes(column) ?? false})`;

const stayedRow = z.object({ table: z.string(), rows: z.number() });

/**
 * Marks what of a batch stays when it is taken back (`undo.stays`): rows of which somebody has said something since, and what these stand on.
 * @param references the references between tables that the batch wrote
 * @returns how many rows stay, by table
 */
export const markStaying = async (
  tx: Tx,
  batchId: number,
  tables: readonly string[],
  references: readonly ForeignKey[],
): Promise<ReadonlyMap<string, number>> => {
  for (const table of tables) {
    const columns = saidByPeople[table];
    if (!columns) continue;
    await markSaid(tx, batchId, table, columns);
    await keepSaid(tx, table, columns);
  }
  const within = references.filter(({ table, target }) => tables.includes(table) && tables.includes(target));
  for (let more = true; more; ) {
    more = false;
    for (const key of within) more = (await markReferred(tx, key)) > 0 || more;
  }
  const rows = await tx.$queryRaw`SELECT "table", count(*)::int AS rows FROM undo WHERE stays GROUP BY 1`;
  return new Map(
    z
      .array(stayedRow)
      .parse(rows)
      .map((row) => [row.table, row.rows]),
  );
};
