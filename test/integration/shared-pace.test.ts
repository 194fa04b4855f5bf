import { beforeEach, describe, expect, it } from 'vitest';
import type { Share } from '../../src/bots/pace.ts';
import { createPace } from '../../src/bots/shared-pace.ts';
import { testDb } from '../setup/database.ts';

const { db, reset } = await testDb();
beforeEach(reset);

const shares = (chat: string): Share[] => [
  { name: 'bot', rate: { count: 100, ms: 1_000, burst: 5 } },
  { name: chat, rate: { count: 1, ms: 60_000, burst: 1 } },
];
/** As each process has one. */
const paces = (...platforms: string[]) => platforms.map((platform) => createPace(db, platform, shares));

describe('the pace that processes keep together', () => {
  it('is one for all of them, and one for each platform', async () => {
    const [here, there, elsewhere] = paces('telegram', 'telegram', 'slack');
    await here?.turn('1', { patienceMs: 0 });
    await expect(there?.turn('1', { patienceMs: 0 })).rejects.toMatchObject({
      name: 'TemporaryError',
      retryAfterMs: expect.closeTo(60_000, -4),
    });
    await there?.turn('2', { patienceMs: 0 });
    await elsewhere?.turn('1', { patienceMs: 0 });
  });

  it('lets no more through than the rate, however many ask at once in however many processes', async () => {
    const all = paces('telegram', 'telegram', 'telegram');
    const began = performance.now();
    const times = await Promise.all(
      Array.from({ length: 60 }, async (_, i) => {
        await all[i % 3]?.turn(`chat ${i}`, { patienceMs: 10_000 });
        return performance.now() - began;
      }),
    );
    const inOrder = times.toSorted((a, b) => a - b);
    // Five at once, then one in ten milliseconds.
    for (const [i, at] of inOrder.entries()) expect(at).toBeGreaterThanOrEqual((i - 5) * 10);
    const last = inOrder.at(-1) ?? 0;
    const first = inOrder[0] ?? 0;
    expect(last - first).toBeLessThan(55 * 10.2 + 400);
  });

  it('leaves a chat alone for as long as the platform says, in every process', async () => {
    const [here, there] = paces('telegram', 'telegram');
    await here?.hold('1', 400);
    await here?.hold('1', 10);
    await expect(there?.turn('1', { patienceMs: 100 })).rejects.toMatchObject({ name: 'TemporaryError' });
    await there?.turn('2', { patienceMs: 0 });
    const began = performance.now();
    await there?.turn('1', { patienceMs: 1_000 });
    expect(performance.now() - began).toBeGreaterThan(150);
  });
});
