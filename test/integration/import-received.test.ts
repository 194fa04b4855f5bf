import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import type { Reply } from '../../src/core/commands/define.ts';
import { oldDataOf } from '../../src/core/freshness/old.ts';
import { languages } from '../../src/core/i18n/translator.ts';
import { keepUpload, largestUpload } from '../../src/core/imports/received/uploads.ts';
import { anOrganisation, aPerson } from '../factories/index.ts';
import { next } from '../factories/values.ts';
import { testDb } from '../setup/database.ts';
import { at, theHouse } from '../setup/house.ts';
import { clock, dump, importer, seals } from './importing.ts';

const { db, reset } = await testDb();
const { run } = importer(db);
const house = theHouse(db, clock, seals);

let thomas: Awaited<ReturnType<typeof aPerson>>;
let irina: Awaited<ReturnType<typeof aPerson>>;
let olga: Awaited<ReturnType<typeof aPerson>>;
beforeEach(async () => {
  await reset();
  await anOrganisation(db, { zone: 'Europe/Rome', baseCurrency: 'EUR' });
  thomas = await aPerson(db, { handle: 'thomas', name: 'Thomas Weber', role: 'administrator' });
  irina = await aPerson(db, { handle: 'irina', name: 'Irina Volkova', role: 'administrator' });
  olga = await aPerson(db, { handle: 'olga', name: 'Olga Bergmann', role: 'kam' });
});

const clients = 'Customer ID,Customer Name,City\n7,Acme,Leeds\n8,Globex,Kyiv\n';
const orders = 'Order No,Customer,Order Date,Currency\nA-1,7,2026-01-25,GBP\nA-2,7,soon,GBP\nA-3,99,2026-01-26,GBP\n';

const send = async (name: string, content: string, person = thomas) =>
  keepUpload(db, clock.now(), { personId: person.id, key: `test/${next()}`, name, bytes: Buffer.from(content) });
const say = async (line: string, person = thomas) => house.say(await at(db, person), line);
const press = async (action: string, person = thomas) => house.press(await at(db, person), action);
const said = ({ card }: Reply): string => fallbackText(card);
const buttons = ({ card }: Reply): string[] =>
  card.children.flatMap((child) => (child.type === 'actions' ? child.buttons.map(({ action }) => action) : []));
const importButton = (reply: Reply): string => {
  const action = buttons(reply).find((one) => one.startsWith('import-now:'));
  if (!action) throw new Error(`nothing to import in ${said(reply)}`);
  return action;
};
/** What there is apart from what tries and sendings themselves leave. */
const rest = async () => {
  const { import_trial: _trials, import_upload: _uploads, ...tables } = await dump(db);
  return tables;
};
/** What is left on the disk of a file whose name no other test has. */
const traces = () =>
  readdirSync(tmpdir())
    .filter((name) => name.startsWith('kam-import-'))
    .flatMap((folder) => {
      try {
        return readdirSync(join(tmpdir(), folder), { recursive: true, encoding: 'utf8' });
      } catch {
        // Another test has just taken it away.
        return [];
      }
    })
    .filter((path) => path.endsWith('kept-nowhere.csv'));

describe('files that were sent to be imported', () => {
  it('say how far they have come, also while no rows are counted', async () => {
    const many = Array.from({ length: 5_000 }, (_, i) => `A-${i},7,2026-01-25,GBP`).join('\n');
    await send('clients.csv', clients);
    await send('orders.csv', `Order No,Customer,Order Date,Currency\n${many}\n`);
    const told: string[] = [];
    await house.say({ ...(await at(db, thomas)), onProgress: (line) => told.push(line) }, '/import try');
    expect(told.filter((line) => !line.includes('000 rows read'))).toEqual([
      'orders.csv: 5,000 rows looked through',
      'clients.csv: 2 rows read',
      'clients.csv: all rows are read and compared with what is known',
      'orders.csv: all rows are read and compared with what is known',
      'Working out whom the rules would tell what',
    ]);
    expect(told).toContain('orders.csv: 5,000 rows read');
  });

  it('are shown, and one of the same name takes the place of the former', async () => {
    expect(said(await say('/import'))).toContain('No files wait to be imported');
    await send('clients.csv', clients);
    await send('orders.csv', orders);
    await send('clients.csv', `${clients}9,Initech,Austin\n`);
    const shown = await say('/import');
    expect(shown.card.title).toBe('2 files wait to be imported');
    expect(buttons(shown)).toEqual(['import-try', 'import-drop']);
    expect(said(await say('/import', irina))).toContain('No files wait');
    expect((await say('/import try')).card.title).toContain('4 new');
  });

  it('are kept once, however often their sending is tried, and not without end', async () => {
    const file = { personId: thomas.id, key: 'inbox/7/answer', name: 'a.csv', bytes: Buffer.from('x') };
    await Promise.all([keepUpload(db, clock.now(), file), keepUpload(db, clock.now(), file)]);
    expect(await db.importUpload.count()).toBe(1);
    const large = Buffer.alloc(largestUpload);
    const more = (i: number) =>
      keepUpload(db, clock.now(), { personId: thomas.id, key: `large/${i}`, name: `${i}.csv`, bytes: large });
    expect([await more(1), await more(2), await more(3)]).toEqual(['kept', 'kept', 'too-much']);
    expect(await db.importUpload.count()).toBe(3);
  });

  it('cannot lead out of where they are read by their name', async () => {
    await send('../../../etc/clients.csv', clients);
    expect((await db.importUpload.findFirstOrThrow({})).name).toBe('.._.._.._etc_clients.csv');
    expect((await say('/import try')).card.title).toContain('2 new');
  });

  it('are let go of by word and by button, of nobody else', async () => {
    await send('clients.csv', clients);
    await send('clients.csv', clients, irina);
    expect((await press('import-drop')).card.title).toBe('1 file discarded, nothing was imported');
    expect(await db.importUpload.findMany({ select: { personId: true } })).toEqual([{ personId: irina.id }]);
    expect((await say('/import drop')).card.title).toBe('No files wait to be imported');
  });
});

describe('a trial', () => {
  it('says all that an import would do, and keeps nothing of it', async () => {
    await send('kept-nowhere.csv', clients);
    await send('orders.csv', orders);
    const before = await rest();
    const tried = await say('/import try');
    expect(tried.card.title).toBe('Trial, nothing is imported yet: 3 new, 0 changed, 2 rejected');
    for (const part of [
      'orders.csv',
      '2 rows rejected',
      'Line 3, Order Date “soon”: not a day',
      'Line 4, Customer “99”: not known',
    ]) {
      expect(said(tried)).toContain(part);
    }
    expect(await rest()).toEqual(before);
    expect(await db.importBatch.count()).toBe(0);
    expect(said(await say('/admin imports'))).toContain('Nothing was imported yet');
    expect(await oldDataOf(db, clock.now(), ['orders'])).toEqual([]);
    expect(traces()).toEqual([]);
    expect(await db.auditEntry.findMany({ where: { action: { startsWith: 'import.' } } })).toMatchObject([
      {
        action: 'import.tried',
        personId: thomas.id,
        subject: 'import_trial',
        channel: 'console',
        details: { files: 2 },
      },
    ]);
  });

  it('is asked for in three languages, and told in them', async () => {
    await send('clients.csv', clients);
    const words = { en: 'try', ru: 'проба', it: 'prova' };
    const titles = { en: 'Trial, nothing', ru: 'Проба, пока ничего', it: 'Prova, nulla' };
    for (const language of languages) {
      await db.person.update({ where: { id: thomas.id }, data: { language } });
      expect((await say(`/import ${words[language]}`)).card.title).toContain(titles[language]);
    }
    expect((await say('/import now')).outcome).toBe('refused');
  });

  it('says what a snapshot would make vanish, by a mapping that was sent along', async () => {
    const many = Array.from({ length: 20 }, (_, i) => `${i},Client ${i},Leeds`);
    await run({ 'clients.csv': `Customer ID,Customer Name,City\n${many.join('\n')}\n` });
    await send('clients.csv', `Customer ID,Customer Name,City\n${many.slice(1).join('\n')}\n`);
    const mapping = { currency: 'EUR', files: [{ match: 'clients.csv', kind: 'accounts', mode: 'snapshot' }] };
    await send('map.json', JSON.stringify(mapping));
    expect((await say('/import try')).card.title).toContain('1 gone');
    await send('clients.csv', `Customer ID,Customer Name,City\n${many.slice(5).join('\n')}\n`);
    const asked = await say('/import try');
    expect(said(asked)).toContain('5 of 20');
    await send('more.json', '{}');
    expect(said(await say('/import try'))).toContain('Several JSON files');
    await press(importButton(asked));
    expect(await db.account.count({ where: { archivedAt: { not: null } } })).toBe(5);
  });

  it('of columns that are not understood asks what they are, once: a file of the same headers needs no question', async () => {
    const strange = (rows: string) => `Nr.,Chi,Dove\n${rows}\n`;
    await send('strange.csv', strange('7,Acme,Leeds'));
    const [ask = ''] = buttons(await say('/import try'));
    const which = await press(ask);
    expect(which.card.title).toBe('What is in strange.csv?');
    const form = (await press(buttons(which).find((one) => one.endsWith(':accounts')) ?? '')).form;
    expect(form?.fields).toMatchObject([{ name: 'name', label: 'Name', kind: 'select', required: true }]);
    expect(form?.fields[0]?.options).toEqual([
      { value: '0', label: 'Nr.' },
      { value: '1', label: 'Chi' },
      { value: '2', label: 'Dove' },
    ]);
    const tried = await house.submit(await at(db, thomas), form?.id ?? '', { name: '1' });
    expect(said(tried)).toContain('1 new');
    await press(importButton(tried));
    await send('next week.csv', strange('8,Globex,Kyiv'));
    expect(said(await say('/import try'))).toContain('1 new');
    expect((await press(ask)).outcome).toBe('not-found');
  });

  it('that is refused says why, and offers nothing to import', async () => {
    await send('list.csv', 'a\n1\n');
    const refused = await say('/import try');
    expect(refused.outcome).toBe('refused');
    expect(said(refused)).toContain('its columns do not tell what it holds');
    expect(buttons(refused)).toEqual([expect.stringMatching(/^columns:\d+$/)]);
    await send('list.csv', 'Customer ID,Customer Name\n7,\n');
    const none = await say('/import try');
    expect(said(none)).toContain('No row could be taken');
    expect(buttons(none)).toEqual(['import-drop']);
    expect(await db.importTrial.count()).toBe(0);
  });

  it('does not replace the demo', async () => {
    await db.organisation.update({ where: { id: 1 }, data: { isDemo: true } });
    await send('clients.csv', clients);
    expect(said(await say('/import try'))).toContain('This is the demo company');
    expect(await db.person.count()).toBe(3);
  });
});

describe('what was tried', () => {
  it('is imported by its button with the very same files, once, however often it is pressed', async () => {
    await send('kept-nowhere.csv', clients);
    await send('orders.csv', orders);
    const button = importButton(await say('/import try 2026-11-20'));
    await send('later.csv', 'Customer ID,Customer Name\n9,Initech\n');
    const answers = await Promise.all([press(button), press(button), press(button)]);
    answers.push(await press(button));
    for (const { card, replaces } of answers) {
      expect(card.title).toBe(
        'Import 1 is done: 3 new, 0 changed, 2 rejected'.replace('1', String((await batch()).id)),
      );
      expect(replaces).toBe(true);
    }
    expect((await db.account.findMany({ orderBy: { name: 'asc' } })).map(({ name }) => name)).toEqual([
      'Acme',
      'Globex',
    ]);
    expect(await db.importBatch.count()).toBe(1);
    expect((await db.importUpload.findMany()).map(({ name }) => name)).toEqual(['later.csv']);
    expect(await batch()).toMatchObject({ source: 'files', personId: thomas.id });
    const files = await db.importFile.findMany();
    // Midnight in Rome.
    expect(files.map(({ asOf }) => asOf.toISOString())).toEqual([
      '2026-11-19T23:00:00.000Z',
      '2026-11-19T23:00:00.000Z',
    ]);
    expect(await db.auditEntry.findMany({ where: { action: 'import.applied' } })).toMatchObject([
      { personId: thomas.id, channel: 'console', details: { source: 'files', files: 2 } },
    ]);
    expect(traces()).toEqual([]);
  });

  it('is by itself as of when it was sent, and the same files again change nothing', async () => {
    await send('clients.csv', clients);
    await press(importButton(await say('/import try')));
    expect((await db.importFile.findFirstOrThrow()).asOf.toISOString()).toBe('2026-11-21T08:00:00.000Z');
    await send('clients.csv', clients);
    expect(said(await say('/import try'))).toContain('These files are already in');
    expect(await db.importTrial.count()).toBe(1);
  });

  it('is not imported when a file was sent anew, discarded, or is gone', async () => {
    await send('clients.csv', clients);
    const button = importButton(await say('/import try'));
    await send('clients.csv', clients);
    const gone = await press(button);
    expect(gone.outcome).toBe('not-found');
    expect(said(gone)).toContain('These files are no longer kept');
    const again = importButton(await say('/import try'));
    await press('import-drop');
    expect((await press(again)).outcome).toBe('not-found');
    expect((await press('import-now:999999')).outcome).toBe('not-found');
    expect(await db.account.count()).toBe(0);
  });

  it('is imported by nobody else', async () => {
    await send('clients.csv', clients);
    const button = importButton(await say('/import try'));
    for (const person of [irina, olga]) {
      const refused = await press(button, person);
      expect(refused.outcome).toBe('refused');
    }
    expect(said(await press(button, irina))).toContain('Somebody else tried these files');
    await db.person.update({ where: { id: thomas.id }, data: { role: 'kam' } });
    expect((await press(button)).outcome).toBe('refused');
    expect(await db.account.count()).toBe(0);
  });

  it('is tried and imported only where who was erased is known', async () => {
    await send('clients.csv', clients);
    const keyless = theHouse(db, clock);
    const refused = await keyless.say(await at(db, thomas), '/import try');
    expect(said(refused)).toContain('cannot tell who was erased');
    expect(refused.outcome).toBe('refused');
  });
});

const batch = () => db.importBatch.findFirstOrThrow({});
