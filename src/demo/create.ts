import { refreshAccountNames } from '../core/accounts/search-index.ts';
import { audit } from '../core/audit/record.ts';
import type { Clock } from '../core/clock.ts';
import type { Tx } from '../core/db.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { demoCompany } from './company.ts';

/** Writes the demo company, as it stands at the clock's time, into an empty database. Give it a transaction. */
export const createDemo = async (tx: Tx, clock: Clock): Promise<void> => {
  const now = clock.now();
  // The tables stand in an order in which each row finds those that it points at.
  for (const [name, rows] of Object.entries(demoCompany(now))) await insert(tx, columnName(name), rows);
  await refreshAccountNames(tx);
  await audit(tx, now, {
    personId: null,
    action: 'demo.created',
    subject: 'organisation',
    subjectId: 1,
    channel: 'system',
  });
};

/** What the schema calls `salesOrder` is `sales_order` to the database. */
const columnName = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * All rows of a table in one statement: five times as fast as `createMany`, at some thousands of rows. Their ids are the demo's own,
 * so the table's numbering is moved past them.
 */
const insert = async (tx: Tx, table: string, rows: readonly object[]): Promise<void> => {
  const named = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [columnName(key), value])),
  );
  const columns = [...new Set(named.flatMap(Object.keys))];
  const [into, list] = [Prisma.raw(`"${table}"`), Prisma.raw(columns.map((column) => `"${column}"`).join(', '))];
  await tx.$executeRaw`
    INSERT INTO ${into} (${list}) SELECT ${list} FROM jsonb_populate_recordset(NULL::${into}, ${JSON.stringify(named)}::jsonb)`;
  if (columns.includes('id')) {
    await tx.$executeRaw`
      SELECT setval(sequence, ${rows.length}) FROM pg_get_serial_sequence(${table}, 'id') AS sequence WHERE sequence IS NOT NULL`;
  }
};
