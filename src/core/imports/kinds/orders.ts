import { msg } from '../../i18n/translator.ts';
import {
  accountHeaders,
  currency,
  day,
  type Field,
  key,
  legalEntityHeaders,
  reference,
  required,
  text,
  words,
} from './field.ts';
import type { Kind } from './kind.ts';
import { lineFields } from './order-lines.ts';

export const vatBasis: Field = {
  type: {
    is: 'choice',
    of: 'VatBasis',
    words: {
      gross: words('gross, incl vat, with vat, с ндс, включая ндс, lordo, iva inclusa'),
      net: words('net, excl vat, without vat, без ндс, netto, imponibile'),
    },
  },
  column: 'vat_basis',
  headers: words('vat basis, vat, ндс, iva'),
};

const status: Field = {
  type: {
    is: 'choice',
    of: 'OrderStatus',
    words: {
      open: words(
        'open, new, in progress, pending, confirmed, открыт, новый, в работе, подтвержден, aperto, in corso, confermato',
      ),
      shipped: words(
        'shipped, delivered, closed, done, complete, completed, won, отгружен, выполнен, закрыт, доставлен, spedito, consegnato, evaso, chiuso',
      ),
      cancelled: words('cancelled, canceled, void, отменен, аннулирован, annullato'),
      refused: words('refused, rejected, отказ, rifiutato'),
    },
  },
  column: 'status',
  headers: words('status, order status, статус, состояние, stato'),
};

export const orders: Kind = {
  kind: 'orders',
  table: 'sales_order',
  fileNames: words('orders, order, sales, sales_pipeline, заказы, продажи, реализации, ordini, vendite'),
  fields: {
    key: key(words('order id, orderid, opportunity id, id, код заказа, codice ordine')),
    number: text(
      'number',
      words('number, order, order number, order no, номер, заказ, номер заказа, numero, ordine, numero ordine'),
      200,
    ),
    account: required(reference('account', accountHeaders, 'account_id')),
    legalEntity: reference('legal_entity', legalEntityHeaders, 'legal_entity_id'),
    orderedOn: required(
      day(
        'ordered_on',
        words('ordered on, order date, orderdate, date, engage date, дата, дата заказа, data, data ordine'),
      ),
    ),
    shippedOn: day(
      'shipped_on',
      words(
        'shipped on, ship date, shipped date, shippeddate, delivery date, close date, дата отгрузки, отгружен, data spedizione, data consegna',
      ),
    ),
    status,
    currency: required(currency('currency')),
    vatBasis,
    seller: reference(
      'person',
      words(
        'seller, employee, employee id, employeeid, sales agent, salesperson, kam, менеджер, продавец, кам, agente, venditore',
      ),
      'seller_person_id',
    ),
    ...lineFields,
  },
  anyOf: ['key', 'number'],
  naturalKey: ({ number }) => number ?? null,
  label: ({ number, key }) => number ?? key ?? null,
  money: { amounts: [], currency: 'currency', always: true },
  check: ({ status, shippedOn, orderedOn }) =>
    status === 'shipped' && shippedOn === null && orderedOn !== null
      ? [{ field: 'shippedOn', reason: 'shipped-without-day' }]
      : [],
  derived: { number: 'text', status: '"OrderStatus"', shipped_on: 'date' },
  // A history of orders that says no more than a day and a sum tells of sales that took place on that day.
  derive: ({ key, number, orderedOn, shippedOn, status }, mapped) => {
    const shipped = mapped.has('shippedOn')
      ? shippedOn
      : mapped.has('status') && status !== 'shipped'
        ? null
        : orderedOn;
    return {
      number: number ?? key ?? null,
      status: status ?? (shipped ? 'shipped' : 'open'),
      shipped_on: shipped ?? null,
    };
  },
  settle: async ({ mapped, notes }) => {
    if (!mapped.has('shippedOn')) notes.add(msg('import-note-shipped-when-ordered'));
  },
  feeds: {
    kind: 'order_lines',
    when: ['amount', 'unitPrice'],
    take: { order: ['key', 'number'], ...Object.fromEntries(Object.keys(lineFields).map((field) => [field, [field]])) },
    theirs: Object.keys(lineFields),
  },
  vanish: 'remove',
};
