import iconv from 'iconv-lite';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { anOrganisation } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { dump, importer, readingOf, refusalOf } from './importing.ts';

const { db, reset } = await testDb();
const { run, rejected, rollBack } = importer(db);

beforeEach(reset);

const day = (date: Date | null | undefined) => date?.toISOString().slice(0, 10);

describe('files are understood without a mapping', () => {
  it('in English', async () => {
    const report = await run({
      'customers.csv':
        'Customer ID,Customer Name,Industry,City,Credit Limit\n7,"Acme, Inc.",Pumps,Leeds,"1,250,000.50"\n',
      'orders.csv': 'Order No,Customer,Order Date,Ship Date,Currency\nA-1,7,2026-01-05,2026-01-09,GBP\n',
    });
    expect(report.readings.map(({ kind, added }) => [kind, added])).toEqual([
      ['accounts', 1],
      ['orders', 1],
    ]);
    const account = await db.account.findFirstOrThrow({ include: { orders: true } });
    expect(account).toMatchObject({ name: 'Acme, Inc.', city: 'Leeds', externalKey: '7', creditCurrency: 'EUR' });
    expect(account.creditLimit?.toFixed(2)).toBe('1250000.50');
    expect(account.orders).toMatchObject([{ number: 'A-1', status: 'shipped', currency: 'GBP' }]);
    expect(day(account.orders[0]?.shippedOn)).toBe('2026-01-09');
  });

  it('in Russian, as Excel saves them on a Russian Windows', async () => {
    const csv = (text: string) => iconv.encode(text.replaceAll('\n', '\r\n'), 'windows-1251');
    const report = await run(
      {
        'Холдинги.csv': csv(
          'Клиент;Отрасль;Кат.;Отсрочка;Юрлицо;ИНН\nРомашка;торговля;А;45;"ООО ""Ромашка""";5900001234\n',
        ),
        'накладные.csv': csv(
          'Номер;Дата;Контрагент;Сумма;Валюта\n00БП-004102;03.09.2026;"ООО ""Ромашка""";268 500,00;RUB\n00БП-000112;05.11.2026;"ООО ""Ромашка""";-24 600,00;RUB\n',
        ),
        'оплаты.csv': csv(
          'Дата;Номер;Контрагент;Сумма;Накладная\n10.10.2026;17;"ООО ""Ромашка""";100 000,00;00БП-004102\n',
        ),
      },
      { map: { currency: 'RUB' } },
    );
    expect(report.rejectedFiles).toEqual([]);
    expect(report.readings.map(({ format }) => format)).toContain('CSV, windows-1251, ";"');
    const entity = await db.legalEntity.findFirstOrThrow({
      include: { account: true, invoices: { orderBy: { issuedOn: 'asc' }, include: { allocations: true } } },
    });
    expect(entity).toMatchObject({
      name: 'ООО "Ромашка"',
      taxId: '5900001234',
      account: { name: 'Ромашка', tier: 'A' },
    });
    const [invoice, creditNote] = entity.invoices;
    expect(invoice?.amount.toFixed(2)).toBe('268500.00');
    expect(day(invoice?.issuedOn)).toBe('2026-09-03');
    expect([day(invoice?.dueOn), invoice?.dueBasis]).toEqual(['2026-10-18', 'computed']);
    expect(invoice?.allocations.map(({ amount }) => amount.toFixed(2))).toEqual(['100000.00']);
    expect([creditNote?.kind, creditNote?.amount.toFixed(2)]).toEqual(['credit_note', '24600.00']);
  });

  it('in Italian, under a title', async () => {
    const report = await run({
      'clienti.csv': iconv.encode(
        'Elenco clienti al 20/11/2026;;\n;;\nCod. cliente;Denominazione;Città\n000147;ROSSI S.P.A.;Forlì\n',
        'windows-1252',
      ),
      'ordini.csv': iconv.encode(
        'Numero ordine;Cod. cliente;Data ordine;Data consegna;Articolo;Q.tà;Importo;Valuta\n1;000147;31/07/2026;15/08/2026;Pompa;2;1.204,50;EUR\n1;000147;31/07/2026;15/08/2026;Giunto;10;80,00;EUR\n',
        'windows-1252',
      ),
      'prodotti.csv': 'Articolo;Categoria\nPompa;Pompe\nGiunto;Giunti\n',
    });
    expect(report.rejectedFiles).toEqual([]);
    expect(await db.account.findFirstOrThrow()).toMatchObject({ name: 'ROSSI S.P.A.', city: 'Forlì' });
    const order = await db.salesOrder.findFirstOrThrow({
      include: { lines: { orderBy: { id: 'asc' }, include: { product: true } } },
    });
    expect(
      order.lines.map(({ product, amount, unitPrice }) => [product?.name, amount.toFixed(2), unitPrice.toFixed(2)]),
    ).toEqual([
      ['Pompa', '1204.50', '602.25'],
      ['Giunto', '80.00', '8.00'],
    ]);
    expect(readingOf(report, 'orders')).toMatchObject({ added: 1, repeated: 1 });
  });
});

describe('what rows become', () => {
  it('makes managers who stand nowhere else heads, and gives everyone a handle of their own', async () => {
    await run({
      'employees.csv':
        'Name,Manager,Email\nOlga Sedova,Maria Rossi,\nOlga Petrova,Maria Rossi,\nМарко Бонетти,,M@X.it\n',
    });
    const people = await db.person.findMany({
      where: { handle: { not: 'admin' } },
      include: { manager: true },
      orderBy: { handle: 'asc' },
    });
    expect(people.map(({ handle, role, manager, email }) => [handle, role, manager?.handle ?? null, email])).toEqual([
      ['maria', 'head', null, null],
      ['marko', 'kam', null, 'm@x.it'],
      ['olga', 'kam', 'maria', null],
      ['olga.petrova', 'kam', 'maria', null],
    ]);
  });

  it('hands an account over to the owner that the file names, keeping the history', async () => {
    const people = 'Name\nOlga Sedova\nMarco Bonetti\n';
    const map = {
      files: [
        { match: 'employees.csv', kind: 'employees' },
        { match: 'accounts.csv', kind: 'accounts' },
      ],
    };
    await run({ 'employees.csv': people, 'accounts.csv': 'Account,Owner\nAcme,Olga Sedova\n' }, { map });
    const later = { map, asOf: Temporal.Instant.from('2026-12-01T12:00:00Z') };
    const report = await run({ 'accounts.csv': 'Account,Owner\nAcme,marco\n' }, later);
    expect(readingOf(report, 'accounts')).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
    const owners = await db.assignment.findMany({ include: { person: true }, orderBy: { fromOn: 'asc' } });
    expect(owners.map(({ person, fromOn, toOn }) => [person.handle, day(fromOn), day(toOn)])).toEqual([
      ['olga', '2026-11-20', '2026-12-01'],
      ['marco', '2026-12-01', undefined],
    ]);
  });

  it('ties subsidiaries to parents of the same file, whatever comes first', async () => {
    await run({ 'accounts.csv': 'Account,Parent\nAcme Italia,Acme\nAcme,\n' });
    const child = await db.account.findFirstOrThrow({ where: { name: 'Acme Italia' }, include: { parent: true } });
    expect(child.parent?.name).toBe('Acme');
  });

  it('settles an invoice with its payments and leaves the rest as an advance', async () => {
    await run({
      'accounts.csv': 'Account\nAcme\n',
      'invoices.csv': 'Number,Account,Date,Due date,Amount\nI-1,Acme,2026-01-10,2026-02-10,100.00\n',
      'payments.csv': 'Date,Amount,Invoice\n2026-02-01,60.00,I-1\n2026-02-20,60.00,I-1\n',
    });
    const payments = await db.payment.findMany({ include: { allocations: true }, orderBy: { paidOn: 'asc' } });
    expect(payments.map(({ allocations }) => allocations.map(({ amount }) => amount.toFixed(2)))).toEqual([
      ['60.00'],
      ['40.00'],
    ]);
    expect(await db.legalEntity.findMany()).toMatchObject([{ name: 'Acme' }]);
  });

  it('reckons a line from quantity, price and discount to the cent', async () => {
    await run({
      'accounts.csv': 'Account\nAcme\n',
      'orders.csv': 'Order No,Customer,Order Date\n1,Acme,2026-01-05\n',
      'order_lines.csv': 'Order No,Description,Unit Price,Qty,Discount\n1,Seals,14.55,3,15%\n1,Seals,14.55,3,0.15\n',
    });
    const lines = await db.orderLine.findMany();
    expect(lines.map(({ amount }) => amount.toFixed(4))).toEqual(['37.1025', '37.1025']);
  });

  it('changes only what the file says otherwise, and only in columns that it has', async () => {
    await run({ 'accounts.csv': 'Account,City,Tier\nAcme,Leeds,A\nRossi,Forlì,B\n' });
    await db.account.updateMany({ data: { about: 'written by hand' } });
    const report = await run({ 'accounts.csv': 'Account,City\nACME,York\nRossi,Forlì\n' });
    expect(readingOf(report, 'accounts')).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
    const acme = await db.account.findFirstOrThrow({ where: { city: 'York' } });
    expect(acme).toMatchObject({ tier: 'A', about: 'written by hand' });
  });
});

describe('what cannot be taken', () => {
  it('is listed with line, column, value and reason, and what belongs to it goes with it', async () => {
    const report = await run({
      'accounts.csv': 'Account,Employees\nAcme,12\nRossi,many\n',
      'orders.csv':
        'Order No,Customer,Order Date,Amount\n1,Acme,2026-01-05,10.00\n2,Rossi,2026-01-06,20.00\n3,Nobody,2026-01-07,30.00\n4,Acme,05.13.2026,40.00\n',
    });
    expect(rejected('accounts.csv')).toBe(
      'line,column,value,reason\n3,Employees,many,not a number as this column writes them\n',
    );
    expect(readingOf(report, 'orders')).toMatchObject({ added: 1, rejected: 2, withParent: 1 });
    expect(readingOf(report, 'order_lines')).toMatchObject({ added: 1, rejected: 0, withParent: 3 });
    expect(rejected('orders.csv')).toContain('4,Customer,Nobody,not known\n');
    expect(rejected('orders.csv')).toContain(
      '3,Customer,Rossi,"dropped with the row it belongs to, which was rejected"\n',
    );
  });

  it('is a key that says two things; saying one thing twice is not', async () => {
    const report = await run({ 'accounts.csv': 'ID,Account,City\n1,Acme,Leeds\n1,Acme,Leeds\n1,Acme,York\n' });
    expect(readingOf(report, 'accounts')).toMatchObject({ added: 1, repeated: 1, rejected: 1 });
    expect(rejected('accounts.csv')).toContain('4,ID,1,an earlier line has the same key and says otherwise (2)\n');
  });

  it('is a name that several clients bear, never a guess', async () => {
    const report = await run({
      'accounts.csv': 'ID,Account\n1,Acme\n2,Acme\n',
      'orders.csv': 'Order No,Customer,Order Date\n1,Acme,2026-01-05\n2,2,2026-01-05\n',
    });
    expect(readingOf(report, 'orders')).toMatchObject({
      added: 1,
      reasons: [{ column: 'Customer', reason: 'ambiguous-reference', rows: 1 }],
    });
  });

  it('tells what was found by the sound of its name', async () => {
    const report = await run({
      'accounts.csv': 'Account\nRossi S.p.A.\n',
      'orders.csv': 'Order No,Customer,Order Date\n1,ROSSI SRL,2026-01-05\n',
    });
    expect(readingOf(report, 'orders').notes).toContainEqual({
      key: 'import-note-loose-name',
      args: { value: 'ROSSI SRL', name: 'Rossi S.p.A.' },
    });
  });

  it('cannot become a formula in the list of rejected rows', async () => {
    await run({ 'accounts.csv': 'Account,Employees\nAcme,"=HYPERLINK(""http://x"")"\nRossi,@SUM(1)\n' });
    expect(rejected('accounts.csv')).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(rejected('accounts.csv')).toContain(`'@SUM(1)`);
  });

  it('leaves no list of an earlier run behind', async () => {
    await run({ 'accounts.csv': 'Account,Employees\nAcme,many\n' });
    await run({ 'accounts.csv': 'Account,Employees\nAcme,12\n' });
    expect(rejected('accounts.csv')).toBeNull();
  });
});

describe('what is asked, not guessed', () => {
  const account = { 'accounts.csv': 'Account\nAcme\n' };
  const orders = (dates: string[], amounts: string[]) =>
    `Order No,Customer,Order Date,Amount\n${dates.map((date, i) => `${i},Acme,${date},"${amounts[i]}"`).join('\n')}\n`;

  it('is a column of days that could be months', async () => {
    const files = { ...account, 'orders.csv': orders(['03/04/2026', '05/06/2026'], ['1', '2']) };
    expect(await refusalOf(run(files))).toEqual(['import-refused-day-ambiguous']);
    expect(await db.account.count()).toBe(0);
  });

  it('is a column where points could part thousands; every such column is named at once', async () => {
    const files = { ...account, 'orders.csv': orders(['03/04/2026', '05/06/2026'], ['1.500', '2.250']) };
    expect(await refusalOf(run(files))).toEqual(['import-refused-day-ambiguous', 'import-refused-number-ambiguous']);
  });

  it('and is read when the mapping tells', async () => {
    const map = {
      currency: 'EUR',
      files: [
        { match: 'accounts.csv' },
        { match: 'orders.csv', decimal: ',', columns: undefined, kind: 'orders', dateFormat: 'MM/DD/YYYY' },
      ],
    };
    await run({ ...account, 'orders.csv': orders(['03/04/2026'], ['1.500']) }, { map });
    const order = await db.salesOrder.findFirstOrThrow({ include: { lines: true } });
    expect(day(order.orderedOn)).toBe('2026-03-04');
    expect(order.lines[0]?.amount.toFixed()).toBe('1500');
  });

  it('is one value that tells for all', async () => {
    const report = await run({ ...account, 'orders.csv': orders(['03/04/2026', '13/06/2026'], ['1.500', '2,5']) });
    expect(report.rejectedFiles).toEqual([]);
    const lines = await db.orderLine.findMany({ include: { order: true }, orderBy: { id: 'asc' } });
    expect(lines.map(({ order, amount }) => [day(order.orderedOn), amount.toFixed()])).toEqual([
      ['2026-04-03', '1500'],
      ['2026-06-13', '2.5'],
    ]);
  });

  it('is the currency', async () => {
    const files = { ...account, 'orders.csv': orders(['2026-01-02'], ['1']) };
    expect(await refusalOf(run(files, { map: {} }))).toEqual(['import-refused-currency']);
    await anOrganisation(db, { baseCurrency: 'GBP' });
    await run(files, { map: {} });
    expect(await db.salesOrder.findFirstOrThrow()).toMatchObject({ currency: 'GBP' });
  });

  it('is what a file holds when its columns do not tell', async () => {
    expect(await refusalOf(run({ 'list.csv': 'a,b\n1,2\n' }))).toEqual(['import-refused-kind']);
  });
});

describe('running again', () => {
  const files = {
    'accounts.csv': 'Account,Owner\nAcme,Olga Sedova\nRossi,\n',
    'employees.csv': 'Name,Manager\nOlga Sedova,Maria Rossi\n',
    'invoices.csv': 'Number,Account,Date,Amount\nI-1,Acme,2026-01-10,100.00\n',
    'payments.csv': 'Date,Amount,Invoice\n2026-02-01,60.00,I-1\n',
    'orders.csv':
      'Order No,Customer,Order Date,Amount,Description\n1,Acme,2026-01-05,10.00,Seals\n1,Acme,2026-01-05,10.00,Seals\n',
  };

  it('with the same files changes nothing and leaves no batch', async () => {
    await run(files);
    const before = await dump(db);
    const report = await run(files);
    expect(report).toMatchObject({ known: true, batchId: null });
    expect(await dump(db)).toEqual(before);
    expect(await db.importBatch.count()).toBe(1);
  });

  it('with other bytes that say the same finds nothing to change, and moves the as-of date', async () => {
    await run(files);
    const before = await dump(db);
    const report = await run({ 'accounts.csv': `${files['accounts.csv']}\n` });
    expect(readingOf(report, 'accounts')).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    expect(report.batchId).not.toBeNull();
    expect(await dump(db)).toEqual(before);
  });

  it('as a dry run says what would be and keeps nothing', async () => {
    const report = await run(files, { dryRun: true });
    expect(readingOf(report, 'accounts')).toMatchObject({ added: 2 });
    expect(report).toMatchObject({ dryRun: true, batchId: null });
    expect([await db.account.count(), await db.organisation.count(), await db.importBatch.count()]).toEqual([0, 0, 0]);
  });

  it('records what was read, how, and as of when', async () => {
    await run({ 'accounts.csv': 'Account\nAcme\n' }, { source: 'crm' });
    const batch = await db.importBatch.findFirstOrThrow({ include: { files: true } });
    expect(batch.source).toBe('crm');
    expect(batch.files).toMatchObject([
      { kind: 'accounts', name: 'accounts.csv', asOf: new Date('2026-11-20T22:00:00Z') },
    ]);
    expect(batch.files[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await db.auditEntry.findMany()).toMatchObject([{ action: 'import.applied', subjectId: batch.id }]);
  });
});

describe('a snapshot', () => {
  const map = {
    currency: 'EUR',
    files: [
      { match: 'accounts.csv', mode: 'snapshot' },
      { match: 'orders.csv', mode: 'snapshot' },
    ],
  };
  const accounts = (...names: string[]) => ({ 'accounts.csv': `Account\n${names.join('\n')}\n` });
  const many = Array.from({ length: 20 }, (_, i) => `Client ${i}`);

  it('archives clients that it no longer holds, and takes them back out', async () => {
    await run(accounts(...many), { map });
    const report = await run(accounts(...many.slice(1)), { map });
    expect(readingOf(report, 'accounts')).toMatchObject({ vanished: 1, unchanged: 19 });
    expect(await db.account.findMany({ where: { archivedAt: { not: null } } })).toMatchObject([{ name: 'Client 0' }]);
    await run(accounts(...many), { map });
    expect(await db.account.count({ where: { archivedAt: { not: null } } })).toBe(0);
  });

  it('does not archive what it holds in a row that was rejected', async () => {
    await run({ 'accounts.csv': `Account,Employees\n${many.map((name) => `${name},1`).join('\n')}\n` }, { map });
    const broken = many.map((name, i) => `${name},${i === 3 ? 'x' : '1'}`);
    const report = await run({ 'accounts.csv': `Account,Employees\n${broken.join('\n')}\n` }, { map });
    expect(readingOf(report, 'accounts')).toMatchObject({ vanished: 0, rejected: 1 });
  });

  it('in which more than a tenth is missing is refused, unless that is allowed', async () => {
    await run(accounts(...many), { map });
    expect(await refusalOf(run(accounts(...many.slice(3)), { map }))).toEqual(['import-refused-vanishing']);
    const report = await run(accounts(...many.slice(3)), { map, allowVanishing: true });
    expect(readingOf(report, 'accounts').vanished).toBe(3);
  });

  it('removes orders with their lines, loosens returns from them, and a rollback brings all of it back', async () => {
    const orders = (from: number) =>
      `Order No,Customer,Order Date,Amount\n${many
        .slice(from)
        .map((name, i) => `${from + i},${name},2026-01-05,10.00`)
        .join('\n')}\n`;
    await run(
      {
        ...accounts(...many),
        'orders.csv': orders(0),
        'returns.csv': 'Number,Order,Client,Date,Amount\nR1,0,Client 0,2026-02-01,5.00\n',
      },
      { map: { ...map, files: [...map.files, { match: 'returns.csv' }] } },
    );
    const before = await dump(db);
    const report = await run({ 'orders.csv': orders(1) }, { map });
    expect(readingOf(report, 'orders')).toMatchObject({ vanished: 1 });
    expect([await db.salesOrder.count(), await db.orderLine.count()]).toEqual([19, 19]);
    expect(await db.goodsReturn.findFirstOrThrow()).toMatchObject({ orderId: null });
    await rollBack(report.batchId ?? 0);
    expect(await dump(db)).toEqual(before);
  });
});

describe('the demo company', () => {
  beforeEach(async () => {
    await anOrganisation(db, { isDemo: true });
    await db.account.create({ data: { name: 'Demo client' } });
  });
  const files = { 'accounts.csv': 'Account\nAcme\n' };

  it('is not mixed with real data', async () => {
    expect(await refusalOf(run(files))).toEqual(['import-refused-demo']);
    expect(await refusalOf(run(files, { dryRun: true }))).toEqual(['import-refused-demo']);
  });

  it('is replaced when asked, with an administrator who sees what came', async () => {
    const report = await run(files, {
      replaceDemo: true,
      map: { currency: 'USD', zone: 'Europe/Rome', organisation: { name: 'Real S.p.A.' } },
    });
    expect(await db.organisation.findFirstOrThrow()).toMatchObject({
      name: 'Real S.p.A.',
      zone: 'Europe/Rome',
      baseCurrency: 'USD',
      isDemo: false,
    });
    expect(await db.account.findMany()).toMatchObject([{ name: 'Acme' }]);
    expect(await db.person.findMany()).toMatchObject([{ handle: 'admin', role: 'administrator' }]);
    expect(report.notes.map(({ key }) => key)).toEqual([
      'import-note-company',
      'import-note-console-secret',
      'import-note-administrator',
    ]);
  });

  it('stays when the replacing import is refused or only tried', async () => {
    await run(files, { replaceDemo: true, dryRun: true });
    expect(await refusalOf(run({ 'list.csv': 'a\n1\n' }, { replaceDemo: true }))).toEqual(['import-refused-kind']);
    expect(await db.account.findMany()).toMatchObject([{ name: 'Demo client' }]);
  });
});
