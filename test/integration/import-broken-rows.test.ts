import { readFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { testDb } from '../setup/database.ts';
import { importer, readingOf } from './importing.ts';

const { db, reset } = await testDb();
const { run, rejected } = importer(db);

beforeEach(reset);

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);
const csv = (header: string, rows: readonly string[]) => `${header}\n${rows.join('\n')}\n`;

/** Rows like those of Northwind's export, which does not quote: a comma in an address moves every cell behind it. */
const customers = numbers(40).map((i) => {
  const street = i % 5 === 0 ? `Dock ${i}, Gate B` : `Dock ${i}`;
  return {
    id: `C${i}`,
    broken: i % 5 === 0,
    row: `C${i},Client ${i},Buyer ${i},Owner,${street},Leeds,NULL,1,UK,5,NULL`,
  };
});
const orders = numbers(120).map((i) => {
  const broken = i % 7 === 3;
  const days = '2026-03-04 00:00:00.000,2026-04-01 00:00:00.000,2026-03-10 00:00:00.000';
  const street = broken ? `Quay ${i}, Hall 2` : `Quay ${i}`;
  const customer = customers[i % customers.length];
  return {
    id: String(100 + i),
    broken,
    lost: !broken && (customer?.broken ?? true),
    row: `${100 + i},${customer?.id},1,${days},1,3.50,Client,${street},Leeds,NULL,1,UK`,
  };
});
/** Two lines for each order, three for each third. */
const lines = orders.flatMap((order, i) =>
  numbers(i % 3 === 0 ? 3 : 2).map((n) => ({
    order,
    amount: (10 + n) * 2 * 0.9,
    row: `${order.id},${1 + (i % 2)},${10 + n}.00,2,0.1`,
  })),
);

const files = {
  'employees.csv': csv('employeeID,lastName,firstName,reportsTo,country', ['1,Reed,Ann,NULL,UK']),
  'customers.csv': csv(
    'customerID,companyName,contactName,contactTitle,address,city,region,postalCode,country,phone,fax',
    customers.map(({ row }) => row),
  ),
  'products.csv': csv('productID,productName,categoryID,unitPrice', ['1,Pump,1,10.00', '2,Seal,2,11.00']),
  'orders.csv': csv(
    'orderID,customerID,employeeID,orderDate,requiredDate,shippedDate,shipVia,freight,shipName,shipAddress,shipCity,shipRegion,shipPostalCode,shipCountry',
    orders.map(({ row }) => row),
  ),
  'order-details.csv': csv(
    'orderID,productID,unitPrice,quantity,discount',
    lines.map(({ row }) => row),
  ),
};

it('an export that does not quote loses just its broken rows and what belongs to them, counted and listed', async () => {
  const map: unknown = JSON.parse(readFileSync('examples/mappings/northwind.json', 'utf8'));
  const report = await run(files, { map });
  const counts = report.readings.map(({ kind, added, rejected: own, withParent }) => [kind, added, own, withParent]);
  expect(counts).toEqual([
    ['employees', 1, 0, 0],
    ['accounts', 32, 8, 0],
    ['contacts', 32, 8, 0],
    ['products', 2, 0, 0],
    // Of 120 orders 17 have a comma of their own; of the rest, 20 are of clients that were lost.
    ['orders', 83, 17, 20],
    ['order_lines', 193, 0, 87],
  ]);
  const taken = lines.filter(({ order }) => !order.broken && !order.lost);
  expect([orders.filter(({ lost }) => lost).length, taken.length, lines.length - taken.length]).toEqual([20, 193, 87]);
  expect(readingOf(report, 'orders').reasons).toEqual([
    { column: 'customerID', reason: 'with-parent', rows: 20 },
    { column: '', reason: 'cell-count', rows: 17 },
  ]);
  const sum = (await db.orderLine.aggregate({ _sum: { amount: true } }))._sum.amount;
  expect(sum?.toNumber()).toBeCloseTo(
    taken.reduce((total, { amount }) => total + amount, 0),
    2,
  );
  const listed = report.rejectedFiles.map(({ path, lines: count }) => [path.split('/').at(-1), count]);
  expect(listed).toEqual([
    ['customers.csv.rejected.csv', 8],
    ['orders.csv.rejected.csv', 37],
    ['order-details.csv.rejected.csv', 87],
  ]);
  expect(rejected('orders.csv')).toContain('not as many cells as the header has (15 / 14)');
  expect(await db.salesOrder.count({ where: { lines: { none: {} } } })).toBe(0);
});
