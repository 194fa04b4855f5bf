import { Decimal } from 'decimal.js';
import { joinKey } from '../keys.ts';
import { amount, type Field, key, reference, required, text, words } from './field.ts';
import type { Kind, Row } from './kind.ts';

/** What an order's file may say of its lines, too. */
export const lineFields: Readonly<Record<string, Field>> = {
  product: reference(
    'product',
    words(
      'product, product id, productid, item, sku, товар, номенклатура, артикул, prodotto, articolo, codice articolo',
    ),
    'product_id',
  ),
  description: text('description', words('description, содержание, описание, descrizione')),
  quantity: amount('quantity', words('quantity, qty, units, количество, кол во, quantità, quantita, qta, q tà, q ta')),
  unitPrice: amount('unit_price', words('unit price, unitprice, price, цена, prezzo, prezzo unitario')),
  discount: { type: { is: 'share' }, headers: words('discount, скидка, sconto') },
  amount: amount(
    'amount',
    words(
      'amount, total, value, close value, line total, revenue, сумма, стоимость, выручка, importo, totale, fatturato',
    ),
  ),
  cost: amount('cost', words('cost, line cost, себестоимость, costo')),
};

/** amount = quantity × unit price × (1 − discount); of quantity (1 when not said), price and amount two give the third. */
const reckon = ({ quantity, unitPrice, discount, amount }: Row) => {
  const pieces = new Decimal(quantity ?? 1);
  const share = new Decimal(1).minus(discount ?? 0);
  const total = amount ? new Decimal(amount) : pieces.times(unitPrice ?? 0).times(share);
  const divisor = pieces.times(share);
  const price = unitPrice ? new Decimal(unitPrice) : divisor.isZero() ? total : total.div(divisor);
  return { quantity: pieces.toFixed(4), unit_price: price.toFixed(4), amount: total.toFixed(4) };
};

export const orderLines: Kind = {
  kind: 'order_lines',
  table: 'order_line',
  fileNames: words(
    'order_lines, order lines, order_details, order details, order items, позиции, строки заказов, righe, righe ordine, dettagli ordine',
  ),
  fields: {
    key: key(words('line id, row id, код строки, codice riga')),
    order: required(
      reference(
        'order',
        words('order, order id, orderid, order number, order no, заказ, номер заказа, ordine, numero ordine'),
        'order_id',
      ),
    ),
    ...lineFields,
  },
  anyOf: ['amount', 'unitPrice'],
  naturalKey: ({ order, product, description }) => joinKey(order, product ?? description ?? ''),
  repeats: true,
  derived: { quantity: 'numeric(19,4)', unit_price: 'numeric(19,4)', amount: 'numeric(19,4)' },
  derive: reckon,
  vanish: 'remove',
};
