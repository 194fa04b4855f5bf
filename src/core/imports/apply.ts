import { Prisma } from '../../generated/prisma/client.ts';
import { ownFields } from './kinds/kind.ts';
import { ident } from './sql.ts';
import { countOf, type Stage, tableColumns } from './stage.ts';

/** What a new row gets where the file says nothing and the column may not be NULL. */
const insertValues = ({ kind, defaults }: Stage): Map<string, Prisma.Sql> =>
  new Map(
    ownFields(kind).flatMap(([, { column, otherwise, type }]) => {
      if (!column || !otherwise) return [];
      const cast =
        type.is === 'choice'
          ? Prisma.raw(`::"${type.of}"`)
          : type.is === 'flag'
            ? Prisma.raw('::boolean')
            : Prisma.empty;
      return [[column, Prisma.sql`coalesce(s.${ident(column)}, ${otherwise(defaults)}${cast})`] as const];
    }),
  );

/** Columns that keep their value where the file's cell is empty. */
const keeps = ({ kind }: Stage): ReadonlySet<string> =>
  new Set(ownFields(kind).flatMap(([, { column, otherwise }]) => (column && otherwise ? [column] : [])));

/** Writes the staged rows: new ones are added, known ones changed where the file says otherwise in the columns that it carries. */
export const writeStaged = async (stage: Stage): Promise<{ added: number; changed: number; unchanged: number }> => {
  const { tx, kind, source, mapped, changes } = stage;
  const values = insertValues(stage);
  const all = tableColumns(kind);
  const known = await countOf(tx, Prisma.sql`SELECT count(*)::int AS n FROM staged WHERE NOT is_new`);
  const written = tableColumns(kind, mapped);
  const kept = keeps(stage);
  const set = Object.fromEntries(
    written.map((column) => {
      const value = Prisma.sql`s.${ident(column)}`;
      return [column, kept.has(column) ? Prisma.sql`coalesce(${value}, t.${ident(column)})` : value];
    }),
  );
  const from = Prisma.sql`(SELECT * FROM staged WHERE NOT is_new)`;
  // New rows first: known ones may come to refer to them.
  const cells = Prisma.join(all.map((column) => values.get(column) ?? Prisma.sql`s.${ident(column)}`));
  const added = await changes.insert(
    kind.table,
    ['id', 'source', 'external_key', ...all],
    Prisma.sql`SELECT s.id, ${source}, s.key, ${cells} FROM staged s WHERE s.is_new ORDER BY s.line`,
  );
  const changed =
    known > 0 && written.length > 0 ? await changes.update(kind.table, set, from, Prisma.sql`t.id = s.id`) : 0;
  return { added, changed, unchanged: known - changed };
};
