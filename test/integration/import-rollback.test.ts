import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { anAccount, aVisit } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { dump, importer, refusalOf } from './importing.ts';

const { db, reset } = await testDb();
const { run, rollBack } = importer(db);

beforeEach(reset);

const accounts = (...rows: string[]) => ({ 'accounts.csv': `Account,City\n${rows.join('\n')}\n` });
const batchOf = async (...args: Parameters<typeof run>): Promise<number> => {
  const { batchId } = await run(...args);
  if (batchId === null) throw new Error('nothing was recorded');
  return batchId;
};

describe('taking an import back', () => {
  it('removes what it added and restores what it changed', async () => {
    await run(accounts('Acme,Leeds'));
    const before = await dump(db);
    const batch = await batchOf(accounts('Acme,York', 'Rossi,Forlì'));
    await rollBack(batch);
    expect(await dump(db)).toEqual(before);
    expect((await db.importBatch.findUniqueOrThrow({ where: { id: batch } })).rolledBackAt).not.toBeNull();
    expect(await db.auditEntry.count({ where: { action: 'import.rolled-back', subjectId: batch } })).toBe(1);
  });

  it('lets the same files in again', async () => {
    const files = accounts('Acme,Leeds');
    await rollBack(await batchOf(files));
    expect(await run(files)).toMatchObject({ known: false });
    expect(await db.account.count()).toBe(1);
  });

  it('is refused, naming rows, when they were changed since', async () => {
    const batch = await batchOf(accounts('Acme,Leeds', 'Rossi,Forlì'));
    await db.account.updateMany({ where: { name: 'Acme' }, data: { about: 'met at the fair' } });
    const before = await dump(db);
    await expect(rollBack(batch)).rejects.toThrow(/import-refused-changed-since.*Acme/);
    expect(await dump(db)).toEqual(before);
  });

  it('is refused when one of its rows is gone', async () => {
    const batch = await batchOf(accounts('Acme,Leeds'));
    await db.accountName.deleteMany();
    await db.account.deleteMany();
    expect(await refusalOf(rollBack(batch))).toEqual(['import-refused-changed-since']);
  });

  it('is refused when later rows refer to its rows, whatever table they are in', async () => {
    const batch = await batchOf(accounts('Acme,Leeds'));
    const account = await db.account.findFirstOrThrow();
    await aVisit(db, { accountId: account.id });
    const before = await dump(db);
    await expect(rollBack(batch)).rejects.toThrow(/import-refused-referred.*visit/);
    expect(await dump(db)).toEqual(before);
  });

  it('is refused when a later import stands on it, and possible once that is taken back', async () => {
    const first = await batchOf(accounts('Acme,Leeds'));
    const second = await batchOf({ 'orders.csv': 'Order No,Customer,Order Date,Amount\n1,Acme,2026-01-05,10\n' });
    expect(await refusalOf(rollBack(first))).toEqual(['import-refused-referred']);
    await rollBack(second);
    await rollBack(first);
    expect(await db.account.count()).toBe(0);
  });

  it('is refused for a batch that is not there or is taken back already', async () => {
    expect(await refusalOf(rollBack(999))).toEqual(['import-refused-no-batch']);
    const batch = await batchOf(accounts('Acme,Leeds'));
    await rollBack(batch);
    expect(await refusalOf(rollBack(batch))).toEqual(['import-refused-rolled-back']);
  });

  it('leaves rows of others alone', async () => {
    await anAccount(db, { name: 'By hand' });
    await rollBack(await batchOf(accounts('Acme,Leeds')));
    expect(await db.account.findMany()).toMatchObject([{ name: 'By hand' }]);
  });
});

describe('for any two states of the files', () => {
  const name = fc.constantFrom('Acme', 'Rossi', 'Ромашка', 'Bianchi', 'Тигель');
  const city = fc.constantFrom('', 'Leeds', 'Forlì', 'Пермь');
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`);
  const cents = fc.integer({ min: 1, max: 100_000 }).map((n) => (n / 100).toFixed(2));
  const rows = <T>(row: fc.Arbitrary<T>) => fc.array(row, { minLength: 1, maxLength: 8 });
  const files = fc.record({
    'accounts.csv': rows(fc.tuple(name, city, fc.constantFrom('', 'Olga Sedova', 'Marco Bonetti'))).map(
      (list) => `Account,City,Owner\n${list.map((row) => row.join(',')).join('\n')}\n`,
    ),
    'employees.csv': fc.constantFrom(
      'Name,Manager\nOlga Sedova,Ann Lee\n',
      'Name,Manager\nOlga Sedova,\nMarco Bonetti,Olga Sedova\n',
    ),
    'orders.csv': rows(fc.tuple(fc.nat(9), name, day, cents)).map(
      (list) => `Order No,Customer,Order Date,Amount\n${list.map((row) => row.join(',')).join('\n')}\n`,
    ),
    'invoices.csv': rows(fc.tuple(fc.nat(5), name, day, cents)).map(
      (list) => `Number,Account,Date,Amount\n${list.map((row) => row.join(',')).join('\n')}\n`,
    ),
    'payments.csv': rows(fc.tuple(day, cents, fc.nat(5))).map(
      (list) => `Date,Amount,Invoice\n${list.map((row) => row.join(',')).join('\n')}\n`,
    ),
  });
  const mode = fc.constantFrom('delta', 'snapshot');

  it('a second import changes nothing, and a rollback brings back the very same database', async () => {
    await fc.assert(
      fc.asyncProperty(files, files, mode, async (first, second, how) => {
        await reset();
        const options = {
          allowVanishing: true,
          map: { currency: 'EUR', files: Object.keys(first).map((match) => ({ match, mode: how })) },
        };
        await run(first, options);
        const before = await dump(db);
        const { batchId } = await run(second, options);
        const after = await dump(db);
        const again = Object.fromEntries(Object.entries(second).map(([file, text]) => [file, `${text}\n`]));
        await run(again, options);
        expect(await dump(db)).toEqual(after);
        if (batchId !== null) await rollBack(batchId);
        expect(await dump(db)).toEqual(before);
      }),
      { numRuns: 6, endOnFailure: true },
    );
  }, 60_000);
});
