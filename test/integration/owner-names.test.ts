import { beforeEach, describe, expect, it } from 'vitest';
import { fallbackText } from '../../src/core/cards/fallback.ts';
import type { Reply } from '../../src/core/commands/define.ts';
import { keepUpload } from '../../src/core/imports/received/uploads.ts';
import { erasePerson } from '../../src/core/people/personal/erase.ts';
import { anOrganisation, aPerson } from '../factories/index.ts';
import { next } from '../factories/values.ts';
import { testDb } from '../setup/database.ts';
import { everythingIn } from '../setup/everything.ts';
import { at, theHouse } from '../setup/house.ts';
import { clock, dump, importer, readingOf, seals } from './importing.ts';

const { db, reset } = await testDb();
const { run, rollBack } = importer(db);
const house = theHouse(db, clock, seals);

let thomas: Awaited<ReturnType<typeof aPerson>>;
let olga: Awaited<ReturnType<typeof aPerson>>;
beforeEach(async () => {
  await reset();
  await anOrganisation(db);
  thomas = await aPerson(db, { handle: 'thomas', name: 'Thomas Weber', role: 'administrator' });
  olga = await aPerson(db, { handle: 'olga', name: 'Ольга Седова', role: 'kam' });
});

const clients = (...owners: string[]) =>
  `Клиент;КАМ\n${owners.map((owner, i) => `Клиент ${i + 1};${owner}`).join('\n')}\n`;
const say = async (line: string) => house.say(await at(db, thomas), line);
const press = async (action: string) => house.press(await at(db, thomas), action);
const submit = async (id: string, values: Record<string, string>) => house.submit(await at(db, thomas), id, values);
const said = ({ card }: Reply): string => fallbackText(card);
const buttons = ({ card }: Reply) => card.children.flatMap((child) => (child.type === 'actions' ? child.buttons : []));
const pressing = async (reply: Reply, label: string) => {
  const found = buttons(reply).find((one) => one.label === label);
  if (!found) throw new Error(`no button ${label}: ${buttons(reply).map((one) => one.label)}`);
  return press(found.action);
};

const ownersOf = async () => {
  const accounts = await db.account.findMany({
    orderBy: { id: 'asc' },
    include: { assignments: { where: { role: 'owner', toOn: null }, include: { person: true } } },
  });
  return accounts.map(({ assignments }) => assignments[0]?.person.handle ?? null);
};

describe('names by which lists give clients to somebody', () => {
  it('that nobody knows are asked for, those of most clients first; what is said holds for those clients and the next list', async () => {
    const marco = await aPerson(db, { handle: 'marco', name: 'Marco Bonetti', role: 'kam' });
    await keepUpload(db, clock.now(), {
      personId: thomas.id,
      key: `test/${next()}`,
      name: 'Клиенты.csv',
      bytes: Buffer.from(clients('Оля', 'Оля', 'Марик', 'Седова')),
    });
    const trial = await say('/import try');
    expect(said(trial)).toContain('“Оля”: nobody can tell who of us that is');
    const done = await pressing(trial, 'Import it now');
    expect(await ownersOf()).toEqual([null, null, null, 'olga']);
    const first = await pressing(done, 'Who is who in the list?');
    expect(first.card.title).toBe('Who is “Оля”?');
    expect(said(first)).toContain('Клиент 1 and Клиент 2');
    const second = await pressing(first, 'Ольга Седова');
    expect(said(second)).toContain('“Оля” is Ольга Седова now');
    expect(second.card.title).toBe('Who is “Марик”?');
    expect(said(await press(`owner-is:${buttons(second)[1]?.action.split(':')[1]}:${marco.id}`))).toContain(
      'Every name in the lists is known',
    );
    expect(await ownersOf()).toEqual(['olga', 'olga', 'marco', 'olga']);
    const report = await run({ 'Клиенты 2.csv': clients('Марик', 'Оля', 'Марик', 'Седова') });
    expect(readingOf(report, 'accounts').notes.map(({ key }) => key)).not.toContain('import-note-who');
    expect(await ownersOf()).toEqual(['marco', 'olga', 'marco', 'olga']);
  });

  it('that several of us bear are asked among those, and the client stays with whom of them it is', async () => {
    await aPerson(db, { handle: 'irina', name: 'Ирина Седова', role: 'kam' });
    await aPerson(db, { handle: 'marco', name: 'Marco Bonetti', role: 'kam' });
    await run({ 'Клиенты.csv': clients('Ирина Седова') });
    await run({ 'Клиенты 2.csv': clients('Седова', 'Седова') });
    const claim = await say('/import people');
    expect(said(claim)).toContain('A list gives them this client: Клиент 2.');
    expect(buttons(claim).map(({ label }) => label)).toEqual([
      'Ирина Седова',
      'Ольга Седова',
      'A new key account manager',
      'Nobody of ours',
    ]);
    await pressing(claim, 'Ольга Седова');
    expect(await ownersOf()).toEqual(['irina', 'olga']);
  });

  it('are asked of heads, too, who are told the names of clients that they see', async () => {
    const head = await aPerson(db, { handle: 'heidi', name: 'Heidi Kern', role: 'head' });
    await run({ 'Клиенты.csv': clients('Ольга Седова', '') });
    await run({ 'Клиенты 2.csv': clients('Оля', 'Оля') });
    const asked = await house.say(await at(db, head), '/import people');
    expect(said(asked)).toContain('A list gives them these clients: Клиент 2 and 1 more.');
    await db.assignment.create({
      data: {
        accountId: (await db.account.findFirstOrThrow({ where: { name: 'Клиент 2' } })).id,
        personId: olga.id,
        role: 'owner',
        fromOn: new Date('2026-01-01'),
      },
    });
    expect(said(await house.say(await at(db, head), '/import people'))).toContain('A list gives them 2 clients.');
  });

  it('may be those of somebody new, once, or of nobody', async () => {
    await run({ 'Клиенты.csv': clients('Бонетти', 'Офис') });
    const first = await say('/import people');
    await pressing(first, 'A new key account manager');
    const second = await pressing(first, 'A new key account manager');
    expect(await db.person.count({ where: { name: 'Бонетти' } })).toBe(1);
    expect(await db.person.findFirstOrThrow({ where: { name: 'Бонетти' } })).toMatchObject({
      role: 'kam',
      handle: 'bonetti',
    });
    expect(said(await pressing(second, 'Nobody of ours'))).toContain('“Офис” is nobody of ours');
    expect(await ownersOf()).toEqual(['bonetti', null]);
    const report = await run({ 'Клиенты 2.csv': clients('Бонетти', 'Офис') });
    expect(readingOf(report, 'accounts').notes).toEqual([]);
  });

  it('can be said otherwise, and by typing a name', async () => {
    await aPerson(db, { handle: 'marco', name: 'Marco Bonetti', role: 'head' });
    await run({ 'Клиенты.csv': clients('Оля') });
    const wrong = await pressing(await say('/import people'), 'Marco Bonetti');
    expect(await ownersOf()).toEqual(['marco']);
    const again = await pressing(wrong, 'Change “Оля”');
    expect(again.card.title).toBe('Who is “Оля”?');
    const claimId = await db.ownerClaim.findFirstOrThrow();
    expect((await submit(`owner:${claimId.id}`, { who: 'Петрова' })).outcome).toBe('not-found');
    await submit(`owner:${claimId.id}`, { who: 'OLGA' });
    expect(await ownersOf()).toEqual(['olga']);
    expect(await db.assignment.count()).toBe(1);
  });

  it('said by two at once are said once', async () => {
    const marco = await aPerson(db, { handle: 'marco', name: 'Marco Bonetti', role: 'kam' });
    await run({ 'Клиенты.csv': clients('Оля') });
    const { id } = await db.ownerClaim.findFirstOrThrow();
    const both = await Promise.all([press(`owner-is:${id}:${olga.id}`), press(`owner-is:${id}:${marco.id}`)]);
    expect(both.filter((reply) => said(reply).includes('Somebody has said meanwhile'))).toHaveLength(1);
    expect(await db.ownerName.count()).toBe(1);
  });

  it('are not asked while nobody of ours looks after clients: then each is somebody new', async () => {
    await db.person.delete({ where: { id: olga.id } });
    await run({ 'Клиенты.csv': clients('Оля', 'Бонетти') });
    expect(await ownersOf()).toEqual(['olya', 'bonetti']);
  });

  it('change nothing when the list comes again, and go when it is taken back', async () => {
    await run({ 'прежние.csv': 'Клиент\nПрежний\n' });
    const before = await dump(db);
    const { batchId } = await run({ 'Клиенты.csv': clients('Оля') });
    const after = await dump(db);
    await run({ 'Клиенты 2.csv': `${clients('Оля')}\n` });
    expect(await dump(db)).toEqual(after);
    await rollBack(batchId ?? 0);
    expect(await dump(db)).toEqual(before);
  });

  it('stay said when the list is taken back, and its clients go', async () => {
    await run({ 'прежние.csv': 'Клиент;КАМ\nПрежний;Седова\n' });
    const { batchId } = await run({ 'Клиенты.csv': `${clients('Оля', 'Оля')}Прежний;Оля\n` });
    const asked = await say('/import people');
    const marco = await aPerson(db, { handle: 'marco', name: 'Marco Bonetti', role: 'kam' });
    await press(`owner-is:${buttons(asked)[0]?.action.split(':')[1]}:${marco.id}`);
    expect(await ownersOf()).toEqual(['marco', 'marco', 'marco']);
    await rollBack(batchId ?? 0);
    expect(await ownersOf()).toEqual(['marco']);
    await run({ 'Клиенты 2.csv': clients('Оля', 'Оля') });
    expect(await ownersOf()).toEqual(['marco', 'marco', 'marco']);
  });

  it('go with whoever is erased', async () => {
    await run({ 'Клиенты.csv': clients('Оленька') });
    await pressing(await say('/import people'), 'Ольга Седова');
    await db.assignment.deleteMany();
    await db.person.update({ where: { id: olga.id }, data: { leftOn: new Date('2026-01-01') } });
    await erasePerson({ db, now: clock.now(), askerId: thomas.id, channel: 'test', seals }, olga.id);
    expect(JSON.stringify(await everythingIn(db))).not.toContain('Оленька');
  });
});
