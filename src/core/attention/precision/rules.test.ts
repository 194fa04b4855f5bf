import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needsThreshold, precisionOf } from './rules.ts';

const taken = (useful: number, useless: number) => ({ kind: 'contract-date', sent: 100, useful, useless });

describe('another threshold', () => {
  it.each([
    ['19 votes, none useful', 0, 19, false],
    ['20 votes, none useful', 0, 20, true],
    ['5 of 20 useful', 5, 15, true],
    ['6 of 20 useful: 30% exactly', 6, 14, false],
    ['29 of 100 useful', 29, 71, true],
    ['no votes', 0, 0, false],
  ])('%s', (_, useful, useless, proposed) => {
    expect(needsThreshold(taken(useful, useless))).toBe(proposed);
  });

  it('is never proposed for what most found useful', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (useful, useless) => {
        fc.pre(useful >= useless);
        expect(needsThreshold(taken(useful, useless))).toBe(false);
      }),
    );
  });
});

it('precision is not known before somebody has said so', () => {
  expect([precisionOf(taken(0, 0)), precisionOf(taken(1, 3))]).toEqual([null, 0.25]);
});
