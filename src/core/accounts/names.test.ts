import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legalForms } from './legal-forms.ts';
import { nameKey, plainName } from './names.ts';

describe('nameKey', () => {
  it.each([
    ['Ромашка', 'romashka'],
    ['Acme', 'akme'],
    ['Акме', 'akme'],
    ['ООО «Ромашка»', 'romashka'],
    ['РОМАШКА  ООО ', 'romashka'],
    ['OOO "Ромашка"', 'romashka'],
    ['Общество с ограниченной ответственностью «Ромашка»', 'romashka'],
    ['!!! СТОП АО "Тигель-Сталь" (не отгружать)', 'tigel stal'],
    ['яяя_Ромашка (не использовать)', 'romashka'],
    ['Quick-Stop', 'kvik stop'],
    ['Rossi S.p.A.', 'rosi'],
    ['ROSSI S. P. A.', 'rosi'],
    ['Rossi & C. S.n.c.', 'rosi'],
    ['Rossi A S.p.A.', 'rosi a'],
    ['Società per Azioni Rossi', 'rosi'],
    ["LIBERTA' S.r.l.", 'liberta'],
    ['Libertà srl', 'liberta'],
    ['BIANCHI F.LLI S.N.C.', 'bianki frateli'],
    ['Bianchi Flli & C. snc', 'bianki frateli'],
    ['!!! STOP Тигель', 'tigel'],
    ['Müller GmbH & Co. KG', 'muler'],
    ['Acme Corporation', 'akme'],
    ['AB Volvo', 'volvo'],
    ['U.S. Steel', 'us stel'],
    ['US Steel', 'us stel'],
    ['3M', '3m'],
    ['77 Lab', '77 lab'],
    ['1С-Рарус', '1s rarus'],
  ])('%s is kept as %s', (name, key) => expect(nameKey(name)).toBe(key));

  it.each([
    ['Schneider', 'Шнейдер'],
    ['Xerox', 'Ксерокс'],
    ['Philips', 'Филипс'],
    ['Jupiter', 'Юпитер'],
    ['Yandex', 'Яндекс'],
    ['Zeiss', 'Цейс'],
    ['Pizza', 'Пицца'],
    ['Chianti', 'Кьянти'],
    ['Honda', 'Хонда'],
    ['Schwarz', 'Шварц'],
    ['Quarz', 'Кварц'],
    ['Gorky', 'Горький'],
    ['Rossi', 'Росси'],
    ['Bianchi', 'Бианки'],
  ])('%s and %s meet', (latin, cyrillic) => expect(nameKey(cyrillic)).toBe(nameKey(latin)));

  it.each(['ООО', 'AG', 'Oy AB', 'S.p.A.', 'Limited'])('%s, nothing but a legal form, keeps itself', (name) =>
    expect(nameKey(name)).not.toBe(''),
  );

  it('keeps a name in signs that have no Latin counterpart as it is', () => {
    expect(nameKey('🚀')).toBe('🚀');
    expect(nameKey('ꙮ')).toBe('ꙮ');
  });

  it('gives a key its own key', () => {
    const words = fc.constantFrom(
      ...legalForms,
      'acme',
      'h',
      'tsz',
      'pphh',
      'шщ',
      'С',
      'ooh',
      '!',
      "'",
      '.',
      '-',
      'яя_',
    );
    const names = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'abcdhkpqstuwxyzi .') }),
      fc.array(words).map((parts) => parts.join(' ')),
      fc.array(words).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(names, (name) => {
        expect(nameKey(nameKey(name))).toBe(nameKey(name));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is never empty for a name with a letter or a digit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        fc.pre(/[\p{L}\p{N}]/u.test(name));
        expect(nameKey(name)).not.toBe('');
      }),
    );
  });

  it('does not depend on case, quotes, or a legal form before or behind', () => {
    const name = fc.constantFrom('Ромашка', 'Acme', 'Rossi Trasporti', 'Volga Nord', 'Тигель-Сталь', 'Libertà');
    const form = fc.constantFrom('ООО', 'ПАО', 'S.p.A.', 'SRL', 'GmbH', 'Ltd.', 'L.L.C.', 'Inc', 'B. V.', 'Oy');
    const quotes = fc.constantFrom('""', '«»', '“”', "''", '„“');
    fc.assert(
      fc.property(name, form, quotes, fc.boolean(), (plain, legal, [open, close], before) => {
        const quoted = `${open}${plain}${close}`;
        const full = before ? `${legal} ${quoted}` : `${quoted}, ${legal}`;
        for (const variant of [full, full.toUpperCase(), full.toLowerCase()]) {
          expect(nameKey(variant)).toBe(nameKey(plain));
        }
      }),
    );
  });
});

describe('plainName', () => {
  it('tells names apart whose keys are equal', () => {
    expect(nameKey('Konex')).toBe(nameKey('Conex'));
    expect(plainName('Konex')).not.toBe(plainName('Conex'));
    expect(plainName('ООО «Ромашка»')).toBe(plainName('ооо ромашка'));
    expect(plainName('ООО «Ромашка»')).not.toBe(plainName('АО «Ромашка»'));
  });
});
