import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { ImportKind } from '../../../generated/prisma/enums.ts';
import { instantOf } from '../../clock.ts';
import type { Tx } from '../../db.ts';

/** What the house can know of clients, and where each kind of knowledge comes from. */
export const sourceNames = [
  'orders',
  'ledger',
  'contacts',
  'contracts',
  'calendar',
  'visits',
  'promises',
  'goals',
  'competitors',
] as const;
export type SourceName = (typeof sourceNames)[number];

/**
 * Which sources have said anything at all, about any client; and as of when the imported ones speak (null: not imported), in the company's
 * zone: the first moment of a day stands for the day.
 */
export interface Sources {
  readonly connected: ReadonlySet<SourceName>;
  readonly ordersAsOf: Temporal.ZonedDateTime | null;
  readonly ledgerAsOf: Temporal.ZonedDateTime | null;
}

const connectedRow = z.record(z.enum(sourceNames), z.boolean());

const importRow = z.object({ kind: z.enum(ImportKind), asOf: z.date().transform(instantOf) });

/** What is open depends on invoices and on payments: it holds as of the older of the two. */
const oldestOf = (
  latest: ReadonlyMap<ImportKind, Temporal.ZonedDateTime>,
  kinds: readonly ImportKind[],
): Temporal.ZonedDateTime | null =>
  kinds
    .flatMap((kind) => latest.get(kind) ?? [])
    .sort(Temporal.ZonedDateTime.compare)
    .at(0) ?? null;

export const sourcesOf = async (db: Tx, zone: string): Promise<Sources> => {
  const [exists] = z.array(connectedRow).parse(
    await db.$queryRaw`
      SELECT EXISTS (SELECT FROM sales_order) AS orders, EXISTS (SELECT FROM invoice) OR EXISTS (SELECT FROM open_item) AS ledger,
             EXISTS (SELECT FROM contact) AS contacts, EXISTS (SELECT FROM contract) AS contracts,
             EXISTS (SELECT FROM meeting WHERE account_id IS NOT NULL) AS calendar,
             EXISTS (SELECT FROM visit WHERE undone_at IS NULL) AS visits,
             EXISTS (SELECT FROM commitment) AS promises, EXISTS (SELECT FROM goal) AS goals,
             EXISTS (SELECT FROM competitor_note) AS competitors`,
  );
  const imports = z.array(importRow).parse(
    await db.$queryRaw`
      SELECT f.kind, max(f.as_of) AS "asOf"
      FROM import_file f JOIN import_batch b ON b.id = f.batch_id
      WHERE b.rolled_back_at IS NULL
      GROUP BY f.kind`,
  );
  const latest = new Map(imports.map(({ kind, asOf }) => [kind, asOf.toZonedDateTimeISO(zone)]));
  return {
    connected: new Set(sourceNames.filter((name) => exists?.[name])),
    ordersAsOf: oldestOf(latest, ['orders', 'order_lines']),
    // A list of open items stands in for invoices and payments (receivables/queries.ts).
    ledgerAsOf: latest.get('open_items') ?? oldestOf(latest, ['invoices', 'payments']),
  };
};
