import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { readComment } from './comment.ts';
import { readHandover } from './handover.ts';

const asOf = Temporal.PlainDate.from('2026-11-20');

describe('one who hands over to another', () => {
  it.each([
    ['Петров→Седова с 01.10', 'Петров', 'Седова', '2026-10-01'],
    ['Петров И. -> Седова О. И. с 01.02', 'Петров И.', 'Седова О. И.', '2027-02-01'],
    ['Rossi → Bianchi dal 15/09/2026', 'Rossi', 'Bianchi', '2026-09-15'],
    ['Smith => Jones from 1.12.26', 'Smith', 'Jones', '2026-12-01'],
    ['Петров → Седова', 'Петров', 'Седова', null],
  ])('%s', (text, from, to, on) => {
    const handover = readHandover(text, asOf);
    expect({ ...handover, on: handover?.on?.toString() ?? null }).toEqual({ from, to, on });
  });

  it.each(['Седова', 'Петров/Седова', '→', 'a@b.it'])('%s is none', (text) => {
    expect(readHandover(text, asOf)).toBeNull();
  });
});

describe('a comment', () => {
  it.each([
    ['лимит 1,5 млн, отсрочка 45 к.д.', 45, '1500000'],
    ['Отсрочка: 30 дней', 30, null],
    ['отсрочка 10 б.д.', 14, null],
    ['Лимит 500 тыс.', null, '500000'],
    ['limit 250 000', null, '250000'],
    ['fido 50k, pagamento 60 gg', 60, '50000'],
    ['СТОП', null, null],
    ['', null, null],
    ['оплата RB', null, null],
  ])('%s', (text, termDays, creditLimit) => {
    expect(readComment(text)).toEqual({ termDays, creditLimit });
  });
});
