import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import { fixedClock } from '../../src/core/clock.ts';
import type { Reply } from '../../src/core/commands/define.ts';
import { keepUpload } from '../../src/core/imports/received/uploads.ts';
import { anOrganisation, aPerson } from '../factories/index.ts';
import { next } from '../factories/values.ts';
import { testDb } from '../setup/database.ts';
import { at, theHouse } from '../setup/house.ts';
import { dump, seals } from './importing.ts';

const { db, reset } = await testDb();
/** A Friday; the sample is of that day. */
const clock = fixedClock('2026-11-20T14:00:00Z');
const house = theHouse(db, clock, seals);

let thomas: Awaited<ReturnType<typeof aPerson>>;
beforeEach(async () => {
  await reset();
  await anOrganisation(db, { zone: 'Europe/Moscow', baseCurrency: 'RUB', country: 'RU' });
  thomas = await aPerson(db, { handle: 'thomas', role: 'administrator', zone: 'Europe/Moscow' });
});

const send = (name: string, bytes: Uint8Array) =>
  keepUpload(db, clock.now(), { personId: thomas.id, key: `test/${next()}`, name, bytes });
const say = async (line: string) => house.say(await at(db, thomas), line);
const press = async (action: string) => house.press(await at(db, thomas), action);
const said = ({ card }: Reply): string => fallbackText(card);
const buttonOf = ({ card }: Reply, verb: string): string => {
  const buttons = card.children.flatMap((child) => (child.type === 'actions' ? child.buttons : []));
  return buttons.find(({ action }) => action.startsWith(`${verb}:`))?.action ?? '';
};

const ageing = readFileSync(new URL('../fixtures/reports/sample_1c_bp_ageing_cp1251.csv', import.meta.url));
const clients = Buffer.from(
  `Клиент;ЮЛ;КАМ;Комментарий
Ромашка;"ООО ""Ромашка"", ООО ""Ромашка-Урал""";Седова;отсрочка 45 к.д.
Тигель-Сталь;"АО ""Тигель-Сталь""";Петров;отсрочка 45 к.д.
`,
);

describe('what people would be told on the next working day', () => {
  it('is said of a dry run, of which nothing stays', async () => {
    await send('Задолженность.csv', ageing);
    await send('Клиенты.csv', clients);
    const before = await dump(db);
    const trial = said(await say('/import try'));
    expect(trial).toContain('23 Nov 2026: the rules would tell 2 people something, in 2 messages');
    const { import_trial: _trials, ...after } = await dump(db);
    const { import_trial: _none, ...was } = before;
    expect(after).toEqual(was);
  });

  it('is shown to whoever imported, in their language, by person and in full, and nothing is sent', async () => {
    await send('Задолженность.csv', ageing);
    await send('Клиенты.csv', clients);
    const done = await press(buttonOf(await say('/import try'), 'import-now'));
    const before = await dump(db);
    const all = await press(buttonOf(done, 'preview') || 'preview:0');
    expect(said(all)).toContain('Тигель-Сталь: ₽1,204,118 overdue, 117 days');
    expect(said(all)).toContain('Ромашка: ₽412,300 overdue, 33 days');
    const petrov = await db.person.findFirstOrThrow({ where: { name: 'Петров' } });
    const one = said(await press(`preview:${petrov.id}`));
    expect(one).toContain('00БП-003377 of 11 Jun');
    expect(one).not.toContain('Ромашка');
    expect(await dump(db)).toEqual(before);
    expect(await db.outboxMessage.count()).toBe(0);
  });

  it('is nothing where nobody looks after anything', async () => {
    expect(said(await say('/import preview'))).toContain('nobody would be told anything');
  });
});
