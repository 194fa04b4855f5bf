import { createServer, type IncomingHttpHeaders } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type FakeTelegram, startTelegram } from './client.ts';
import { type Bot, botOf } from './testing.ts';

describe('updates', () => {
  let telegram: FakeTelegram;
  let bot: Bot;
  let anna: number;
  beforeAll(async () => {
    telegram = await startTelegram();
    bot = botOf(telegram);
  });
  afterAll(() => telegram.stop());
  beforeEach(async () => {
    await bot.call('deleteWebhook', { drop_pending_updates: true });
    anna = await telegram.act('addPerson', { first_name: 'Anna', language_code: 'ru' });
  });

  describe('by polling', () => {
    it('come until they are confirmed by the next offset', async () => {
      await telegram.act('say', { user: anna, text: 'one' });
      await telegram.act('say', { user: anna, text: 'two' });
      const both = await bot.updates();
      expect(both).toMatchObject([
        { message: { text: 'one', from: { language_code: 'ru' } } },
        { message: { text: 'two' } },
      ]);
      expect(await bot.updates()).toEqual(both);
      expect(await bot.updates((both[0]?.update_id ?? 0) + 1)).toEqual(both.slice(1));
      expect(await bot.updates((both[1]?.update_id ?? 0) + 1)).toEqual([]);
    });

    it('wake a long poll', async () => {
      const poll = bot.updates(0, 20);
      await telegram.act('start', { user: anna, parameter: 'abc-1' });
      expect(await poll).toMatchObject([
        { message: { text: '/start abc-1', entities: [{ type: 'bot_command', offset: 0, length: 6 }] } },
      ]);
    });

    it('end a poll when another begins', async () => {
      const first = bot.call('getUpdates', { timeout: 20 });
      await new Promise((resolve) => setTimeout(resolve, 50));
      const second = bot.updates(0, 20);
      expect(await first).toMatchObject({
        error_code: 409,
        description: expect.stringMatching(/^Conflict: terminated by other getUpdates/),
      });
      await telegram.act('say', { user: anna, text: 'hi' });
      expect(await second).toHaveLength(1);
    });

    it('can be held back and come late, and again although they were confirmed', async () => {
      await telegram.act('holdUpdates', { hold: true });
      const { updateId } = await telegram.act('say', { user: anna, text: 'late' });
      expect(await bot.updates()).toEqual([]);
      await telegram.act('holdUpdates', { hold: false });
      expect(await bot.updates()).toMatchObject([{ update_id: updateId }]);
      await telegram.act('resend', { times: 4 });
      const again = await bot.updates((updateId ?? 0) + 1);
      expect(again.map(({ update_id }) => update_id)).toEqual(Array(4).fill(updateId));
    });
  });

  describe('by webhook', () => {
    const received: { headers: IncomingHttpHeaders; update: z.infer<typeof update> }[] = [];
    const update = z.looseObject({ update_id: z.number(), message: z.looseObject({ text: z.string() }).optional() });
    let answers:
      | ((received: number) => { status: number; body?: unknown; headers?: Record<string, string> })
      | undefined;
    const server = createServer(async (request, response) => {
      const chunks = await request.toArray();
      received.push({ headers: request.headers, update: update.parse(JSON.parse(Buffer.concat(chunks).toString())) });
      const { status, body, headers } = answers?.(received.length) ?? { status: 200 };
      response
        .writeHead(status, { 'Content-Type': 'application/json', ...headers })
        .end(body ? JSON.stringify(body) : '');
    });
    let url: string;

    beforeEach(async () => {
      received.length = 0;
      answers = undefined;
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = z.object({ port: z.number() }).parse(server.address());
      url = `http://127.0.0.1:${port}/telegram/webhook`;
    });
    afterEach(() => {
      server.closeAllConnections();
      server.close();
    });

    const until = (count: number) => expect.poll(() => received.length, { timeout: 5000 }).toBe(count);

    it('come with the secret, what waited before among them, and polling is refused', async () => {
      await telegram.act('say', { user: anna, text: 'before' });
      expect(await bot.call('setWebhook', { url, secret_token: 's3cret' })).toEqual({
        ok: true,
        result: true,
        description: 'Webhook was set',
      });
      await telegram.act('say', { user: anna, text: 'after' });
      await until(2);
      expect(received.map((one) => one.update.message?.text)).toEqual(['before', 'after']);
      expect(received[0]?.headers['x-telegram-bot-api-secret-token']).toBe('s3cret');
      expect(await bot.call('getUpdates')).toMatchObject({ error_code: 409 });
      expect(await bot.call('deleteWebhook')).toMatchObject({ description: 'Webhook was deleted' });
      expect(await bot.updates()).toEqual([]);
    });

    it('are tried again until they are taken, and hold back the later ones of the chat only', async () => {
      await telegram.act('hurryWebhook', { factor: 0.02 });
      const boris = await telegram.act('addPerson', { first_name: 'Boris' });
      answers = () => ({ status: received.at(-1)?.update.message?.text === 'bad' && received.length < 4 ? 503 : 200 });
      await bot.call('setWebhook', { url });
      await telegram.act('say', { user: anna, text: 'bad' });
      await telegram.act('say', { user: anna, text: 'next' });
      await telegram.act('say', { user: boris, text: 'other' });
      await expect.poll(() => received.at(-1)?.update.message?.text, { timeout: 5000 }).toBe('next');
      const texts = received.map((one) => one.update.message?.text);
      expect(texts.filter((text) => text === 'bad').length).toBeGreaterThanOrEqual(3);
      expect(texts.indexOf('other')).toBeLessThan(texts.indexOf('next'));
      const { deliveries, waiting } = await telegram.act('updates', {});
      expect(deliveries.filter(({ status }) => status === 503).length).toBeGreaterThanOrEqual(2);
      expect(waiting).toBe(0);
      expect(await bot.call('getWebhookInfo')).toMatchObject({
        result: {
          url,
          pending_update_count: 0,
          last_error_message: 'Wrong response from the webhook: 503 Service Unavailable',
        },
      });
    });

    it('may be answered with a call', async () => {
      answers = () => ({ status: 200, body: { method: 'sendMessage', chat_id: anna, text: 'in the answer' } });
      await bot.call('setWebhook', { url });
      await telegram.act('say', { user: anna, text: 'hello' });
      await expect.poll(() => telegram.act('seen', { user: anna })).toMatchObject([{ text: 'in the answer' }]);
    });

    it('come only of the kinds that were asked for', async () => {
      await bot.call('setWebhook', { url, allowed_updates: ['callback_query'] });
      expect(await telegram.act('say', { user: anna, text: 'unheard' })).toMatchObject({ updateId: null });
    });

    it.each([
      ['http://example.org/x', {}, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook'],
      [
        'https://example.org:8080/x',
        {},
        'Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
      ],
      ['https://example.org/x', { secret_token: 'a b' }, 'Bad Request: secret token contains unallowed characters'],
      ['https://example.org/x', { secret_token: 'a'.repeat(257) }, 'Bad Request: secret token is too long'],
    ])('are refused at %s with %o', async (address, more, description) => {
      expect(await bot.call('setWebhook', { url: address, ...more })).toMatchObject({ ok: false, description });
    });
  });
});
