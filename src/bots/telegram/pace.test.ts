import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPace } from './pace.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** When each turn came, in milliseconds from the start. */
const turns = async (...chats: readonly string[]): Promise<number[]> => {
  const pace = createPace();
  const began = performance.now();
  const times = chats.map((chat) => pace.turn(chat).then(() => performance.now() - began));
  await vi.runAllTimersAsync();
  return Promise.all(times);
};

describe('the pace of a bot', () => {
  it('lets a short burst through to one chat, then one a second', async () => {
    const times = await turns('1', '1', '1', '1', '1');
    expect(times.slice(0, 3)).toEqual([0, 0, 0]);
    expect(times[3]).toBeGreaterThanOrEqual(1_000);
    expect(times[4]).toBeGreaterThanOrEqual(2_000);
  });

  it('lets other chats go ahead', async () => {
    expect(await turns('1', '1', '1', '2')).toEqual([0, 0, 0, 0]);
  });

  it('writes thirty a second in all, and twenty a minute to a group', async () => {
    const all = await turns(...Array.from({ length: 90 }, (_, i) => String(i)));
    expect(all.filter((at) => at <= 1_000).length).toBeLessThanOrEqual(60);
    expect(all.at(-1)).toBeGreaterThan(2_000);
    const group = await turns(...Array.from({ length: 25 }, () => '-5'));
    expect(group.filter((at) => at < 60_000).length).toBeLessThanOrEqual(40);
    expect(group.at(-1)).toBeGreaterThan(20_000);
  });

  it('leaves a chat alone for as long as Telegram says', async () => {
    const pace = createPace();
    pace.hold('1', 5_000);
    const began = performance.now();
    const turn = pace.turn('1').then(() => performance.now() - began);
    await vi.runAllTimersAsync();
    expect(await turn).toBeGreaterThanOrEqual(5_000);
  });
});
