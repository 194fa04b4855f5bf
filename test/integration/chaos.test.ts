import { expect, it } from 'vitest';
import { chaos } from '../chaos/chaos.ts';
import { holds } from '../chaos/tally.ts';

// `npm run chaos` does so at large.
it('what is sent unasked arrives once and in order, although workers are killed, the database restarts, and platforms fail', async () => {
  const plan = {
    slack: 12,
    telegram: 8,
    rounds: 12,
    workers: 1,
    kills: 3,
    redis: false,
    flushes: 0,
    restarts: 1,
    rates: 0,
  };
  const result = await chaos({ ...plan, say: () => {} });
  expect(result).toMatchObject({ lost: 0, out_of_order: 0 });
  expect(result.sent + result.unknown).toBeGreaterThanOrEqual(20 * 8);
  expect(holds(result)).toBe(true);
}, 180_000);
