import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { refreshAccountNames } from '../../src/core/accounts/search-index.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import type { Reply } from '../../src/core/commands/define.ts';
import { anAccount, anOrganisation, aPerson } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { at, theHouse } from '../setup/house.ts';
import { clock, dump, importer, refusalOf, seals } from './importing.ts';

const { db, reset } = await testDb();
const { run, rollBack } = importer(db);
const house = theHouse(db, clock, seals);

let irina: Awaited<ReturnType<typeof aPerson>>;
beforeEach(async () => {
  await reset();
  await anOrganisation(db, { zone: 'Europe/Moscow', baseCurrency: 'RUB' });
  irina = await aPerson(db, { handle: 'irina', role: 'head' });
});

const ageing = readFileSync(new URL('../fixtures/reports/sample_1c_bp_ageing_cp1251.csv', import.meta.url));
const clientList = 'Customer Name;Country\nNorthgate;UK\nWestgate;UK\n';
const options = { map: { currency: 'RUB' }, asOf: null };
const imported = async (files: Parameters<typeof run>[0]): Promise<number> => {
  const { batchId } = await run(files, options);
  if (batchId === null) throw new Error('nothing was recorded');
  return batchId;
};
const debts = { 'Задолженность.csv': ageing };
const press = async (action: string) => house.press(await at(db, irina), action);
const say = async (line: string) => house.say(await at(db, irina), line);
const said = ({ card }: Reply): string => fallbackText(card);
const idOf = async (name: string) => (await db.legalEntity.findFirstOrThrow({ where: { name } })).id;
const entities = async () =>
  (await db.legalEntity.findMany({ orderBy: { id: 'asc' }, include: { account: true } })).map(
    ({ name, account, setAsideAt }) => `${name}: ${account?.name ?? (setAsideAt ? 'set aside' : 'nobody')}`,
  );

const [steel, romashka, sedykh] = ['АО "Тигель-Сталь"', 'ООО "Ромашка"', 'ИП Седых А. В.'];

describe('taking back an import of debts whose debtors were asked for since', () => {
  it('lets the debts go, and keeps what was said of debtors, so that nothing is asked again', async () => {
    const { id: client } = await anAccount(db, { name: 'Tigel' });
    const batch = await imported(debts);
    await press(`debtor-is:${await idOf(steel)}:${client}`);
    await press(`debtor-new:${await idOf(romashka)}`);
    await press(`debtor-aside:${await idOf(sedykh)}`);
    const stays = [`${steel}: Tigel`, `${romashka}: ${romashka}`, `${sedykh}: set aside`];
    expect((await entities()).length).toBe(4);

    const told = await press(`take-back:${batch}`);
    expect(said(told)).toContain(`Import ${batch} is taken back`);
    expect(said(told)).toContain('3 debtors stay with the clients that they were given since, or set aside');
    expect([await db.openItem.count(), await db.openItemScope.count()]).toEqual([0, 0]);
    expect((await entities()).sort()).toEqual([...stays].sort());

    await imported(debts);
    expect((await entities()).sort()).toEqual([...stays, 'ООО "Ромашка-Урал": nobody'].sort());
    const asked = await say('/import debtors');
    expect(asked.card.title).toBe('Which client is ООО "Ромашка-Урал"?');
    expect(said(asked)).toContain('It is the only debtor of no known client');
    expect(await db.openItem.count({ where: { legalEntity: { accountId: client } } })).toBeGreaterThan(0);
  });

  it('is as ever where nothing was said, or what was said was taken back', async () => {
    const { id: client } = await anAccount(db, { name: 'Tigel' });
    await db.$transaction(refreshAccountNames);
    const before = await dump(db);
    const batch = await imported(debts);
    const debtor = await idOf(steel);
    await press(`debtor-is:${debtor}:${client}`);
    await press(`debtor-release:${debtor}:${client}`);
    expect(await rollBack(batch)).toMatchObject({ debtors: 0, clients: 0 });
    expect(await dump(db)).toEqual(before);
  });

  it('keeps of the clients that came with it those that were chosen, and no others', async () => {
    const batch = await imported({ ...debts, 'clients.csv': clientList });
    const chosen = await db.account.findFirstOrThrow({ where: { name: 'Westgate' } });
    await press(`debtor-is:${await idOf(steel)}:${chosen.id}`);
    const told = said(await press(`take-back:${batch}`));
    expect(told).toContain('One debtor stays');
    expect(told).toContain('One client of these came with the import and stays, too');
    expect(await entities()).toEqual([`${steel}: Westgate`]);
    expect((await db.account.findMany()).map(({ name }) => name)).toEqual(['Westgate']);
    await imported({ ...debts, 'clients.csv': clientList });
    expect((await db.account.findMany({ orderBy: { name: 'asc' } })).map(({ name }) => name)).toEqual([
      'Northgate',
      'Westgate',
    ]);
    expect(await entities()).toContain(`${steel}: Westgate`);
  });

  it('keeps what a person said of a debtor that the import had given to another client', async () => {
    await imported(debts);
    const { id: client } = await anAccount(db, { name: 'Tigel' });
    const second = await imported({ 'clients.csv': `Customer Name\nТигель-Сталь\n` });
    expect(await entities()).toContain(`${steel}: Тигель-Сталь`);
    const given = await db.account.findFirstOrThrow({ where: { name: 'Тигель-Сталь' } });
    const debtor = await idOf(steel);
    await db.legalEntity.update({ where: { id: debtor }, data: { accountId: null } });
    await press(`debtor-is:${debtor}:${client}`);
    expect(await rollBack(second)).toMatchObject({ debtors: 1, clients: 0 });
    expect(await entities()).toContain(`${steel}: Tigel`);
    expect(await db.account.count({ where: { id: given.id } })).toBe(0);
  });

  it('is refused where a later import said which client it is, until that is taken back', async () => {
    const first = await imported(debts);
    const second = await imported({ 'clients.csv': 'Customer Name\nТигель-Сталь\n' });
    expect(await entities()).toContain(`${steel}: Тигель-Сталь`);
    expect(await refusalOf(rollBack(first))).toEqual(['import-refused-changed-since']);
    await rollBack(second);
    expect(await rollBack(first)).toMatchObject({ debtors: 0 });
    expect(await db.legalEntity.count()).toBe(0);
  });

  it('is refused where anything else was changed since', async () => {
    const batch = await imported(debts);
    const debtor = await idOf(steel);
    await press(`debtor-new:${debtor}`);
    await db.legalEntity.update({ where: { id: debtor }, data: { city: 'Perm' } });
    await expect(rollBack(batch)).rejects.toThrow(/import-refused-changed-since.*Тигель/);
    expect(await db.openItem.count()).toBeGreaterThan(0);
  });
});
