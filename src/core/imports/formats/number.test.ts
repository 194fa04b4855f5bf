import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DecimalMark, NumberEvidence, readNumber } from './number.ts';

const decide = (...texts: string[]) => {
  const evidence = new NumberEvidence();
  for (const text of texts) evidence.add(text);
  return evidence.decide();
};

describe('reading a number', () => {
  it.each<[string, DecimalMark, string | null]>([
    ['1 204 118,33', ',', '1204118.33'],
    ['1\u00a0204\u00a0118,33', ',', '1204118.33'],
    ['1\u202f204\u202f118,33', ',', '1204118.33'],
    ["1'204'118.33", '.', '1204118.33'],
    ['1.204.118,33', ',', '1204118.33'],
    ['1,204,118.33', '.', '1204118.33'],
    ['1204118,33', ',', '1204118.33'],
    ['-24 600,00', ',', '-24600.00'],
    ['(24 600,00)', ',', '-24600.00'],
    ['24 600,00-', ',', '-24600.00'],
    ['−5', '.', '-5'],
    ['-0', '.', '0'],
    ['007', '.', '7'],
    ['.5', '.', '0.5'],
    ['1.500', ',', '1500'],
    ['1.500', '.', '1.500'],
    ['0.250', ',', null],
    ['12.34', ',', null],
    ['1,204.118,33', ',', null],
    ['1 204.118,33', ',', null],
    ['12 34', '.', null],
    ['€ 5', '.', null],
    ['', '.', null],
    ['-', '.', null],
    ['7,4E+09', ',', null],
  ])('%j with %j is %j', (text, mark, expected) => {
    expect(readNumber(text, mark)).toBe(expected);
  });

  const groups = { '.': [',', ' ', "'", '\u00a0', ''], ',': ['.', ' ', "'", '\u202f', ''] };

  it('gives back what was written, in every style', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }),
        fc.constantFrom<DecimalMark>('.', ','),
        fc.nat(4),
        (cents, mark, style) => {
          const negative = cents < 0n;
          const digits = String(negative ? -cents : cents).padStart(3, '0');
          const whole = digits.slice(0, -2);
          const decimals = digits.slice(-2);
          const grouped = whole.replace(/\B(?=(\d{3})+$)/g, groups[mark][style] ?? '');
          expect(readNumber(`${negative ? '-' : ''}${grouped}${mark}${decimals}`, mark)).toBe(
            `${negative ? '-' : ''}${whole}.${decimals}`,
          );
        },
      ),
    );
  });
});

describe('a column of numbers', () => {
  it('is told by any value that can be read in one way only', () => {
    expect(decide('1.500', '1.500,25')).toBe(',');
    expect(decide('1,500', '0.25')).toBe('.');
    expect(decide('1.500', '12,5')).toBe(',');
  });

  it('of whole numbers is in no doubt', () => {
    expect(decide('12', '1 500', 'x', '')).toBe('.');
    expect(decide()).toBe('.');
  });

  it('is not guessed', () => {
    expect(decide('1.500', '2.250')).toBe('ambiguous');
    expect(decide('1,5', '1.5')).toBe('mixed');
  });
});
