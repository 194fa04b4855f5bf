import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { instantOf } from '../clock.ts';
import type { Tx } from '../db.ts';
import { type KeptName, keptNames, keptOf, rowsOf } from './kept.ts';
import { daysOf } from './sweep.ts';

/** How much there is of a kind of data, and for how long it is kept. */
export interface Stock {
  readonly name: KeptName;
  readonly days: number;
  readonly rows: number;
  /** Null: there is none. */
  readonly oldest: Temporal.Instant | null;
}

const stockRow = z.object({ name: z.string(), rows: z.coerce.number(), oldest: z.date().nullable() });

/** All that is kept and let go of, counted. Reads whole tables: for somebody who asks, not for something that happens often. */
export const stockOf = async (db: Tx): Promise<Stock[]> => {
  const counts = keptNames.map((name) => {
    const one = keptOf(name);
    return Prisma.sql`SELECT ${name}::text AS name, count(*) AS rows, min(${one.since}) AS oldest ${rowsOf(one)}`;
  });
  const rows = z.array(stockRow).parse(await db.$queryRaw`${Prisma.join(counts, ' UNION ALL ')}`);
  const found = new Map(rows.map((row) => [row.name, row]));
  const stock: Stock[] = [];
  for (const name of keptNames) {
    const { rows: count = 0, oldest = null } = found.get(name) ?? {};
    stock.push({
      name,
      days: await daysOf(db, name),
      rows: count,
      oldest: oldest && instantOf(oldest),
    });
  }
  return stock;
};
