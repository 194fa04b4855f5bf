import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { anIdentity, anOrganisation, aPerson, aToken, day } from '../../test/factories/index.ts';
import { testDb } from '../../test/setup/database.ts';
import { connectedPlatforms, theHouse } from '../../test/setup/house.ts';
import { fallbackText } from '../core/cards/fallback.ts';
import { createRateLimit } from './rate-limit.ts';
import { createReception, type Guest, type Received, type Visitor } from './reception.ts';
import { sentMessages } from './sent.ts';

const { db, reset } = await testDb();
let now = Temporal.Instant.from('2026-11-21T08:00:00Z');
const clock = { now: () => now };
const sent = sentMessages({ db, clock, platform: 'slack' });
const newReception = () =>
  createReception({
    db,
    clock,
    dispatch: theHouse(db, clock),
    rateLimit: createRateLimit(clock),
    sent,
    platforms: connectedPlatforms,
  });

let reception: ReturnType<typeof newReception>;
let keys = 0;

beforeEach(async () => {
  await reset();
  await anOrganisation(db);
  now = Temporal.Instant.from('2026-11-21T08:00:00Z');
  reception = newReception();
});

const key = () => `inbox/${++keys}/answer`;
const visitor = (over: Partial<Visitor> = {}): Visitor => ({
  platform: 'slack',
  userId: 'U1',
  name: 'Olga B',
  directChatId: 'D1',
  ...over,
});
const asText = (received: Received | null) => (received ? fallbackText(received.reply.card) : null);
type Door = typeof reception;
/** Goes through the door as somebody, and does something there, as platforms do. */
const enter = async (
  over: Partial<Visitor> | undefined,
  then: (guest: Guest, named: string) => ReturnType<Door['say']>,
  named = key(),
) => {
  const { guest, instead } = await reception.admit(visitor(over), named);
  return instead === undefined ? then(guest, named) : instead;
};
const say = (line: string, over?: Partial<Visitor>, named?: string) =>
  enter(over, (guest, name) => reception.say(guest, name, line), named);
const press = (action: string, over?: Partial<Visitor>, messageId = '1.1', named?: string) =>
  enter(over, (guest, name) => reception.press(guest, name, { chatId: 'D1', messageId }, action), named);
const submit = (over?: Partial<Visitor>) =>
  enter(over, (guest, name) => reception.submit(guest, name, 'timezone', { zone: 'Rome' }));

const known = async (over: Parameters<typeof aPerson>[1] = {}) => {
  const person = await aPerson(db, { handle: 'olga', name: 'Olga Berg', email: 'olga@northgate.example', ...over });
  await anIdentity(db, { personId: person.id, platform: 'slack', platformUserId: 'U1' });
  return person;
};

describe('somebody known', () => {
  it('is answered as the person they are, in their language', async () => {
    await known({ language: 'it' });
    const received = await say('/whoami', { language: 'en' });
    expect(received?.person).toMatchObject({ handle: 'olga' });
    expect(asText(received)).toContain('Olga Berg, KAM (@olga)');
  });

  it('is a stranger from the day on that they leave, also with a token of before', async () => {
    const { id } = await known({ leftOn: day('2026-11-21') });
    expect((await say('/whoami'))?.person).toBeNull();
    expect((await press('lang:it'))?.person).toBeNull();
    expect((await submit())?.person).toBeNull();
    const token = await aToken(db, { personId: id, platform: 'slack', purpose: 'invite' });
    expect(asText(await say(`link ${token}`))).toContain('I do not know this link');
    expect(await db.person.findFirst()).toMatchObject({ language: 'en', zone: 'Europe/Rome' });
  });

  it('who sends too much is told once to wait, then nothing, and what is sent then is not done', async () => {
    await known();
    for (let i = 0; i < 20; i++) await press('lang:ru');
    expect(asText(await press('lang:it'))).toContain('Слишком много сразу. Отвечу снова через 10 секунд');
    expect(await press('lang:it')).toBeNull();
    expect(await db.person.findFirst()).toMatchObject({ language: 'ru' });
    now = now.add({ seconds: 10 });
    expect(asText(await press('lang:it'))).toBe('Da ora le risposte sono in italiano.');
  });
});

describe('what was answered already', () => {
  it('is not done again when a crash has it delivered anew, be it said or pressed', async () => {
    await known();
    const ref = { chatId: 'D1', messageId: '1.1' };
    const said = key();
    const first = await say('/lang', {}, said);
    if (!first) throw new Error('no answer');
    await sent.record(said, ref, first.reply.card);
    expect(await say('/lang', {}, said)).toBeNull();

    const pressed = key();
    const second = await press('lang:ru', {}, '1.1', pressed);
    if (!second) throw new Error('no answer');
    await sent.recordEdit(pressed, ref, second.reply.card);
    expect(await press('lang:ru', {}, '1.1', pressed)).toBeNull();
    expect(await db.auditEntry.count()).toBe(1);
  });
});

describe('a button', () => {
  it('which the message does not have does nothing, however it was made up', async () => {
    await known();
    const drawn = await say('/lang');
    if (!drawn) throw new Error('no answer');
    await sent.record(key(), { chatId: 'D1', messageId: '1.1' }, drawn.reply.card);
    expect(asText(await press('timezone:Asia/Tokyo'))).toBe('This button is no longer valid. Please ask again.');
    expect(asText(await press('match:yes'))).toBe('This button is no longer valid. Please ask again.');
    expect(await db.person.findFirst()).toMatchObject({ zone: 'Europe/Rome' });
    expect(asText(await press('lang:it'))).toBe('Da ora le risposte sono in italiano.');
  });

  it('of a message that is not recorded is decided by what the person may do', async () => {
    await known();
    expect(asText(await press('lang:it', {}, 'ephemeral'))).toBe('Da ora le risposte sono in italiano.');
    expect(asText(await press('brief:7', {}, 'ephemeral'))).toContain('Non trovato.');
  });
});

describe('a stranger', () => {
  const strangers = {
    en: "I don't know you yet. Ask your administrator for a link, or type /link in Telegram.\nI share client data only with people I know.",
    ru: 'Пока не знаю, кто вы. Попросите у администратора ссылку или наберите /link в Telegram.\nДанные клиентов показываю только сотрудникам, которых знаю.',
    it: "Utente non ancora riconosciuto. Serve un link dell'amministratore, oppure /link in Telegram.\nI dati dei clienti sono visibili solo a persone riconosciute.",
  };

  it.each([
    [undefined, strangers.en],
    ['en-GB', strangers.en],
    ['de', strangers.en],
    ['ru', strangers.ru],
    ['it-IT', strangers.it],
  ])('whose platform speaks %s is told how to be known, and nothing else', async (language, words) => {
    await known({ handle: 'olga' });
    const stranger = { userId: 'U2', language };
    for (const received of [
      await say('/brief Acme', stranger),
      await press('brief:1', stranger),
      await submit(stranger),
    ]) {
      expect(received?.person).toBeNull();
      expect(received?.reply.confidential).not.toBe(false);
      expect(asText(received)).toBe(words);
    }
    expect(await db.auditEntry.count()).toBe(0);
  });

  it('whose address we know is asked, and is known after yes', async () => {
    await aPerson(db, { handle: 'olga', name: 'Olga Berg', email: 'olga@northgate.example', language: 'ru' });
    const email = vi.fn(async () => 'olga@northgate.example');
    const asked = await say('/brief Acme', { email });
    if (!asked) throw new Error('no answer');
    expect([asked.person, asText(asked)]).toEqual([null, expect.stringContaining('Are you Olga Berg (@olga)?')]);
    await sent.record(key(), { chatId: 'D1', messageId: '1.1' }, asked.reply.card);
    expect((await press('brief:1', { email }))?.person).toBeNull();

    const yes = await press('match:yes', { email });
    expect([yes?.person?.handle, yes?.reply.replaces]).toEqual(['olga', true]);
    expect(asText(yes)).toContain('Готово: в Slack теперь знаю вас как Olga Berg (@olga)');
    email.mockClear();
    expect(asText(await say('/whoami', { email }))).toContain('Olga Berg');
    expect(email).not.toHaveBeenCalled();
  });

  it('who says no is told so, and is then a stranger like others', async () => {
    await aPerson(db, { name: 'Olga Berg', email: 'olga@northgate.example' });
    const email = async () => 'olga@northgate.example';
    await say('hello', { email });
    expect(asText(await press('match:no', { email }))).toContain('Understood, you are not Olga Berg.');
    expect(asText(await say('hello', { email }))).toBe(strangers.en);
    expect(asText(await press('match:yes', { email }))).toContain('no longer valid');
  });

  it.each(['/start TOKEN', '/link TOKEN', 'link TOKEN', ' /start@kam_bot  TOKEN '])('links by %s', async (line) => {
    const olga = await aPerson(db, { name: 'Olga Berg', handle: 'olga', language: 'it' });
    const token = await aToken(db, { personId: olga.id, platform: 'slack' });
    const received = await say(line.replace('TOKEN', token));
    expect(received?.person).toMatchObject({ id: olga.id });
    expect(asText(received)).toContain("Collegamento riuscito: in Slack l'utente è ora Olga Berg (@olga)");
  });

  it('who tries tokens is told to stop, in their language', async () => {
    const wrong = () => say(`/start ${'0'.repeat(32)}`, { language: 'ru' });
    for (let i = 0; i < 5; i++) expect(asText(await wrong())).toContain('Такой ссылки не знаю');
    expect(asText(await wrong())).toContain('Попробуйте снова через 15 минут');
  });

  it('has a pace of their own', async () => {
    for (let i = 0; i < 21; i++) await say('hello', { userId: 'U3' });
    expect(await say('hello', { userId: 'U3' })).toBeNull();
    expect(asText(await say('hello'))).toBe(strangers.en);
  });
});
