import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { ImportKind } from '../../generated/prisma/enums.ts';
import { instantOf } from '../clock.ts';
import type { Tx } from '../db.ts';
import { oldAfterWorkingDays } from '../settings/registry.ts';
import { settingOf } from '../settings/values.ts';
import { workplaceOf } from './queries.ts';
import { ageOf, dailyKinds, isTooOld, limitOf, slowKinds, waitsUntil } from './rules.ts';

/** A kind of data that is older than it may be. */
export interface OldData {
  readonly kind: ImportKind;
  readonly asOf: Temporal.Instant;
  /** Its age, in working days of the organisation. */
  readonly days: number;
  /** So old that alerts that rest on it wait for newer data. */
  readonly isTooOld: boolean;
}

const row = z.object({
  kind: z.enum(ImportKind),
  asOf: z.date().transform(instantOf),
  /** Whether there was some of another day before. */
  isRepeated: z.boolean(),
  workingDays: oldAfterWorkingDays.schema.catch(oldAfterWorkingDays.fallback),
  zone: z.string(),
  country: z.string(),
});

/** SQL: the day that the newest data of a kind speaks of, by an index. @param more narrows it down */
const newestSql = (more: Prisma.Sql) => Prisma.sql`
  SELECT f.as_of FROM import_file f JOIN import_batch b ON b.id = f.batch_id
  WHERE f.kind = k.kind AND b.rolled_back_at IS NULL AND ${more} ORDER BY f.as_of DESC LIMIT 1`;

/**
 * What of these kinds of data is old. A kind is as old as the newest that any source says of it: one that was given up is the administrator's to know
 * of, and keeps no alert waiting.
 */
export const oldDataOf = async (db: Tx, now: Temporal.Instant, kinds: readonly ImportKind[]): Promise<OldData[]> => {
  const aging = [...new Set(kinds)].filter((kind) => dailyKinds.includes(kind) || slowKinds.includes(kind));
  if (aging.length === 0) return [];
  const rows = await db.$queryRaw`
    SELECT k.kind::text AS kind, n.as_of AS "asOf", p.as_of IS NOT NULL AS "isRepeated",
      ${settingOf(oldAfterWorkingDays, Prisma.sql`0`)} AS "workingDays", o.zone, o.country
    FROM organisation o CROSS JOIN unnest(${aging}::"ImportKind"[]) AS k(kind)
      CROSS JOIN LATERAL (${newestSql(Prisma.sql`true`)}) n
      LEFT JOIN LATERAL (${newestSql(Prisma.sql`f.as_of <= n.as_of - interval '1 day'`)}) p ON true
    WHERE o.id = 1 ORDER BY k.kind`;
  return z
    .array(row)
    .parse(rows)
    .flatMap(({ kind, asOf, isRepeated, workingDays, ...place }) => {
      const days = ageOf(asOf, now, place);
      const limit = limitOf(kind, workingDays);
      const counts = isRepeated || dailyKinds.includes(kind);
      return counts && days > limit ? [{ kind, asOf, days, isTooOld: isTooOld(days, limit) }] : [];
    });
};

/** Kinds of messages, by what they rest on. */
type Resting = readonly { readonly name: string; readonly restsOn?: readonly ImportKind[] }[];

/** Which kinds of messages rest on data that is too old, and wait. */
export const waitingForData = async (db: Tx, now: Temporal.Instant, kinds: Resting): Promise<ReadonlySet<string>> => {
  const old = await oldDataOf(
    db,
    now,
    kinds.flatMap(({ restsOn }) => restsOn ?? []),
  );
  const tooOld = old.filter((one) => one.isTooOld);
  const waits = kinds.filter(({ restsOn }) => tooOld.some(({ kind }) => restsOn?.includes(kind)));
  return new Set(waits.map(({ name }) => name));
};

/** From when on an alert of a kind that is due now can be told: now, or, where its data is too old, once that has been waited for. */
export const toldFrom = async (db: Tx, now: Temporal.Instant, kind: Resting[number]): Promise<Temporal.Instant> =>
  (await waitingForData(db, now, [kind])).size > 0 ? waitsUntil(now, await workplaceOf(db)) : now;
