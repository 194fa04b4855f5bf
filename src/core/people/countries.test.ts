import { describe, expect, it } from 'vitest';
import { translator } from '../i18n/translator.ts';
import { countryName, readCountry } from './countries.ts';

describe('a country', () => {
  it.each([
    ['IT', 'IT'],
    [' it ', 'IT'],
    ['Italy', 'IT'],
    ['Италия', 'IT'],
    ['Italia', 'IT'],
    ['россия', 'RU'],
    ['UK', 'GB'],
    ['Regno Unito', 'GB'],
    ['EU', null],
    ['ZZ', null],
    ['Absurdistan', null],
    ['', null],
  ])('that is said as "%s" is %s', (typed, code) => {
    expect(readCountry(typed)).toBe(code);
  });

  it('is called in the reader’s language, and as an import has it where that is no code', () => {
    expect(countryName(translator('ru', 'UTC'), 'IT')).toBe('Италия');
    expect(countryName(translator('it', 'UTC'), 'Deutschland')).toBe('Deutschland');
  });
});
