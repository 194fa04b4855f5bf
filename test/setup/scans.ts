import { z } from 'zod';
import type { Db } from '../../src/core/db.ts';

const scansRow = z.object({ table: z.string(), rows: z.bigint().transform(Number) });

/** How many rows of each of these tables were ever read one after another, without an index. */
export const readInFull = async (db: Db, tables: readonly string[]): Promise<Record<string, number>> => {
  await db.$executeRaw`SELECT pg_stat_force_next_flush()`;
  const rows = await db.$queryRaw`
    SELECT relname AS table, seq_tup_read AS rows FROM pg_stat_user_tables WHERE relname = ANY(${[...tables]}::text[])`;
  return Object.fromEntries(
    z
      .array(scansRow)
      .parse(rows)
      .map(({ table, rows: read }) => [table, read]),
  );
};
