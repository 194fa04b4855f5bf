import { expect, it } from 'vitest';
import { itemKind } from './item-kind.ts';

it.each([
  ['Реализация (акт, накладная, УПД)', false, 'invoice'],
  ['Реализация товаров и услуг', false, 'invoice'],
  ['FT', false, 'invoice'],
  ['', false, 'invoice'],
  ['Ввод остатков', false, 'other'],
  ['Операция', false, 'other'],
  ['Корректировка долга', false, 'other'],
  ['Корректировка реализации', false, 'invoice'],
  ['Корректировка реализации', true, 'credit_note'],
  ['Возврат товаров от покупателя', true, 'credit_note'],
  ['NC', false, 'credit_note'],
  ['NC', true, 'credit_note'],
  ['Nota di credito', false, 'credit_note'],
  ['Поступление на расчетный счет', true, 'advance'],
  ['Оплата платежной картой', true, 'advance'],
  ['Bonifico', true, 'advance'],
  ['Операция', true, 'credit_note'],
  ['', true, 'advance'],
])('%s, less than nothing: %s, is %s', (document, isNegative, kind) => {
  expect(itemKind(document, isNegative)).toBe(kind);
});
