import { Decimal } from 'decimal.js';
import type { Temporal } from 'temporal-polyfill';
import type { VatBasis } from '../../generated/prisma/enums.ts';
import { groupBy } from '../group.ts';
import { byAmount, type Money, ratio, total } from '../money.ts';
import { type Quotient, quotient, type Rates } from '../rates/rules.ts';
import type { CompanyTrade, Returned, Shipment } from './queries.ts';
import type { Years } from './years.ts';

/**
 * What the account brought us in two years.
 * Income is what was shipped, less what came back; where there are no orders at all, invoices less credit notes.
 * It is turnover: cost of goods is not taken off.
 */
export interface IncomeFacts {
  readonly source: 'orders' | 'invoices';
  readonly years: Years;
  readonly shipments: readonly Shipment[];
  readonly returns: readonly Returned[];
  readonly company: readonly CompanyTrade[];
  /** Since when there are figures at all. */
  readonly since: Temporal.PlainDate | null;
}

type Period = Shipment['period'];

/** Whether amounts contain VAT: known, not said by the source (null), or different from row to row. */
type Basis = VatBasis | 'mixed' | null;

export interface Income extends Money {
  readonly basis: Basis;
}

interface Part {
  readonly returned: boolean;
  readonly currency: string;
  readonly basis: VatBasis | null;
  readonly amount: string;
}

/** The basis that rows share. A return without an order says none, and is taken to be on the same basis as what was shipped. */
const basisOf = (parts: readonly Part[]): Basis => {
  const said = new Set(parts.filter(({ returned, basis }) => !returned || basis !== null).map(({ basis }) => basis));
  if (said.size > 1) return 'mixed';
  const [only = null] = said;
  return only;
};

const net = (parts: readonly Part[]): string =>
  total(parts.map(({ returned, amount }) => (returned ? new Decimal(amount).neg().toFixed() : amount)));

const partsIn = ({ shipments, returns }: IncomeFacts, period: Period): Part[] => [
  ...shipments.filter((row) => row.period === period).map((row) => ({ ...row, returned: false })),
  ...returns.filter((row) => row.period === period).map((row) => ({ ...row, returned: true })),
];

const netByCurrency = (parts: readonly Part[]): Income[] =>
  [...groupBy(parts, ({ currency }) => currency)]
    .map(([currency, same]) => ({ currency, amount: net(same), basis: basisOf(same) }))
    .sort(byAmount);

/** Income per currency in one of the two years, the largest first; empty when nothing moved. */
export const incomeIn = (facts: IncomeFacts, period: Period): Income[] => netByCurrency(partsIn(facts, period));

/** How income compares with the year before; where it cannot be compared, why not. */
export type Growth =
  | { readonly kind: 'ratio'; readonly ratio: number }
  | { readonly kind: 'new' }
  | { readonly kind: 'no-history' }
  | { readonly kind: 'mixed-vat' };

/** Figures may begin this many days into the earlier year and still stand for all of it. */
const lateStartDays = 14;

/** Growth of one currency's income: current ÷ previous − 1. */
export const growthOf = (facts: IncomeFacts, current: Income): Growth => {
  const before = incomeIn(facts, 'previous').find(({ currency }) => currency === current.currency);
  if (!facts.since || facts.years.start.until(facts.since).days > lateStartDays) return { kind: 'no-history' };
  const times = before ? ratio(current.amount, before.amount) : null;
  if (times === null) return { kind: 'new' };
  if (current.basis === 'mixed' || before?.basis !== current.basis) return { kind: 'mixed-vat' };
  return { kind: 'ratio', ratio: times - 1 };
};

/** The account's part of our income, 0 … 1; where it cannot be told, why not. */
export type Share =
  | Exclude<Quotient, { kind: 'no-whole' }>
  | { readonly kind: 'none' }
  | { readonly kind: 'mixed-vat' };

/** Income of the account ÷ income of the company, 12 months, in one currency. A ratio of amounts with and without VAT is refused. */
export const shareOf = (facts: IncomeFacts, rates: Rates): Share => {
  const own = incomeIn(facts, 'current');
  if (own.length === 0) return { kind: 'none' };
  if (basisOf(facts.company) === 'mixed') return { kind: 'mixed-vat' };
  const share = quotient(own, netByCurrency(facts.company), rates);
  if (share.kind === 'no-whole') return { kind: 'none' };
  // Returns can exceed shipments, of the account or of all the others.
  return share.kind === 'ratio' ? { ...share, ratio: Math.min(1, Math.max(0, share.ratio)) } : share;
};

/** What a share of our income means: over 10 % key, over 20 % critical dependence, over 70 % a single client that we live on. */
export type Dependence = 'none' | 'key' | 'critical' | 'mono';

export const dependenceOf = (share: Share): Dependence => {
  if (share.kind !== 'ratio') return 'none';
  if (share.ratio > 0.7) return 'mono';
  if (share.ratio > 0.2) return 'critical';
  return share.ratio > 0.1 ? 'key' : 'none';
};

/**
 * Goods that came back, were refused or were wrong ÷ shipped, in the currency most was shipped in; null where nothing was shipped or
 * the VAT basis differs. Short deliveries are no returns: nothing came back.
 */
export const returnRate = (facts: IncomeFacts, period: Period): number | null => {
  const parts = partsIn(facts, period);
  const main = netByCurrency(parts.filter(({ returned }) => !returned))[0];
  if (!main || basisOf(parts) === 'mixed') return null;
  const back = facts.returns.filter(
    (row) => row.period === period && row.currency === main.currency && row.kind !== 'short',
  );
  return ratio(total(back.map(({ amount }) => amount)), main.amount);
};

/** Income of the current year per category in one currency, not less returns, for telling what a category is worth. */
export const worthOf =
  (facts: IncomeFacts, currency: string | undefined) =>
  (category: string): number =>
    facts.shipments
      .filter((row) => row.category === category && row.currency === currency)
      .reduce((sum, { amount }) => sum + Number(amount), 0);
