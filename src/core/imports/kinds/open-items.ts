import { Decimal } from 'decimal.js';
import { Temporal } from 'temporal-polyfill';
import { Prisma } from '../../../generated/prisma/client.ts';
import { nameKey } from '../../accounts/names.ts';
import { rememberingLast } from '../../last.ts';
import { dueByTerms } from '../formats/terms.ts';
import { fold, joinKey } from '../keys.ts';
import { attachDebtors } from '../open-items/attach.ts';
import { nameCompany } from '../open-items/companies.ts';
import { settleDebtors } from '../open-items/debtors.ts';
import { debtsNow } from '../open-items/debts.ts';
import { settleLateDays } from '../open-items/due.ts';
import { holderOf } from '../open-items/holder.ts';
import { isCreditNote, itemKind } from '../open-items/item-kind.ts';
import { closeVanished } from '../open-items/moves.ts';
import { owedOf } from '../open-items/owed.ts';
import { movesWithRate, tellRates } from '../open-items/rate.ts';
import { settleScopes } from '../open-items/scopes.ts';
import { settlePartite } from '../open-items/settle-partite.ts';
import { unfold } from '../open-items/unfold.ts';
import { isInterval } from '../reports/header.ts';
import { addSellers } from '../sellers.ts';
import { taxId, taxRegistration, withTaxId } from './accounts.ts';
import { amount, currency, day, legalEntityHeaders, reference, required, text, words } from './field.ts';
import type { Kind, Row } from './kind.ts';

/** A client's documents stand together. */
const debtorKeyOf = rememberingLast(fold);
const soundOf = rememberingLast(nameKey);
const holdingSoundOf = rememberingLast(nameKey);
const sellerKeyOf = rememberingLast(fold);

const decimal = (value: string | null | undefined): Decimal | null => (value ? new Decimal(value) : null);

/** What a row says is owed. Null: nothing. */
const owedIn = ({ open, debit, credit, side }: Row): Decimal | null =>
  owedOf({ open: decimal(open), debit: decimal(debit), credit: decimal(credit), side: side ?? null });

/** `2`, `2/3`, `2 di 3`. */
const instalmentNumber = (instalment: string | null | undefined): number | null =>
  Number(/^\d{1,2}/.exec(instalment ?? '')?.[0] ?? 0) || null;

/** When it is due: as it is stated, else by the terms that stand beside it. */
const dueIn = ({ dueOn, terms, issuedOn, instalment }: Row) => {
  if (dueOn) return { due_on: dueOn, due_basis: 'stated' };
  const due =
    terms && issuedOn ? dueByTerms(terms, Temporal.PlainDate.from(issuedOn), instalmentNumber(instalment)) : null;
  return { due_on: due?.toString() ?? null, due_basis: due && 'computed' };
};

export const openItems: Kind = {
  kind: 'open_items',
  table: 'open_item',
  fileNames: words(
    'open items, receivables, ageing, aging, дебиторка, дебиторская задолженность, задолженность, scadenzario, scadenziario, partite aperte, estratto conto',
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
    taxId: { type: { is: 'tax-id' }, headers: [...taxId.headers, 'p iva c f'] },
    taxRegistration: { type: taxRegistration.type, headers: taxRegistration.headers },
    contract: text('contract', words('contract, договор, договор контрагента, contratto'), 400),
    document: text(
      'document',
      words(
        `document type, type, документ, вид документа, тип документа, tipo doc, tipo, causale, document, documento, документ расчетов,
        документ расчетов с контрагентом, расчетный документ, объект расчетов, сделка, основание`,
      ),
      400,
    ),
    number: text(
      'number',
      words(
        `document number, number, invoice, invoice no, invoice number, номер, номер документа, номер накладной, накладной, номер счета, номер упд, упд,
        num doc, numero, n doc, fattura, n fattura, num fattura, numero fattura, document, documento`,
      ),
      200,
    ),
    issuedOn: day(
      'issued_on',
      words(
        'document date, issued on, invoice date, дата документа, дата накладной, дата счета, дата отгрузки, дата, data doc, data fattura, data',
      ),
    ),
    instalment: text('instalment', words('instalment, installment, rata'), 50),
    dueOn: day(
      'due_on',
      words(
        `due on, due date, due, дата оплаты план, дата оплаты, срок оплаты, срок, плановая дата оплаты, плановая дата, оплатить до,
        data scad, data scadenza, scadenza`,
      ),
    ),
    amount: amount('amount', words('amount, document amount, сумма документа, сумма, importo')),
    daysLate: {
      type: { is: 'number', least: -100_000, most: 100_000, whole: true },
      headers: words(
        'days overdue, days late, просрочено дней, просрочено дн, дней просрочки, просрочка дней, просрочка дн, gg ritardo, giorni ritardo, giorni di ritardo',
      ),
    },
    terms: {
      type: { is: 'text', most: 300 },
      headers: words(
        'payment terms, terms, условия оплаты, отсрочка, cond pag, condizioni pagamento, condizioni di pagamento, pagamento',
      ),
    },
    open: amount(
      'open',
      words(
        'open, open amount, outstanding, balance, остаток долга, остаток, сумма долга, долг, задолженность, residuo, importo residuo, saldo',
      ),
    ),
    debit: { type: { is: 'number' }, headers: words('debit, дебет, dare') },
    credit: { type: { is: 'number' }, headers: words('credit, кредит, avere') },
    side: {
      type: { is: 'text', most: 20 },
      headers: words('debit credit, d c, дебет кредит, д к, dare avere, d a, segno'),
    },
    group: { type: { is: 'text', most: 200 }, headers: words('partita, n partita, num partita, numero partita') },
    overdue: amount('stated_overdue', words('overdue, overdue amount, просрочено, scaduto')),
    advance: { type: { is: 'number' }, headers: words('advance, prepayment, аванс, предоплата, acconto, anticipo') },
    currency: required(currency('currency')),
    paidBy: {
      type: { is: 'text', most: 100 },
      headers: words('payment method, вид оплаты, tipo pag, modalità pagamento'),
    },
    note: text('note', words('note, notes, комментарий, примечание, annotazioni'), 1_000),
  },
  // `Doc.` and `N.`: alone, the latter counts rows.
  composed: { document: [words('doc'), words('n, nr')] },
  titled: {
    field: 'open',
    under: [
      { headers: words('importo, сумма, amount'), beside: ['debtor', 'dueOn'] },
      { headers: words('всего, итого, total, totale'), beside: ['debtor'] },
    ],
    says: isInterval,
  },
  shares: [withTaxId],
  anyOf: ['open', 'debit', 'credit'],
  unfold,
  // The number comes again next year, credit notes and each of our companies count for themselves. What has no number is a client's, or a contract's, in whole.
  naturalKey: ({ number, group, document, issuedOn, instalment, seller, debtor, contract, advance }) => {
    const ours = seller && sellerKeyOf(seller);
    const ahead = advance && !new Decimal(advance).isZero() ? 'advance' : null;
    const called = number ?? group;
    return called
      ? joinKey(called, isCreditNote(document ?? '') ? 'credit' : null, issuedOn, instalment, ours, ahead)
      : joinKey(debtor && debtorKeyOf(debtor), issuedOn, contract, ours, ahead);
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
    number: 'text',
    due_on: 'date',
    due_basis: '"DueBasis"',
    held_by: '"OpenItemHolder"',
    moves_with_rate: 'boolean',
  },
  derive: (row) => {
    const { debtor, holding, document, number, group, contract, currency, advance, paidBy, note, terms } = row;
    const owed = owedIn(row) ?? new Decimal(0);
    const ahead = new Decimal(advance ?? 0);
    const kind = owed.isZero() ? 'advance' : itemKind(document ?? '', owed.isNegative());
    return {
      debtor_key: debtor ? debtorKeyOf(debtor) : null,
      debtor_name: debtor ? soundOf(debtor) : null,
      holding_name: holding ? holdingSoundOf(holding) : null,
      kind,
      open: (owed.isZero() ? ahead : owed).abs().toFixed(),
      number: number ?? group ?? null,
      ...dueIn(row),
      held_by: kind === 'invoice' ? holderOf([paidBy, note, terms].join(' ')) : null,
      moves_with_rate: String(movesWithRate(contract ?? '', currency ?? '')),
    };
  },
  prepare: async (stage) => {
    await settleLateDays(stage);
    await settlePartite(stage);
    await addSellers(stage);
  },
  settle: async (stage) => {
    await settleDebtors(stage);
    await tellRates(stage);
    await nameCompany(stage);
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
