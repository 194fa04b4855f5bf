import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { refreshAccountNames } from '../../src/core/accounts/search-index.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { fixedClock } from '../../src/core/clock.ts';
import type { Reply } from '../../src/core/commands/define.ts';
import { keepUpload } from '../../src/core/imports/received/uploads.ts';
import { anAccount, anAssignment, anInvoice, anOrganisation, aPerson, day } from '../factories/index.ts';
import { next } from '../factories/values.ts';
import { testDb } from '../setup/database.ts';
import { at, theHouse } from '../setup/house.ts';
import { importer, seals } from './importing.ts';

const { db, reset } = await testDb();
const { run } = importer(db);
const clock = fixedClock('2026-11-20T14:00:00Z');
const house = theHouse(db, clock, seals);

type Person = Awaited<ReturnType<typeof aPerson>>;
let thomas: Person;
let irina: Person;
beforeEach(async () => {
  await reset();
  await anOrganisation(db, { zone: 'Europe/Moscow', baseCurrency: 'RUB', country: 'RU' });
  thomas = await aPerson(db, { handle: 'thomas', role: 'administrator' });
  irina = await aPerson(db, { handle: 'irina', name: 'Irina', role: 'head' });
});

const send = (by: Person, name: string, text: string | Uint8Array) =>
  keepUpload(db, clock.now(), { personId: by.id, key: `test/${next()}`, name, bytes: Buffer.from(text) });
const say = async (by: Person, line: string) => house.say(await at(db, by), line);
const press = async (by: Person, action: string) => house.press(await at(db, by), action);
const said = ({ card }: Reply): string => fallbackText(card);
const buttons = ({ card }: Reply): string[] =>
  card.children.flatMap((child) => (child.type === 'actions' ? child.buttons.map(({ action }) => action) : []));
const buttonOf = (reply: Reply, verb: string): string => {
  const action = buttons(reply).find((one) => one.startsWith(`${verb}:`));
  if (!action) throw new Error(`no button ${verb} in ${said(reply)}: ${buttons(reply)}`);
  return action;
};

/** Imports what waits of somebody. @returns the number of the import */
const imported = async (by: Person): Promise<number> => {
  await press(by, buttonOf(await say(by, '/import try'), 'import-now'));
  return (await db.importBatch.findFirstOrThrow({ where: { personId: by.id }, orderBy: { id: 'desc' } })).id;
};

const employees = 'Name;Role\nPyotr;administrator\n';
const roleOf = async (name: string) => (await db.person.findFirst({ where: { name } }))?.role;
const ageing = readFileSync(new URL('../fixtures/reports/sample_1c_bp_ageing_cp1251.csv', import.meta.url));

describe('a head of KAM', () => {
  it('imports a list of clients, finds it among the imports, and takes it back', async () => {
    await send(irina, 'clients.csv', 'Account;Country\nAcme;Italy\n');
    const id = await imported(irina);
    expect(await db.account.count({ where: { name: 'Acme' } })).toBe(1);
    expect(said(await say(irina, '/help'))).toContain('/import');
    const list = await say(irina, '/admin imports');
    expect(buttons(list)).toContain(`admin:import ${id}`);
    const asked = await press(irina, buttonOf(await press(irina, `admin:import ${id}`), 'admin'));
    expect(buttons(asked)).toContain(`take-back:${id}`);
    const back = await press(irina, buttonOf(asked, 'take-back'));
    expect(said(back)).toContain(`Import ${id} is taken back`);
    expect(await db.account.count({ where: { name: 'Acme' } })).toBe(0);
  });

  it('does not give roles by a list of employees, an administrator does', async () => {
    await send(irina, 'employees.csv', employees);
    await send(irina, 'clients.csv', 'Account;Country\nAcme;Italy\n');
    const refused = await say(irina, '/import try');
    expect(refused.outcome).toBe('refused');
    expect(said(refused)).toContain('employees.csv is a list of employees, which gives roles: only an administrator');
    await send(thomas, 'employees.csv', employees);
    await imported(thomas);
    expect(await roleOf('Pyotr')).toBe('administrator');
  });

  it('does not get an import done that was tried when they were administrator', async () => {
    await db.person.update({ where: { id: irina.id }, data: { role: 'administrator' } });
    await send(irina, 'employees.csv', employees);
    const button = buttonOf(await say(irina, '/import try'), 'import-now');
    await db.person.update({ where: { id: irina.id }, data: { role: 'head' } });
    expect((await press(irina, button)).outcome).toBe('refused');
    expect(await roleOf('Pyotr')).toBeUndefined();
  });

  it('does not get a former role back by taking back a list of employees', async () => {
    await send(thomas, 'employees.csv', employees);
    await imported(thomas);
    await send(thomas, 'employees.csv', 'Name;Role\nPyotr;head\n');
    const id = await imported(thomas);
    const pyotr = await db.person.findFirstOrThrow({ where: { name: 'Pyotr' } });
    expect(pyotr.role).toBe('head');
    expect(said(await press(pyotr, `take-back:${id}`))).toContain('only an administrator imports it or takes it back');
    expect(await roleOf('Pyotr')).toBe('head');
    await press(thomas, `take-back:${id}`);
    expect(await roleOf('Pyotr')).toBe('administrator');
  });

  it('says what columns are of any kind but of one that gives roles', async () => {
    await send(irina, 'x.csv', 'Alpha;Beta\nAcme;Italy\n');
    const kinds = await press(irina, buttonOf(await say(irina, '/import try'), 'columns'));
    const upload = buttonOf(kinds, 'columns-as').split(':')[1];
    expect(buttons(kinds)).toContain(`columns-as:${upload}:accounts`);
    expect(buttons(kinds)).not.toContain(`columns-as:${upload}:employees`);
    const asked = await press(irina, `columns-as:${upload}:employees`);
    expect(said(asked)).toContain('only an administrator');
    const values = { name: '0' };
    const told = await house.submit(await at(db, irina), `columns:${upload}:employees`, values);
    expect(said(told)).toContain('only an administrator');
    expect(await db.importShape.count()).toBe(0);
  });

  it('leaves tokens, people and the import folder to administrators', async () => {
    for (const asked of ['admin:tokens', 'admin:people', 'folder-import:1', 'invite-all:slack', 'token-revoke:1']) {
      expect([asked, said(await press(irina, asked))]).toEqual([
        asked,
        expect.stringContaining('role does not include'),
      ]);
    }
  });
});

/** Two clients with overdue debts, of a team each; and one whom nobody looks after. */
const twoTeams = async () => {
  const olga = await aPerson(db, { handle: 'olga', name: 'Olga', managerId: irina.id });
  const head = await aPerson(db, { handle: 'hans', name: 'Hans', role: 'head' });
  const pyotr = await aPerson(db, { handle: 'pyotr', name: 'Pyotr', managerId: head.id });
  const accounts = new Map<string, number>();
  for (const [name, owner] of [
    ['Ourclient', olga],
    ['Theirclient', pyotr],
    ['Noclient', null],
  ] as const) {
    const { id: accountId } = await anAccount(db, { name });
    accounts.set(name, accountId);
    if (owner) await anAssignment(db, { accountId, personId: owner.id });
    const debtor = await db.legalEntity.create({ data: { name: `${name} GmbH`, accountId } });
    await anInvoice(db, { legalEntityId: debtor.id, number: name, amount: '5000', dueOn: day('2026-10-01') });
  }
  await db.$transaction(refreshAccountNames);
  return (name: string) => accounts.get(name) ?? expect.unreachable();
};

describe('what a head of KAM sees of others’ clients', () => {
  it('is nothing in the preview, whoever is told of them', async () => {
    const idOf = await twoTeams();
    // Stands in for a client of the other team, and is told of it: the head gains nothing by it.
    const olga = await db.person.findUniqueOrThrow({ where: { handle: 'olga' } });
    await anAssignment(db, { accountId: idOf('Theirclient'), personId: olga.id, role: 'deputy' });
    const all = said(await say(thomas, '/import preview'));
    expect(all).toContain('Ourclient');
    expect(all).toContain('Theirclient');
    expect(all).not.toContain('Only what concerns clients that you see');
    const some = said(await say(irina, '/import preview'));
    expect(some).toContain('Ourclient');
    expect(some).not.toContain('Theirclient');
    expect(some).toContain('Only what concerns clients that you see');
    const ofOlga = said(await press(irina, `preview:${olga.id}`));
    expect(ofOlga).toContain('Ourclient');
    expect(ofOlga).not.toContain('Theirclient');
    const pyotr = await db.person.findUniqueOrThrow({ where: { handle: 'pyotr' } });
    expect(said(await press(irina, `preview:${pyotr.id}`))).not.toContain('Theirclient');
    const seen = await db.auditEntry.findMany({ where: { personId: irina.id, action: 'account.listed' } });
    expect(seen.map(({ subjectId }) => subjectId)).not.toContain(idOf('Theirclient'));
  });

  it('is nothing by the buttons of debtors either', async () => {
    const idOf = await twoTeams();
    await run({ 'Задолженность.csv': ageing }, { map: { currency: 'RUB' }, asOf: null });
    const debtor = buttonOf(await press(irina, 'debtors'), 'debtor-new').split(':')[1];
    const theirs = await press(irina, `debtor-is:${debtor}:${idOf('Theirclient')}`);
    expect(theirs).toEqual(await press(irina, `debtor-is:${debtor}:999999`));
    expect(theirs.outcome).toBe('not-found');
    const entity = await db.legalEntity.findFirstOrThrow({ where: { name: 'Theirclient GmbH' } });
    expect(said(await press(irina, `debtor-ask:${entity.id}`))).not.toContain('Theirclient');
    expect((await press(irina, `debtor-release:${entity.id}:${idOf('Theirclient')}`)).outcome).toBe('not-found');
    expect((await db.legalEntity.findUniqueOrThrow({ where: { id: entity.id } })).accountId).toBe(idOf('Theirclient'));
    const mine = await press(irina, `debtor-is:${debtor}:${idOf('Ourclient')}`);
    expect(said(mine)).toContain('Ourclient');
  });
});
