import { z } from 'zod';
import { ImportKind } from '../../generated/prisma/enums.ts';
import { oldData } from '../attention/rules.ts';
import { instantOf } from '../clock.ts';
import type { Tx } from '../db.ts';
import { dailyKinds, slowKinds, type Workplace } from './rules.ts';

/** What one source says of one kind of thing, and as of when. */
const sourceRow = z.object({ source: z.string(), kind: z.enum(ImportKind), asOf: z.date().transform(instantOf) });
export type SourceAge = z.infer<typeof sourceRow>;

/** Each source of what gets old, with the newest moment that it speaks of; imports that were taken back do not count. */
export const sourceAges = async (db: Tx): Promise<SourceAge[]> =>
  z.array(sourceRow).parse(
    await db.$queryRaw`
      SELECT b.source, f.kind::text AS kind, max(f.as_of) AS "asOf"
      FROM import_file f JOIN import_batch b ON b.id = f.batch_id
      WHERE b.rolled_back_at IS NULL AND f.kind::text = ANY(${[...dailyKinds, ...slowKinds]}::text[])
      GROUP BY b.source, f.kind
      HAVING f.kind::text = ANY(${[...dailyKinds]}::text[]) OR max(f.as_of) - min(f.as_of) >= interval '1 day'
      ORDER BY b.source, f.kind`,
  );

/** Where the organisation works; before there is one, nowhere in particular. */
export const workplaceOf = async (db: Tx): Promise<Workplace> => {
  const organisation = await db.organisation.findUnique({ where: { id: 1 }, select: { zone: true, country: true } });
  return organisation ?? { zone: 'UTC', country: null };
};

const waitingRow = z.object({ alerts: z.number(), people: z.number() });

/** How many alerts wait for newer data, to how many people. */
export const waitingAlerts = async (db: Tx): Promise<z.infer<typeof waitingRow>> => {
  const rows = await db.$queryRaw`
    SELECT count(*)::int AS alerts, count(DISTINCT mailbox_id)::int AS people FROM outbox_message WHERE state = 'held' AND reason = ${oldData}`;
  return z.tuple([waitingRow]).parse(rows)[0];
};
