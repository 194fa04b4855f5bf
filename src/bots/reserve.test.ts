import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Share } from './pace.ts';
import { reserve } from './reserve.ts';

const shares = (chat: string): Share[] => [
  { name: 'all', rate: { count: 30, ms: 1_000, burst: 25 } },
  { name: chat, rate: { count: 1, ms: 1_000, burst: 3 } },
];

/** When each message goes out that is asked for at the given moments; null where it is turned away. */
const times = (
  asked: readonly (readonly [at: number, chat: string])[],
  patienceMs = Number.POSITIVE_INFINITY,
): (number | null)[] => {
  const due = new Map<string, number>();
  return asked.map(([at, chat]) => {
    const free = new Map([...due].map(([name, when]) => [name, when - at]));
    const { waitMs, taken } = reserve(free, shares(chat), patienceMs);
    for (const [name, ms] of free) due.set(name, ms + at);
    return taken ? at + waitMs : null;
  });
};

describe('a place among what is written', () => {
  it('is at once for a short burst to one chat, then once a second', () => {
    const [a, b, c, d, e] = times([1, 2, 3, 4, 5].map(() => [0, '1']));
    expect([a, b, c]).toEqual([0, 0, 0]);
    expect(d).toBeGreaterThanOrEqual(1_000);
    expect(e).toBeGreaterThanOrEqual(2_000);
  });

  it('is at once for other chats', () => {
    expect(times(['1', '1', '1', '2'].map((chat) => [0, chat]))).toEqual([0, 0, 0, 0]);
  });

  it('is within what all chats share', () => {
    const all = times(Array.from({ length: 90 }, (_, i) => [0, String(i)])).map(Number);
    expect(all.filter((at) => at <= 1_000).length).toBeLessThanOrEqual(60);
    expect(all.at(-1)).toBeGreaterThan(2_000);
  });

  it('is not kept for whom it would come too late', () => {
    const four = [1, 2, 3, 4].map((): [number, string] => [0, '1']);
    expect(times([...four, ...four], 250)).toEqual([0, 0, 0, null, null, null, null, null]);
    expect(times([...four, [1_020, '1'], [1_021, '1']], 250)).toEqual([0, 0, 0, null, 1_020, null]);
  });

  it('is not before the chat may be written to again', () => {
    expect(reserve(new Map(), shares('1'), 10_000, 5_000)).toEqual({ waitMs: 5_000, taken: true });
    expect(reserve(new Map(), shares('1'), 1_000, 5_000)).toEqual({ waitMs: 5_000, taken: false });
  });

  it('never lets more through than the rate, whoever asks when', () => {
    const asks = fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.constantFrom('1', '2', '3')), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(asks, fc.constantFrom(0, 250, 5_000), (moves, patienceMs) => {
        let now = 0;
        const asked = moves.map(([ms, chat]): [number, string] => {
          now += ms;
          return [now, chat];
        });
        const written = times(asked, patienceMs).map((at, i) => ({ at, chat: asked[i]?.[1] }));
        for (const chat of ['1', '2', '3']) {
          const sent = written.flatMap((one) => (one.chat === chat && one.at !== null ? [one.at] : []));
          // In any stretch of time no more than the burst and what came back meanwhile.
          for (const [i, from] of sent.entries()) {
            for (const [n, to] of sent.slice(i).entries()) expect(n).toBeLessThan(3 + (to - from) / 1_000);
          }
        }
      }),
    );
  });
});
