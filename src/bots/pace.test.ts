import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPace, type Share } from './pace.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const shares = (chat: string): Share[] => [
  { name: 'all', rate: { count: 30, ms: 1_000, burst: 25 } },
  { name: chat, rate: { count: 1, ms: 1_000, burst: 3 } },
];

/** When each turn came, in milliseconds from the start. */
const turns = async (...chats: readonly string[]): Promise<number[]> => {
  const pace = createPace(shares);
  const began = performance.now();
  const times = chats.map((chat) =>
    pace.turn(chat, { patienceMs: Number.POSITIVE_INFINITY }).then(() => performance.now() - began),
  );
  await vi.runAllTimersAsync();
  return Promise.all(times);
};

describe('the pace of what is written', () => {
  it('lets a short burst through to one chat, then one a second', async () => {
    const times = await turns('1', '1', '1', '1', '1');
    expect(times.slice(0, 3)).toEqual([0, 0, 0]);
    expect(times[3]).toBeGreaterThanOrEqual(1_000);
    expect(times[4]).toBeGreaterThanOrEqual(2_000);
  });

  it('lets other chats go ahead', async () => {
    expect(await turns('1', '1', '1', '2')).toEqual([0, 0, 0, 0]);
  });

  it('keeps to what all chats share', async () => {
    const all = await turns(...Array.from({ length: 90 }, (_, i) => String(i)));
    expect(all.filter((at) => at <= 1_000).length).toBeLessThanOrEqual(60);
    expect(all.at(-1)).toBeGreaterThan(2_000);
  });

  it('turns away who would wait for long, and keeps nothing for them', async () => {
    const pace = createPace(shares);
    for (let i = 0; i < 3; i++) await pace.turn('1');
    const refusals = await Promise.allSettled([pace.turn('1'), pace.turn('1'), pace.turn('1', { patienceMs: 0 })]);
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({
        reason: expect.objectContaining({ name: 'TemporaryError', retryAfterMs: 1_050 }),
      });
    }
    vi.advanceTimersByTime(1_050);
    await pace.turn('1', { patienceMs: 0 });
    await expect(pace.turn('1', { patienceMs: 0 })).rejects.toMatchObject({ retryAfterMs: 1_050 });
  });

  it('leaves a chat alone for as long as the platform says, and only that one', async () => {
    const pace = createPace(shares);
    await pace.hold('1', 5_000);
    await expect(pace.turn('1')).rejects.toMatchObject({ retryAfterMs: 5_250 });
    await pace.turn('2', { patienceMs: 0 });
    vi.advanceTimersByTime(5_250);
    await pace.turn('1', { patienceMs: 0 });
  });

  it('never writes faster than the rate, whoever asks when', () => {
    const asks = fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.constantFrom('1', '2', '3')), {
      maxLength: 60,
    });
    return fc.assert(
      fc.asyncProperty(asks, async (moves) => {
        const pace = createPace(shares);
        const written: { chat: string; at: number }[] = [];
        for (const [ms, chat] of moves) {
          await vi.advanceTimersByTimeAsync(ms);
          void pace.turn(chat).then(
            () => written.push({ chat, at: performance.now() }),
            () => {},
          );
        }
        await vi.runAllTimersAsync();
        for (const chat of ['1', '2', '3']) {
          const times = written.filter((one) => one.chat === chat).map(({ at }) => at);
          // In any stretch of time no more than the burst and what came back meanwhile.
          for (const [i, from] of times.entries()) {
            for (const [n, to] of times.slice(i).entries()) expect(n).toBeLessThan(3 + (to - from) / 1_000);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
