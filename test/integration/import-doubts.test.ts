import { beforeEach, describe, expect, it } from 'vitest';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import type { Reply } from '../../src/core/commands/define.ts';
import { keepUpload } from '../../src/core/imports/received/uploads.ts';
import { anAccount, anOrganisation, aPerson } from '../factories/index.ts';
import { next } from '../factories/values.ts';
import { testDb } from '../setup/database.ts';
import { at, theHouse } from '../setup/house.ts';
import { clock, importer, readingOf, refusalOf, seals } from './importing.ts';

const { db, reset } = await testDb();
const { run } = importer(db);
const house = theHouse(db, clock, seals);

let irina: Awaited<ReturnType<typeof aPerson>>;
beforeEach(async () => {
  await reset();
  await anOrganisation(db, { baseCurrency: 'EUR' });
  irina = await aPerson(db, { handle: 'irina', role: 'head' });
  await anAccount(db, { name: 'Acme' });
});

const send = (name: string, text: string, by = irina) =>
  keepUpload(db, clock.now(), { personId: by.id, key: `test/${next()}`, name, bytes: Buffer.from(text) });
const say = async (line: string) => house.say(await at(db, irina), line);
const press = async (action: string) => house.press(await at(db, irina), action);
const said = ({ card }: Reply): string => fallbackText(card);
const buttons = ({ card }: Reply) => card.children.flatMap((child) => (child.type === 'actions' ? child.buttons : []));
const answer = (reply: Reply, label: string): string => {
  const found = buttons(reply).find((one) => one.label === label);
  if (!found) throw new Error(`no answer ${label} in ${said(reply)}: ${buttons(reply).map(({ label }) => label)}`);
  return found.action;
};
const importIt = async (trial: Reply) => {
  const now = buttons(trial).find(({ action }) => action.startsWith('import-now:'));
  if (!now) throw new Error(`nothing to import in ${said(trial)}`);
  return press(now.action);
};
const invoices = async () =>
  (await db.invoice.findMany({ orderBy: { number: 'asc' } })).map(
    ({ number, issuedOn, amount }) => `${number} ${issuedOn.toISOString().slice(0, 10)} ${amount.toFixed()}`,
  );

const english = 'Customer;Invoice;Invoice date;Amount\nAcme;A1;03/04/2026;1.500\nAcme;A2;05/06/2026;2.250\n';

describe('a table whose values could be read in two ways', () => {
  it('is read as whoever writes Russian or Italian headers writes, and says so', async () => {
    const russian = 'Клиент;Номер;Дата документа;Сумма\nAcme;A1;03/04/2026;1.500\n';
    const report = await run({ 'накладные.csv': russian });
    expect(readingOf(report, 'invoices').notes).toEqual(
      expect.arrayContaining([
        {
          key: 'import-note-day-read',
          args: { header: 'Дата документа', value: '03/04/2026', readDayInWords: '2026-04-03' },
        },
        { key: 'import-note-number-read', args: { header: 'Сумма', value: '1.500', readFigure: '1500' } },
      ]),
    );
    await run({ 'fatture.csv': 'Cliente;Numero fattura;Data fattura;Importo\nAcme;B1;03/04/2026;1.500\n' });
    expect(await invoices()).toEqual(['A1 2026-04-03 1500', 'B1 2026-04-03 1500']);
  });

  it('is read by its own values where they tell, whatever the language', async () => {
    await run({ 'накладные.csv': 'Клиент;Номер;Дата;Сумма\nAcme;A1;03/25/2026;1,500.25\nAcme;A2;03/04/2026;1.500\n' });
    expect(await invoices()).toEqual(['A1 2026-03-25 1500.25', 'A2 2026-03-04 1.5']);
  });

  it('is asked about in a chat, an answer at a time, with an example of its own', async () => {
    await send('invoices.csv', english);
    const asked = await say('/import try');
    expect(asked.outcome).toBe('refused');
    expect(asked.card.title).toBe('invoices.csv, “Amount”: how much is 1.500?');
    expect(said(asked)).toContain('one more column is in doubt');
    expect(said(asked)).not.toContain('mapping');
    expect(buttons(asked).map(({ label }) => label)).toEqual(['1,500', '1.5']);
    const second = await press(answer(asked, '1,500'));
    expect(second.replaces).toBe(true);
    expect(second.card.title).toBe('invoices.csv, “Invoice date”: which day is 03/04/2026?');
    expect(buttons(second).map(({ label }) => label)).toEqual(['3 April', '4 March']);
    const trial = await press(answer(second, '4 March'));
    expect(said(trial)).toContain('“Invoice date”: 03/04/2026 was read as 4 March');
    expect(said(trial)).toContain('“Amount”: 1.500 was read as 1,500');
    await importIt(trial);
    expect(await invoices()).toEqual(['A1 2026-03-04 1500', 'A2 2026-05-06 2250']);
  });

  it('adds answers up that are given at once, and asks of no file of that shape again', async () => {
    await send('invoices.csv', english);
    const { id } = await db.importUpload.findFirstOrThrow();
    await Promise.all([press(`format:${id}:1:2:day-first`), press(`format:${id}:1:3:point`)]);
    await say('/import drop');
    await send('invoices of May.csv', english.replaceAll('2026', '2025'));
    await importIt(await say('/import try'));
    expect(await invoices()).toEqual(['A1 2025-04-03 1.5', 'A2 2025-06-05 2.25']);
  });

  it('holds what was answered only where its values do not tell', async () => {
    await send('invoices.csv', english);
    await press(answer(await press(answer(await say('/import try'), '1,500')), '3 April'));
    await send('invoices.csv', 'Customer;Invoice;Invoice date;Amount\nAcme;A1;03/25/2026;1.500,50\n');
    await importIt(await say('/import try'));
    expect(await invoices()).toEqual(['A1 2026-03-25 1500.5']);
  });

  it('keeps what was answered when its columns are told, and the other way round', async () => {
    const strange = 'Alpha;Beta;Gamma;Delta\nAcme;A1;03/04/2026;1.500\n';
    await send('x.csv', strange);
    const columns = { account: '0', number: '1', issuedOn: '2', amount: '3' };
    const upload = await db.importUpload.findFirstOrThrow();
    const tell = async () => house.submit(await at(db, irina), `columns:${upload.id}:invoices`, columns);
    await press(answer(await tell(), '1,500'));
    const again = await tell();
    expect(buttons(again).map(({ label }) => label)).toEqual(['3 April', '4 March']);
    await importIt(await press(answer(again, '4 March')));
    expect(await invoices()).toEqual(['A1 2026-03-04 1500']);
  });

  it('is told of in words where a mapping goes with it, and at the terminal', async () => {
    const mapping = { files: [{ match: '*', kind: 'invoices' }] };
    await send('invoices.csv', english);
    await send('mapping.json', JSON.stringify(mapping));
    const refused = await say('/import try');
    expect(buttons(refused)).toEqual([]);
    expect(said(refused)).toContain('"dateFormat": "DD/MM/YYYY" or "MM/DD/YYYY"');
    expect(await refusalOf(run({ 'invoices.csv': english }))).toEqual([
      'import-refused-number-ambiguous',
      'import-refused-day-ambiguous',
    ]);
  });

  it('is answered by whoever sent it only, and while it waits', async () => {
    await send('invoices.csv', english);
    const asked = await say('/import try');
    const thomas = await aPerson(db, { role: 'administrator' });
    expect((await house.press(await at(db, thomas), answer(asked, '1.5'))).outcome).toBe('not-found');
    await say('/import drop');
    expect((await press(answer(asked, '1.5'))).outcome).toBe('not-found');
    expect(await db.importShape.count()).toBe(0);
  });
});
