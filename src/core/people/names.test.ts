import { describe, expect, it } from 'vitest';
import { formOf, formsOf, handlesOf, mayBeOne, namedIn } from './names.ts';

describe('two names', () => {
  it.each([
    ['Olga Sedova', 'Sedova Olga'],
    ['Ольга Седова', 'Olga Sedova'],
    ['Седова О. И.', 'Седова Ольга Ивановна'],
    ['О.И.Седова', 'Седова Ольга Ивановна'],
    ['Юдина Ю.', 'Юлия Юдина'],
    ['O. Sedova', 'Olga Sedova'],
    ['Sedova', 'Olga Sedova'],
    ['Седова', 'Седова Ольга Ивановна'],
    ["D'Amico", 'Luca D’Amico'],
  ])('may be one person’s: %s, %s', (one, other) => {
    expect([mayBeOne(one, other), mayBeOne(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['Olga Sedova', 'Irina Sedova'],
    ['Седова О. И.', 'Седова Анна Ивановна'],
    ['O. S.', 'Olga Sedova'],
    ['O.', 'Olga Sedova'],
    ['Ольга', 'Седова Ольга Ивановна'],
    ['', 'Olga Sedova'],
  ])('are not: %s, %s', (one, other) => {
    expect([mayBeOne(one, other), mayBeOne(other, one)]).toEqual([false, false]);
  });
});

it('a cell of people names one, several, nobody or something else', () => {
  expect(['Olga Sedova', 'Седова О. И.', "D'Amico", 'Rossi-Bianchi'].map(namedIn)).toEqual(Array(4).fill('one'));
  expect(
    ['Olga Sedova / Marco Bonetti', 'Седова и Бонетти', 'Sedova, Bonetti', 'Rossi e Bianchi'].map(namedIn),
  ).toEqual(Array(4).fill('several'));
  expect(['-', '—', 'N/A', 'нет', 'nessuno', '?'].map(namedIn)).toEqual(Array(6).fill('nobody'));
  expect(['17', 'M-3', 'x@y.it', 'О. И.', '@everyone'].map(namedIn)).toEqual(Array(5).fill('no name'));
});

it('handles are made from what is written out', () => {
  expect(handlesOf('Седова О. И.')).toEqual({ short: 'sedova', long: 'sedova' });
  expect(handlesOf('Ольга Седова')).toEqual({ short: 'olga', long: 'olga.sedova' });
});

describe('the forms of a name', () => {
  it('are all the ways in which lists write it, in any order and alphabet', () => {
    const forms = formsOf('Седова Ольга Ивановна');
    for (const written of ['Olga Sedova', 'Седова О. И.', 'О.И.Седова', 'Sedova', 'ольга седова', 'Седова Ольга И.'])
      expect([written, forms.includes(formOf(written))]).toEqual([written, true]);
    // In the middle, a word alone is not how anybody is called; and others have her initials.
    for (const other of ['Ольга', 'Седова М.', 'О. И.', 'Irina Sedova', 'Ольга Петрова'])
      expect([other, forms.includes(formOf(other))]).toEqual([other, false]);
  });

  it('are not more than can be kept, however long the name', () => {
    expect(formsOf('Aa Bb Cc Dd Ee Ff Gg Hh').length).toBeLessThanOrEqual(3 ** 5);
  });
});
