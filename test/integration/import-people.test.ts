import { beforeEach, describe, expect, it } from 'vitest';
import { createSeals } from '../../src/core/calendars/seal.ts';
import { translator } from '../../src/core/i18n/translator.ts';
import { tellRun } from '../../src/core/imports/tell.ts';
import { erasePerson } from '../../src/core/people/personal/erase.ts';
import { day } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { everythingIn } from '../setup/everything.ts';
import { clock, dump, importer, readingOf, seals } from './importing.ts';

const { db, reset } = await testDb();
const { run, rejected, rollBack } = importer(db);

beforeEach(reset);

const ownersOf = async () => {
  const accounts = await db.account.findMany({
    orderBy: { id: 'asc' },
    include: { assignments: { where: { role: 'owner', toOn: null }, include: { person: true } } },
  });
  return accounts.map(({ name, assignments }) => [name, assignments[0]?.person.handle ?? null]);
};
const clients = (...owners: string[]) =>
  `Client;Owner\n${owners.map((owner, i) => `Client ${i + 1};${owner}`).join('\n')}\n`;

describe('owners of clients', () => {
  it('who are nowhere else become key account managers, each once, and it is told', async () => {
    const report = await run({
      'clients.csv': clients('Седова О. И.', 'Ольга Седова', 'Седова', 'Bonetti', 'Ольга Петрова', 'Седова Ольга'),
    });
    expect(report.rejectedFiles).toEqual([]);
    expect((await ownersOf()).map(([, handle]) => handle)).toEqual([
      'olga',
      'olga',
      'olga',
      'bonetti',
      'olga.petrova',
      'olga',
    ]);
    const people = await db.person.findMany({ where: { handle: { not: 'admin' } }, orderBy: { handle: 'asc' } });
    expect(people.map(({ handle, name, role, source }) => [handle, name, role, source])).toEqual([
      ['bonetti', 'Bonetti', 'kam', 'files'],
      ['olga', 'Ольга Седова', 'kam', 'files'],
      ['olga.petrova', 'Ольга Петрова', 'kam', 'files'],
    ]);
    const { notes } = readingOf(report, 'accounts');
    expect(notes).toContainEqual({ key: 'import-note-owner', args: { name: 'Bonetti', handle: 'bonetti' } });
    expect(notes).toContainEqual({
      key: 'import-note-loose-name',
      args: { value: 'Седова', name: 'Ольга Седова' },
    });
  });

  it('whom we know are found by address, handle, name, surname or initials, and nobody is added', async () => {
    await run({ 'employees.csv': 'Name,Email\nОльга Седова,olga@x.ru\nMarco Bonetti,\n' });
    await run({
      'clients.csv': clients('olga@x.ru', 'OLGA', 'ольга седова', 'Sedova', 'Седова О.', 'M. Bonetti', 'Bonetti Marco'),
    });
    expect((await ownersOf()).map(([, handle]) => handle)).toEqual([
      'olga',
      'olga',
      'olga',
      'olga',
      'olga',
      'marco',
      'marco',
    ]);
    expect(await db.person.count()).toBe(3);
  });

  it('are not set by a cell with several people or none, and the client comes in', async () => {
    const report = await run({ 'clients.csv': clients('Olga Sedova / Marco Bonetti', '', 'n/a', '—', 'Olga Sedova') });
    expect(readingOf(report, 'accounts')).toMatchObject({ added: 5, rejected: 0 });
    expect((await ownersOf()).map(([, handle]) => handle)).toEqual([null, null, null, null, 'olga']);
    expect(readingOf(report, 'accounts').notes).toContainEqual({
      key: 'import-note-several-owners',
      args: { value: 'Olga Sedova / Marco Bonetti' },
    });
  });

  it('whose keys lead nowhere are rejected by the name of their column; whose surname several people bear are asked for', async () => {
    await run({ 'employees.csv': 'Name\nOlga Sedova\nIrina Sedova\n' });
    const report = await run({ 'clients.csv': clients('Sedova', '17', 'M-3', 'Olga Sedova') });
    expect(readingOf(report, 'accounts')).toMatchObject({ added: 2, rejected: 2 });
    expect(readingOf(report, 'accounts').notes).toContainEqual({ key: 'import-note-who', args: { value: 'Sedova' } });
    expect(rejected('clients.csv')).toContain('3;Owner;17;');
    expect(tellRun(translator('en', 'UTC'), report)).toContain('    2 × Owner: not known');
    expect(tellRun(translator('ru', 'UTC'), report)).toContain('    2 × Owner: неизвестно');
  });

  it('are not found among those who left, whose handles stay theirs', async () => {
    await run({ 'employees.csv': 'Name,Left on\nOlga Sedova,2025-12-31\n' });
    await run({ 'clients.csv': clients('Sedova', 'Olga Petrova') });
    expect((await ownersOf()).map(([, handle]) => handle)).toEqual(['sedova', 'olga.petrova']);
  });

  it('are the same people when a file of employees comes later', async () => {
    await run({ 'clients.csv': clients('Olga Sedova') });
    const report = await run({ 'employees.csv': 'Name,Email,Manager\nOlga Sedova,olga@x.ru,Anna Neri\n' });
    expect(readingOf(report, 'employees')).toMatchObject({ added: 1, changed: 1, rejected: 0 });
    expect(await db.person.findUniqueOrThrow({ where: { handle: 'olga' } })).toMatchObject({
      email: 'olga@x.ru',
      role: 'kam',
    });
  });

  it('change nothing when the file comes again, and go when it is taken back', async () => {
    const files = { 'clients.csv': clients('Olga Sedova', 'Седова О.') };
    await run({ 'accounts.csv': 'Account\nBefore\n' });
    const before = await dump(db);
    const first = await run(files);
    const after = await dump(db);
    await run({ 'clients.csv': `${files['clients.csv']}\n` });
    expect(await dump(db)).toEqual(after);
    await rollBack(first.batchId ?? 0);
    expect(await dump(db)).toEqual(before);
  });
});

describe('positions', () => {
  it('tell the role where they are one; any other says nothing of it', async () => {
    const report = await run({
      'сотрудники.csv':
        'ФИО;Должность\nОльга Седова;КАМ\nАнна Белова;Руководитель отдела КАМ\nПётр Орлов;Бухгалтерия\nИван Зуев;Стажёр\n',
    });
    expect(readingOf(report, 'employees')).toMatchObject({ added: 4, rejected: 0, unused: [] });
    const people = await db.person.findMany({ where: { handle: { not: 'admin' } }, orderBy: { id: 'asc' } });
    expect(people.map(({ role }) => role)).toEqual(['kam', 'head', 'finance', 'kam']);
  });

  it('give way to a column of roles', async () => {
    await run({
      'employees.csv':
        'Name,Role,Job title\nOlga Sedova,head,Key Account Manager\nMarco Bonetti,,Head of Key Accounts\n',
    });
    const people = await db.person.findMany({ where: { handle: { not: 'admin' } }, orderBy: { id: 'asc' } });
    expect(people.map(({ role }) => role)).toEqual(['head', 'head']);
  });

  it('of Italians and of contacts are read, too', async () => {
    await run({
      'dipendenti.csv': 'Nome;Mansione\nMarco Bonetti;KAM\nAnna Neri;Responsabile KAM\n',
      'clienti.csv': 'Cliente\nRossi\n',
      'контакты.csv': 'Клиент;ФИО;Должность\nRossi;Иван Петров;Закупщик\n',
    });
    const people = await db.person.findMany({ where: { handle: { not: 'admin' } }, orderBy: { id: 'asc' } });
    expect(people.map(({ role }) => role)).toEqual(['kam', 'head']);
    expect(await db.contact.findFirstOrThrow()).toMatchObject({ position: 'Закупщик' });
  });
});

it.each([
  ['клиенты.csv', 'Клиент;Кредитный лимит;Валюта лимита'],
  ['clients.csv', 'Client;Credit limit;Limit currency'],
  ['clienti.csv', 'Cliente;Fido;Valuta fido'],
])('the currency of a credit limit has a column of its own: %s', async (file, header) => {
  const report = await run({ [file]: `${header}\nAcme;1000,50;CHF\n` });
  expect(readingOf(report, 'accounts').unused).toEqual([]);
  expect(await db.account.findFirstOrThrow()).toMatchObject({ creditCurrency: 'CHF' });
});

describe('a list of employees that is a snapshot', () => {
  const map = {
    currency: 'EUR',
    files: [
      { match: 'people.csv', kind: 'employees', mode: 'snapshot' },
      { match: 'clients.csv', kind: 'accounts' },
    ],
  };
  const here = async () =>
    (await db.person.findMany({ where: { handle: { not: 'admin' } }, orderBy: { handle: 'asc' } })).map(
      ({ handle, leftOn }) => [handle, leftOn === null],
    );

  it('lets stay whom only the clients of the same run name, also when it comes again', async () => {
    const files = { 'people.csv': 'Name\nOlga Sedova\n', 'clients.csv': clients('Olga Sedova', 'Marco Bonetti') };
    await run(files, { map });
    await run({ ...files, 'people.csv': 'Name\nOlga Sedova\n\n' }, { map });
    expect(await here()).toEqual([
      ['marco', true],
      ['olga', true],
    ]);
  });

  it('lets go whoever loses the last client in the same run', async () => {
    await run({ 'people.csv': 'Name\nOlga Sedova\n', 'clients.csv': clients('Marco Bonetti') }, { map });
    await run(
      { 'people.csv': 'Name\nOlga Sedova\n\n', 'clients.csv': clients('Olga Sedova') },
      { map, allowVanishing: true },
    );
    expect(await here()).toEqual([
      ['marco', false],
      ['olga', true],
    ]);
  });

  it('lets go whom it no longer names and who looks after nobody', async () => {
    await run({ 'people.csv': 'Name\nOlga Sedova\nMarco Bonetti\n' }, { map });
    await run({ 'people.csv': 'Name\nOlga Sedova\n' }, { map, allowVanishing: true });
    expect(await here()).toEqual([
      ['marco', false],
      ['olga', true],
    ]);
  });
});

describe('people who were erased', () => {
  const employees = 'Employee ID;Name;Email;Manager\n1;Olga Bergmann;olga@x.de;\n2;Marco Bonetti;;1\n';
  const erase = async (handle: string) => {
    const { id } = await db.person.update({ where: { handle }, data: { leftOn: day('2026-11-20') } });
    await erasePerson({ db, now: clock.now(), askerId: null, channel: 'cli', seals }, id);
    return `former-employee-${id}`;
  };
  const handles = async () => (await db.person.findMany({ orderBy: { id: 'asc' } })).map((one) => one.handle);

  it('do not come back with the list that they stood in, which says so without saying who', async () => {
    await run({ 'employees.csv': employees });
    const former = await erase('olga');
    const report = await run({ 'employees.csv': `${employees}3;New One;;\n` });
    expect(await handles()).toEqual(['admin', former, 'marco', 'new']);
    expect(report.rejectedFiles).toEqual([]);
    expect(readingOf(report, 'employees').notes).toEqual([
      { key: 'import-note-erased', args: { count: 1 } },
      { key: 'import-note-erased-named', args: { count: 1 } },
    ]);
    expect(
      (await db.person.findUniqueOrThrow({ where: { handle: 'marco' }, include: { manager: true } })).manager,
    ).toEqual(expect.objectContaining({ handle: former }));
    expect(await everythingIn(db)).not.toContain('Bergmann');
  });

  it('do not come back by their name alone, from elsewhere, as a manager, an owner or a seller', async () => {
    await run({ 'employees.csv': employees });
    const former = await erase('olga');
    await run({ 'staff.csv': 'Name;Manager\nBergmann, Olga;\nPaolo Neri;Olga Bergmann\n' }, { source: 'other' });
    await run({ 'clients.csv': clients('Bergmann O.', 'Bergmann', 'Marco Bonetti') });
    await run({
      'orders.csv':
        'Order;Client;Date;Amount;Sales agent\n1;Client 1;2026-11-01;100;Olga Bergmann\n2;Client 3;2026-11-01;100;Marco Bonetti\n',
    });
    expect(await handles()).toEqual(['admin', former, 'marco', 'paolo']);
    expect((await ownersOf()).map(([, handle]) => handle)).toEqual([former, former, 'marco']);
    const orders = await db.salesOrder.findMany({ orderBy: { id: 'asc' }, include: { seller: true } });
    expect(orders.map(({ seller }) => seller?.handle)).toEqual([former, 'marco']);
    expect(await everythingIn(db)).not.toContain('Bergmann');
  });

  it('are not taken for others of their name: those whom we know, and those who have an address', async () => {
    await run({ 'employees.csv': `${employees}3;Irina Bergmann;;\n` });
    await erase('olga');
    await run({ 'staff.csv': 'Name;Email\nOlga Bergmann;olga.bergmann@x.de\n' }, { source: 'other' });
    await run({ 'clients.csv': clients('Irina Bergmann', 'I. Bergmann', 'Olga Bergmann') });
    expect((await ownersOf()).map(([, handle]) => handle)).toEqual(['irina', 'irina', 'olga']);
  });

  it('do not come back when the import that brought them is taken back', async () => {
    const { batchId } = await run({ 'employees.csv': employees });
    const former = await erase('olga');
    await rollBack(batchId ?? 0);
    expect(await handles()).toContain(former);
    expect(await everythingIn(db)).not.toContain('Bergmann');
  });

  it('are known by no mark that another key makes', async () => {
    await run({ 'employees.csv': employees });
    await erase('olga');
    const [one, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)].map((key) => createSeals(key).mark('name olga'));
    expect(one).not.toEqual(other);
    const marks = (await db.erasedMark.findMany()).map(({ mark }) => Buffer.from(mark).toString('hex'));
    expect(marks).toContain(Buffer.from(seals.mark('email olga@x.de')).toString('hex'));
    expect(marks).not.toContain(Buffer.from(createSeals(Buffer.alloc(32, 1)).mark('email olga@x.de')).toString('hex'));
  });
});
