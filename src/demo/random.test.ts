import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomOf } from './random.ts';

describe('seeded numbers', () => {
  it('are the same for the same seed, and others for another', () => {
    const first = (seed: string) => {
      const random = randomOf(seed);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(first('acme')).toEqual(first('acme'));
    expect(first('acme')).not.toEqual(first('rossi'));
  });

  it('stay between their bounds', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -50, max: 50 }), fc.nat(50), (seed, from, width) => {
        const n = randomOf(seed).between(from, from + width);
        return Number.isInteger(n) && n >= from && n <= from + width;
      }),
    );
  });
});
