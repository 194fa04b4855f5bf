import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { msg } from '../i18n/translator.ts';
import type { ReferenceTo } from './kinds/field.ts';
import { ownFields } from './kinds/kind.ts';
import { rejectStaged } from './rejects.ts';
import { ident } from './sql.ts';
import { referenceColumns, type Stage, stagedColumn } from './stage.ts';

interface Target {
  readonly table: string;
  /**
   * Ways to find a row, the surest first: SELECTs of (value, id) over `wanted` w (value, folded, name).
   * The key in the same source comes before all of them.
   */
  readonly ways: readonly Prisma.Sql[];
  /** The last way only compares how names sound; what it found is told. */
  readonly loose?: true;
}

/** As it is written and as it is folded: one equality each, so that large tables are joined by hash. */
const spelt = Prisma.sql`(SELECT DISTINCT value, v FROM wanted, unnest(ARRAY[lower(value), folded]) v)`;
const keyed = Prisma.sql`(SELECT DISTINCT value, v, source FROM wanted, unnest(ARRAY[value, folded]) v)`;

const byName = (table: string) =>
  Prisma.sql`SELECT w.value, t.id FROM ${spelt} w JOIN ${ident(table)} t ON lower(btrim(t.name)) = w.v`;

const targets: Record<ReferenceTo, Target> = {
  person: {
    table: 'person',
    ways: [
      Prisma.sql`SELECT w.value, t.id FROM wanted w JOIN person t ON t.handle = lower(w.value) OR t.email = lower(w.value)`,
      byName('person'),
    ],
  },
  account: {
    table: 'account',
    ways: [
      byName('account'),
      Prisma.sql`SELECT w.value, n.account_id FROM ${spelt} w JOIN account_name n ON lower(n.name) = w.v`,
      Prisma.sql`SELECT w.value, n.account_id FROM wanted w JOIN account_name n ON n.key = w.name`,
    ],
    loose: true,
  },
  legal_entity: {
    table: 'legal_entity',
    ways: [
      Prisma.sql`SELECT w.value, t.id FROM wanted w JOIN legal_entity t ON t.tax_id = w.value`,
      byName('legal_entity'),
      Prisma.sql`
        SELECT w.value, t.id FROM wanted w JOIN account_name n ON n.key = w.name AND n.kind = 'legal_entity'
        JOIN legal_entity t ON t.account_id = n.account_id AND t.name = n.name`,
    ],
    loose: true,
  },
  contact: { table: 'contact', ways: [byName('contact')] },
  product: {
    table: 'product',
    ways: [Prisma.sql`SELECT w.value, t.id FROM wanted w JOIN product t ON t.sku = w.value`, byName('product')],
  },
  order: {
    table: 'sales_order',
    ways: [
      Prisma.sql`SELECT w.value, t.id FROM wanted w JOIN sales_order t ON t.number = w.value AND t.source = w.source`,
    ],
  },
  seller: { table: 'seller', ways: [byName('seller')] },
};

const looseRow = z.object({ value: z.string(), name: z.string() });

/** Fills `matched` with the best row for each value that occurs: none, one, or several that are equally good. */
const match = async (stage: Stage, target: Target, column: string): Promise<void> => {
  const { tx, source, kind } = stage;
  const names = referenceColumns(column);
  // Rows of one file may refer to each other: a subsidiary to its parent, a salesman to his manager.
  const among =
    target.table === kind.table
      ? Prisma.sql`
          UNION ALL SELECT w.value, s.id, 0 FROM ${keyed} w JOIN staged s ON s.key = w.v
          UNION ALL SELECT w.value, s.id, 1 FROM ${spelt} w JOIN staged s ON s.label = w.v
          UNION ALL SELECT w.value, s.id, 1 FROM wanted w JOIN staged s ON s.label = w.name`
      : Prisma.empty;
  const ways = target.ways.map((way, i) => Prisma.sql`UNION ALL SELECT f.*, ${i + 1}::int FROM (${way}) f`);
  await tx.$executeRaw`
    CREATE TEMP TABLE matched ON COMMIT DROP AS
    WITH wanted AS (
      SELECT DISTINCT ${ident(names.as)} AS value, ${ident(names.fold)} AS folded, ${ident(names.name)} AS name, ${source}::text AS source
      FROM staged WHERE ${ident(names.as)} IS NOT NULL
    ), candidate (value, id, way) AS (
      SELECT w.value, t.id, 0 FROM ${keyed} w JOIN ${ident(target.table)} t ON t.source = w.source AND t.external_key = w.v
      ${among}
      ${Prisma.join(ways, ' ')}
    ), best AS (
      SELECT value, id, way, rank() OVER (PARTITION BY value ORDER BY way) AS place FROM candidate
    )
    SELECT value, min(id) AS id, count(DISTINCT id)::int AS hits, min(way) AS way FROM best WHERE place = 1 GROUP BY value`;
};

const tellLoose = async ({ tx, notes }: Stage, target: Target): Promise<void> => {
  if (!target.loose) return;
  const rows = await tx.$queryRaw`
    SELECT m.value, t.name FROM matched m JOIN ${ident(target.table)} t ON t.id = m.id
    WHERE m.hits = 1 AND m.way = ${target.ways.length} ORDER BY m.value LIMIT 20`;
  for (const { value, name } of z.array(looseRow).parse(rows))
    notes.add(msg('import-note-loose-name'), { value, name });
};

/**
 * Turns what the file writes into ids. Rows that refer to nothing, or to several rows alike, are rejected; those that refer to a
 * row rejected in this run are told apart: they go with their parent. Rejecting a row may orphan others of the same file, hence the loop.
 */
export const resolveReferences = async (stage: Stage): Promise<void> => {
  const { tx, kind, mapped, header } = stage;
  for (const [name, field] of ownFields(kind)) {
    if (field.type.is !== 'reference' || !mapped.has(name)) continue;
    const target = targets[field.type.to];
    const column = stagedColumn(name, field);
    const names = referenceColumns(column);
    const as = ident(names.as);
    for (let rejected = -1; rejected !== 0; ) {
      await match(stage, target, column);
      await tx.$executeRaw`UPDATE staged s SET ${ident(column)} = m.id FROM matched m WHERE m.value = s.${as} AND m.hits = 1`;
      const unmet = Prisma.sql`s.${as} IS NOT NULL AND NOT EXISTS (SELECT FROM matched m WHERE m.value = s.${as} AND m.hits = 1)`;
      const said = { header: header(name), value: Prisma.sql`s.${as}` };
      const several = await rejectStaged(stage, {
        ...said,
        where: Prisma.sql`EXISTS (SELECT FROM matched m WHERE m.value = s.${as} AND m.hits > 1)`,
        reason: 'ambiguous-reference',
      });
      const dropped = await rejectStaged(stage, {
        ...said,
        where: Prisma.sql`${unmet} AND EXISTS (
          SELECT FROM rejected_key r WHERE r.target = ${target.table} AND r.key IN (s.${as}, s.${ident(names.fold)}, s.${ident(names.name)})
        )`,
        reason: 'with-parent',
      });
      const unknown = await rejectStaged(stage, { ...said, where: unmet, reason: 'unknown-reference' });
      await tellLoose(stage, target);
      await tx.$executeRaw`DROP TABLE matched`;
      rejected = target.table === kind.table ? several + dropped + unknown : 0;
    }
    if (target.table === kind.table) {
      await rejectStaged(stage, {
        where: Prisma.sql`s.${ident(column)} = s.id`,
        header: header(name),
        value: Prisma.sql`s.${as}`,
        reason: 'refers-to-itself',
      });
    }
  }
};
