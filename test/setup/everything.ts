import { z } from 'zod';
import type { Db } from '../../src/core/db.ts';
import { Prisma } from '../../src/generated/prisma/client.ts';

const tableRow = z.object({ name: z.string() });
const textRow = z.object({ text: z.string() });

/** All that stands in the database, as text: for whoever must find nothing there. */
export const everythingIn = async (db: Db): Promise<string> => {
  const tables =
    await db.$queryRaw`SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
  const texts: string[] = [];
  for (const { name } of z.array(tableRow).parse(tables)) {
    const rows = await db.$queryRaw`SELECT t::text AS text FROM ${Prisma.raw(name)} t`;
    texts.push(
      ...z
        .array(textRow)
        .parse(rows)
        .map(({ text }) => text),
    );
  }
  return texts.join('\n');
};
