import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../db.ts';
import { ident, idents } from './sql.ts';

/** What tells the rows of a table apart; all but allocations have an id. */
export const identityOf = (table: string): readonly string[] =>
  table === 'payment_allocation' ? ['payment_id', 'invoice_id'] : ['id'];

const same = (table: string, one: string, other: string): Prisma.Sql =>
  Prisma.raw(
    identityOf(table)
      .map((column) => `${one}."${column}" = ${other}."${column}"`)
      .join(' AND '),
  );

const rowId = (table: string, alias: string): Prisma.Sql => Prisma.raw(`${alias}."${identityOf(table)[0]}"`);

/**
 * Writes of a batch. Each keeps the row as it was and as it is in `import_change`, so that the batch can be taken back;
 * a row that would not change is left alone. All return how many rows were written.
 */
export interface Changes {
  /** `rows` selects the columns in this order. */
  insert(table: string, columns: readonly string[], rows: Prisma.Sql): Promise<number>;
  /** `set`: column → expression over the row `t` and the row `s` of `from`; `on` joins them, one `s` for a `t`. */
  update(table: string, set: Readonly<Record<string, Prisma.Sql>>, from: Prisma.Sql, on: Prisma.Sql): Promise<number>;
  /** `where` speaks of the row `t`. Rows that refer to it must be gone already. */
  remove(table: string, where: Prisma.Sql): Promise<number>;
}

export const recordChanges = (tx: Tx, batchId: number): Changes => ({
  insert: (table, columns, rows) => tx.$executeRaw`
    WITH t AS (INSERT INTO ${ident(table)} (${idents(columns)}) ${rows} RETURNING *)
    INSERT INTO import_change (batch_id, "table", row_id, after)
    SELECT ${batchId}, ${table}, ${rowId(table, 't')}, to_jsonb(t) FROM t ORDER BY 3`,

  update: (table, set, from, on) => {
    const columns = Object.keys(set);
    const differs = Prisma.sql`ROW(${idents(columns, 't.')}) IS DISTINCT FROM ROW(${Prisma.join(Object.values(set))})`;
    const assign = Prisma.join(columns.map((column) => Prisma.sql`${ident(column)} = ${set[column]}`));
    return tx.$executeRaw`
      WITH before AS (SELECT t.* FROM ${ident(table)} t JOIN ${from} s ON ${on} WHERE ${differs}),
      after AS (UPDATE ${ident(table)} t SET ${assign} FROM ${from} s WHERE ${on} AND ${differs} RETURNING t.*)
      INSERT INTO import_change (batch_id, "table", row_id, before, after)
      SELECT ${batchId}, ${table}, ${rowId(table, 'after')}, to_jsonb(before), to_jsonb(after)
      FROM after JOIN before ON ${same(table, 'after', 'before')} ORDER BY 3`;
  },

  remove: (table, where) => tx.$executeRaw`
    WITH t AS (DELETE FROM ${ident(table)} t WHERE ${where} RETURNING t.*)
    INSERT INTO import_change (batch_id, "table", row_id, before)
    SELECT ${batchId}, ${table}, ${rowId(table, 't')}, to_jsonb(t) FROM t ORDER BY 3`,
});
