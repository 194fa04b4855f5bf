import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import type { OpenItemLevel } from '../../generated/prisma/enums.ts';
import { nameKey } from '../accounts/names.ts';
import type { Seals } from '../calendars/seal.ts';
import type { Tx } from '../db.ts';
import type { Changes } from './changes.ts';
import { fold } from './keys.ts';
import type { Defaults, Field, ReferenceTo } from './kinds/field.ts';
import { type Kind, ownFields, sqlType } from './kinds/kind.ts';
import type { Notes } from './report.ts';
import { ident } from './sql.ts';

/** A row on its way into the table `staged`: column → value. */
export type StagedRow = Readonly<Record<string, string | number | null>>;

/** Which debts a list of open items speaks of. */
export interface Scope {
  /** Our company that its title names; rows may name others. */
  readonly seller: string | null;
  /** Null: all currencies. */
  readonly currency: string | null;
  /** Other conditions by which debts were chosen; empty: all. */
  readonly filter: string;
  readonly level: OpenItemLevel;
}

/** One reading of a file while its rows stand in the temporary table `staged` and become rows of its kind. */
export interface Stage {
  readonly tx: Tx;
  readonly kind: Kind;
  readonly source: string;
  /** Which of the run's readings this is, for the list of rejected rows. */
  readonly reading: number;
  /** The fields that the file carries. */
  readonly mapped: ReadonlySet<string>;
  readonly defaults: Defaults;
  /** The day that the figures describe. */
  readonly asOf: Temporal.PlainDate;
  /** Of a list of open items: which debts it speaks of. */
  readonly scope: Scope | null;
  /** What would otherwise be asked: a list that lacks much of what there was is taken as it is. */
  readonly allowVanishing: boolean;
  readonly changes: Changes;
  readonly notes: Notes;
  /** By which those who were erased are known. */
  readonly seals: Pick<Seals, 'mark'>;
  /** The header of a field in the file, for people. */
  header(field: string): string;
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The column of `staged` that a field's value stands in; of a reference, the id that it resolves to. */
export const stagedColumn = (name: string, { column, type }: Field): string =>
  column ?? (type.is === 'reference' ? `${snake(name)}_id` : snake(name));

/** A reference as the file writes it, folded, and as a search key of names. */
export const referenceColumns = (column: string) => ({
  as: `${column}_as`,
  fold: `${column}_fold`,
  name: `${column}_name`,
});

const columnsOf = (kind: Kind): Map<string, string> => {
  const columns = new Map<string, string>([
    ['line', 'int'],
    ['key', 'text'],
    ['label', 'text'],
  ]);
  for (const [name, field] of ownFields(kind)) {
    if (name === 'key') continue;
    const column = stagedColumn(name, field);
    if (field.type.is === 'reference') {
      for (const helper of Object.values(referenceColumns(column))) columns.set(helper, 'text');
      columns.set(column, 'int');
    } else columns.set(column, sqlType(field));
  }
  for (const [column, type] of Object.entries({ ...kind.aside, ...kind.derived })) columns.set(column, type);
  return columns;
};

/** The columns of `staged` that stand in the kind's table too: of all fields, or of these only. */
export const tableColumns = (kind: Kind, mapped?: ReadonlySet<string>): string[] => {
  const own = ownFields(kind).filter(([name, { column }]) => column !== undefined && (mapped?.has(name) ?? true));
  return [...new Set([...own.map(([name, field]) => stagedColumn(name, field)), ...Object.keys(kind.derived ?? {})])];
};

/** `id` is that of the table's row, known or to be; `is_new` tells which. */
export const createStaged = async (tx: Tx, kind: Kind): Promise<void> => {
  const columns = [...columnsOf(kind)].map(([name, type]) => `"${name}" ${type}`).join(', ');
  await tx.$executeRaw`CREATE TEMP TABLE staged (${Prisma.raw(columns)}, id int, is_new boolean) ON COMMIT DROP`;
};

export const dropStaged = (tx: Tx): Promise<number> => tx.$executeRaw`DROP TABLE staged`;

/** Adds rows to `staged`; give it some thousand at a time. */
export const addStaged = async (tx: Tx, kind: Kind, rows: readonly StagedRow[]): Promise<void> => {
  if (rows.length === 0) return;
  const columns = [...columnsOf(kind)];
  const names = Prisma.raw(columns.map(([name]) => `"${name}"`).join(', '));
  const record = Prisma.raw(columns.map(([name, type]) => `"${name}" ${type}`).join(', '));
  await tx.$executeRaw`
    INSERT INTO staged (${names}) SELECT ${names} FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(${record})`;
};

/** How a reference stands in `staged`; only names of clients are searched by their sound. */
export const stagedReference = (column: string, value: string, to: ReferenceTo): StagedRow => {
  const names = referenceColumns(column);
  const name = to === 'account' || to === 'legal_entity' ? nameKey(value) : null;
  return { [names.as]: value, [names.fold]: fold(value), [names.name]: name };
};

const numbered = z.array(z.object({ n: z.number() }));

/** A count, as `SELECT count(*)::int AS n` gives it. */
export const countOf = async (tx: Tx, query: Prisma.Sql): Promise<number> =>
  numbered.parse(await tx.$queryRaw(query))[0]?.n ?? 0;

/** Gives known rows their ids by source and key, and new rows the ids that they will have, so that rows may refer to each other. */
export const numberStaged = async ({ tx, kind, source }: Stage): Promise<void> => {
  const table = ident(kind.table);
  await tx.$executeRaw`CREATE INDEX ON staged (key)`;
  await tx.$executeRaw`
    UPDATE staged s SET id = t.id, is_new = false FROM ${table} t WHERE t.source = ${source} AND t.external_key = s.key`;
  await tx.$executeRaw`
    UPDATE staged s SET id = n.id, is_new = true
    FROM (
      SELECT key, nextval(pg_get_serial_sequence(${kind.table}, 'id'))::int AS id
      FROM (SELECT key FROM staged WHERE id IS NULL ORDER BY line) ordered
    ) n
    WHERE n.key = s.key`;
  await tx.$executeRaw`ANALYZE staged`;
};
