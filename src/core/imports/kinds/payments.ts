import { allocatePayments, debtorsByInvoice } from '../allocations.ts';
import { settleLegalEntities } from '../debtors.ts';
import { joinKey } from '../keys.ts';
import {
  accountHeaders,
  amount,
  currency,
  day,
  key,
  legalEntityHeaders,
  reference,
  required,
  text,
  words,
} from './field.ts';
import type { Kind } from './kind.ts';

export const payments: Kind = {
  kind: 'payments',
  table: 'payment',
  fileNames: words('payments, payment, оплаты, платежи, поступления, pagamenti, incassi'),
  fields: {
    key: key(words('payment id, id, код, codice')),
    account: reference('account', accountHeaders),
    legalEntity: reference(
      'legal_entity',
      [...legalEntityHeaders, ...words('инн, tax id, p iva, partita iva')],
      'legal_entity_id',
    ),
    /** The number of the invoice that it pays. */
    invoice: {
      type: { is: 'text', most: 200 },
      headers: words('invoice, invoice number, invoice no, накладная, номер накладной, fattura, numero fattura'),
    },
    number: text(
      'number',
      words('number, payment number, payment no, номер, номер платежа, numero, numero pagamento'),
      200,
    ),
    paidOn: required(
      day('paid_on', words('paid on, payment date, date, дата, дата оплаты, data, data pagamento, data incasso')),
    ),
    amount: required({
      ...amount('amount', words('amount, value, total, сумма, importo, totale')),
      type: { is: 'number', least: 0.0001 },
    }),
    currency: required(currency('currency')),
    purpose: text('purpose', words('purpose, назначение, назначение платежа, causale')),
  },
  anyOf: ['account', 'legalEntity', 'invoice'],
  naturalKey: ({ number, paidOn, legalEntity, account, invoice, amount }) =>
    joinKey(paidOn, number, legalEntity ?? account, invoice, amount),
  repeats: true,
  money: { amounts: ['amount'], currency: 'currency', always: true },
  aside: { invoice_id: 'int' },
  settle: async (stage) => {
    await debtorsByInvoice(stage);
    await settleLegalEntities(stage);
  },
  follow: allocatePayments,
  vanish: 'remove',
};
