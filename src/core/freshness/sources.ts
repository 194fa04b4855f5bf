import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantOf } from '../clock.ts';
import type { Tx } from '../db.ts';
import { oldAfterWorkingDays } from '../settings/registry.ts';
import { readSetting } from '../settings/values.ts';
import { type SourceAge, sourceAges, workplaceOf } from './queries.ts';
import { ageOf, limitOf } from './rules.ts';

/** The rule by which administrators are told of old data, among signals. */
export const freshnessRuleName = 'data-freshness';

/** A source, how old its data is, and beyond which age that is old, both in working days. */
export interface AgingSource extends SourceAge {
  readonly days: number;
  readonly limit: number;
}

/** Each source of what gets old. @param workingDays what the organisation says; without it, what it has set */
export const agingSources = async (db: Tx, now: Temporal.Instant, workingDays?: number): Promise<AgingSource[]> => {
  const place = await workplaceOf(db);
  const said = workingDays ?? (await readSetting(db, oldAfterWorkingDays, 0));
  return (await sourceAges(db)).map((one) => ({
    ...one,
    days: ageOf(one.asOf, now, place),
    limit: limitOf(one.kind, said),
  }));
};

/** Whether the data of a source is old. Pure. */
export const isOld = ({ days, limit }: AgingSource): boolean => days > limit;

const toldRow = z.object({ toldAt: z.date().transform(instantOf).nullable() });

/** When administrators were told of old data last; null: never. */
export const toldOfOldDataAt = async (db: Tx): Promise<Temporal.Instant | null> => {
  const rows = await db.$queryRaw`SELECT max(told_at) AS "toldAt" FROM signal WHERE rule = ${freshnessRuleName}`;
  return z.tuple([toldRow]).parse(rows)[0].toldAt;
};
