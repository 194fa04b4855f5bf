import { describe, expect, it } from 'vitest';
import { readTaxId, readTaxRegistration } from './tax-id.ts';

describe('a tax id', () => {
  it.each([
    ['7400001234', '7400001234'],
    ['5900001234', '5900001234'],
    ['590800112233', '590800112233'],
    ['ИНН 7400001234', '7400001234'],
    ['7400001234/590001001', '7400001234'],
    ['IT01234560987', '01234560987'],
    ['IT 01234560987', '01234560987'],
    ['RSSMRA80A01H501U', 'RSSMRA80A01H501U'],
    ['DE123456789', 'DE123456789'],
    ['rssmra80a01h501u', 'RSSMRA80A01H501U'],
  ])('%s is %s', (written, read) => {
    expect(readTaxId(written)).toBe(read);
  });

  it('that was taken for a number gets its zero back where the check digits say so', () => {
    expect(readTaxId('276000015')).toBe('0276000015');
    expect(readTaxId('743110157')).toBe('00743110157');
    expect(readTaxId('276000014')).toBe('276000014');
    expect(readTaxId('1234560987')).toBe('1234560987');
  });

  it.each(['7,4E+09', '7.4E+09', '5,90800112233E+11'])('%s is lost', (written) => {
    expect(readTaxId(written)).toBeNull();
  });
});

describe('a КПП', () => {
  it.each([
    ['590001001', '590001001'],
    ['5900001234/590001001', '590001001'],
    ['5900001234 / 590001001', '590001001'],
    ['5900001234/', null],
    ['590800112233', null],
  ])('of %s is %s', (written, read) => {
    expect(readTaxRegistration(written)).toBe(read);
  });
});
