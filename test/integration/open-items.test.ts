import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { advancesOf, openItems, openSums } from '../../src/core/receivables/queries.ts';
import { debts } from '../../src/core/receivables/rules.ts';
import { testDb } from '../setup/database.ts';
import { dump, importer, readingOf, refusalOf } from './importing.ts';

const { db, reset } = await testDb();
const { run, rollBack } = importer(db);

beforeEach(reset);

const sample = (name: string) => readFileSync(new URL(`../fixtures/reports/${name}`, import.meta.url));
const ageing = sample('sample_1c_bp_ageing_cp1251.csv');
const schedule = sample('sample_it_scadenzario_cp1252.csv');

const roubles = { map: { currency: 'RUB', zone: 'Europe/Moscow' }, asOf: null } as const;
const euros = { map: { currency: 'EUR', zone: 'Europe/Rome' }, asOf: null } as const;

const asOf = Temporal.PlainDate.from('2026-11-20');

/** The list of clients that goes with the sample, with the terms that EXPORTS.md expects. */
const clients =
  'Клиент;ЮЛ;Отсрочка\nРомашка;ООО "Ромашка";45\nРомашка-Урал;ООО "Ромашка-Урал";45\nТигель-Сталь;АО "Тигель-Сталь";45\nСедых;ИП Седых А. В.;45\n';

const debtOf = async (name: string) => {
  const { accountId } = await db.legalEntity.findFirstOrThrow({ where: { name } });
  if (accountId === null) throw new Error(`${name} is of no client`);
  const [debt] = debts(await openSums(db, [accountId]), await advancesOf(db, accountId), asOf);
  return debt;
};

describe('the report of debts by age that 1C:Бухгалтерия makes', () => {
  it('gives what it says, to the kopeck, and nothing twice', async () => {
    const report = await run({ 'Клиенты.csv': clients, 'Задолженность.csv': ageing }, roubles);
    expect(report.rejectedFiles).toEqual([]);
    expect(readingOf(report, 'open_items')).toMatchObject({
      rows: 8,
      added: 8,
      debts: {
        asOf: '2026-11-20',
        level: 'document',
        isTotalled: true,
        debtors: 4,
        open: [{ currency: 'RUB', amount: '1847208.8300' }],
        unmatched: 0,
        undated: 1,
      },
    });
    expect(await debtOf('ООО "Ромашка"')).toMatchObject({
      currency: 'RUB',
      open: '722300',
      creditNotes: '24600',
      overdue: '412300',
      overdueItems: 2,
      oldestDays: 33,
      advances: '0',
    });
    expect(await debtOf('ООО "Ромашка-Урал"')).toMatchObject({
      open: '89990.5',
      overdue: '0',
      notDue: '89990.5',
      advances: '150000',
    });
    expect(await debtOf('АО "Тигель-Сталь"')).toMatchObject({
      open: '1204118.33',
      overdue: '1204118.33',
      oldestDays: 117,
    });
    expect(await debtOf('ИП Седых А. В.')).toMatchObject({
      open: '5400',
      overdue: '0',
      noDueDate: '5400',
      noDueDateItems: 1,
    });
  });

  it('is of our own company that it names, and keeps what it says of contracts and documents', async () => {
    await run({ 'Задолженность.csv': ageing }, roubles);
    const item = await db.openItem.findFirstOrThrow({
      where: { number: '00БП-004377' },
      include: { seller: true, scope: true },
    });
    expect(item).toMatchObject({
      document: 'Реализация (акт, накладная, УПД)',
      contract: 'Договор поставки № 45-П от 01.02.2024',
      kind: 'invoice',
      dueOn: null,
      seller: { name: 'ООО "Восток-Дистрибуция"' },
      scope: { currency: null, filter: '', level: 'document' },
    });
    expect(item.statedOverdue?.toFixed(2)).toBe('143800.00');
  });

  it('finds the client of a debtor whose name the list of clients brings afterwards', async () => {
    await run({ 'Задолженность.csv': ageing }, roubles);
    expect(await db.legalEntity.count({ where: { accountId: null } })).toBe(4);
    await run({ 'Клиенты.csv': clients }, roubles);
    expect(await db.legalEntity.findMany({ where: { accountId: null } })).toEqual([]);
    expect(await db.legalEntity.count()).toBe(4);
    expect(await debtOf('ООО "Ромашка"')).toMatchObject({ overdue: '412300', oldestDays: 33 });
  });
});

describe('an Italian schedule of open items', () => {
  const customers =
    'Cliente;Ragione sociale\nRossi;ROSSI S.P.A.\nBianchi;BIANCHI F.LLI S.N.C. DI BIANCHI U. & C.\nValdorno;COMUNE DI VALDORNO\n';

  it('gives what it says, to the cent: what a bank has is neither paid nor overdue, what came back unpaid is owed', async () => {
    const report = await run({ 'clienti.csv': customers, 'scadenzario.csv': schedule }, euros);
    expect(readingOf(report, 'open_items')).toMatchObject({
      added: 6,
      debts: {
        asOf: '2026-11-20',
        isTotalled: true,
        debtors: 3,
        open: [{ currency: 'EUR', amount: '40089.6000' }],
        undated: 1,
      },
    });
    expect(await debtOf('ROSSI S.P.A.')).toMatchObject({
      open: '30000',
      creditNotes: '1150.4',
      overdue: '21100',
      overdueItems: 2,
      oldestDays: 51,
      presented: '8900',
      notDue: '0',
    });
    expect(await debtOf('BIANCHI F.LLI S.N.C. DI BIANCHI U. & C.')).toMatchObject({
      open: '1480',
      notDue: '1480',
      overdue: '0',
    });
    expect(await debtOf('COMUNE DI VALDORNO')).toMatchObject({ open: '9760', noDueDate: '9760' });
  });

  it('tells the instalments of an invoice apart', async () => {
    await run({ 'clienti.csv': customers, 'scadenzario.csv': schedule }, euros);
    const items = await db.openItem.findMany({ where: { number: '2026/903' }, orderBy: { instalment: 'asc' } });
    expect(items.map(({ instalment, heldBy }) => [instalment, heldBy])).toEqual([
      ['1', null],
      ['2', 'bank'],
    ]);
  });
});

/** A list as EXPORTS.md asks bookkeepers for: a row for each open document. */
const list = (rows: readonly string[]): string =>
  `Организация;Контрагент;ИНН;Договор;Валюта;Документ;Номер;Дата документа;Дата оплаты (план);Сумма документа;Остаток долга;Аванс;Менеджер\n${rows.join('\n')}\n`;

const row = (
  number: string,
  open: string,
  over: { seller?: string; debtor?: string; currency?: string; advance?: string } = {},
) =>
  [
    over.seller ?? 'ООО "Восток"',
    over.debtor ?? 'ООО "Ромашка"',
    '',
    '№ 45-П',
    over.currency ?? 'RUB',
    'Реализация',
    number,
    '03.09.2026',
    '18.10.2026',
    '312 500,00',
    open,
    over.advance ?? '',
    'Седова О. И.',
  ].join(';');

const many = Array.from({ length: 20 }, (_, i) => row(`УТ-${100 + i}`, '1 000,00'));
const on = (day: string) => ({ ...roubles, asOf: Temporal.PlainDate.from(day) });

const openOf = async (number: string) => (await db.openItem.findFirstOrThrow({ where: { number } })).open.toFixed(2);
const movesOf = async (number: string) => {
  const moves = await db.openItemMove.findMany({ where: { openItem: { number } }, orderBy: { id: 'asc' } });
  const day = (date: Date | null) => date?.toISOString().slice(0, 10);
  return moves.map(({ sinceOn, untilOn, before, after }) => [
    day(sinceOn),
    day(untilOn),
    before.toFixed(0),
    after.toFixed(0),
  ]);
};

describe('from list to list', () => {
  it('what is missing was closed, and what is less was paid in part, between the two days', async () => {
    await run({ 'долги.csv': list([...many, row('УТ-1', '268 500,00')]) }, on('2026-11-18'));
    const report = await run(
      { 'долги.csv': list([...many.slice(1), row('УТ-1', '100 000,00'), row('УТ-2', '5,00')]) },
      on('2026-11-20'),
    );
    expect(readingOf(report, 'open_items')).toMatchObject({
      added: 1,
      vanished: 1,
      debts: {
        known: 21,
        since: '2026-11-18',
        closed: 1,
        partlyPaid: 1,
        before: [{ amount: '288500.0000' }],
        owed: [{ amount: '119005.0000' }],
      },
    });
    expect(await openOf('УТ-100')).toBe('0.00');
    expect(await movesOf('УТ-100')).toEqual([['2026-11-18', '2026-11-20', '1000', '0']]);
    expect(await openOf('УТ-1')).toBe('100000.00');
    expect(await movesOf('УТ-1')).toEqual([['2026-11-18', '2026-11-20', '268500', '100000']]);
    expect(await movesOf('УТ-101')).toEqual([]);
  });

  it('what was closed and is back is owed again', async () => {
    await run({ 'долги.csv': list(many) }, on('2026-11-17'));
    await run({ 'долги.csv': list(many.slice(1)) }, on('2026-11-18'));
    await run({ 'долги.csv': list(many) }, on('2026-11-20'));
    expect(await openOf('УТ-100')).toBe('1000.00');
    expect(await movesOf('УТ-100')).toEqual([
      ['2026-11-17', '2026-11-18', '1000', '0'],
      ['2026-11-18', '2026-11-20', '0', '1000'],
    ]);
  });

  it('nothing changes outside of what the list speaks of: another company of ours, another currency', async () => {
    const others = [row('З-1', '50,00', { seller: 'ООО "Запад"' })];
    await run({ 'долги.csv': list([...many, ...others]) }, on('2026-11-18'));
    await run({ 'долги.csv': list(many) }, on('2026-11-20'));
    expect(await openOf('З-1')).toBe('50.00');
    await run({ 'запад.csv': list([row('З-2', '1,00', { seller: 'ООО "Запад"' }), ...others]) }, on('2026-11-19'));
    expect([await openOf('УТ-100'), await openOf('З-2')]).toEqual(['1000.00', '1.00']);
  });

  const nameless = (rows: readonly string[]) =>
    list(rows.map((one) => one.replace(/^[^;]*/, ''))).replace('Организация;', 'Отдел;');

  it('one that names none of our companies is of the only one that was named', async () => {
    await run({ 'долги.csv': list(many) }, on('2026-11-18'));
    const report = await run({ 'долги 2.csv': nameless(many.slice(1)) }, on('2026-11-20'));
    expect(readingOf(report, 'open_items')).toMatchObject({ added: 0, debts: { closed: 1 } });
    expect(await db.openItemScope.count()).toBe(1);
    await run({ 'запад.csv': list([row('З-1', '50,00', { seller: 'ООО "Запад"' })]) }, on('2026-11-20'));
    expect(await refusalOf(run({ 'долги 3.csv': nameless(many) }, on('2026-11-21')))).toEqual([
      'import-refused-which-company',
    ]);
  });

  it('the first that names our company is of what was owed to it before it had a name', async () => {
    await run({ 'долги.csv': nameless([...many, row('УТ-100', '7,00')]) }, on('2026-11-18'));
    const before = await dump(db);
    const report = await run({ 'долги 2.csv': list([...many.slice(1), row('УТ-2', '5,00')]) }, on('2026-11-20'));
    expect(readingOf(report, 'open_items')).toMatchObject({ added: 1, debts: { known: 21, closed: 2 } });
    expect(await db.openItemScope.count()).toBe(1);
    expect(await db.openItem.count({ where: { sellerId: null, open: { gt: 0 } } })).toBe(0);
    const again = await run({ 'долги 3.csv': list([...many.slice(1), row('УТ-2', '4,00')]) }, on('2026-11-20'));
    expect(readingOf(again, 'open_items')).toMatchObject({ added: 0, debts: { partlyPaid: 1, closed: 0 } });
    await rollBack(again.batchId ?? 0);
    await rollBack(report.batchId ?? 0);
    expect(await dump(db)).toEqual(before);
  });

  it('one of a currency closes what is missing of it in a list of all, and nothing else', async () => {
    const euro = Array.from({ length: 20 }, (_, i) => row(`Е-${i}`, '10,00', { currency: 'EUR' }));
    await run({ 'долги.csv': list([...many, ...euro]) }, on('2026-11-18'));
    await run({ 'евро.csv': `Валюта: EUR;;;;;;;;;;;;\n${list(euro.slice(1))}` }, on('2026-11-20'));
    expect([await openOf('Е-0'), await openOf('Е-1'), await openOf('УТ-100')]).toEqual(['0.00', '10.00', '1000.00']);
  });

  it('a list chosen by a condition closes only what was in it before', async () => {
    const chosen = (rows: readonly string[]) => `Отбор:;Менеджер Равно "Седова";;;;;;;;;;;\n${list(rows)}`;
    await run({ 'долги.csv': list(many) }, on('2026-11-17'));
    await run({ 'седова.csv': chosen(many.slice(0, 11)) }, on('2026-11-18'));
    await run({ 'седова.csv': chosen(many.slice(1, 11)) }, on('2026-11-20'));
    expect([await openOf('УТ-100'), await openOf('УТ-101'), await openOf('УТ-119')]).toEqual([
      '0.00',
      '1000.00',
      '1000.00',
    ]);
  });

  it('an older list by another condition says nothing of what a newer one has said', async () => {
    await run({ 'долги.csv': list(many) }, on('2026-11-20'));
    const chosen = `Отбор:;Менеджер Равно "Седова";;;;;;;;;;;\n${list(many.slice(0, 2))}`;
    expect(await refusalOf(run({ 'седова.csv': chosen }, on('2026-11-18')))).toEqual(['import-refused-older-list']);
  });

  it('an older list than the one that is in is refused, and the same one again changes nothing', async () => {
    await run({ 'долги.csv': list(many) }, on('2026-11-20'));
    expect(await refusalOf(run({ 'старые.csv': list(many.slice(0, 19)) }, on('2026-11-18')))).toEqual([
      'import-refused-older-list',
    ]);
    expect(await run({ 'долги.csv': list(many) }, on('2026-11-20'))).toMatchObject({ known: true });
  });

  it('asks before more than a tenth of the debt vanishes', async () => {
    await run({ 'долги.csv': list(many) }, on('2026-11-18'));
    const fewer = { 'долги.csv': list(many.slice(3)) };
    expect(await refusalOf(run(fewer, on('2026-11-20')))).toEqual(['import-refused-vanishing-debt']);
    expect(await openOf('УТ-100')).toBe('1000.00');
    await run(fewer, { ...on('2026-11-20'), allowVanishing: true });
    expect(await openOf('УТ-100')).toBe('0.00');
  });

  it('none left at all closes what its title speaks of, once that is confirmed', async () => {
    const titled = (rows: readonly string[]) =>
      `Организация: ООО "Восток";;;;;;;;;;;;\nЗадолженность на ${rows.length > 0 ? 18 : 20}.11.2026;;;;;;;;;;;;\n${list(rows)}`;
    const other = { 'запад.csv': list([row('З-1', '50,00', { seller: 'ООО "Запад"' })]) };
    await run(other, on('2026-11-18'));
    await run({ 'долги.csv': titled(many) }, roubles);
    expect(await refusalOf(run({ 'долги.csv': titled([]) }, roubles))).toEqual(['import-refused-vanishing-debt']);
    const report = await run({ 'долги.csv': titled([]) }, { ...roubles, allowVanishing: true });
    expect(readingOf(report, 'open_items')).toMatchObject({
      vanished: 20,
      debts: { closed: 20, debtors: 0, open: [] },
    });
    expect([await openOf('УТ-100'), await openOf('З-1')]).toEqual(['0.00', '50.00']);
  });

  it('a row that cannot be read is not taken for paid', async () => {
    await run({ 'долги.csv': list(many) }, on('2026-11-18'));
    const broken = row('УТ-100', '1 000,00').replace('03.09.2026', '03.09.2026').replace('18.10.2026', '32.10.2026');
    const report = await run({ 'долги.csv': list([broken, ...many.slice(1)]) }, on('2026-11-20'));
    expect(readingOf(report, 'open_items')).toMatchObject({ rejected: 1, vanished: 0 });
    expect(await openOf('УТ-100')).toBe('1000.00');
  });

  it('can be taken back: all is as it was before', async () => {
    await run({ 'долги.csv': list([...many, row('УТ-1', '268 500,00')]) }, on('2026-11-18'));
    const before = await dump(db);
    const { batchId } = await run(
      {
        'долги.csv': list([
          ...many.slice(1),
          row('УТ-1', '100 000,00'),
          row('УТ-2', '5,00', { debtor: 'ООО "Новая"' }),
        ]),
      },
      on('2026-11-20'),
    );
    await rollBack(batchId ?? 0);
    expect(await dump(db)).toEqual(before);
  });
});

describe('a list of open items', () => {
  it('is compared with its totals: one that differs by more than a cent stops, and its row is named', async () => {
    const total = (sum: string) => `;Итого;;;;;;;;;${sum};;`;
    expect(await refusalOf(run({ 'долги.csv': list([...many, total('20 000,02')]) }, roubles))).toEqual([
      'import-refused-sum',
    ]);
    const report = await run({ 'долги.csv': list([...many, total('20 000,01')]) }, roubles);
    expect(readingOf(report, 'open_items')).toMatchObject({ added: 20, debts: { isTotalled: true } });
  });

  it('keeps what was paid ahead apart, also where it stands in the same row', async () => {
    await run(
      {
        'Клиенты.csv': clients,
        'долги.csv': list([row('УТ-1', '100,00', { advance: '30,00' }), row('УТ-2', '', { advance: '5,00' })]),
      },
      roubles,
    );
    expect(await debtOf('ООО "Ромашка"')).toMatchObject({ open: '100', advances: '35' });
  });

  it('leaves out what companies of ours owe each other', async () => {
    const report = await run({ 'долги.csv': list([...many, row('В-1', '7,00', { debtor: 'ООО «Восток»' })]) }, roubles);
    expect(readingOf(report, 'open_items')).toMatchObject({ added: 20, notes: [{ key: 'import-note-own-company' }] });
  });

  it('stands in for invoices and payments of the same debts, which do not count twice', async () => {
    await run(
      {
        'Клиенты.csv': clients,
        'накладные.csv':
          'Номер;Дата;Контрагент;Сумма;Валюта;Срок оплаты\nУТ-1;03.09.2026;ООО "Ромашка";500,00;RUB;18.10.2026\n',
      },
      roubles,
    );
    expect(await debtOf('ООО "Ромашка"')).toMatchObject({ open: '500' });
    await run({ 'долги.csv': list([row('УТ-1', '200,00')]) }, roubles);
    expect(await debtOf('ООО "Ромашка"')).toMatchObject({ open: '200', overdue: '200', oldestDays: 33 });
  });

  it('with a sum for each client only gives totals, and says so', async () => {
    const report = await run(
      {
        'Клиенты.csv': clients,
        'долги.csv': 'Контрагент;Долг\nООО "Ромашка";697 700,00\nИП Седых А. В.;5 400,00\nИтого;703 100,00\n',
      },
      roubles,
    );
    expect(readingOf(report, 'open_items')).toMatchObject({ added: 2, debts: { level: 'client', undated: 2 } });
    const { accountId } = await db.legalEntity.findFirstOrThrow({ where: { name: 'ООО "Ромашка"' } });
    expect((await openItems(db, accountId ?? 0, 10)).items).toMatchObject([
      { issuedOn: null, dueOn: null, open: '697700' },
    ]);
  });
});
