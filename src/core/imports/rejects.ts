import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../db.ts';
import type { Stage } from './stage.ts';

/** A value of a row that was not taken, and why (a message `import-reject-<reason>`). */
export interface Reject {
  readonly line: number;
  /** The header; empty for the row as a whole. */
  readonly header: string;
  readonly value: string;
  readonly reason: string;
  /** What the reason speaks of, such as a line or a number of cells. */
  readonly detail: string;
}

/** Rows not taken, of all readings of a run; and their keys, so that what belongs to them is known to go with them. */
export const createRejects = async (tx: Tx): Promise<void> => {
  await tx.$executeRaw`
    CREATE TEMP TABLE import_reject (reading int, line int, header text, value text, reason text, detail text) ON COMMIT DROP`;
  await tx.$executeRaw`CREATE TEMP TABLE rejected_key (target text, key text) ON COMMIT DROP`;
  await tx.$executeRaw`CREATE INDEX ON rejected_key (key)`;
};

/** Adds rows that were rejected before they could be staged. `keys` are what others may call them. */
export const addRejects = async (
  { tx, reading, kind }: Pick<Stage, 'tx' | 'reading' | 'kind'>,
  rejects: readonly Reject[],
  keys: readonly string[],
): Promise<void> => {
  if (rejects.length > 0) {
    await tx.$executeRaw`
      INSERT INTO import_reject SELECT ${reading}, r.* FROM jsonb_to_recordset(${JSON.stringify(rejects)}::jsonb)
        AS r(line int, header text, value text, reason text, detail text)`;
  }
  if (keys.length > 0) {
    await tx.$executeRaw`
      INSERT INTO rejected_key SELECT ${kind.table}, jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb)`;
  }
};

/** A rule by which staged rows `s` are rejected. */
export interface RejectRule {
  readonly where: Prisma.Sql;
  readonly header: string;
  readonly value: Prisma.Sql;
  readonly reason: string;
  readonly detail?: Prisma.Sql;
  /** False when another row with the same key is taken, so that nothing is lost with this one. */
  readonly loseKey?: boolean;
}

/** Takes rows out of `staged` and into the list of rejected ones; returns how many. */
export const rejectStaged = (stage: Stage, rule: RejectRule): Promise<number> => {
  const { tx, reading, kind } = stage;
  const detail = rule.detail ?? Prisma.sql`''`;
  return tx.$executeRaw`
    WITH s AS (DELETE FROM staged s WHERE ${rule.where} RETURNING s.*),
    keys AS (
      INSERT INTO rejected_key SELECT ${kind.table}, k FROM s, unnest(ARRAY[s.key, s.label]) k
      WHERE k IS NOT NULL AND ${rule.loseKey ?? true}
    )
    INSERT INTO import_reject
    SELECT ${reading}, s.line, ${rule.header}, coalesce((${rule.value})::text, ''), ${rule.reason}, coalesce((${detail})::text, '') FROM s`;
};
