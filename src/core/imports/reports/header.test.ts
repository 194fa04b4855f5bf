import { describe, expect, it } from 'vitest';
import { findHeader } from './header.ts';

/** The header of lines as a file has them, with rows below it. */
const headerOf = (...lines: string[]) => {
  const rows = lines.map((line, i) => ({ line: i + 1, cells: line.split(';') }));
  return findHeader(rows);
};
const figures = 'Ромашка;1,00;2,00;3,00;4,00;5,00;6,00';

describe('the columns of a report', () => {
  it.each([
    'до 7',
    'До 7 дней',
    'от 8 до 30',
    'более 60',
    'Свыше 90 дней',
    '30+',
    '1 - 30 дней',
    '1–30',
    'от 90',
    'от 31 до 60 дн.',
    '0-30',
    '61-90 gg',
    'oltre 90',
    'oltre 90 giorni',
    'over 90 days',
  ])('know the interval %s', (label) => {
    expect(headerOf(`Контрагент;Долг;${label}`, figures)).toMatchObject({
      debt: [1],
      overdue: [],
      ageBasis: 'document',
    });
  });

  it.each(['дней', '2026', '30'])('do not take %s for an interval', (label) => {
    expect(headerOf(`Контрагент;Долг;${label}`, figures)).toBeNull();
  });

  it('count from when debts arose, unless they stand below or beside what is late', () => {
    expect(headerOf('Покупатель;Задолженность;до 30;31-60', figures)).toMatchObject({
      ageBasis: 'document',
      overdue: [],
    });
    expect(headerOf('Покупатель;Задолженность;Просрочено;', ';;до 30;31-60', figures)).toMatchObject({
      ageBasis: 'due',
      overdue: [2, 3],
    });
    expect(headerOf('Cliente;Saldo;A scadere;0-30;31-60', figures)).toMatchObject({
      ageBasis: 'due',
      debt: [1],
      overdue: [3, 4],
    });
    expect(headerOf('Клиент;Всего;Просрочка 1-30;Просрочка более 30', figures)).toMatchObject({
      ageBasis: 'due',
      overdue: [2, 3],
    });
    expect(headerOf('Клиент;Всего;Не просрочено;до 7;от 8 до 30', figures)).toMatchObject({
      ageBasis: 'due',
      overdue: [3, 4],
    });
  });

  it('that say overdue in all go before those that say it in parts', () => {
    expect(headerOf('Покупатель;Задолженность;в том числе просроченная;до 30;31-60', figures)).toMatchObject({
      overdue: [2],
    });
  });

  it('without one for all that is owed are added up', () => {
    expect(headerOf('Cliente;A scadere;Scaduto', figures)).toMatchObject({ debt: [1, 2], overdue: [2] });
    expect(headerOf('Cliente;A scadere;0-30;31-60;oltre 60', figures)).toMatchObject({
      debt: [1, 2, 3, 4],
      overdue: [2, 3, 4],
    });
    expect(headerOf('Cliente;Scaduto', figures)).toBeNull();
  });

  it('may stand behind codes of clients', () => {
    expect(
      headerOf('Cod. cliente;Ragione sociale;Saldo;Scaduto;A scadere', '000147;ROSSI;3,00;1,00;2,00'),
    ).toMatchObject({
      name: 1,
      debt: [2],
      overdue: [3],
    });
  });

  it('may be calendar months', () => {
    expect(headerOf('Cliente;Totale;set-26;ott-26;nov-26', figures)).toMatchObject({
      debt: [1],
      overdue: [],
      ageBasis: null,
    });
    expect(headerOf('Контрагент;Долг;Сентябрь 2026;10.2026', figures)).toMatchObject({ debt: [1], ageBasis: null });
  });

  it('in our currency go before those in the currency of the contract', () => {
    expect(headerOf('Контрагент;Задолженность;;Просрочено', ';в валюте;руб.;', figures)).toMatchObject({
      debt: [2],
      overdue: [3],
    });
    expect(headerOf('Контрагент;Задолженность;;Просрочено', ';руб.;USD;', figures)).toMatchObject({ debt: [1] });
  });
});
