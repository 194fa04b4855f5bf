import { z } from 'zod';
import type { Tx } from '../db.ts';

/** A column that refers to the id of another table, and what the database does with its rows when that id goes. */
export interface ForeignKey {
  readonly table: string;
  readonly column: string;
  readonly target: string;
  readonly onDelete: 'cascade' | 'set-null' | 'forbid';
}

const row = z.object({ table: z.string(), column: z.string(), target: z.string(), action: z.string() });

/** All references between tables, as the database has them: whatever table comes later is looked after, too. */
export const foreignKeys = async (tx: Tx): Promise<ForeignKey[]> => {
  const rows = await tx.$queryRaw`
    SELECT c.conrelid::regclass::text AS "table", a.attname::text AS "column", c.confrelid::regclass::text AS target, c.confdeltype::text AS action
    FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND cardinality(c.conkey) = 1
    ORDER BY 1, 2`;
  return z
    .array(row)
    .parse(rows)
    .map(({ action, ...key }) => ({
      ...key,
      onDelete: action === 'c' ? 'cascade' : action === 'n' ? 'set-null' : 'forbid',
    }));
};
