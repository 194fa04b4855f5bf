import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { refreshAccountNames } from '../../src/core/accounts/search-index.ts';
import { sealedFor } from '../../src/core/calendars/connection.ts';
import { createSeals } from '../../src/core/calendars/seal.ts';
import { systemClock } from '../../src/core/clock.ts';
import { createLogger } from '../../src/core/logger.ts';
import { invite } from '../../src/core/people/linking/invite.ts';
import { aDepartment, anAccount, anIdentity, anOrganisation, aPerson } from '../factories/index.ts';
import { type FakeTelegram, startTelegram } from '../fakes/telegram/client.ts';
import { testDb } from '../setup/database.ts';
import { everythingIn } from '../setup/everything.ts';
import { telegramSettled } from '../setup/telegram.ts';

const { db, reset, url } = await testDb();
let fake: FakeTelegram;
let app: App;

const start = async (key = 5): Promise<void> => {
  const telegram = { token: fake.token, apiRoot: fake.root, webhook: undefined };
  app = await createApp(
    { host: '127.0.0.1', telegram, secretKey: Buffer.alloc(32, key) },
    { databaseUrl: url, logger: createLogger('silent') },
  );
  await app.listen(0);
};

beforeAll(async () => {
  fake = await startTelegram({ rates: 1 });
  await start();
});
afterAll(async () => {
  await app.close();
  await fake.stop();
});

const settled = () => telegramSettled(fake, db);
const act: FakeTelegram['act'] = (name, input) => fake.act(name, input);

/** Olga, who owns Acme, and a stranger; both have started a chat with the assistant. */
const company = async () => {
  await anOrganisation(db);
  const olga = await aPerson(db, { handle: 'olga', name: 'Olga', language: 'en' });
  const acme = await anAccount(db, { name: 'Acme', owner: olga });
  await refreshAccountNames(db);
  const user = await act('addPerson', { first_name: 'Olga', username: 'olga', language_code: 'en', started: true });
  await anIdentity(db, { personId: olga.id, platformUserId: String(user) });
  return { olga, acme, user };
};

let olga: Awaited<ReturnType<typeof company>>;
beforeEach(async () => {
  await settled();
  await reset();
  olga = await company();
});
afterEach(async () => {
  await act('failures', []);
  await act('holdUpdates', { hold: false });
  await act('rates', { factor: 1 });
  const violations = await act('violations', {});
  await act('clearViolations', {});
  expect(violations).toEqual([]);
});

const say = async (text: string, where: { chat?: number; user?: number; replyTo?: number } = {}) => {
  await act('say', { user: olga.user, ...where, text });
  await settled();
};
const seen = (where: { chat?: number; user?: number } = {}) => act('seen', { user: olga.user, ...where });
const texts = async (where: { chat?: number; user?: number } = {}) => (await seen(where)).map(({ text }) => text);
const last = async (where: { chat?: number; user?: number } = {}) => {
  const message = (await seen(where)).at(-1);
  if (!message) throw new Error('nothing was said');
  return message;
};
const press = async (message: number, label: string, where: { chat?: number } = {}) => {
  const pressed = await act('press', { user: olga.user, message, label, ...where });
  await settled();
  return 'press' in pressed ? act('answer', { press: pressed.press }) : null;
};
const aGroup = (type: 'group' | 'supergroup', ...members: number[]) =>
  act('addGroup', { title: 'Sales', type, members: [olga.user, ...members], bot: 'administrator' });

describe('who one is in Telegram', () => {
  it('is told to strangers how to be known, and by an invitation one is', async () => {
    const user = await act('addPerson', { first_name: 'Ivan', username: 'ivan', language_code: 'ru' });
    const ivan = await aPerson(db, { handle: 'ivan', name: 'Иван', language: 'ru' });
    await act('start', { user });
    await settled();
    expect(await texts({ user })).toEqual([expect.stringContaining('Пока не знаю, кто вы')]);

    const [invitation] = await invite(db, systemClock.now(), {
      whom: { handle: 'ivan' },
      platform: 'telegram',
      days: 7,
    });
    await act('start', { user, parameter: invitation?.token ?? '' });
    await settled();
    expect(await last({ user })).toMatchObject({ text: expect.stringContaining('знаю вас как Иван') });
    await say('/whoami', { user });
    expect((await last({ user })).text).toContain('Telegram @ivan');
    expect(await db.chatIdentity.findFirst({ where: { personId: ivan.id } })).toMatchObject({
      platformUserId: String(user),
      directChatId: String(user),
    });
  });

  it('is asked what one can do here by Start, and offered the commands in one’s language', async () => {
    await act('start', { user: olga.user });
    await settled();
    expect((await last()).text).toContain('/brief');
    const user = await act('addPerson', { first_name: 'Anna', language_code: 'it' });
    const offered = await act('offered', { user });
    expect(offered.map(({ command }) => command).slice(0, 2)).toEqual(['brief', 'accounts']);
    expect(offered[1]?.description).toContain('clienti');
  });

  it('ends for those who have left', async () => {
    await db.person.update({ where: { id: olga.olga.id }, data: { leftOn: new Date('2020-01-01') } });
    await say('/brief Acme');
    expect(await texts()).toEqual([expect.stringContaining("I don't know you")]);
  });
});

describe('a group', () => {
  it('never sees what concerns a client: that goes to the asker’s own chat', async () => {
    const chat = await aGroup('supergroup');
    await say('/brief Acme', { chat });
    expect(await texts({ chat })).toEqual(['Sent to you privately.']);
    expect((await last()).text).toContain('Acme');
  });

  it('is told when the asker cannot be written to, and nothing else', async () => {
    const user = await act('addPerson', { first_name: 'Mara' });
    const mara = await aPerson(db, { handle: 'mara', name: 'Mara' });
    await anIdentity(db, { personId: mara.id, platformUserId: String(user) });
    await anAccount(db, { name: 'Rossi', owner: mara });
    await refreshAccountNames(db);
    const chat = await aGroup('supergroup', user);
    await say('/brief Rossi', { chat, user });
    expect(await seen({ chat })).toMatchObject([
      { text: expect.stringContaining('I cannot write to you yet'), buttons: [['Open the chat']] },
    ]);
    expect(await db.chatIdentity.findFirst({ where: { personId: mara.id } })).toMatchObject({
      unreachableSince: expect.any(Date),
    });
  });

  it('becomes the channel of a department where an administrator says so, for all to see', async () => {
    const { id } = await aDepartment(db, { key: 'logistics', name: 'Logistics' });
    const chat = await aGroup('supergroup');
    await db.person.update({ where: { id: olga.olga.id }, data: { role: 'administrator' } });
    await say('/admin channel logistics', { chat });
    expect(await texts({ chat })).toEqual(['This is the channel of Logistics in Telegram now']);
    expect(await db.departmentChannel.findMany()).toMatchObject([
      { departmentId: id, platform: 'telegram', chatId: String(chat) },
    ]);
    await say('/admin channel logistics');
    expect((await last()).text).toContain('Please say this in the channel or group itself');
  });

  it('that became a supergroup meanwhile is answered there', async () => {
    const chat = await aGroup('group');
    await act('holdUpdates', { hold: true });
    await act('say', { user: olga.user, chat, text: '/lang' });
    const upgraded = await act('upgrade', { user: olga.user, chat });
    await act('holdUpdates', { hold: false });
    await settled();
    expect(await texts({ chat: upgraded })).toEqual([expect.stringContaining('I answer in English')]);
  });

  it('that threw the assistant out is left alone, and the asker gets the answer', async () => {
    const chat = await aGroup('supergroup');
    await act('holdUpdates', { hold: true });
    await act('say', { user: olga.user, chat, text: '/lang' });
    await act('kickBot', { user: olga.user, chat });
    await act('holdUpdates', { hold: false });
    await settled();
    expect(await texts()).toEqual([expect.stringContaining('I answer in English')]);
    expect(await db.inboxItem.count({ where: { givenUp: true } })).toBe(0);
    expect((await db.chatIdentity.findFirstOrThrow({})).unreachableSince).toBeNull();
  });

  it('that became a supergroup has its old buttons answered by a new message', async () => {
    const chat = await aGroup('group');
    await say('/lang', { chat });
    const { messageId, data } = await last({ chat });
    await act('holdUpdates', { hold: true });
    await act('press', { user: olga.user, chat, message: messageId, data: data[0] ?? '' });
    const upgraded = await act('upgrade', { user: olga.user, chat });
    await act('holdUpdates', { hold: false });
    await settled();
    expect(await texts({ chat: upgraded })).toEqual([expect.stringMatching(/отвечаю|italiano|русск/i)]);
  });

  it('hears the answer in the topic in which was asked', async () => {
    const chat = await act('addGroup', { title: 'Sales', forum: true, members: [olga.user], bot: 'administrator' });
    const topic = await act('openTopic', { user: olga.user, chat, name: 'Questions' });
    await act('say', { user: olga.user, chat, topic, text: '/lang' });
    await settled();
    expect(await seen({ chat })).toMatchObject([{ topic }]);
  });
});

describe('buttons', () => {
  it('turn the message into the answer, and a deleted one is answered anew', async () => {
    await say('/brief Acme');
    const brief = await last();
    await press(brief.messageId, 'More');
    expect(await last()).toMatchObject({ messageId: brief.messageId, edited: true });
    const data = (await last()).data[0] ?? '';
    await act('remove', { user: olga.user, message: brief.messageId });
    await act('press', { user: olga.user, message: brief.messageId, data });
    await settled();
    expect((await last()).messageId).toBeGreaterThan(brief.messageId);
  });

  it('that nobody drew are answered calmly, and do nothing', async () => {
    await say('/help');
    const { messageId } = await last();
    for (const data of [`brief:${olga.acme.id}`, 'unlink:1', 'form:1:0:save', '', 'x'.repeat(64), 'match:yes']) {
      const pressed = await act('press', { user: olga.user, message: messageId, data });
      await settled();
      if (!('press' in pressed)) throw new Error('no press');
      expect(await act('answer', { press: pressed.press })).toMatchObject({
        text: expect.stringContaining('no longer valid'),
        alert: true,
      });
    }
    expect(await texts()).toHaveLength(1);
    expect(await db.chatIdentity.count({ where: { endedAt: null } })).toBe(1);
  });
});

describe('a form', () => {
  it('is gone on with after a restart, and shows all before it is stored', async () => {
    await say('/timezone');
    expect((await last()).data.some((data) => data.startsWith('form:'))).toBe(true);
    // What was sent a moment ago is forgotten along with the process, so the pace is.
    await act('rates', { factor: 2 });
    await app.close();
    await start();
    await say('Rome');
    const summary = await last();
    expect(summary).toMatchObject({ text: expect.stringMatching(/Rome[\s\S]*Nothing is stored yet/) });
    await press(summary.messageId, summary.buttons[0]?.[0] ?? '');
    expect(await last()).toMatchObject({ messageId: summary.messageId, text: expect.stringContaining('Rome') });
    expect(await db.person.findUniqueOrThrow({ where: { id: olga.olga.id } })).toMatchObject({ zone: 'Europe/Rome' });
    expect(await db.formDraft.count()).toBe(0);
  });

  it('leaves room for commands, and is cancelled without a trace', async () => {
    await say('/timezone');
    const form = await last();
    await say('/lang');
    expect((await last()).text).toContain('I answer in English');
    await press(form.messageId, 'Cancel');
    expect(await texts()).toContain('Cancelled, nothing was stored.');
    await say('lang');
    expect((await last()).text).toContain('I answer in English');
  });
});

describe('a form of settings', () => {
  it('of which one field is refused asks for that once more, with what is offered by now, keeps the rest, and stores nothing before', async () => {
    await anIdentity(db, { personId: olga.olga.id, platform: 'slack' });
    await say('/settings contracts');
    await press((await last()).messageId, 'with the summary');
    await press((await last()).messageId, 'not at all');
    await db.setting.create({
      data: { key: 'attention.least.contract-date', scope: 'organisation', scopeId: 0, value: 'digest' },
    });
    const filled = await last();
    expect(filled.text).toMatch(/Slack: with the summary[\s\S]*Telegram: not at all/);
    await press(filled.messageId, 'Save');
    const again = await last();
    expect(again).toMatchObject({
      messageId: filled.messageId,
      text: expect.stringContaining('Telegram: everybody gets these at least “with the summary”'),
    });
    expect(again.buttons.flat()).toEqual(['as it arises', 'with the summary', 'Keep', 'Back', 'Cancel']);
    expect(await db.setting.count({ where: { scope: 'person' } })).toBe(0);
    await press(again.messageId, 'as it arises');
    expect((await last()).text).toMatch(/Slack: with the summary[\s\S]*Telegram: as it arises/);
    await press((await last()).messageId, 'Save');
    expect((await last()).text).toContain('Saved · Contracts');
    expect(await db.setting.findMany({ where: { scope: 'person' }, select: { key: true, value: true } })).toEqual([
      { key: 'attention.mode.contract-date.slack', value: 'digest' },
    ]);
  });
});

describe('a secret in a form', () => {
  /** The form of a calendar on CalDAV, before its password is asked for. */
  const begun = async () => {
    await say('/calendar');
    await press((await last()).messageId, 'Connect');
    await say('https://dav.example/private-8a1/');
    await press((await last()).messageId, 'CalDAV: user');
    await say('olga');
    await press((await last()).messageId, 'CalDAV: password');
    expect((await last()).text).toContain('I delete your message from the chat');
  };
  const inChat = async (): Promise<readonly unknown[]> => act('seen', { user: olga.user, bot: false });

  it('is taken out of the chat, said again by nobody, and kept in clear nowhere, until it is what the form says', async () => {
    await begun();
    await say('geheim-42');
    const summary = await last();
    expect(summary.text).toContain('CalDAV: password: ••••••');
    await press(summary.messageId, 'CalDAV: password');
    expect((await last()).text).toContain('Now: ••••••');
    await press((await last()).messageId, 'Back');
    const everything = await everythingIn(db);
    for (const secret of ['geheim-42', 'private-8a1']) expect(everything).not.toContain(secret);
    expect(JSON.stringify(await inChat())).not.toContain('geheim-42');
    expect(await db.formDraft.count()).toBe(1);

    await app.close();
    await start();
    await press((await last()).messageId, 'Connect');
    const [calendar] = await db.calendar.findMany();
    const seals = createSeals(Buffer.alloc(32, 5));
    expect(JSON.parse(seals.open(calendar?.sealed ?? new Uint8Array(), sealedFor(olga.olga.id)))).toEqual({
      ...{ kind: 'caldav', url: 'https://dav.example/private-8a1/', user: 'olga', password: 'geheim-42' },
    });
    expect(await db.formDraft.count()).toBe(0);
  });

  it('counts also where Telegram does not take it out of the chat', async () => {
    await begun();
    await act('failures', [
      { method: 'deleteMessage', does: 'error', next: 1, error: "Bad Request: message can't be deleted for everyone" },
    ]);
    await say('geheim-42');
    expect(JSON.stringify(await inChat())).toContain('geheim-42');
    expect((await last()).text).toContain('CalDAV: password: ••••••');
  });

  it('is asked for anew where the key is another', async () => {
    await begun();
    await app.close();
    await start(6);
    await say('geheim-42');
    expect((await last()).text).toContain('I do not know this command');
    await app.close();
    await start();
  });
});

describe('a visit', () => {
  it('is noted with two taps and a sentence, and taken back with one', async () => {
    await say('/visit');
    await press((await last()).messageId, 'Acme');
    expect((await last()).buttons).toEqual([['Cancel']]);
    await say('Просят новые цены');
    const summary = await last();
    await press(summary.messageId, 'Save');
    expect(await last()).toMatchObject({
      messageId: summary.messageId,
      text: expect.stringContaining('Visit noted: Acme, meeting, today'),
      buttons: [['Undo', 'Brief']],
    });
    expect(await db.visit.findMany()).toMatchObject([{ summary: 'Просят новые цены', undoneAt: null }]);
    await press(summary.messageId, 'Undo');
    expect(await last()).toMatchObject({ messageId: summary.messageId, text: expect.stringContaining('Taken back') });
  });

  it('of a message is what a command says that replies to it', async () => {
    const chat = await aGroup('supergroup');
    const { messageId } = await act('say', { user: olga.user, chat, text: 'Acme wants new prices' });
    await say('/visit', { chat, replyTo: messageId });
    expect((await last()).text).toContain('What came of it: Acme wants new prices');
  });

  it.each(['/cancel', 'cancel'])('is left by typing %s', async (typed) => {
    await say('/visit Acme');
    await say(typed);
    expect((await last()).text).toBe('Cancelled, nothing was stored.');
    expect(await db.formDraft.count()).toBe(0);
  });
});

describe('files', () => {
  it('are kept by reference', async () => {
    await act('send', { user: olga.user, kind: 'voice', duration: 12 });
    await act('send', { user: olga.user, kind: 'photo', caption: 'Pallet' });
    await settled();
    expect(await texts()).toEqual([
      expect.stringContaining('Voice message kept, 12 s'),
      expect.stringContaining('Photo kept'),
    ]);
    expect(await db.receivedFile.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
      { kind: 'voice', personId: olga.olga.id, seconds: 12, fileId: expect.any(String) },
      { kind: 'photo', caption: 'Pallet' },
    ]);
  });

  it('with a calendar are read; sent anew, they take the place of what was sent before', async () => {
    const send = async (...lines: string[]) => {
      const content = Buffer.from(['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n')).toString('base64');
      await act('send', { user: olga.user, kind: 'document', name: 'Работа.ics', content });
      await settled();
    };
    await send('X-WR-CALNAME:Work');
    expect((await last()).text).toContain('Connected: Работа');
    const [first] = await db.calendar.findMany();
    await send('X-WR-CALNAME:Work', 'X-MORE:1');
    const [second, ...others] = await db.calendar.findMany();
    expect(others).toEqual([]);
    expect(second?.id).toBe(first?.id);
    expect(Buffer.from(second?.sealed ?? []).equals(Buffer.from(first?.sealed ?? []))).toBe(false);
    await act('send', {
      user: olga.user,
      kind: 'document',
      name: 'a.ics',
      content: Buffer.from('no').toString('base64'),
    });
    await settled();
    expect((await last()).text).toContain('This file is no calendar');
    const large = Buffer.alloc(5 * 2 ** 20 + 1, 'BEGIN:VCALENDAR\r\n').toString('base64');
    await act('send', { user: olga.user, kind: 'document', name: 'large.ics', size: 7, content: large });
    await settled();
    expect((await last()).text).toContain('It is too large to be read');
    expect(await db.calendar.count()).toBe(1);
    expect(await db.receivedFile.count()).toBe(0);
  });

  it('and addresses of calendars stand nowhere in clear once they are dealt with', async () => {
    await say('/calendar https://calendar.example/private-7f3/basic.ics');
    const content = Buffer.from('BEGIN:VCALENDAR\r\nX-SECRET:private-9c2\r\nEND:VCALENDAR').toString('base64');
    await act('send', { user: olga.user, kind: 'document', name: 'a.ics', content });
    await settled();
    expect(await db.calendar.count()).toBe(2);
    const everything = await everythingIn(db);
    for (const secret of ['private-7f3', 'private-9c2']) expect(everything).not.toContain(secret);
  });

  it('of strangers are not kept', async () => {
    const user = await act('addPerson', { first_name: 'Ivan', started: true });
    await act('send', { user, kind: 'voice' });
    await settled();
    expect(await texts({ user })).toEqual([expect.stringContaining("I don't know you")]);
    expect(await db.receivedFile.count()).toBe(0);
  });
});

describe('a person who', () => {
  it('blocks the assistant is known to be out of reach, until they come back', async () => {
    const unreachable = async () => (await db.chatIdentity.findFirstOrThrow({})).unreachableSince;
    await act('block', { user: olga.user });
    await settled();
    expect(await unreachable()).toBeInstanceOf(Date);
    await act('unblock', { user: olga.user });
    await settled();
    expect(await unreachable()).toBeNull();
  });

  it('blocks it before the answer gets nothing, and that is that', async () => {
    await act('holdUpdates', { hold: true });
    await act('say', { user: olga.user, text: '/lang' });
    await act('block', { user: olga.user });
    await act('holdUpdates', { hold: false });
    await settled();
    expect(await db.inboxItem.count({ where: { givenUp: true } })).toBe(0);
  });
});

describe('a card that Telegram refuses', () => {
  const refuse = (method: string, next: number) =>
    act('failures', [
      { method, does: 'error', error: 'Bad Request: can\'t parse entities: Unsupported start tag "acme"', next },
    ]);

  it('comes as plain words, once, and is an alarm without any of them', async () => {
    await act('failures', []);
    await refuse('sendMessage', 1);
    await say('/brief Acme');
    expect(await texts()).toEqual([expect.stringContaining('Acme')]);
    expect(await last()).toMatchObject({ buttons: [] });
    expect(await db.alarm.findMany()).toMatchObject([
      { kind: 'render', subject: "telegram/brief: can't parse entities", count: 1 },
    ]);
    expect(await db.auditEntry.count({ where: { personId: olga.olga.id, subject: 'account' } })).toBe(1);
  });

  it('is plain words in place of the message that was pressed', async () => {
    await say('/lang');
    const { messageId } = await last();
    await refuse('editMessageText', 1);
    await press(messageId, 'Italiano');
    expect(await texts()).toEqual([expect.stringContaining('italiano')]);
    expect(await db.alarm.findMany()).toMatchObject([{ subject: "telegram/lang: can't parse entities" }]);
  });

  it('counts once for each card, and where not even the words are taken, people are told that it is our bug', async () => {
    await refuse('sendMessage', 8);
    await say('/lang');
    expect(await texts()).toEqual([expect.stringContaining('a fault of ours')]);
    expect(await db.alarm.findMany()).toMatchObject([{ count: 4 }]);
  });
});

describe('when Telegram', () => {
  it.each([
    ['is away for a moment', { does: 'http-500' as const, next: 2 }],
    ['wants us to wait', { does: 'rate-limit' as const, next: 1, retryAfter: 1 }],
    ['hangs up before it has heard us', { does: 'drop-before' as const, next: 1 }],
  ])('%s, the answer comes once', async (_, failure) => {
    await act('failures', [{ method: 'sendMessage', ...failure }]);
    await say('/lang');
    expect(await texts()).toHaveLength(1);
  });

  it('is away for longer, what was asked for is done once, and answered when it is back', async () => {
    await act('failures', [{ method: 'sendMessage', does: 'http-500', next: 4 }]);
    await say('/brief Acme');
    expect(await texts()).toEqual([expect.stringContaining('Acme')]);
    expect(await db.auditEntry.count({ where: { personId: olga.olga.id, subject: 'account' } })).toBe(1);
    expect(await db.inboxItem.findFirstOrThrow({ orderBy: { id: 'desc' } })).toMatchObject({ answer: null });
  });

  it('hangs up after it has taken the answer, that comes twice, and what was asked for is done once', async () => {
    await act('failures', [{ method: 'sendMessage', does: 'drop-after', next: 1 }]);
    await say('/brief Acme');
    expect(await texts()).toEqual([expect.stringContaining('Acme'), expect.stringContaining('Acme')]);
    expect(await db.auditEntry.count({ where: { personId: olga.olga.id, subject: 'account' } })).toBe(1);
  });

  it('delivers something five times, it is answered once', async () => {
    await say('/lang');
    await act('resend', { times: 5 });
    await settled();
    expect(await texts()).toHaveLength(1);
  });
});
