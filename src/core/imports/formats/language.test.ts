import { describe, expect, it } from 'vitest';
import { kinds } from '../kinds/registry.ts';
import { headerLanguage } from './language.ts';

describe('the language of a table', () => {
  it.each([
    [['Клиент', 'Номер', 'Дата документа', 'Остаток'], 'ru'],
    [['Cliente', 'Num. doc.', 'Data doc.', 'Data scad.', 'Residuo'], 'it'],
    [['CodCliente', 'Ragione sociale', 'P. IVA', 'Fido'], 'it'],
    [['DATA_FATTURA', 'IMPORTO', 'ID'], 'it'],
    [['Customer', 'Invoice', 'Date', 'Amount'], null],
    // An address or a name in another language is no language of the table.
    [['Customer', 'Invoice date', 'Amount', 'Partita IVA'], null],
    [['Customer', 'ИНН', 'Amount', 'Date'], null],
    [['Клиент', 'Сумма', 'SKU', 'ID', 'Email'], 'ru'],
    [['ID', 'Email'], null],
    [[], null],
  ])('of %j is %s', (headers, language) => {
    expect(headerLanguage(headers)).toBe(language);
  });

  it('is neither for any header by which kinds are recognised in English', () => {
    const english = new Set(
      'account address advance amount balance category city client company contact contract cost country currency customer date description discount document due employee end from handle headcount id influence instalment invoice issue item kind legal limit list manager mobile name notes notice number open order our outstanding overdue owner paid parent payment person phone position preferences price product purchase purpose quantity reason relationship return revenue role row seller shipped site sku stage start status subject tax telephone terms tier time title total type unit until value vat website work zone'.split(
        ' ',
      ),
    );
    const headers = kinds
      .flatMap(({ fields }) => Object.values(fields).flatMap((field) => field.headers))
      .filter((header) => english.has(header.split(' ')[0] ?? ''));
    expect(headers.length).toBeGreaterThan(150);
    expect(headers.filter((header) => headerLanguage([header]) !== null)).toEqual([]);
  });
});
