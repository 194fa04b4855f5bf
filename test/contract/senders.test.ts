import { afterAll, describe, expect, it } from 'vitest';
import { card } from '../../src/core/cards/build.ts';
import { GoneError, TemporaryError, UnknownOutcomeError, UnreachableError } from '../../src/core/errors.ts';
import { translator } from '../../src/core/i18n/translator.ts';
import type { Sending } from '../../src/core/outbox/sender.ts';
import { anOrganisation } from '../factories/index.ts';
import { testDb } from '../setup/database.ts';
import { slackDriver, telegramDriver } from './senders.ts';

const { db } = await testDb();
await anOrganisation(db);
const t = translator('en', 'Europe/Rome');
let serial = 0;
const sending = (over: Partial<Sending> = {}): Sending => {
  serial += 1;
  return { key: `outbox/${serial}`, under: null, doubtful: false, about: 'test', ...over };
};

describe.each([
  ['telegram', telegramDriver],
  ['slack', slackDriver],
] as const)('what is sent unasked by %s', async (_, start) => {
  const { sender, stranger, stop, ...driver } = await start(db);
  afterAll(stop);
  const send = async (chatId: string, says: string, over?: Partial<Sending>) =>
    sender.send({ chatId, t }, card(says, []), sending(over));

  it('stands in the chat, and can be changed and answered under', async () => {
    const chat = await driver.aChat();
    const standing = await send(chat, 'Debt: 100');
    await sender.edit(standing, card('Debt: 40', []), t, 'test', false);
    await sender.edit(standing, card('Debt: 40', []), t, 'test', false);
    await send(chat, 'Paid', { under: standing });
    expect(await driver.seen(chat)).toEqual([expect.stringContaining('Debt: 40'), expect.stringContaining('Paid')]);
  });

  it('is known to be gone when it was deleted', async () => {
    const chat = await driver.aChat();
    const standing = await send(chat, 'Hello');
    await driver.remove(chat);
    await expect(sender.edit(standing, card('Hello again', []), t, 'test', false)).rejects.toThrow(GoneError);
  });

  it('is known not to reach whoever wants to hear no more', async () => {
    const chat = await driver.aChat();
    await driver.leave(chat);
    await expect(send(chat, 'Hello')).rejects.toThrow(UnreachableError);
  });

  it('is to come again when the platform says, which keeps the chat from being written to before', async () => {
    const chat = await driver.aChat();
    await driver.fail('rate-limit');
    const refused = await send(chat, 'Hello').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TemporaryError);
    expect(refused).toMatchObject({ retryAfterMs: 3_000 });
    await expect(sender.turn({ chatId: chat, t })).rejects.toThrow(TemporaryError);
    expect(await driver.seen(chat)).toEqual([]);
  });

  it('is to come again when the platform is not well', async () => {
    const chat = await driver.aChat();
    await driver.fail('http-500');
    await expect(send(chat, 'Hello')).rejects.toThrow(TemporaryError);
  });

  it('is to come again when the platform does not know us any more: somebody will mend that', async () => {
    const chat = await driver.aChat();
    await expect(stranger.send({ chatId: chat, t }, card('Hello', []), sending())).rejects.toThrow(TemporaryError);
  });

  it.each(['drop-before', 'drop-after'] as const)('has an outcome that nobody knows after a %s', async (does) => {
    const chat = await driver.aChat();
    await driver.fail(does);
    const key = sending().key;
    await expect(send(chat, 'Hello', { key })).rejects.toThrow(UnknownOutcomeError);
    if (!sender.findsSent) return;
    await send(chat, 'Hello', { key, doubtful: true });
    expect(await driver.seen(chat)).toHaveLength(1);
  });
});
