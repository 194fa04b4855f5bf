import { beforeEach, describe, expect, it } from 'vitest';
import { testDb } from '../setup/database.ts';
import { importer, refusalOf } from './importing.ts';

const { db, reset } = await testDb();
const { run } = importer(db);

beforeEach(reset);

const mapping = {
  currency: 'EUR',
  null: ['n/d'],
  files: [
    {
      match: 'anagrafica*.csv',
      kind: 'accounts',
      columns: {
        key: 'Nr',
        name: 'Intestazione',
        city: 'Sede',
        creditLimit: { header: 'Fido k', scale: 1000, decimal: ',' },
      },
    },
  ],
};
const file = (row: string) => `Nr;Intestazione;Sede;Fido k\n${row}\n`;

describe('how a mapping has a file read', () => {
  it('is remembered for files of the same headers, whatever they are called', async () => {
    await run({ 'anagrafica.csv': file('7;Rossi;n/d;1,5') }, { map: mapping });
    await run(
      { 'export 2026-11-21.csv': file('8;Bianchi;Torino;2,5').replace('Intestazione', ' INTESTAZIONE ') },
      { map: {} },
    );
    const clients = await db.account.findMany({ orderBy: { externalKey: 'asc' } });
    expect(clients.map(({ name, city, creditLimit }) => [name, city, creditLimit?.toFixed(0)])).toEqual([
      ['Rossi', null, '1500'],
      ['Bianchi', 'Torino', '2500'],
    ]);
  });

  it('is not remembered of a dry run, nor of one that was refused, nor for other headers', async () => {
    await run({ 'anagrafica.csv': file('7;Rossi;;1,5') }, { map: mapping, dryRun: true });
    expect(await db.importShape.count()).toBe(0);
    await run({ 'anagrafica.csv': file('7;Rossi;;1,5') }, { map: mapping });
    expect(await refusalOf(run({ 'b.csv': file('8;Bianchi;;2,5').replace('Sede', 'Luogo') }, { map: {} }))).toEqual([
      'import-refused-kind',
    ]);
  });

  it('gives way to what is said later', async () => {
    await run({ 'anagrafica.csv': file('7;Rossi;Como;1,5') }, { map: mapping });
    const later = {
      ...mapping,
      files: [{ ...mapping.files[0], columns: { key: 'Nr', name: 'Intestazione', about: 'Sede' } }],
    };
    await run({ 'anagrafica.csv': file('8;Bianchi;Torino;1') }, { map: later });
    await run({ 'c.csv': file('9;Verdi;Bari;1') }, { map: {} });
    expect(await db.account.findFirst({ where: { name: 'Verdi' } })).toMatchObject({ city: null, about: 'Bari' });
  });
});
