import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { actions, button, card, list, text } from '../../src/core/cards/build.ts';
import type { Card } from '../../src/core/cards/card.ts';
import { TemporaryError, UnknownOutcomeError } from '../../src/core/errors.ts';
import { translator } from '../../src/core/i18n/translator.ts';
import { fileName, type MessageFile } from '../../src/core/outbox/file.ts';
import type { ChatSender, Sending } from '../../src/core/outbox/sender.ts';
import { anOrganisation } from '../factories/index.ts';
import { usualSettings } from '../fakes/slack/world/app.ts';
import { testDb } from '../setup/database.ts';
import { aDocument, aPicture } from '../setup/files.ts';
import { consoleDriver, slackDriver, telegramDriver } from './senders.ts';

const { db } = await testDb();
await anOrganisation(db);
const t = translator('en', 'Europe/Rome');
let serial = 0;
const sending = (file: MessageFile, over: Partial<Sending> = {}): Sending => {
  serial += 1;
  return { key: `outbox/${serial}`, under: null, doubtful: false, about: 'test', file, ...over };
};
const debt = (title: string): Card => card(title, [text('Acme owes more'), actions(button('Brief', 'brief:7'))], '💰');
const sendTo = (sender: ChatSender) => (chatId: string, file: MessageFile, over?: Partial<Sending>) =>
  sender.send({ chatId, t }, debt('Debt: 100'), sending(file, over));
const asSent = (file: MessageFile) => ({ kind: file.kind, name: fileName(file), bytes: Buffer.from(file.bytes) });

describe.each([
  ['the console', consoleDriver],
  ['telegram', telegramDriver],
  ['slack', slackDriver],
] as const)('a file that goes with a message by %s', async (_, start) => {
  const { sender, aChat, last, stop } = await start(db);
  afterAll(stop);
  const send = sendTo(sender);

  it.each([
    ['a picture', aPicture()],
    ['a document', aDocument()],
  ])('stands with its words, which can change: %s', async (_what, file) => {
    const chat = await aChat();
    const standing = await send(chat, file);
    const before = await last(chat);
    expect(before.text).toMatch(/Debt: 100[\s\S]*Acme owes more/);
    expect(before.file).toEqual(asSent(file));
    await sender.edit(standing, debt('Debt: 40'), t, 'test', true);
    await sender.edit(standing, debt('Debt: 40'), t, 'test', true);
    const after = await last(chat);
    expect(after.text).toBe(before.text.replace('100', '40'));
    expect(after.file).toEqual(asSent(file));
  });
});

describe.each([
  ['telegram', telegramDriver],
  ['slack', slackDriver],
] as const)('a file that %s will not have', async (_, start) => {
  const { sender, aChat, last, seen, alarms, stop } = await start(db);
  afterAll(stop);
  const send = sendTo(sender);

  it('leaves the words, which say so, and raises an alarm', async () => {
    const chat = await aChat();
    const standing = await send(chat, aPicture(Buffer.from('no picture at all')));
    expect(await seen(chat)).toHaveLength(1);
    const { text: said, file } = await last(chat);
    expect(file).toBeNull();
    expect(said).toMatch(/Debt: 100[\s\S]*Acme owes more[\s\S]*It shows: Debt by month: 40, 70, 100/);
    expect(alarms).toHaveLength(1);
    await sender.edit(standing, debt('Debt: 40'), t, 'test', true);
    expect((await last(chat)).text).toContain('Debt: 40');
  });
});

describe('a file for Telegram', async () => {
  const { fake, sender, aChat, last, fail, alarms, stop } = await telegramDriver(db);
  afterAll(stop);
  afterEach(() => fake.act('failures', []));
  const send = sendTo(sender);

  it('that is too big is not even sent', async () => {
    const chat = await aChat();
    await fail('drop-before', 'sendPhoto');
    await send(chat, aPicture(new Uint8Array(10_000_001)));
    expect(alarms).toEqual(['test: file is too big']);
    expect((await last(chat)).file).toBeNull();
  });

  it('has words of 1,024 characters at most, and says how many are left out', async () => {
    const chat = await aChat();
    const long = card('Debt', [list(Array.from({ length: 60 }, (_, i) => `Invoice ${i} is overdue by a month`))]);
    await sender.send({ chatId: chat, t }, long, sending(aPicture()));
    const { text: said, file } = await last(chat);
    expect(file?.kind).toBe('picture');
    const whole = said.match(/• Invoice \d+ is overdue by a month/g) ?? [];
    expect(said).toContain(`… +${60 - whole.length}`);
    expect(said.length).toBeLessThanOrEqual(1_024);
  });

  it('has an outcome that nobody knows when the answer is lost, and comes again when Telegram says', async () => {
    const chat = await aChat();
    await fail('drop-after', 'sendPhoto');
    await expect(send(chat, aPicture())).rejects.toThrow(UnknownOutcomeError);
    await fail('rate-limit', 'sendDocument');
    await expect(send(chat, aDocument())).rejects.toMatchObject({ name: 'TemporaryError', retryAfterMs: 3_000 });
  });
});

describe('a file for Slack', async () => {
  const { fake, sender, aChat, last, seen, fail, alarms, stop } = await slackDriver(db);
  afterAll(stop);
  afterEach(() => fake.act('timing', { fileReady: 50 }));
  const send = sendTo(sender);
  const uploads = async () => (await fake.act('counts')).counts['files.completeUploadExternal ok'] ?? 0;

  it.each(['drop-before', 'drop-after'] as const)('is there once when the answer was lost by a %s', async (does) => {
    const chat = await aChat();
    const sent = sending(aDocument());
    await fail(does);
    await expect(sender.send({ chatId: chat, t }, debt('Debt'), sent)).rejects.toThrow(UnknownOutcomeError);
    const before = await uploads();
    await sender.send({ chatId: chat, t }, debt('Debt'), { ...sent, doubtful: true });
    expect(await seen(chat)).toHaveLength(1);
    expect((await last(chat)).file).toEqual(asSent(aDocument()));
    expect((await uploads()) - before).toBe(does === 'drop-before' ? 1 : 0);
  });

  it.each(['files.getUploadURLExternal', 'upload', 'files.completeUploadExternal'])(
    'is uploaded again when the answer of %s is lost: nobody sees what was uploaded in vain',
    async (method) => {
      const chat = await aChat();
      await fail('drop-after', method);
      await expect(send(chat, aPicture())).rejects.toThrow(TemporaryError);
      expect(await seen(chat)).toEqual([]);
      await send(chat, aPicture());
      expect((await last(chat)).file).toEqual(asSent(aPicture()));
    },
  );

  it('is waited for while Slack looks through it', async () => {
    const chat = await aChat();
    await fake.act('timing', { fileReady: 300 });
    await send(chat, aPicture());
    expect(await last(chat)).toMatchObject({
      file: asSent(aPicture()),
      text: expect.stringContaining('[Debt by month'),
    });
    expect((await fake.act('violations')).violations).toEqual([]);
  });

  it('does not go without the right to upload, and says so', async () => {
    const chat = await aChat();
    await fake.act('app', { scopes: usualSettings.scopes.filter((scope) => scope !== 'files:write') });
    await send(chat, aDocument());
    await fake.act('app', { scopes: usualSettings.scopes });
    const { text: said, file } = await last(chat);
    expect(file).toBeNull();
    expect(said).toContain(`The file ${fileName(aDocument())} could not be sent here.`);
    expect(alarms).toEqual(['test: files.getUploadURLExternal: missing_scope']);
  });
});
