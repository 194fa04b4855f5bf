import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { convert, quotient, type Rates } from './rules.ts';

const on = (day: string) => Temporal.PlainDate.from(day);
const rates: Rates = {
  into: 'EUR',
  of: new Map([
    ['USD', { rate: '0.9', on: on('2026-10-31') }],
    ['RUB', { rate: '0.01', on: on('2026-09-30') }],
  ]),
};
const sum = (amount: string, currency: string) => ({ amount, currency });

describe('amounts of several currencies', () => {
  it('are added at dated rates, and the oldest day is said', () => {
    expect(convert([sum('100', 'EUR'), sum('10', 'USD'), sum('500', 'RUB')], rates)).toEqual({
      sum: sum('114', 'EUR'),
      ratesOf: on('2026-09-30'),
      without: [],
    });
  });

  it('are never added without a rate', () => {
    expect(convert([sum('100', 'EUR'), sum('10', 'CHF')], rates)).toMatchObject({
      sum: sum('100', 'EUR'),
      ratesOf: null,
      without: ['CHF'],
    });
  });
});

describe('a ratio', () => {
  it('within one currency needs no rate', () => {
    expect(quotient([sum('1', 'CHF')], [sum('4', 'CHF')], rates)).toMatchObject({ kind: 'ratio', ratio: 0.25 });
  });

  it('has no value without a rate of its part, or without a whole', () => {
    expect(quotient([sum('1', 'CHF')], [sum('4', 'EUR')], rates)).toEqual({ kind: 'no-rate', currency: 'CHF' });
    expect(quotient([sum('1', 'EUR')], [sum('0', 'EUR')], rates)).toEqual({ kind: 'no-whole' });
  });
});
