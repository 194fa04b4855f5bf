import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recentAlarms } from '../../src/core/alarms/alarms.ts';
import { watchAlarms } from '../../src/core/alarms/watch.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import type { Reply } from '../../src/core/commands/define.ts';
import { connect, isDatabaseAway } from '../../src/core/db.ts';
import { lookIntoFolder } from '../../src/core/imports/folder/look.ts';
import { freeName, isMeant, standing, together } from '../../src/core/imports/folder/rules.ts';
import { lockImports } from '../../src/core/imports/lock.ts';
import { largestUpload, mostFiles } from '../../src/core/imports/received/uploads.ts';
import { createLogger } from '../../src/core/logger.ts';
import { messageKinds } from '../../src/core/outbox/registry.ts';
import { sweepRetention } from '../../src/core/retention/sweep.ts';
import { folderImports } from '../../src/core/settings/registry.ts';
import { writeSetting } from '../../src/core/settings/values.ts';
import { folderSweep } from '../../src/jobs/definitions/folder-sweep.ts';
import { createVirtualQueue } from '../../src/jobs/virtual.ts';
import { anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { at, theHouse } from '../setup/house.ts';
import { aDelivery, aSender } from '../setup/outbox.ts';
import { importer, seals } from './importing.ts';

const { db, reset } = await testDb();
const { run, rollBack } = importer(db);
const logger = createLogger('silent');
const start = Temporal.Instant.from('2026-11-23T08:00:00Z');
const clients = 'Customer ID,Customer Name,City\n7,Acme,Leeds\n8,Globex,Kyiv\n';
const orders = 'Order No,Customer,Order Date,Currency\nA-1,7,2026-01-25,GBP\n';
const late = 'Order No,Customer,Order Date,Currency\nA-2,7,soon,GBP\nA-3,7,2026-01-26,GBP\n';

let path: string;
let house: ReturnType<typeof aHouse>;
let irina: Awaited<ReturnType<typeof aPerson>>;
beforeEach(async () => {
  await reset();
  path = mkdtempSync(join(tmpdir(), 'kam-folder-'));
  await anOrganisation(db, { zone: 'Europe/Rome', baseCurrency: 'EUR', language: 'en' });
  irina = await anAdministrator('irina');
  await anAdministrator('thomas');
  house = aHouse();
});
afterEach(() => rmSync(path, { recursive: true, force: true }));

const anAdministrator = async (handle: string) => {
  const person = await aPerson(db, { handle, name: handle, role: 'administrator', language: 'en' });
  await anIdentity(db, { personId: person.id, platform: 'telegram', platformUserId: `u-${handle}` });
  return person;
};

/** A process that works: it looks each minute, and brings what is to be told. */
const aHouse = () => {
  const queue = createVirtualQueue<Record<string, never>>(
    { db, logger, jobs: [folderSweep], folder: { path, seals } },
    { start, zone: 'Europe/Rome' },
  );
  const told: string[] = [];
  const { sender, edited } = aSender({
    send: async ({ chatId }, card) => {
      told.push(`${chatId}: ${fallbackText(card).replace('📥 ', '')}`);
      return { chatId, messageId: String(told.length) };
    },
  });
  const delivery = aDelivery(db, queue.clock, [sender], { kinds: messageKinds });
  return {
    clock: queue.clock,
    told,
    edited,
    deliver: () => delivery.deliverDue(),
    minutes: async (count: number) => {
      await queue.advanceTo(queue.clock.now().add({ minutes: count }));
      await delivery.deliverDue();
    },
    press: async (action: string, person = irina): Promise<Reply> =>
      theHouse(db, queue.clock, seals).press(await at(db, person), action),
  };
};

const put = (name: string, content: string | Uint8Array, writtenAt = '2026-11-20T22:00:00Z') => {
  writeFileSync(join(path, name), content);
  utimesSync(join(path, name), new Date(writtenAt), new Date(writtenAt));
};
/** What lies in the folder, with what is in the folders in it. */
const lies = (): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(path.length + 1))
    .sort();
const trialId = async (): Promise<number> => (await db.importTrial.findFirstOrThrow({ orderBy: { id: 'desc' } })).id;

describe('a file in the folder that is watched', () => {
  it('is tried once it stands still, asked about, imported by the button, and moved', async () => {
    put('clients.csv', clients);
    put('orders.csv', orders);
    await house.minutes(0);
    expect(await db.importTrial.count()).toBe(0);
    await house.minutes(2);
    expect(house.told.map((one) => one.split('\n')[0])).toEqual([
      'u-irina: In the import folder: clients.csv, orders.csv: 3 new, 0 changed. Import?',
      'u-thomas: In the import folder: clients.csv, orders.csv: 3 new, 0 changed. Import?',
    ]);
    expect([await db.account.count(), lies()]).toEqual([0, ['clients.csv', 'orders.csv']]);

    const pressed = await house.press(`folder-import:${await trialId()}`);
    expect([pressed.replaces, pressed.card.title]).toEqual([
      true,
      'Imported from the folder: clients.csv, orders.csv: 3 new, 0 changed',
    ]);
    expect(fallbackText(pressed.card)).toContain('irina, ');
    await house.press(`folder-import:${await trialId()}`);
    await house.minutes(2);
    expect(lies()).toEqual(['imported/clients.csv', 'imported/orders.csv']);
    // The other administrator sees what became of it.
    expect(new Set(house.edited)).toEqual(new Set([pressed.card.title]));
    expect(house.edited.length).toBeGreaterThan(0);
    const batches = await db.importBatch.findMany({ include: { person: true, files: true } });
    expect(batches.map(({ person }) => person?.handle)).toEqual(['irina']);
    expect(batches[0]?.files[0]?.asOf.toISOString()).toBe('2026-11-20T22:00:00.000Z');
    expect([await db.folderFile.count(), await db.importUpload.count(), house.told.length]).toEqual([0, 0, 2]);
  });

  it('is moved away with the reason when somebody discards it, and is imported no more', async () => {
    put('clients.csv', clients);
    await house.minutes(3);
    const pressed = await house.press(`folder-discard:${await trialId()}`);
    expect(pressed.card.title).toBe('Not imported from the folder: clients.csv');
    await house.press(`folder-discard:${await trialId()}`);
    const after = await house.press(`folder-import:${await trialId()}`);
    expect([after.outcome, after.card.title]).toEqual(['refused', expect.stringContaining('no longer kept')]);
    await house.minutes(2);
    expect(lies()).toEqual(['rejected/clients.csv', 'rejected/clients.csv.txt']);
    expect(readFileSync(join(path, 'rejected/clients.csv.txt'), 'utf8')).toBe('An administrator discarded it.\n');
    expect(await db.auditEntry.count({ where: { action: 'import.discarded' } })).toBe(1);
    expect(await db.account.count()).toBe(0);
    // Put there again, it is asked about again, and lies beside the former.
    put('clients.csv', clients);
    await house.minutes(3);
    await house.press(`folder-discard:${await trialId()}`);
    await house.minutes(2);
    expect(lies()).toContain('rejected/clients (2).csv');
    expect(lies()).toContain('rejected/clients (2).csv.txt');
  });

  it('is left alone while it is not meant for us, still grows, or is open to be written', async () => {
    for (const name of ['~$clients.xlsx', '.clients.csv', 'a.csv.part', 'b.tmp', 'c.pdf', 'other.json'])
      put(name, clients);
    mkdirSync(join(path, 'folder.csv'));
    await house.minutes(5);
    expect([await db.folderFile.count(), await db.importTrial.count()]).toEqual([0, 0]);
    for (let i = 1; i < 5; i++) {
      put('clients.csv', clients.slice(0, i * 12), `2026-11-20T22:0${i}:00Z`);
      await house.minutes(1);
    }
    expect(await db.importTrial.count()).toBe(0);
    put('clients.csv', clients);
    const handle = await open(join(path, 'clients.csv'), 'r+');
    await house.minutes(5);
    expect(await db.importTrial.count()).toBe(process.platform === 'linux' ? 0 : 1);
    await handle.close();
    await house.minutes(3);
    expect(await db.importTrial.count()).toBe(1);
  });

  it('waits for others that still come, but not for ever', async () => {
    put('clients.csv', clients);
    await house.minutes(0);
    for (let i = 0; i < 15; i++) {
      put('orders.csv', `${orders}${'#'.repeat(i)}`);
      await house.minutes(1);
      if (i === 6) expect(await db.importTrial.count()).toBe(0);
    }
    expect(house.told[0]).toContain('In the import folder: clients.csv: 2 new');
  });

  it('is refused with its reasons, and holds up none that came with it', async () => {
    put('clients.csv', clients);
    put('odd.csv', 'A,B\n1,2\n');
    put('empty.csv', '');
    await house.minutes(3);
    expect(lies()).toEqual([
      'clients.csv',
      'rejected/empty.csv',
      'rejected/empty.csv.txt',
      'rejected/odd.csv',
      'rejected/odd.csv.txt',
    ]);
    expect(readFileSync(join(path, 'rejected/odd.csv.txt'), 'utf8')).toContain('odd.csv');
    const first = house.told.filter((one) => one.startsWith('u-irina')).map((one) => one.split('\n')[0]);
    expect(first).toHaveLength(3);
    expect(first).toContain('u-irina: odd.csv in the import folder cannot be imported');
    expect(first).toContain('u-irina: In the import folder: clients.csv: 2 new, 0 changed. Import?');
    expect(await db.importUpload.count()).toBe(1);
  });

  it('of which every row is rejected, or which is too large, is not imported', async () => {
    put('orders.csv', orders);
    put('large.csv', new Uint8Array(largestUpload + 1));
    await house.minutes(3);
    expect(lies().filter((name) => !name.endsWith('.txt'))).toEqual(['rejected/large.csv', 'rejected/orders.csv']);
    expect(readFileSync(join(path, 'rejected/large.csv.txt'), 'utf8')).toContain('larger than 20 MB');
    expect(await db.importBatch.count()).toBe(0);
  });

  it('is read by the mapping that lies there, which stays', async () => {
    const mapping = { files: [{ match: '*.csv', kind: 'accounts', columns: { key: 'Nr', name: 'Kunde' } }] };
    put('mapping.json', JSON.stringify({ source: 'sap', ...mapping }));
    put('k.csv', 'Nr;Kunde\n1;Acme\n');
    await house.minutes(3);
    await house.press(`folder-import:${await trialId()}`);
    await house.minutes(2);
    expect(lies()).toEqual(['imported/k.csv', 'mapping.json']);
    expect((await db.importBatch.findFirstOrThrow({})).source).toBe('sap');
  });

  it('is asked about anew when nobody decided and what was kept of it is let go of', async () => {
    put('clients.csv', clients);
    await house.minutes(3);
    await sweepRetention(db, house.clock.now().add({ hours: 24 * 4 + 1 }), new AbortController().signal);
    const before = await trialId();
    await house.minutes(3);
    expect(await trialId()).toBeGreaterThan(before);
    expect(lies()).toEqual(['clients.csv']);
    expect(house.told.filter((one) => one.startsWith('u-irina'))).toHaveLength(2);
  });

  it('that came in another way meanwhile is moved, and imported no more', async () => {
    put('clients.csv', clients);
    await house.minutes(3);
    const asOf = Temporal.Instant.from('2026-11-20T22:00:00Z');
    await run({ 'clients.csv': clients }, { asOf });
    const pressed = await house.press(`folder-import:${await trialId()}`);
    expect([pressed.outcome, await db.importBatch.count()]).toEqual(['refused', 1]);
    await house.minutes(1);
    expect(lies()).toEqual(['imported/clients.csv']);
  });

  it('that changes while it waits is tried as it is then', async () => {
    put('clients.csv', clients);
    await house.minutes(3);
    const former = await trialId();
    put('clients.csv', `${clients}9,Initech,Austin\n`, '2026-11-21T22:00:00Z');
    await house.minutes(3);
    expect(await trialId()).toBeGreaterThan(former);
    await house.press(`folder-import:${await trialId()}`);
    await house.minutes(2);
    expect([await db.account.count(), lies()]).toEqual([3, ['imported/clients.csv']]);
  });
});

describe('the setting that imports what is clean', () => {
  beforeEach(async () => {
    const context = { db, now: start, person: irina, channel: 'console' };
    await writeSetting(context, folderImports, 0, 'clean');
  });

  it('imports at once what has no rejected rows, and tells it in one line; the rest is asked about', async () => {
    put('clients.csv', clients);
    await house.minutes(3);
    expect(house.told[0]).toContain('u-irina: Imported from the folder: clients.csv: 2 new, 0 changed');
    expect(house.told[0]).toContain('By itself');
    expect([await db.account.count(), lies()]).toEqual([2, ['imported/clients.csv']]);
    expect((await db.importBatch.findFirstOrThrow({})).personId).toBeNull();
    put('orders.csv', late);
    await house.minutes(3);
    expect(house.told.at(-1)).toContain('In the import folder: orders.csv: 1 new, 0 changed, 1 rejected. Import?');
    expect([await db.importBatch.count(), lies()]).toEqual([1, ['imported/clients.csv', 'orders.csv']]);
  });

  it('does nothing with the same bytes but move them', async () => {
    for (let i = 0; i < 2; i++) {
      put('clients.csv', clients);
      await house.minutes(3);
    }
    expect(lies()).toEqual(['imported/clients (2).csv', 'imported/clients.csv']);
    expect([await db.importBatch.count(), await db.importTrial.count(), house.told.length]).toEqual([1, 1, 2]);
    // Taken back, they are new again.
    await rollBack((await db.importBatch.findFirstOrThrow({})).id);
    put('clients.csv', clients);
    await house.minutes(3);
    expect(await db.importBatch.count()).toBe(2);
  });
});

describe('the watch', () => {
  const look = () =>
    lookIntoFolder(
      { db, clock: house.clock, logger, trace: 'job/folder-sweep/1', signal: new AbortController().signal },
      { path, seals },
    );

  it('takes a file once, be there ever so many who look', async () => {
    const context = { db, now: start, person: irina, channel: 'console' };
    await writeSetting(context, folderImports, 0, 'clean');
    put('clients.csv', clients);
    await house.minutes(1);
    await db.folderFile.updateMany({ data: { stillSince: new Date('2026-11-23T07:00:00Z') } });
    await Promise.all([look(), look(), look()]);
    await look();
    expect([await db.importBatch.count(), await db.importTrial.count()]).toEqual([1, 1]);
    expect(lies()).toEqual(['imported/clients.csv']);
  });

  it('goes on where a process died after the trial or after the import', async () => {
    const context = { db, now: start, person: irina, channel: 'console' };
    put('clients.csv', clients);
    await house.minutes(3);
    // As if it had died before it was noted whose trial it is.
    await db.folderFile.updateMany({ data: { trialId: null } });
    await writeSetting(context, folderImports, 0, 'clean');
    await house.minutes(1);
    expect([await db.importTrial.count(), await db.importBatch.count(), lies()]).toEqual([
      1,
      1,
      ['imported/clients.csv'],
    ]);
  });

  it('waits while another import is under way', async () => {
    put('clients.csv', clients);
    await house.minutes(0);
    await db.$transaction(async (tx) => {
      await lockImports(tx, () => {});
      await house.minutes(3);
    });
    expect([await db.importTrial.count(), await db.importUpload.count()]).toEqual([0, 0]);
    await house.minutes(1);
    expect(await db.importTrial.count()).toBe(1);
  });

  it('loses nothing while the database is away', async () => {
    put('clients.csv', clients);
    const away = connect('postgresql://nobody@127.0.0.1:9/nothing', { max: 1 });
    const parts = { db: away, clock: house.clock, logger, trace: 'job/folder-sweep/1' };
    const looked = lookIntoFolder({ ...parts, signal: new AbortController().signal }, { path, seals });
    await expect(looked).rejects.toSatisfy(isDatabaseAway);
    await away.$disconnect();
    await house.minutes(3);
    expect([await db.importTrial.count(), lies()]).toEqual([1, ['clients.csv']]);
  });

  it('is an alarm, told once, while the folder is missing, and goes on by itself when it is back', async () => {
    put('clients.csv', clients);
    const away = `${path}-away`;
    renameSync(path, away);
    await house.minutes(5);
    const [alarm, ...others] = await recentAlarms(db, house.clock.now());
    expect([alarm?.kind, alarm?.subject, others]).toEqual(['import-folder', 'ENOENT', []]);
    for (let i = 0; i < 3; i++) await watchAlarms(db, house.clock.now(), 'job/alarm-sweep/1');
    await house.deliver();
    expect(house.told).toHaveLength(2);
    expect(house.told[0]).toContain('KAM_IMPORT_FOLDER');
    expect(existsSync(path)).toBe(false);
    renameSync(away, path);
    await house.minutes(3);
    expect([await recentAlarms(db, house.clock.now()), await db.importTrial.count()]).toEqual([[], 1]);
  });

  it('cannot move where a file is in the way of the folder: it says so, and loses nothing', async () => {
    const context = { db, now: start, person: irina, channel: 'console' };
    await writeSetting(context, folderImports, 0, 'clean');
    put('clients.csv', clients);
    put('imported', 'no folder');
    await house.minutes(5);
    expect((await recentAlarms(db, house.clock.now())).map(({ subject }) => subject)).toEqual(['EEXIST']);
    expect([await db.importBatch.count(), lies()]).toEqual([1, ['clients.csv', 'imported']]);
    rmSync(join(path, 'imported'));
    await house.minutes(1);
    expect([await db.importBatch.count(), lies()]).toEqual([1, ['imported/clients.csv']]);
  });
});

describe('the rules of the folder', () => {
  const now = start;
  const file = (id: number, over: { size?: number; ago?: number; name?: string } = {}) => ({
    id,
    name: over.name ?? `${id}.csv`,
    size: over.size ?? 1,
    writtenAt: now.subtract({ hours: id }),
    stillSince: now.subtract({ seconds: over.ago ?? 60 }),
  });

  it('say which files are meant', () => {
    for (const name of ['a.csv', 'Клиенты.XLSX', 'mapping.json', 'a.b.tsv']) expect(isMeant(name)).toBe(true);
    for (const name of ['~$a.xlsx', '.a.csv', 'a.csv.part', 'a.tmp', 'Mapping.json', 'a\ufffd.csv', 'csv']) {
      expect(isMeant(name)).toBe(false);
    }
  });

  it('say which stand still, and how many fit together', () => {
    expect(standing([file(1), file(2)], now).map(({ id }) => id)).toEqual([2, 1]);
    expect(standing([file(1), file(2, { ago: 5 })], now)).toEqual([]);
    expect(standing([file(1, { ago: 700 }), file(2, { ago: 5 })], now).map(({ id }) => id)).toEqual([1]);
    expect(standing([file(1), file(2, { name: 'mapping.json' })], now).map(({ id }) => id)).toEqual([1]);
    const many = Array.from({ length: 40 }, (_, i) => file(i));
    expect(together(many)).toHaveLength(mostFiles - 1);
    expect(together([1, 2, 3, 4].map((id) => file(id, { size: largestUpload })))).toHaveLength(3);
  });

  it('give a name that is free', () => {
    expect(freeName('a.csv', new Set())).toBe('a.csv');
    expect(freeName('a.csv', new Set(['A.CSV', 'a (2).csv']))).toBe('a (3).csv');
  });
});
