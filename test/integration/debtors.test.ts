import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { refreshAccountNames } from '../../src/core/accounts/search-index.ts';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import type { Reply } from '../../src/core/commands/define.ts';
import { keepUpload } from '../../src/core/imports/received/uploads.ts';
import { anAccount, anOrganisation, aPerson } from '../factories/index.ts';
import { next } from '../factories/values.ts';
import { testDb } from '../setup/database.ts';
import { at, theHouse } from '../setup/house.ts';
import { clock, importer, seals } from './importing.ts';

const { db, reset } = await testDb();
const { run } = importer(db);
const house = theHouse(db, clock, seals);

let thomas: Awaited<ReturnType<typeof aPerson>>;
beforeEach(async () => {
  await reset();
  await anOrganisation(db, { zone: 'Europe/Moscow', baseCurrency: 'RUB' });
  thomas = await aPerson(db, { handle: 'thomas', role: 'administrator' });
});

const ageing = readFileSync(new URL('../fixtures/reports/sample_1c_bp_ageing_cp1251.csv', import.meta.url));
const send = (bytes: Uint8Array, name = 'Задолженность.csv') =>
  keepUpload(db, clock.now(), { personId: thomas.id, key: `test/${next()}`, name, bytes });
const say = async (line: string) => house.say(await at(db, thomas), line);
const press = async (action: string) => house.press(await at(db, thomas), action);
const submit = async (id: string, values: Record<string, string>) => house.submit(await at(db, thomas), id, values);
const said = ({ card }: Reply): string => fallbackText(card);
const buttons = ({ card }: Reply): string[] =>
  card.children.flatMap((child) => (child.type === 'actions' ? child.buttons.map(({ action }) => action) : []));
const buttonOf = (reply: Reply, verb: string): string => {
  const action = buttons(reply).find((one) => one.startsWith(`${verb}:`));
  if (!action) throw new Error(`no button ${verb} in ${said(reply)}: ${buttons(reply)}`);
  return action;
};
const clientOf = async (name: string) =>
  (await db.legalEntity.findFirst({ where: { name }, include: { account: true } }))?.account?.name ?? null;

describe('debtors of no known client', () => {
  it('are asked for after a report came in, who owes most first, and what is said is remembered', async () => {
    const romashka = await anAccount(db, { name: 'Тигель' });
    await send(ageing);
    const trial = await say('/import try');
    expect(said(trial)).toContain('4 debtors owe');
    expect(said(trial)).toContain('4 debtors are of no known client yet');
    const done = await press(buttonOf(trial, 'import-now'));
    expect(buttons(done)).toContain('debtors');
    const first = await press('debtors');
    expect(first.card.title).toBe('Which client is АО "Тигель-Сталь"?');
    expect(said(first)).toContain('1,204,118.33');
    const second = await press(`debtor-is:${buttonOf(first, 'debtor-new').split(':')[1]}:${romashka.id}`);
    expect(second.card.title).toBe('Which client is ООО "Ромашка"?');
    expect(await clientOf('АО "Тигель-Сталь"')).toBe('Тигель');
    const third = await press(buttonOf(second, 'debtor-new'));
    expect(await clientOf('ООО "Ромашка"')).toBe('ООО "Ромашка"');
    expect(third.card.title).toBe('Which client is ИП Седых А. В.?');
    await press('debtor-aside:0');
    expect((await say('/import debtors')).card.title).toBe('Every debtor is of a known client, or set aside');
    await run({ 'Задолженность.csv': ageing }, { map: { currency: 'RUB' }, asOf: null });
    expect((await say('/import debtors')).card.title).toBe('Every debtor is of a known client, or set aside');
    expect((await say('/import debtors all')).card.title).toBe('Which client is ИП Седых А. В.?');
  });

  it('are offered the clients whose names are near, and can be told by name', async () => {
    await anAccount(db, { name: 'Ромашка Урал' });
    await db.$transaction(refreshAccountNames);
    await run({ 'Задолженность.csv': ageing }, { map: { currency: 'RUB' }, asOf: null });
    expect(await clientOf('ООО "Ромашка-Урал"')).toBe('Ромашка Урал');
    const id = (await db.legalEntity.findFirstOrThrow({ where: { name: 'ООО "Ромашка"' } })).id;
    const asked = await press(`debtor-ask:${id}`);
    expect(asked.form?.id).toBe(`debtor:${id}`);
    expect(await submit(`debtor:${id}`, { client: 'Nobody at all' })).toMatchObject({
      outcome: 'not-found',
      field: 'client',
    });
    await submit(`debtor:${id}`, { client: 'ромашка урал' });
    expect(await clientOf('ООО "Ромашка"')).toBe('Ромашка Урал');
  });

  it('can be put off, and what was said taken back', async () => {
    await run({ 'Задолженность.csv': ageing }, { map: { currency: 'RUB' }, asOf: null });
    const first = await say('/import debtors');
    expect((await press(buttonOf(first, 'debtor-next'))).card.title).toBe('Which client is ООО "Ромашка"?');
    const assigned = await press(buttonOf(first, 'debtor-new'));
    expect(said(assigned)).toContain('АО "Тигель-Сталь" is АО "Тигель-Сталь" now');
    const undo = buttonOf(assigned, 'debtor-release');
    expect((await press(undo)).card.title).toBe('Which client is АО "Тигель-Сталь"?');
    expect(await press(undo)).toMatchObject({ outcome: 'refused' });
  });

  it('pressed twice, one client is made; said otherwise meanwhile, nothing changes', async () => {
    await run({ 'Задолженность.csv': ageing }, { map: { currency: 'RUB' }, asOf: null });
    const { id } = await db.legalEntity.findFirstOrThrow({ where: { name: 'ООО "Ромашка"' } });
    await Promise.all([press(`debtor-new:${id}`), press(`debtor-new:${id}`)]);
    expect(await db.account.count()).toBe(1);
    const other = await anAccount(db, { name: 'Acme' });
    expect(await press(`debtor-is:${id}:${other.id}`)).toMatchObject({ outcome: 'refused' });
    expect(await clientOf('ООО "Ромашка"')).toBe('ООО "Ромашка"');
    expect(await db.auditEntry.count({ where: { action: 'debtor.assigned' } })).toBe(1);
  });
});

describe('a list that lacks much of the debt', () => {
  it('is asked about before it is imported, and closes what is missing when that is confirmed', async () => {
    const list = (rows: number) =>
      Buffer.from(
        `Контрагент;Номер;Дата документа;Остаток долга\n${Array.from({ length: rows }, (_, i) => `ООО "Ромашка";${i + 1};20.09.2026;1 000,50`).join('\n')}\n`,
      );
    await run({ 'долги.csv': list(10) }, { map: { currency: 'RUB' } });
    await send(list(5), 'долги.csv');
    const trial = await say('/import try 2026-11-21');
    expect(said(trial)).toContain('5,002.50 of 10,005.00 RUB known so far are missing');
    await press(buttonOf(trial, 'import-now'));
    expect(await db.openItem.count({ where: { open: 0 } })).toBe(5);
  });
});
