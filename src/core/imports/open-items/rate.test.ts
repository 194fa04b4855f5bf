import { expect, it } from 'vitest';
import { movesWithRate } from './rate.ts';

it.each([
  ['№ IT-12/2025 (EUR)', 'RUB', true],
  ['№ IT-12/2025 (EUR)', 'EUR', false],
  ['Договор 14 в у.е.', 'RUB', true],
  ['Договор 14 (у. е.) от 01.02.2026', 'RUB', true],
  ['Контракт в евро № 5', 'RUB', true],
  ['Контракт № 5, долл. США', 'RUB', true],
  ['Договор поставки № 45-П от 01.02.2024', 'RUB', false],
  ['Договор с РУБ № 1', 'RUB', false],
  ['Рубин, доп. соглашение USP', 'RUB', false],
  ['Contratto euro 7', 'EUR', false],
  ['', 'EUR', false],
])('a debt of %s in %s moves with a rate: %s', (contract, currency, moves) => {
  expect(movesWithRate(contract, currency)).toBe(moves);
});
