import { spawnSync } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { fixedClock } from '../../src/core/clock.ts';
import { isDatabaseAway } from '../../src/core/db.ts';
import { translator } from '../../src/core/i18n/translator.ts';
import { noMapping } from '../../src/core/imports/mapping.ts';
import { runImport } from '../../src/core/imports/run.ts';
import { tellRun } from '../../src/core/imports/tell.ts';
import { anOrganisation } from '../factories/index.ts';
import { aWorkbook } from '../fixtures/workbook.ts';
import { testDb } from '../setup/database.ts';
import { program } from '../setup/programs.ts';
import { dump, importer, readingOf, refusalOf, seals } from './importing.ts';

const { db, url, reset } = await testDb();
const { run, runPaths, rejected, put, folder } = importer(db);

beforeEach(reset);

describe('files that are not as they should be', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['a quote never closed', 'Account,City\nAcme,Leeds\n"Rossi,Forlì\nBianchi,Roma\n', 'import-refused-quote'],
    ['0 bytes', '', 'import-refused-empty'],
    ['a header only of blanks', '\n\n;;;\n', 'import-refused-empty'],
    ['a column twice', 'Account,City,Account\nAcme,Leeds,Rossi\n', 'import-refused-header-twice'],
    ['a page of HTML', '<!doctype html><table></table>', 'import-refused-web-page'],
  ])('are refused and change nothing: %s', async (_, content, reason) => {
    expect(await refusalOf(run({ 'accounts.csv': content }))).toEqual([reason]);
    expect([await db.account.count(), await db.organisation.count(), await db.importBatch.count()]).toEqual([0, 0, 0]);
  });

  it('with a quote that swallows more than any row has are refused while they are read', async () => {
    const path = join(folder, 'accounts.csv');
    function* endless() {
      yield 'Account,City\nAcme,"';
      for (let i = 0; i < 200; i++) yield 'x'.repeat(65_536);
    }
    await pipeline(endless, createWriteStream(path));
    expect(await refusalOf(runPaths([path]))).toEqual(['import-refused-quote']);
  });

  it('with 3 columns, and with 300, are read by their headers', async () => {
    const many = Array.from({ length: 300 }, (_, i) => (i === 150 ? 'Account' : i === 290 ? 'City' : `Field ${i}`));
    const row = many.map((header) => (header === 'Account' ? 'Acme' : header === 'City' ? 'Leeds' : 'x'));
    const report = await run({
      'accounts.csv': `${many.join(',')}\n${row.join(',')}\n`,
      'customers.csv': 'Account,City,Country\nRossi,Forlì,Italy\n',
    });
    expect(readingOf(report, 'accounts').unused).toHaveLength(298);
    expect(await db.account.findMany({ orderBy: { name: 'asc' } })).toMatchObject([
      { name: 'Acme', city: 'Leeds' },
      { name: 'Rossi', city: 'Forlì' },
    ]);
  });

  it('with hostile texts are stored as texts', async () => {
    const names = [
      '<b>Acme</b>',
      '*_|Rossi',
      '<!channel>',
      "Robert'); DROP TABLE account;--",
      '🙂\u202eabc',
      '@everyone',
    ];
    await run({ 'accounts.csv': `Account\n${names.map((name) => `"${name}"`).join('\n')}\n` });
    const stored = await db.account.findMany({ orderBy: { id: 'asc' } });
    expect(stored.map(({ name }) => name)).toEqual(names);
  });

  it('with a zero byte, a name too long or a key too long lose those rows only', async () => {
    const report = await run({
      'accounts.csv': `ID,Account\n1,Acme\n2,${'x'.repeat(301)}\n${'9'.repeat(201)},Rossi\n`,
    });
    expect(readingOf(report, 'accounts')).toMatchObject({
      added: 1,
      reasons: [
        { column: 'Account', reason: 'too-long', rows: 1 },
        { column: 'ID', reason: 'too-long', rows: 1 },
      ],
    });
    const bytes = await aWorkbook([['Account'], ['Acme'], ['7,4E+09']], { inline: true });
    expect(readingOf(await run({ 'accounts.xlsx': bytes }), 'accounts').added).toBe(2);
  });
});

describe('a run in which every row is rejected', () => {
  const files = { 'clients.csv': 'Account,Employees,Owner\nAcme,many,Olga Sedova\n' };
  const orders = { 'orders.csv': 'Order No,Customer,Order Date\n1,Nobody,2026-01-05\n' };

  it('leaves no company, no batch and nobody, lists the rows and says so', async () => {
    const before = await dump(db);
    const report = await run({ ...files, ...orders });
    expect(report).toMatchObject({ batchId: null, notes: [] });
    expect(await dump(db)).toEqual(before);
    expect(await db.importBatch.count()).toBe(0);
    expect(rejected('orders.csv')).toContain('2,Customer,Nobody,not known');
    expect(tellRun(translator('en', 'UTC'), report).at(-1)).toBe('No row could be taken, so nothing was imported.');
    expect(tellRun(translator('en', 'UTC'), await run({ ...files, ...orders })).at(-1)).toContain(
      'nothing was imported',
    );
  });

  it('leaves the demo company where it is', async () => {
    await anOrganisation(db, { isDemo: true });
    const before = await dump(db);
    await run(files, { replaceDemo: true });
    expect(await dump(db)).toEqual(before);
  });
});

describe('a ZIP bomb named .xlsx', () => {
  const bombed = async (name: string, size: number): Promise<string> => {
    const zip = new ZipFile();
    const zeros = Buffer.alloc(1024 * 1024, 0x20);
    const add = (text: string, part: string) => zip.addBuffer(Buffer.from(text), part);
    add('<workbook xmlns:r="r"><sheets><sheet name="S" r:id="a"/></sheets></workbook>', 'xl/workbook.xml');
    add('<Relationships><Relationship Id="a" Target="sheet.xml"/></Relationships>', 'xl/_rels/workbook.xml.rels');
    zip.addBuffer(Buffer.concat(Array.from({ length: size }, () => zeros)), 'xl/sheet.xml');
    zip.end();
    const path = join(folder, name);
    await pipeline(zip.outputStream, createWriteStream(path));
    return path;
  };

  it('is refused by what it declares, before anything is inflated', async () => {
    const path = await bombed('bomb.xlsx', 64);
    const started = performance.now();
    expect(await refusalOf(runPaths([path]))).toEqual(['import-refused-inflates']);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('is refused by what comes out when it declares less', async () => {
    const path = await bombed('liar.xlsx', 64);
    const bytes = readFileSync(path);
    // The declared size stands in the central directory; a sheet that claims to hold 1,000 bytes goes on and on.
    const claimed = Buffer.alloc(4);
    claimed.writeUInt32LE(64 * 1024 * 1024);
    const lie = Buffer.alloc(4);
    lie.writeUInt32LE(1_000);
    for (let at = bytes.indexOf(claimed); at >= 0; at = bytes.indexOf(claimed, at + 4)) lie.copy(bytes, at);
    expect(await refusalOf(run({ 'liar.xlsx': bytes }))).toEqual(['import-refused-workbook']);
  });
});

describe('a large file', () => {
  const rows = 150_000;

  it('is streamed: memory does not grow with it', async () => {
    const path = join(folder, 'accounts.csv');
    function* text() {
      yield 'Account,City,Employees\n';
      // Broken rows: what is measured is the reading, without waiting for the database.
      for (let i = 0; i < rows; i++) yield `Client ${i},${'Leeds '.repeat(8)},x\n`;
    }
    await pipeline(text, createWriteStream(path));
    // Only what is still in use after the garbage is gone counts.
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    const used: number[] = [];
    const report = await runImport(
      {
        db,
        clock: fixedClock('2026-11-21T08:00:00Z'),
        clearDemo: () => Promise.resolve(),
        seals,
        givesRoles: true,
        onWait: () => {},
        onProgress: (_, done) => {
          if (done % 30_000 > 2_000) return;
          collect();
          used.push(process.memoryUsage().heapUsed);
        },
      },
      {
        files: [path],
        mapping: noMapping,
        source: null,
        asOf: null,
        dryRun: true,
        replaceDemo: false,
        allowVanishing: false,
        language: 'en',
      },
    );
    expect(readingOf(report, 'accounts')).toMatchObject({ rows, rejected: rows });
    expect(used.length).toBeGreaterThan(4);
    expect((used.at(-1) ?? 0) - (used[1] ?? 0)).toBeLessThan(10 * 1024 * 1024);
  }, 90_000);
});

describe('two imports at once', () => {
  it('come one after the other', async () => {
    const first = put('accounts.csv', 'Account\nAcme\n');
    const second = put('customers.csv', 'Account\nAcme\nRossi\n');
    const reports = await Promise.all([runPaths([first]), runPaths([second])]);
    expect(reports.map((report) => readingOf(report, 'accounts').added).reduce((a, b) => a + b)).toBe(2);
    expect(await db.account.count()).toBe(2);
  });

  it('say that one waits for the other', async () => {
    const holder = new pg.Client({ connectionString: url });
    await holder.connect();
    await holder.query(`BEGIN; SELECT pg_advisory_xact_lock(${0x6b616d31})`);
    let waits = 0;
    const path = put('accounts.csv', 'Account\nAcme\n');
    const importing = runImport(
      {
        db,
        clock: fixedClock('2026-11-21T08:00:00Z'),
        clearDemo: () => Promise.resolve(),
        seals,
        givesRoles: true,
        onProgress: () => {},
        onWait: () => waits++,
      },
      {
        files: [path],
        mapping: noMapping,
        source: null,
        asOf: null,
        dryRun: false,
        replaceDemo: false,
        allowVanishing: false,
        language: 'en',
      },
    );
    await setTimeout(300);
    expect([waits, await db.account.count()]).toEqual([1, 0]);
    await holder.query('COMMIT');
    await holder.end();
    await importing;
    expect(await db.account.count()).toBe(1);
  });
});

describe('a company that another program starts meanwhile', () => {
  it('refuses the import, which says to run it again', async () => {
    const demo = new pg.Client({ connectionString: url });
    await demo.connect();
    await demo.query(`BEGIN; INSERT INTO organisation (id, name, zone, language, base_currency, country, is_demo)
      VALUES (1, 'Demo', 'UTC', 'en', 'EUR', 'GB', true)`);
    const path = put('accounts.csv', 'Account\nAcme\n');
    const importing = refusalOf(runPaths([path]));
    await setTimeout(300);
    await demo.query('COMMIT');
    await demo.end();
    expect(await importing).toEqual(['import-refused-company-meanwhile']);
    expect(await refusalOf(runPaths([path]))).toEqual(['import-refused-demo']);
    await runPaths([path], { replaceDemo: true });
    expect(await db.account.count()).toBe(1);
  });
});

describe('a database that goes away in the middle', () => {
  it('loses the whole import, and the next one finds things as they were', async () => {
    const path = put(
      'accounts.csv',
      `Account\n${Array.from({ length: 20_000 }, (_, i) => `Client ${i}`).join('\n')}\n`,
    );
    const before = await dump(db);
    const killer = new pg.Client({ connectionString: url });
    await killer.connect();
    let killed: Promise<unknown> | undefined;
    const importing = runImport(
      {
        db,
        clock: fixedClock('2026-11-21T08:00:00Z'),
        clearDemo: () => Promise.resolve(),
        seals,
        givesRoles: true,
        onWait: () => {},
        onProgress: () => {
          killed ??= killer.query(
            `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
          );
        },
      },
      {
        files: [path],
        mapping: noMapping,
        source: null,
        asOf: null,
        dryRun: false,
        replaceDemo: false,
        allowVanishing: false,
        language: 'en',
      },
    );
    const error: unknown = await importing.then(
      () => null,
      (reason) => reason,
    );
    await killed;
    await killer.end();
    expect(isDatabaseAway(error)).toBe(true);
    expect(await dump(db)).toEqual(before);
    expect(readingOf(await runPaths([path]), 'accounts').added).toBe(20_000);
  }, 60_000);
});

describe('the command', () => {
  const command = async (...words: string[]) => {
    const { status, stdout } = spawnSync(process.execPath, [...(await program('src/cli/import.ts')), ...words], {
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: url, KAM_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'), LC_ALL: 'C' },
    });
    return { status, stdout };
  };

  it('exits 0, 1, 2 or 3 and says why', async () => {
    const good = put('accounts.csv', 'Account,Employees\nAcme,12\n');
    expect(await command(good)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('1 new · 0 changed · 0 as before'),
    });
    const bad = put('accounts.csv', 'Account,Employees\nAcme,many\n');
    const { status, stdout } = await command(bad);
    expect([status, stdout.trim().split('\n').at(-1)]).toEqual([1, 'No row could be taken, so nothing was imported.']);
    expect(stdout).toContain('1 row rejected');
    expect(rejected('accounts.csv')).toContain('2,Employees,many,');
    expect(await command('--nonsense')).toMatchObject({ status: 2, stdout: expect.stringContaining('Usage:') });
    expect(await command(join(folder, 'nowhere.csv'))).toMatchObject({
      status: 2,
      stdout: expect.stringContaining('There is no file'),
    });
    expect(await command('--rollback', '999')).toMatchObject({
      status: 3,
      stdout: expect.stringContaining('There is no import 999.'),
    });
  }, 60_000);
});
