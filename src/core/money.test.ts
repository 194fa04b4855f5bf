import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalColumn, money, ratio, sumByCurrency, total } from './money.ts';

const amount = fc.integer({ min: -1e12, max: 1e12 }).map((n) => new Decimal(n).div(10_000).toFixed());

describe('money', () => {
  it('is added exactly', () => {
    expect(total(['0.1', '0.2'])).toBe('0.3');
    expect(total(['999999999999999.9999', '0.0001'])).toBe('1000000000000000');
    expect(total(Array<string>(1_000).fill('999999999999999.9999'))).toBe('999999999999999999.9');
    expect(total([])).toBe('0');
  });

  it('adds up the same in any order', () => {
    fc.assert(
      fc.property(fc.array(amount), (amounts) => {
        expect(total(amounts)).toBe(total([...amounts].reverse()));
      }),
    );
  });

  it('of different currencies is never added, and the largest sum comes first', () => {
    expect(sumByCurrency([money('1', 'EUR'), money('5', 'RUB'), money('2.5', 'EUR')])).toEqual([
      { amount: '5', currency: 'RUB' },
      { amount: '3.5', currency: 'EUR' },
    ]);
  });

  it('has no ratio to nothing', () => {
    expect([ratio('1', '4'), ratio('1', '0'), ratio('1', '-4')]).toEqual([0.25, null, null]);
  });

  it('is never written with an exponent, however the driver hands it over', () => {
    expect(['0.00000001', 1e-8, new Decimal('1e30'), '12.50'].map((value) => decimalColumn.parse(value))).toEqual([
      '0.00000001',
      '0.00000001',
      '1000000000000000000000000000000',
      '12.5',
    ]);
  });
});
