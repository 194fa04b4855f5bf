import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { refreshAccountNames } from '../accounts/search-index.ts';
import { audit } from '../audit/record.ts';
import { type Clock, instantColumn } from '../clock.ts';
import type { Db, Tx } from '../db.ts';
import { msg } from '../i18n/translator.ts';
import { clientsChanged } from '../meetings/changed.ts';
import { identityOf } from './changes.ts';
import { type ForeignKey, foreignKeys } from './foreign-keys.ts';
import { lockImports } from './lock.ts';
import { refuse } from './refusal.ts';
import { ident } from './sql.ts';
import { isRow, markStaying } from './stays.ts';

/** Parents first, so that rows come back before what refers to them and go after it. */
const tableOrder = [
  'seller',
  'person',
  'account',
  'assignment',
  'owner_claim',
  'legal_entity',
  'contact',
  'contract',
  'product',
  'sales_order',
  'order_line',
  'goods_return',
  'invoice',
  'dispute',
  'payment',
  'payment_allocation',
  'open_item_scope',
  'open_item',
  'open_item_move',
] as const;

const imageIdentity = (table: string): Prisma.Sql =>
  Prisma.raw(
    identityOf(table)
      .map((column) => `(coalesce(after, before)->>'${column}')`)
      .join(` || '/' || `),
  );

/**
 * For each row that the batch wrote: how it was before the batch, and how the batch left it. Restored columns are those of the image:
 * columns that the table has won since keep what they have.
 */
const createUndo = async (tx: Tx, batchId: number, tables: readonly string[]): Promise<void> => {
  await tx.$executeRaw`CREATE TEMP TABLE undo ("table" text, identity text, before jsonb, after jsonb, stays boolean NOT NULL DEFAULT false) ON COMMIT DROP`;
  for (const table of tables) {
    await tx.$executeRaw`
      INSERT INTO undo ("table", identity, before, after)
      SELECT ${table}, identity, (array_agg(before ORDER BY id))[1], (array_agg(after ORDER BY id DESC))[1]
      FROM (SELECT id, before, after, ${imageIdentity(table)} AS identity FROM import_change WHERE batch_id = ${batchId} AND "table" = ${table}) c
      GROUP BY identity`;
  }
  await tx.$executeRaw`CREATE INDEX ON undo ("table", identity)`;
  await tx.$executeRaw`ANALYZE undo`;
};

const conflictRow = z.object({ table: z.string(), identity: z.string(), name: z.string().nullable() });
const mostNamed = 10;

const conflictsOf = async (tx: Tx, query: Prisma.Sql): Promise<string[]> =>
  z
    .array(conflictRow)
    .parse(await tx.$queryRaw`${query} LIMIT ${mostNamed}`)
    .map(({ table, identity, name }) => `${table} ${identity}${name ? ` (${name})` : ''}`);

const nameIn = (image: string): Prisma.Sql =>
  Prisma.raw(`coalesce(${image}->>'name', ${image}->>'number', ${image}->>'external_key')`);

/** Rows that are no longer as the batch left them, or gone. */
const changedSince = (tx: Tx, table: string): Promise<string[]> =>
  conflictsOf(
    tx,
    Prisma.sql`
      SELECT u."table", u.identity, ${nameIn('u.after')} AS name FROM undo u LEFT JOIN ${ident(table)} t ON ${isRow(table, 'u.after')}
      WHERE u."table" = ${table} AND u.after IS NOT NULL AND NOT u.stays AND NOT coalesce(to_jsonb(t) @> u.after, false) ORDER BY 2`,
  );

/** Rows that are not the batch's and refer to rows that would go. `own`: whether the batch wrote rows of that table, too. */
const referredTo = (tx: Tx, { table, column, target }: ForeignKey, own: boolean): Promise<string[]> => {
  const identity = own
    ? Prisma.raw(
        identityOf(table)
          .map((part) => `t."${part}"`)
          .join(` || '/' || `),
      )
    : Prisma.sql`coalesce(to_jsonb(t)->>'id', '')`;
  return conflictsOf(
    tx,
    Prisma.sql`
      SELECT ${table} AS "table", (${identity})::text AS identity, ${nameIn('to_jsonb(t)')} AS name
      FROM ${ident(table)} t JOIN undo u ON u."table" = ${target} AND u.before IS NULL AND NOT u.stays AND u.identity = t.${ident(column)}::text
      WHERE NOT EXISTS (SELECT FROM undo o WHERE o."table" = ${table} AND o.before IS NULL AND NOT o.stays AND o.identity = (${identity})::text)
      ORDER BY 2`,
  );
};

const restore = async (tx: Tx, table: string): Promise<void> => {
  const columns = z
    .array(z.object({ name: z.string() }))
    .parse(
      await tx.$queryRaw`
        SELECT DISTINCT jsonb_object_keys(before) AS name FROM (SELECT before FROM undo WHERE "table" = ${table} AND before IS NOT NULL LIMIT 1) one ORDER BY 1`,
    )
    .map(({ name }) => name);
  if (columns.length === 0) return;
  const names = Prisma.join(columns.map(ident));
  const from = Prisma.sql`FROM undo u, jsonb_populate_record(NULL::${ident(table)}, u.before) r WHERE u."table" = ${table} AND u.before IS NOT NULL`;
  await tx.$executeRaw`INSERT INTO ${ident(table)} (${names}) SELECT ${Prisma.raw(columns.map((name) => `r."${name}"`).join(', '))} ${from} AND u.after IS NULL`;
  const set = Prisma.join(columns.map((name) => Prisma.sql`${ident(name)} = r.${ident(name)}`));
  await tx.$executeRaw`UPDATE ${ident(table)} t SET ${set} ${from} AND u.after IS NOT NULL AND ${isRow(table, 'u.before')}`;
};

const takeOut = (tx: Tx, table: string): Promise<number> =>
  tx.$executeRaw`DELETE FROM ${ident(table)} t USING undo u WHERE u."table" = ${table} AND u.before IS NULL AND u.after IS NOT NULL AND NOT u.stays AND ${isRow(table, 'u.after')}`;

/**
 * Whom answers made owners of clients that go: whose a name is was said of every list, and is remembered; that it holds for these clients goes
 * with them. What no import wrote of owners, such an answer has.
 */
const takeOutGiven = (tx: Tx): Promise<number> => tx.$executeRaw`
  DELETE FROM assignment t USING undo u
  WHERE u."table" = 'account' AND u.before IS NULL AND NOT u.stays AND u.identity = t.account_id::text AND t.role = 'owner'
    AND NOT EXISTS (SELECT FROM import_change c WHERE c."table" = 'assignment' AND c.row_id = t.id)`;

const tableRow = z.array(z.object({ table: z.string() }));

const tablesOf = async (tx: Tx, batchId: number): Promise<string[]> => {
  const written = new Set(
    tableRow
      .parse(await tx.$queryRaw`SELECT DISTINCT "table" FROM import_change WHERE batch_id = ${batchId}`)
      .map(({ table }) => table),
  );
  const ordered = tableOrder.filter((table) => written.delete(table));
  return [...ordered, ...written];
};

interface RollBackParts {
  readonly db: Db;
  readonly clock: Clock;
  /** Whether a list of employees is taken back, which gives people the roles that they had. */
  readonly givesRoles: boolean;
  readonly by?: { readonly personId: number | null; readonly channel: string };
  onWait(): void;
}

/** What came of taking a batch back. */
export interface RolledBack {
  /** Rows that were restored or removed. */
  readonly count: number;
  /** Legal entities that stay, or keep their client, since somebody has said since whose they are. */
  readonly debtors: number;
  /** Clients of these that stay with them. */
  readonly clients: number;
}

/**
 * Takes a batch back: all rows are as they were before it, in one transaction, but for what people have said of them since.
 * @throws Refused when there is no such batch, or rows of it were changed since or are referred to by later ones; those are named
 */
export const rollBack = async (
  { db, clock, givesRoles, onWait, by = { personId: null, channel: 'cli' } }: RollBackParts,
  batchId: number,
): Promise<RolledBack> =>
  db.$transaction(
    async (tx) => {
      await lockImports(tx, onWait);
      // The sweep, too, waits for whoever has the batch, or has been there before.
      await tx.$executeRaw`SELECT FROM import_batch WHERE id = ${batchId} FOR UPDATE`;
      const batch = await tx.importBatch.findUnique({ where: { id: batchId } });
      if (!batch) throw refuse(msg('import-refused-no-batch'), { batch: String(batchId) });
      if (batch.rolledBackAt) throw refuse(msg('import-refused-rolled-back'), { batch: String(batchId) });
      if (batch.forgottenAt) throw refuse(msg('import-refused-forgotten'), { batch: String(batchId) });
      const employees = await tx.importFile.findFirst({
        where: { batchId, kind: 'employees' },
        select: { name: true },
      });
      if (employees && !givesRoles) throw refuse(msg('import-refused-roles'), { file: employees.name });
      const tables = await tablesOf(tx, batchId);
      await createUndo(tx, batchId, tables);
      const references = await foreignKeys(tx);
      const stayed = await markStaying(tx, batchId, tables, references);
      const changed: string[] = [];
      for (const table of tables) changed.push(...(await changedSince(tx, table)));
      if (changed.length > 0)
        throw refuse(msg('import-refused-changed-since'), { rows: changed.slice(0, mostNamed).join(', ') });
      await takeOutGiven(tx);
      // What nothing refers to goes at once: an owner who came must make room for the one who was.
      const leaves = tables.filter((table) => !references.some(({ target }) => target === table));
      for (const table of leaves) await takeOut(tx, table);
      for (const table of tables) await restore(tx, table);
      // Search keys are made anew below.
      const keys = references.filter(({ table, target }) => table !== 'account_name' && tables.includes(target));
      const referring: string[] = [];
      for (const key of keys) referring.push(...(await referredTo(tx, key, tables.includes(key.table))));
      if (referring.length > 0)
        throw refuse(msg('import-refused-referred'), { rows: referring.slice(0, mostNamed).join(', ') });
      for (const table of tables.toReversed()) if (!leaves.includes(table)) await takeOut(tx, table);
      await refreshAccountNames(tx);
      const now = clock.now();
      await clientsChanged(tx, now);
      await tx.importBatch.update({ where: { id: batchId }, data: { rolledBackAt: instantColumn(now) } });
      await audit(tx, now, {
        ...by,
        action: 'import.rolled-back',
        subject: 'import_batch',
        subjectId: batchId,
      });
      const rows = await tx.$queryRaw`SELECT count(*)::int AS n FROM undo WHERE NOT stays OR before IS NOT NULL`;
      const count = z.array(z.object({ n: z.number() })).parse(rows)[0]?.n ?? 0;
      return { count, debtors: stayed.get('legal_entity') ?? 0, clients: stayed.get('account') ?? 0 };
    },
    { timeout: 24 * 3_600_000, maxWait: 60_000 },
  );
