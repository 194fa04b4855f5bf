import { Decimal } from 'decimal.js';
import { fold, joinKey } from '../keys.ts';
import {
  accountHeaders,
  amount,
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

const returnKind: Field = {
  type: {
    is: 'choice',
    of: 'ReturnKind',
    words: {
      returned: words('returned, return, возврат, reso'),
      refused: words('refused, отказ, rifiutato'),
      short: words('short, shortage, short delivery, недостача, ammanco, merce mancante'),
      wrong_goods: words('wrong_goods, wrong goods, пересорт, merce errata'),
    },
  },
  column: 'kind',
  headers: words('kind, type, вид, тип, tipo'),
  otherwise: () => 'returned',
};

export const returns: Kind = {
  kind: 'returns',
  table: 'goods_return',
  fileNames: words('returns, return, возвраты, resi'),
  fields: {
    key: key(words('return id, id, код, codice')),
    account: required(reference('account', accountHeaders, 'account_id')),
    legalEntity: reference('legal_entity', legalEntityHeaders, 'legal_entity_id'),
    order: reference(
      'order',
      words('order, order id, order number, заказ, номер заказа, ordine, numero ordine'),
      'order_id',
    ),
    product: reference(
      'product',
      words('product, product id, item, sku, товар, номенклатура, артикул, prodotto, articolo'),
      'product_id',
    ),
    number: text('number', words('number, return number, return no, номер, номер возврата, numero, numero reso'), 200),
    kind: returnKind,
    returnedOn: required(
      day('returned_on', words('returned on, return date, date, дата, дата возврата, data, data reso')),
    ),
    quantity: amount('quantity', words('quantity, qty, количество, кол во, quantità, quantita, qta, q tà, q ta')),
    amount: required(amount('amount', words('amount, value, total, сумма, importo, totale'))),
    currency: required(currency('currency')),
    reason: text('reason', words('reason, причина, motivo')),
    settledOn: day('settled_on', words('settled on, credited on, дата зачета, data accredito')),
  },
  naturalKey: ({ number, returnedOn, account, product }) =>
    joinKey(number ?? (account && fold(account)), returnedOn, product),
  repeats: true,
  money: { amounts: ['amount'], currency: 'currency', always: true },
  check: ({ returnedOn, settledOn }) =>
    returnedOn && settledOn && settledOn < returnedOn ? [{ field: 'settledOn', reason: 'ends-before-start' }] : [],
  derived: { amount: 'numeric(19,4)' },
  // Sales reports write returns with a minus.
  derive: ({ amount }) => ({ amount: amount ? new Decimal(amount).abs().toFixed() : null }),
  vanish: 'remove',
};
