import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../db.ts';
import { msg } from '../i18n/translator.ts';
import type { Changes } from './changes.ts';
import { type ForeignKey, foreignKeys } from './foreign-keys.ts';
import type { Kind } from './kinds/kind.ts';
import { kindOf } from './kinds/registry.ts';
import { refuse } from './refusal.ts';
import { ident } from './sql.ts';
import { countOf, type Stage } from './stage.ts';

/** A snapshot that lacks more than this share of what was there is more likely a cut-off file than a lost tenth of the business. */
export const mostVanishing = 0.1;

export const createSeen = (tx: Tx): Promise<number> =>
  tx.$executeRaw`CREATE TEMP TABLE seen_key (kind text, key text, PRIMARY KEY (kind, key)) ON COMMIT DROP`;

/** Remembers which rows a snapshot holds, rejected ones among them: they are in the file, only not as they should be. */
export const markSeen = async ({ tx, kind }: Stage): Promise<void> => {
  await tx.$executeRaw`
    INSERT INTO seen_key SELECT ${kind.kind}, key FROM staged
    UNION SELECT ${kind.kind}, key FROM rejected_key WHERE target = ${kind.table}
    ON CONFLICT DO NOTHING`;
};

const idRows = z.array(z.object({ id: z.number() }));

/** Removes rows together with what the database would remove or loosen with them, keeping all of it with the batch. */
const removeRows = async (
  tx: Tx,
  changes: Changes,
  keys: readonly ForeignKey[],
  table: string,
  ids: readonly number[],
): Promise<void> => {
  for (const key of keys.filter(({ target }) => target === table)) {
    const children = Prisma.sql`t.${ident(key.column)} = ANY(${ids}::int[])`;
    if (key.onDelete === 'set-null') {
      const from = Prisma.sql`(SELECT unnest(${ids}::int[]) AS id)`;
      await changes.update(
        key.table,
        { [key.column]: Prisma.sql`NULL::int` },
        from,
        Prisma.sql`t.${ident(key.column)} = s.id`,
      );
    } else if (keys.some(({ target }) => target === key.table)) {
      const rows = idRows.parse(await tx.$queryRaw`SELECT t.id FROM ${ident(key.table)} t WHERE ${children}`);
      if (rows.length > 0)
        await removeRows(
          tx,
          changes,
          keys,
          key.table,
          rows.map(({ id }) => id),
        );
    } else await changes.remove(key.table, children);
  }
  await changes.remove(table, Prisma.sql`t.id = ANY(${ids}::int[])`);
};

const isLive = ({ vanish }: Kind): Prisma.Sql =>
  typeof vanish === 'string' ? Prisma.sql`true` : Prisma.sql`t.${ident(vanish.set)} IS NULL`;

/** Rows of the source that were there before the run and still count, for the share that vanishes. */
export const countLive = (tx: Tx, kind: Kind, source: string): Promise<number> =>
  countOf(
    tx,
    Prisma.sql`SELECT count(*)::int AS n FROM ${ident(kind.table)} t WHERE t.source = ${source} AND ${isLive(kind)}`,
  );

/**
 * Archives, or removes, the rows of a source that its snapshot no longer holds; rows that are back are taken out of the archive.
 * @returns how many vanished
 * @throws Refused when that is more than {@link mostVanishing} of what was there, unless allowed
 */
export const settleVanished = async (
  { tx, kind, source, asOf, changes }: Pick<Stage, 'tx' | 'kind' | 'source' | 'asOf' | 'changes'>,
  live: number,
  allowed: boolean,
): Promise<number> => {
  const { vanish, table } = kindOf(kind.kind);
  const seen = Prisma.sql`EXISTS (SELECT FROM seen_key k WHERE k.kind = ${kind.kind} AND k.key = t.external_key)`;
  // Who stands in no row of their own, only beside those who report to them or the clients they look after, is there all the same.
  const needed =
    table === 'person'
      ? Prisma.sql`
        AND NOT EXISTS (SELECT FROM person r WHERE r.manager_id = t.id AND r.left_on IS NULL)
        AND NOT EXISTS (SELECT FROM assignment a WHERE a.person_id = t.id AND a.role = 'owner' AND a.to_on IS NULL)`
      : Prisma.empty;
  const gone = Prisma.sql`t.source = ${source} AND ${isLive(kind)} AND NOT ${seen} ${needed}`;
  const rows = idRows.parse(await tx.$queryRaw`SELECT t.id FROM ${ident(table)} t WHERE ${gone} ORDER BY t.id`);
  if (rows.length > live * mostVanishing && !allowed) {
    throw refuse(msg('import-refused-vanishing'), { kind: kind.kind, gone: rows.length, live });
  }
  const ids = rows.map(({ id }) => id);
  if (typeof vanish === 'string') {
    if (ids.length > 0) await removeRows(tx, changes, await foreignKeys(tx), table, ids);
    return ids.length;
  }
  const day =
    vanish.set === 'left_on' ? Prisma.sql`${asOf.toString()}::date` : Prisma.sql`${asOf.toString()}::timestamptz`;
  const one = Prisma.sql`(SELECT 1 AS id)`;
  await changes.update(table, { [vanish.set]: day }, one, gone);
  await changes.update(table, { [vanish.set]: Prisma.sql`NULL` }, one, Prisma.sql`t.source = ${source} AND ${seen}`);
  return ids.length;
};
