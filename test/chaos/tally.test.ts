import { describe, expect, it } from 'vitest';
import { type Expected, holds, tally } from './tally.ts';

const told = (says: string, over: Partial<Expected> = {}): Expected => ({
  chat: 'c',
  says,
  platform: 'telegram',
  state: 'sent',
  attempts: 1,
  ...over,
});
const seen = (...texts: string[]) => new Map([['c', texts]]);

describe('what chaos is judged by', () => {
  it('holds when all arrived once and in order', () => {
    const result = tally([told('a'), told('b')], seen('a', 'b'));
    expect(result).toMatchObject({ sent: 2, lost: 0, unknown: 0, out_of_order: 0 });
    expect(holds(result)).toBe(true);
  });

  it.each([
    ['something never arrived', [told('a'), told('b')], seen('a'), { lost: 1 }],
    ['something failed', [told('a', { state: 'failed' })], seen(), { lost: 1 }],
    ['something came later than what was put in after it', [told('a'), told('b')], seen('b', 'a'), { out_of_order: 1 }],
    [
      'something came twice at the first attempt',
      [told('a')],
      seen('a', 'a'),
      { duplicates: { slack: 0, telegram: 1, explained: 0 } },
    ],
  ])('does not hold when %s', (_, expected, arrived, found) => {
    const result = tally(expected, arrived);
    expect(result).toMatchObject(found);
    expect(holds(result)).toBe(false);
  });

  it('holds where something came twice after an attempt whose outcome nobody knew, or is better left', () => {
    const result = tally([told('a', { attempts: 2 }), told('b', { state: 'unknown' })], seen('a', 'a'));
    expect(result).toMatchObject({ unknown: 1, lost: 0, duplicates: { telegram: 1, explained: 1 } });
    expect(holds(result)).toBe(true);
  });
});
