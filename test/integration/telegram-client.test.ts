import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../src/bots/telegram/client.ts';
import { TemporaryError, UnknownOutcomeError } from '../../src/core/errors.ts';
import { type FakeTelegram, startTelegram } from '../fakes/telegram/client.ts';

const content = { html: 'x', keyboard: [] };
const clientOf = (apiRoot: string, token = '1:a') =>
  createClient({ token, apiRoot }, { turn: async () => {}, hold: async () => {} });
/** What a failed promise was rejected with. */
const failure = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => null,
    (error: unknown) => error,
  );

const standIn = createServer((_, response) => response.writeHead(502).end('<html>Bad Gateway</html>'));
let port = 0;
let closedPort = 0;
let fake: FakeTelegram;
let chatId: string;

beforeAll(async () => {
  fake = await startTelegram();
  const listen = () =>
    new Promise<number>((resolve) => standIn.listen(0, () => resolve((standIn.address() as AddressInfo).port)));
  closedPort = await listen();
  await new Promise((resolve) => standIn.close(resolve));
  port = await listen();
});
afterAll(async () => {
  standIn.close();
  await fake.stop();
});
beforeEach(async () => {
  await fake.act('failures', []);
  chatId = String(await fake.act('addPerson', { first_name: 'Anna', started: true }));
});

describe('a message to Telegram', () => {
  it.each([
    ['nobody listens', () => `http://127.0.0.1:${closedPort}`],
    ['there is no such host', () => 'http://telegram.invalid'],
    ['no secure connection comes about', () => `https://127.0.0.1:${port}`],
    ['a proxy says that Telegram is away', () => `http://127.0.0.1:${port}`],
  ])('was certainly not taken where %s', async (_, root) => {
    expect(await failure(clientOf(root()).send({ chatId }, content))).toBeInstanceOf(TemporaryError);
  });

  it.each([
    ['http-500', undefined],
    ['rate-limit', 1_000],
  ] as const)('was certainly not taken at %s, and is called once', async (does, retryAfterMs) => {
    await fake.act('failures', [{ method: 'sendMessage', does }]);
    const failed = await failure(clientOf(fake.root, fake.token).send({ chatId }, content));
    expect(failed).toBeInstanceOf(TemporaryError);
    expect(failed).toMatchObject({ retryAfterMs });
    expect((await fake.act('calls', { chat: Number(chatId) })).calls).toHaveLength(1);
  });

  it.each([
    ['drop-before', 0],
    ['drop-after', 1],
    ['hang-before', 0],
    ['hang-after', 1],
  ] as const)('may have been taken or not at %s', async (does, stand) => {
    await fake.act('failures', [{ does, hangMs: 100 }]);
    const client = clientOf(fake.root, fake.token);
    expect(await failure(client.send({ chatId }, content))).toBeInstanceOf(UnknownOutcomeError);
    expect(await fake.act('seen', { user: Number(chatId) })).toHaveLength(stand);
    // Twice does no harm here.
    const ref = { chatId, messageId: '1' };
    const harmless = [() => client.edit(ref, content), () => client.remove(ref), () => client.acknowledge('1')];
    for (const again of harmless) {
      expect(await failure(again())).toBeInstanceOf(TemporaryError);
    }
  });
});
