import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FakeTelegram, startTelegram } from './client.ts';
import { type Bot, botOf } from './testing.ts';

describe('what goes wrong', () => {
  let telegram: FakeTelegram;
  let bot: Bot;
  let anna: number;
  let boris: number;
  beforeAll(async () => {
    telegram = await startTelegram();
    bot = botOf(telegram);
  });
  afterAll(() => telegram.stop());
  beforeEach(async () => {
    await telegram.act('failures', []);
    await telegram.act('clearViolations', {});
    anna = await telegram.act('addPerson', { first_name: 'Anna', started: true });
    boris = await telegram.act('addPerson', { first_name: 'Boris', started: true });
  });

  const send = (chat: number, text = 'x') => bot.call('sendMessage', { chat_id: chat, text });
  const seen = async (user: number) => (await telegram.act('seen', { user })).map(({ text }) => text);
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  describe('by plan', () => {
    it('is a call to wait, for one chat, so many times; whoever does not wait is noted', async () => {
      await telegram.act('failures', [{ does: 'rate-limit', chat: String(anna), next: 1, retryAfter: 1 }]);
      expect(await send(boris)).toMatchObject({ ok: true });
      expect(await send(anna)).toEqual({
        ok: false,
        error_code: 429,
        description: 'Too Many Requests: retry after 1',
        parameters: { retry_after: 1 },
      });
      await pause(500);
      await send(boris);
      expect(await telegram.act('violations', {})).toEqual([]);
      await send(anna);
      expect(await telegram.act('violations', {})).toMatchObject([{ kind: 'early', detail: `chat ${anna}` }]);
      await pause(600);
      await send(anna);
      expect(await telegram.act('violations', {})).toHaveLength(1);
    });

    it('is every so many-th call of a method', async () => {
      await telegram.act('failures', [{ does: 'http-500', method: 'send*', every: 3 }]);
      const codes = [];
      for (let i = 0; i < 6; i++) codes.push((await send(anna)).error_code);
      expect(codes).toEqual([undefined, undefined, 500, undefined, undefined, 500]);
      expect(await bot.call('getMe')).toMatchObject({ ok: true });
      expect(await telegram.act('failuresMet', {})).toMatchObject({ 'http-500': 2 });
    });

    it.each([
      ['drop-before', [], 0],
      ['drop-after', ['x'], 200],
      ['hang-before', [], 0],
      ['hang-after', ['x'], 200],
    ] as const)('is %s: the caller cannot tell, the platform can', async (does, texts, status) => {
      await telegram.act('failures', [{ does, next: 1, hangMs: 100 }]);
      await expect(send(anna)).rejects.toThrow('fetch failed');
      expect(await seen(anna)).toEqual(texts);
      const { calls } = await telegram.act('calls', { method: 'sendMessage', chat: anna });
      expect(calls).toMatchObject([{ chat: String(anna), told: false, status }]);
    });
  });

  it('by haste is a chat that gets more than a burst, though others go on', async () => {
    await telegram.act('rates', { factor: 0.05 });
    const codes = [];
    for (let i = 0; i < 5; i++) codes.push((await send(anna)).error_code);
    expect(codes).toEqual([undefined, undefined, undefined, 429, 429]);
    expect(await send(boris)).toMatchObject({ ok: true });
    expect((await telegram.act('violations', {})).map(({ kind }) => kind)).toEqual(['rate', 'rate']);
    await telegram.act('rates', { factor: 0 });
    const sent = await Promise.all(Array.from({ length: 100 }, () => send(anna)));
    expect(sent.every(({ ok }) => ok)).toBe(true);
  });
});
