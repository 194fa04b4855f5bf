import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLimiter } from './limiter.ts';

const perSecond = { count: 1, seconds: 1, burst: 1 };

it('never lets more through than the burst and what is due since', () => {
  const rate = fc.record({
    count: fc.integer({ min: 1, max: 50 }),
    seconds: fc.integer({ min: 1, max: 60 }),
    burst: fc.integer({ min: 1, max: 20 }),
  });
  fc.assert(
    fc.property(rate, fc.array(fc.nat(5000), { maxLength: 200 }), (given, pauses) => {
      let now = 0;
      const limiter = createLimiter(1, () => now);
      let taken = 0;
      for (const pause of pauses) {
        now += pause;
        if (limiter.take('a', given) === null) taken += 1;
      }
      // A millisecond of grace for each call.
      expect(taken).toBeLessThanOrEqual(given.burst + ((now + taken) / 1000 / given.seconds) * given.count);
    }),
  );
});

it('lets all through who keep the pace', () => {
  let now = 0;
  const limiter = createLimiter(1, () => now);
  for (let call = 0; call < 1000; call += 1) {
    expect(limiter.take('a', perSecond)).toBeNull();
    now += 1000;
  }
});

it('lets those through who waited as they were told', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 5 }), (burst, calls) => {
      let now = 0;
      const limiter = createLimiter(1, () => now);
      const rate = { count: 2, seconds: 7, burst };
      for (let call = 0; call < burst + calls; call += 1) {
        const refused = limiter.take('a', rate);
        now += (refused?.retryAfter ?? 0) * 1000;
        if (refused) expect(limiter.take('a', rate)).toBeNull();
      }
    }),
  );
});

it('knows who was told to wait, and who was under way by then', () => {
  let now = 0;
  const limiter = createLimiter(0, () => now);
  limiter.block('a', 2);
  expect(limiter.take('b', perSecond)).toBeNull();
  now = 200;
  expect(limiter.take('a', perSecond)).toEqual({ retryAfter: 2, ms: 1800, early: false });
  now = 1500;
  expect(limiter.take('a', perSecond)).toEqual({ retryAfter: 1, ms: 500, early: true });
  now = 2000;
  expect(limiter.take('a', perSecond)).toBeNull();
});
