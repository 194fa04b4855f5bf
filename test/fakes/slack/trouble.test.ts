import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { aSlack, caller, withSlack } from './testing.ts';

const slack = await aSlack();
const call = caller(slack);

const post = async (channel: string, text = 'a') => call('chat.postMessage', { channel, text });
const violations = async () => (await slack.act('violations')).violations.map(({ what }) => what);
const said = async (channel: string) =>
  (await slack.act('sees', { who: 'anna', channel })).messages.map(({ text }) => text);

describe('rates', () => {
  it('let one message a second into a conversation after a short burst, and others go on', async () => {
    const { id: anna, dm } = await slack.act('person', { name: 'anna' });
    const { id: sales } = await slack.act('channel', { name: 'sales', members: ['anna'] });
    const statuses = [];
    for (const where of [dm, anna, dm, anna]) statuses.push((await post(where)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await post(sales)).status).toBe(200);
  });

  it('say how long to wait, and mind who does not', async () => {
    const { dm } = await slack.act('person', { name: 'anna' });
    await slack.act('rates', { table: { post: { count: 1, seconds: 1, burst: 1 } } });
    await post(dm);
    const limited = await post(dm);
    expect(limited.status).toBe(429);
    expect(limited.headers.get('retry-after')).toBe('1');
    expect(limited.body).toEqual({ ok: false, error: 'ratelimited' });
    expect((await post(dm)).status).toBe(429);
    expect(await violations()).toEqual([]);
    await sleep(400);
    expect((await post(dm)).status).toBe(429);
    expect(await violations()).toEqual(['called again before Retry-After was over']);
    await sleep(600);
    expect((await post(dm)).status).toBe(200);
  });

  it('are those of the method’s tier', async () => {
    const { id } = await slack.act('person', { name: 'anna' });
    const statuses = [];
    for (let index = 0; index < 21; index += 1) statuses.push((await call('users.list', {}, { form: true })).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(statuses.at(-1)).toBe(429);
    expect((await call('users.info', { user: id }, { form: true })).status).toBe(200);
  });

  it('are off at 0, and wider by a factor', async () => {
    const { dm } = await slack.act('person', { name: 'anna' });
    await slack.act('rates', { scale: 0 });
    const all = await Promise.all(Array.from({ length: 50 }, () => post(dm)));
    expect(all.every(({ status }) => status === 200)).toBe(true);
    await slack.act('rates', { scale: 100 });
    await post(dm);
    await sleep(50);
    expect((await post(dm)).status).toBe(200);
  });

  it('let an app sold outside the Marketplace read history once a minute, fifteen messages at most', async () => {
    const { dm } = await slack.act('person', { name: 'anna' });
    await slack.act('app', { soldOutsideMarketplace: true });
    for (let index = 0; index < 16; index += 1) await slack.act('say', { who: 'anna', channel: dm, text: `${index}` });
    expect((await call('conversations.history', { channel: dm, limit: 100 })).body).toMatchObject({ has_more: true });
    expect((await call('conversations.history', { channel: dm })).status).toBe(429);
  });
});

describe('failures', () => {
  it('hit the next calls of a method, and then no more', async () => {
    const { dm } = await slack.act('person', { name: 'anna' });
    await slack.act('failures', { rules: [{ method: 'chat.*', does: 'http-500', next: 2 }] });
    expect((await call('auth.test')).status).toBe(200);
    expect([await post(dm), await post(dm), await post(dm)].map(({ status }) => status)).toEqual([500, 500, 200]);
    expect(await said(dm)).toEqual(['a']);
    expect((await slack.act('counts')).failures).toEqual({ 'http-500': 2 });
  });

  it('hit every nth call to a chat', async () => {
    const { dm } = await slack.act('person', { name: 'anna' });
    const boris = await slack.act('person', { name: 'boris' });
    await slack.act('rates', { scale: 0 });
    await slack.act('failures', { rules: [{ chat: dm, does: 'http-500', every: 3 }] });
    const statuses = [];
    for (let index = 0; index < 6; index += 1) statuses.push((await post(dm)).status);
    expect(statuses).toEqual([200, 200, 500, 200, 200, 500]);
    expect((await post(boris.dm)).status).toBe(200);
  });

  it('make a caller wait, and mind if it does not', async () => {
    const { dm } = await slack.act('person', { name: 'anna' });
    await slack.act('rates', { scale: 0 });
    await slack.act('failures', {
      rules: [{ method: 'chat.postMessage', does: 'rate-limit', next: 1, retryAfter: 7 }],
    });
    const limited = await post(dm);
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
    await sleep(400);
    expect((await post(dm)).status).toBe(429);
    expect(await violations()).toEqual(['called again before Retry-After was over']);
  });

  it('drop the connection before the message is there, or after', async () => {
    const { dm } = await slack.act('person', { name: 'anna' });
    await slack.act('failures', { rules: [{ does: 'drop-before', next: 1 }] });
    await expect(post(dm, 'before')).rejects.toThrow();
    await slack.act('failures', { rules: [{ does: 'drop-after', next: 1 }] });
    await expect(post(dm, 'after')).rejects.toThrow();
    expect(await said(dm)).toEqual(['after']);
    expect((await slack.act('calls')).calls.map(({ outcome }) => outcome)).toEqual(['drop-before', 'drop-after ok']);
  });

  it('drop the connection, and have their effect later', async () => {
    const { dm } = await slack.act('person', { name: 'anna' });
    await slack.act('failures', { rules: [{ does: 'drop-late', next: 1, hangMs: 100 }] });
    await expect(post(dm, 'late')).rejects.toThrow();
    expect(await said(dm)).toEqual([]);
    await slack.sees('anna', dm, ({ text }) => text === 'late');
  });

  it('hang, and let go after a while', async () => {
    const { dm } = await slack.act('person', { name: 'anna' });
    await slack.act('failures', { rules: [{ does: 'hang-after', next: 1, hangMs: 300 }] });
    const since = performance.now();
    await expect(post(dm)).rejects.toThrow();
    expect(performance.now() - since).toBeGreaterThan(290);
    expect(await said(dm)).toEqual(['a']);
  });

  it('come by the same chance for the same seed', async () => {
    const outcomes = () =>
      withSlack({ rates: 0, seed: 7 }, async (other) => {
        const { dm } = await other.act('person', { name: 'anna' });
        await other.act('failures', { rules: [{ does: 'error', error: 'fatal_error', share: 0.5 }] });
        const all = [];
        for (let index = 0; index < 20; index += 1)
          all.push((await caller(other)('chat.postMessage', { channel: dm, text: 'a' })).body.ok);
        return all;
      });
    const [first, second] = await Promise.all([outcomes(), outcomes()]);
    expect(new Set(first).size).toBe(2);
    expect(second).toEqual(first);
  });
});
