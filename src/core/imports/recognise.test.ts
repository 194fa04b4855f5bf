import { describe, expect, it } from 'vitest';
import type { ImportKind } from '../../generated/prisma/enums.ts';
import { kindOf, kinds } from './kinds/registry.ts';
import { foldHeader, recogniseColumns, recogniseKind } from './recognise.ts';

describe('headers', () => {
  it.each([
    ['Order_Date', 'order date'],
    ['  Дата отгрузки: ', 'дата отгрузки'],
    ['Артикул/Объём', 'артикул объем'],
    ['Q.tà', 'q tà'],
    ['P.IVA/C.F.', 'p iva c f'],
  ])('%j is compared as %j', (header, folded) => {
    expect(foldHeader(header)).toBe(folded);
  });

  it('are listed as they are compared, so that each of them can be met', () => {
    const unreachable = kinds.flatMap(({ kind, fields }) =>
      Object.entries(fields).flatMap(([field, { headers }]) =>
        headers.filter((header) => foldHeader(header) !== header).map((header) => `${kind}.${field}: ${header}`),
      ),
    );
    expect(unreachable).toEqual([]);
  });

  it('serve one field each, the surest first', () => {
    const columns = recogniseColumns(kindOf('orders'), ['Order No', 'Customer ID', 'Customer Name', 'Date', 'Amount']);
    expect(Object.fromEntries(columns)).toMatchObject({ number: 'Order No', orderedOn: 'Date', amount: 'Amount' });
    expect(new Set(columns.values()).size).toBe(columns.size);
  });
});

describe('columns that fields share', () => {
  it.each<[ImportKind, string, Record<string, string>]>([
    ['accounts', 'Контрагент,Менеджер', { name: 'Контрагент', legalName: 'Контрагент', owner: 'Менеджер' }],
    ['accounts', 'Клиент,Контрагент,Менеджер', { name: 'Клиент', legalName: 'Контрагент', owner: 'Менеджер' }],
    ['accounts', 'Контрагент', { legalName: 'Контрагент' }],
    ['legal_entities', 'Контрагент,ИНН/КПП', { name: 'Контрагент', taxId: 'ИНН/КПП', taxRegistration: 'ИНН/КПП' }],
    ['legal_entities', 'Контрагент,ИНН,КПП', { name: 'Контрагент', taxId: 'ИНН', taxRegistration: 'КПП' }],
  ])('of %s: %s', (kind, headers, expected) => {
    expect(Object.fromEntries(recogniseColumns(kindOf(kind), headers.split(',')))).toEqual(expected);
  });
});

describe('the kind of a file', () => {
  it.each<[string, string, string | null]>([
    ['employees.csv', 'Name,Email,Manager', 'employees'],
    ['клиенты.xlsx', 'Клиент,ИНН,КАМ', 'accounts'],
    ['export.csv', 'Контрагент,ИНН,КПП,Адрес', 'legal_entities'],
    ['contatti.csv', 'Cliente,Nome,Telefono', 'contacts'],
    ['договоры.csv', 'Номер,Клиент,Дата начала,Дата окончания', 'contracts'],
    ['prodotti.csv', 'Articolo,Categoria,Prezzo', 'products'],
    ['orders.csv', 'Order No,Customer,Order Date,Ship Date,Amount', 'orders'],
    ['order_details.csv', 'Order ID,Product ID,Unit Price,Quantity,Discount', 'order_lines'],
    ['resi.csv', 'Cliente,Data reso,Importo,Motivo', 'returns'],
    ['накладные.csv', 'Номер,Дата,Контрагент,Сумма', 'invoices'],
    ['pagamenti.csv', 'Data,Fattura,Importo', 'payments'],
    ['numbers.csv', 'a,b,c', null],
    ['Контрагенты.xlsx', 'Контрагент,ИНН,КПП,Адрес,Менеджер', 'accounts'],
    ['контрагенты.xlsx', 'Наименование,ИНН,КПП,Ответственный', 'accounts'],
    ['контрагенты.xlsx', 'Наименование,ИНН,КПП', 'legal_entities'],
    ['clienti.csv', 'Ragione sociale,P.IVA,Agente', 'accounts'],
    ['list.csv', 'Компания,Менеджер,Категория', 'accounts'],
    ['contatti.csv', 'Cliente,Nome,Telefono,Agente', 'contacts'],
    ['clienti.csv', 'Ragione sociale,Num. doc.,Data doc.,Data scad.,Residuo,Agente', 'open_items'],
    ['заказы.csv', 'Номер заказа,Клиент,Дата заказа,Сумма,Менеджер', 'orders'],
  ])('%s with %s is %s', (file, headers, expected) => {
    expect(recogniseKind(file, headers.split(','))?.kind ?? null).toBe(expected);
  });
});
