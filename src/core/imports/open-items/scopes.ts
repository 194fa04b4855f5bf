import { z } from 'zod';
import { Prisma } from '../../../generated/prisma/client.ts';
import { msg } from '../../i18n/translator.ts';
import { dayColumn } from '../../rows.ts';
import { fold } from '../keys.ts';
import { refuse } from '../refusal.ts';
import type { Scope, Stage } from '../stage.ts';

const newerRow = z.object({ asOf: dayColumn });

/** SQL: rows (seller_id): our companies whose debts the list has; where it has none at all, the one of its title: all of them are paid. */
const sellersOf = (source: string, { seller }: Scope): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT seller_id FROM staged
  UNION ALL
  SELECT t.id FROM (VALUES (${seller}::text, ${seller && fold(seller)}::text)) AS n(name, key)
  LEFT JOIN seller t ON lower(btrim(t.name)) IN (lower(btrim(n.name)), n.key) OR t.source = ${source} AND t.external_key = n.key
  WHERE (n.name IS NULL OR t.id IS NOT NULL) AND NOT EXISTS (SELECT FROM staged)`;

/**
 * Which debts the list speaks of: those that it has of each of our companies, in its currency, by its filter. What was open in there before is
 * kept in the table `open_before` (id, scope_id, legal_entity_id, seller_id, currency, kind, open, since_on, is_covered, is_releveled: it was told at
 * another level, such as one sum per client), to be compared with what is open now.
 * @throws Refused when a newer list of the same debts, or of some of them, is in already
 */
export const settleScopes = async (stage: Stage): Promise<void> => {
  const { tx, source, scope, asOf, changes } = stage;
  if (!scope) throw new Error('a list of open items without a scope');
  const day = Prisma.sql`${asOf.toString()}::date`;
  await tx.$executeRaw`
    CREATE TEMP TABLE scope_now ON COMMIT DROP AS
    SELECT s.seller_id, concat_ws(' | ', s.seller_id, ${scope.currency}::text, nullif(${scope.filter}, '')) AS key FROM (${sellersOf(source, scope)}) s`;
  const newer = await tx.$queryRaw`
    SELECT t.as_of AS "asOf" FROM open_item_scope t JOIN scope_now n ON t.source = ${source} AND t.external_key = n.key
    WHERE t.as_of > ${day}
    UNION SELECT t.as_of FROM staged s JOIN open_item i ON i.id = s.id JOIN open_item_scope t ON t.id = i.scope_id WHERE t.as_of > ${day}
    ORDER BY 1 DESC LIMIT 1`;
  const [found] = z.array(newerRow).parse(newer);
  if (found)
    throw refuse(msg('import-refused-older-list'), {
      asOfDay: asOf.toString(),
      newestDay: found.asOf.toString(),
    });
  // A wider list covers the narrower ones, where those are not newer; one of a currency also what wider ones have of it.
  await tx.$executeRaw`
    CREATE TEMP TABLE open_before ON COMMIT DROP AS
    SELECT i.id, i.scope_id, i.legal_entity_id, t.seller_id, i.currency, i.kind, i.open, t.as_of AS since_on, n.key IS NOT NULL AS is_covered,
      t.level <> ${scope.level}::"OpenItemLevel" AS is_releveled
    FROM open_item i JOIN open_item_scope t ON t.id = i.scope_id
    LEFT JOIN scope_now n ON n.seller_id IS NOT DISTINCT FROM t.seller_id AND t.as_of <= ${day}
      AND (${scope.currency}::text IS NULL OR i.currency = ${scope.currency}) AND (${scope.filter} = '' OR t.filter = ${scope.filter})
    WHERE i.source = ${source} AND (n.key IS NOT NULL OR EXISTS (SELECT FROM staged s WHERE s.id = i.id))`;
  await changes.insert(
    'open_item_scope',
    ['source', 'external_key', 'seller_id', 'currency', 'filter', 'level', 'as_of'],
    Prisma.sql`
      SELECT ${source}, n.key, n.seller_id, ${scope.currency}::text, ${scope.filter}, ${scope.level}::"OpenItemLevel", ${day} FROM scope_now n
      WHERE NOT EXISTS (SELECT FROM open_item_scope t WHERE t.source = ${source} AND t.external_key = n.key) ORDER BY n.key`,
  );
  await changes.update(
    'open_item_scope',
    { as_of: day, level: Prisma.sql`${scope.level}::"OpenItemLevel"` },
    Prisma.sql`scope_now`,
    Prisma.sql`t.source = ${source} AND t.external_key = s.key`,
  );
  await tx.$executeRaw`
    UPDATE staged s SET scope_id = t.id FROM open_item_scope t JOIN scope_now n ON t.source = ${source} AND t.external_key = n.key
    WHERE n.seller_id IS NOT DISTINCT FROM s.seller_id`;
  await tx.$executeRaw`DROP TABLE scope_now`;
};
