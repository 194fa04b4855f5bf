import { Decimal } from 'decimal.js';
import { settleDueDays, settleLegalEntities } from '../debtors.ts';
import { joinKey } from '../keys.ts';
import { addSellers } from '../sellers.ts';
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
import { vatBasis } from './orders.ts';

const invoiceKind: Field = {
  type: {
    is: 'choice',
    of: 'InvoiceKind',
    words: {
      invoice: words('invoice, накладная, упд, реализация, fattura, ft'),
      credit_note: words('credit_note, credit note, корректировка, возврат, nota di credito, nota credito, nc'),
    },
  },
  column: 'kind',
  headers: words('kind, type, document, вид, тип, документ, tipo, tipo doc'),
};

export const invoices: Kind = {
  kind: 'invoices',
  table: 'invoice',
  fileNames: words('invoices, invoice, накладные, упд, fatture'),
  fields: {
    key: key(words('invoice id, id, код, codice')),
    account: reference('account', accountHeaders),
    legalEntity: reference(
      'legal_entity',
      [...legalEntityHeaders, ...words('инн, tax id, p iva, partita iva')],
      'legal_entity_id',
    ),
    seller: reference('seller', words('our company, организация, наша организация, società, societa'), 'seller_id'),
    kind: invoiceKind,
    number: required(
      text(
        'number',
        words(
          'number, invoice, invoice number, invoice no, номер, накладная, номер накладной, numero, num doc, fattura, numero fattura',
        ),
        200,
      ),
    ),
    issuedOn: required(
      day(
        'issued_on',
        words('issued on, invoice date, date, issue date, дата, дата документа, data, data doc, data fattura'),
      ),
    ),
    dueOn: day(
      'due_on',
      words('due on, due date, due, срок оплаты, дата оплаты план, оплатить до, scadenza, data scad, data scadenza'),
    ),
    amount: required(amount('amount', words('amount, total, value, сумма, сумма документа, importo, totale'))),
    currency: required(currency('currency')),
    vatBasis,
    cancelledOn: day('cancelled_on', words('cancelled on, voided on, дата отмены, annullata il')),
  },
  anyOf: ['account', 'legalEntity'],
  naturalKey: ({ number, issuedOn, legalEntity, account, seller }) =>
    joinKey(number, issuedOn, legalEntity ?? account, seller),
  label: ({ number }) => number ?? null,
  money: { amounts: ['amount'], currency: 'currency', always: true },
  derived: { kind: '"InvoiceKind"', amount: 'numeric(19,4)', due_on: 'date', due_basis: '"DueBasis"' },
  // A minus tells a credit note where no column does.
  derive: ({ kind, amount, dueOn }) => ({
    kind: kind ?? (amount?.startsWith('-') ? 'credit_note' : 'invoice'),
    amount: amount ? new Decimal(amount).abs().toFixed() : null,
    due_on: dueOn ?? null,
    due_basis: dueOn ? 'stated' : null,
  }),
  prepare: addSellers,
  settle: async (stage) => {
    await settleLegalEntities(stage);
    await settleDueDays(stage);
  },
  vanish: 'remove',
};
