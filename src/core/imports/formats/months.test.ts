import { describe, expect, it } from 'vitest';
import { monthOf } from './months.ts';

describe('a month', () => {
  it.each([
    ['ноябрь', 11],
    ['ноября', 11],
    ['нояб.', 11],
    ['Май', 5],
    ['мая', 5],
    ['мар', 3],
    ['set', 9],
    ['gen', 1],
    ['Sept', 9],
    ['MAR', 3],
    ['mag', 5],
    ['giu', 6],
    ['ma', null],
    ['novella', null],
    ['', null],
  ])('%j', (word, month) => {
    expect(monthOf(word)).toBe(month);
  });

  it('cut to three letters is one in all three languages', () => {
    for (const language of ['en', 'ru', 'it']) {
      for (let month = 0; month < 12; month++) {
        const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(
          new Date(Date.UTC(2026, month, 1)),
        );
        expect(monthOf(name.slice(0, 3)), name).toBe(month + 1);
      }
    }
  });
});
