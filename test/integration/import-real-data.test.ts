import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testDb } from '../setup/database.ts';
import { dump, importer, readingOf } from './importing.ts';

const data = resolve(process.env.REAL_DATA_DIR ?? '../shared/data');
const missing = (folder: string) => (existsSync(join(data, folder)) ? null : `no ${folder} in REAL_DATA_DIR (${data})`);

const { db, reset } = await testDb();
const { runPaths, rollBack } = importer(db);
const folder = mkdtempSync(join(tmpdir(), 'kam-real-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(reset);

const patience = 60_000;

const mapping = (name: string): unknown => JSON.parse(readFileSync(`examples/mappings/${name}.json`, 'utf8'));
const copy = (from: string, ...files: string[]) => {
  cpSync(join(data, from), join(folder, from), { recursive: true, mode: 0 });
  return files.map((file) => join(folder, from, file));
};
const table = (path: string) => readFileSync(path, 'utf8').trim().split('\n').slice(1);

describe('CRM Sales Opportunities', () => {
  const why = missing('crm_maven');
  it.skipIf(why)(
    `comes in whole: won opportunities are orders${why ? ` (skipped: ${why})` : ''}`,
    async () => {
      const files = copy('crm_maven', 'sales_pipeline.csv', 'products.csv', 'accounts.csv', 'sales_teams.csv');
      const report = await runPaths(files, { map: mapping('crm-maven') });
      expect(
        report.readings.map(({ kind, added, rejected, withParent }) => [kind, added, rejected, withParent]),
      ).toEqual([
        ['employees', 41, 0, 0],
        ['accounts', 85, 0, 0],
        ['products', 7, 0, 0],
        ['orders', 4238, 0, 0],
        ['order_lines', 4238, 0, 0],
      ]);
      expect(report.rejectedFiles).toEqual([]);
      const won = table(join(folder, 'crm_maven/sales_pipeline.csv')).filter((line) => line.split(',')[4] === 'Won');
      const sum = won.reduce((total, line) => total + Number(line.split(',')[7]), 0);
      const [stored] = z
        .array(z.object({ sum: z.string(), products: z.number(), from: z.string(), to: z.string() }))
        .parse(
          await db.$queryRaw`
          SELECT sum(amount)::numeric(19,0)::text AS sum, count(DISTINCT product_id)::int AS products, min(shipped_on)::text AS "from", max(shipped_on)::text AS "to"
          FROM order_line l JOIN sales_order o ON o.id = l.order_id`,
        );
      expect(stored).toEqual({ sum: String(sum), products: 7, from: '2017-03-01', to: '2017-12-31' });
      expect(await db.person.count({ where: { role: 'head' } })).toBe(6);
      expect(await db.person.count({ where: { managerId: { not: null } } })).toBe(35);
      expect(await db.account.count({ where: { parent: { name: 'Acme Corporation' } } })).toBe(4);

      const before = await dump(db);
      expect(await runPaths(files, { map: mapping('crm-maven') })).toMatchObject({ known: true });
      expect(await dump(db)).toEqual(before);
      await rollBack(report.batchId ?? 0);
      expect([await db.account.count(), await db.salesOrder.count(), await db.person.count()]).toEqual([0, 0, 1]);
    },
    patience,
  );
});

describe('Northwind', () => {
  const why = missing('northwind');
  it.skipIf(why)(
    `loses just the broken rows and what belongs to them, and says so${why ? ` (skipped: ${why})` : ''}`,
    async () => {
      const files = copy(
        'northwind',
        'employees.csv',
        'customers.csv',
        'products.csv',
        'orders.csv',
        'order-details.csv',
      );
      const report = await runPaths(files, { map: mapping('northwind') });

      // Counted apart from the product, from the bare text.
      const customers = table(join(folder, 'northwind/customers.csv')).map((line) => line.split(','));
      const broken = new Set(customers.filter((cells) => cells.length !== 11).map(([id]) => id));
      const orders = table(join(folder, 'northwind/orders.csv')).map((line) => line.split(','));
      const whole = orders.filter((cells) => cells.length === 14);
      const taken = new Set(whole.filter(([, customer]) => !broken.has(customer)).map(([id]) => id));
      const lines = table(join(folder, 'northwind/order-details.csv')).map((line) => line.split(','));
      const linesTaken = lines.filter(([order]) => taken.has(order));
      expect([broken.size, orders.length - whole.length]).toEqual([24, 176]);

      expect(readingOf(report, 'employees')).toMatchObject({ added: 9, rejected: 0 });
      expect(readingOf(report, 'accounts')).toMatchObject({
        added: 67,
        rejected: 24,
        reasons: [{ column: '', reason: 'cell-count', rows: 24 }],
      });
      expect(readingOf(report, 'contacts')).toMatchObject({ added: 67, rejected: 24 });
      expect(readingOf(report, 'products')).toMatchObject({ added: 77, rejected: 0 });
      expect(readingOf(report, 'orders')).toMatchObject({
        added: taken.size,
        rejected: 176,
        withParent: whole.length - taken.size,
      });
      expect(readingOf(report, 'order_lines')).toMatchObject({
        added: linesTaken.length,
        rejected: 0,
        withParent: lines.length - linesTaken.length,
      });

      const expected = linesTaken.reduce(
        (sum, [, , price, quantity, discount]) => sum + Number(price) * Number(quantity) * (1 - Number(discount)),
        0,
      );
      const sum = (await db.orderLine.aggregate({ _sum: { amount: true } }))._sum.amount;
      expect(sum?.toNumber()).toBeCloseTo(expected, 1);
      const lists = report.rejectedFiles.map(({ path, lines: count }) => [path.split('/').at(-1), count]);
      expect(lists).toEqual([
        ['customers.csv.rejected.csv', 24],
        ['orders.csv.rejected.csv', 176 + whole.length - taken.size],
        ['order-details.csv.rejected.csv', lines.length - linesTaken.length],
      ]);
      expect(await db.person.findFirst({ where: { name: 'Andrew Fuller' } })).toMatchObject({
        role: 'head',
        managerId: null,
      });
    },
  );
});
