import { Decimal } from 'decimal.js';
import { Prisma } from '../../../generated/prisma/client.ts';
import { nameKey } from '../../accounts/names.ts';
import { fold, joinKey } from '../keys.ts';
import { attachDebtors } from '../open-items/attach.ts';
import { settleDebtors } from '../open-items/debtors.ts';
import { debtsNow } from '../open-items/debts.ts';
import { itemKind } from '../open-items/item-kind.ts';
import { closeVanished } from '../open-items/moves.ts';
import { settleScopes } from '../open-items/scopes.ts';
import { addSellers } from '../sellers.ts';
import { taxId } from './accounts.ts';
import { amount, currency, day, legalEntityHeaders, reference, required, text, words } from './field.ts';
import type { Kind } from './kind.ts';

export const openItems: Kind = {
  kind: 'open_items',
  table: 'open_item',
  fileNames: words(
    'open items, receivables, ageing, aging, дебиторка, дебиторская задолженность, задолженность, scadenzario, scadenziario, partite aperte',
  ),
  fields: {
    seller: reference('seller', words('our company, организация, наша организация, società, societa'), 'seller_id'),
    holding: { type: { is: 'text', most: 300 }, headers: words('холдинг, партнер, группа, group, gruppo') },
    debtor: {
      type: { is: 'text', most: 300 },
      required: true,
      headers: [
        ...legalEntityHeaders,
        ...words('клиент, заказчик, должник, дебитор, customer, client, debtor, cliente'),
      ],
    },
    taxId: { type: { is: 'tax-id' }, headers: [...taxId.headers, ...words('p iva c f, инн кпп')] },
    taxRegistration: { type: { is: 'code' }, headers: words('tax registration, кпп') },
    contract: text('contract', words('contract, договор, договор контрагента, contratto'), 400),
    document: text(
      'document',
      words('document type, type, документ, вид документа, тип документа, tipo doc, tipo'),
      400,
    ),
    number: text(
      'number',
      words('document number, number, invoice, номер, номер документа, num doc, numero, n doc'),
      200,
    ),
    issuedOn: day('issued_on', words('document date, issued on, invoice date, дата документа, дата, data doc, data')),
    instalment: text('instalment', words('instalment, installment, rata'), 50),
    dueOn: day(
      'due_on',
      words('due on, due date, due, дата оплаты план, срок оплаты, оплатить до, data scad, data scadenza, scadenza'),
    ),
    amount: amount('amount', words('amount, document amount, сумма документа, сумма, importo')),
    open: required(
      amount(
        'open',
        words(
          'open, open amount, outstanding, balance, остаток долга, остаток, сумма долга, долг, задолженность, residuo, importo residuo, saldo',
        ),
      ),
    ),
    overdue: amount('stated_overdue', words('overdue, overdue amount, просрочено, scaduto')),
    advance: { type: { is: 'number' }, headers: words('advance, prepayment, аванс, предоплата, acconto, anticipo') },
    currency: required(currency('currency')),
    paidBy: {
      type: { is: 'text', most: 100 },
      headers: words('payment method, вид оплаты, tipo pag, modalità pagamento'),
    },
    note: text('note', words('note, notes, комментарий, примечание, annotazioni'), 1_000),
  },
  // The number comes again next year, and each of our companies counts for itself. What has no number is a client's, or a contract's, in whole.
  naturalKey: ({ number, issuedOn, instalment, seller, debtor, contract, advance }) => {
    const ours = seller && fold(seller);
    const ahead = advance && !new Decimal(advance).isZero() ? 'advance' : null;
    return number
      ? joinKey(number, issuedOn, instalment, ours, ahead)
      : joinKey(debtor && fold(debtor), issuedOn, contract, ours, ahead);
  },
  repeats: true,
  money: { amounts: ['open'], currency: 'currency', always: true },
  aside: {
    debtor_key: 'text',
    debtor_name: 'text',
    holding_name: 'text',
  },
  derived: {
    legal_entity_id: 'int',
    scope_id: 'int',
    kind: '"OpenItemKind"',
    open: 'numeric(19,4)',
    presented: 'boolean',
  },
  derive: ({ debtor, holding, document, open, advance, paidBy, note }) => {
    const owed = new Decimal(open ?? 0);
    const ahead = new Decimal(advance ?? 0);
    const kind = owed.isZero() ? 'advance' : itemKind(document ?? '', owed.isNegative());
    return {
      debtor_key: debtor ? fold(debtor) : null,
      debtor_name: debtor ? nameKey(debtor) : null,
      holding_name: holding ? nameKey(holding) : null,
      kind,
      open: (owed.isZero() ? ahead : owed).abs().toFixed(),
      presented: String(kind === 'invoice' && isPresented(paidBy ?? '', note ?? '')),
    };
  },
  prepare: addSellers,
  settle: async (stage) => {
    await settleDebtors(stage);
    await settleScopes(stage);
  },
  follow: async (stage) => {
    await attachDebtors(
      stage,
      Prisma.sql`SELECT DISTINCT legal_entity_id AS id, holding_name AS key FROM staged WHERE holding_name IS NOT NULL`,
    );
    await closeVanished(stage);
  },
  debts: debtsNow,
  vanish: 'by-scope',
};

/** A slip (Ri.Ba., RID, SDD) that a bank has for collection, and that has not come back. */
const isPresented = (paidBy: string, note: string): boolean =>
  /presentat|s\.\s?b\.\s?f|\bsbf\b/i.test(`${paidBy} ${note}`) && !/insolut/i.test(note);
