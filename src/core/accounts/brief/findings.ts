import type { OpenPromise } from '../../commitments/queries.ts';
import {
  type Dependence,
  dependenceOf,
  type Growth,
  growthOf,
  type Income,
  incomeIn,
  returnRate,
  type Share,
  shareOf,
  worthOf,
} from '../../orders/income.ts';
import { type Rhythm, rhythmOf, type SilentCategory, silentCategories } from '../../orders/rhythm.ts';
import { type Opening, openings } from '../../orders/whitespace.ts';
import { averageLateness, type Debt, debts, type LimitUse, limitUse } from '../../receivables/rules.ts';
import type { Dossier, Receivables, Trade } from '../dossier/dossier.ts';
import { type Renewal, renewalOf } from './renewal.ts';

export interface TradeFindings {
  readonly income: readonly (Income & { readonly growth: Growth })[];
  readonly share: Share;
  readonly dependence: Dependence;
  readonly rhythm: Rhythm | null;
  readonly silent: readonly SilentCategory[];
  readonly returns: { readonly now: number | null; readonly before: number | null };
  readonly openings: readonly Opening[];
}

export interface DebtFindings {
  readonly debts: readonly (Debt & { readonly daysLate: number | null })[];
  readonly limit: LimitUse | null;
}

/** What follows from the dossier by rule: the figures that the brief states and that its questions and offers start from. */
export interface Findings {
  readonly dossier: Dossier;
  readonly trade: TradeFindings | null;
  readonly receivables: DebtFindings | null;
  readonly renewals: readonly Renewal[];
  readonly promises: {
    readonly oursOverdue: readonly OpenPromise[];
    readonly ours: readonly OpenPromise[];
    readonly theirs: readonly OpenPromise[];
  };
}

/** Whether the day on which a promise was due has passed. */
export const isOverdue = ({ dueOn }: OpenPromise, { today }: Pick<Dossier, 'today'>): boolean =>
  dueOn !== null && dueOn.until(today).days > 0;

export const findingsOf = (dossier: Dossier): Findings => {
  const { promises, relationship, today } = dossier;
  const ours = promises.filter(({ side }) => side === 'ours');
  return {
    dossier,
    trade: dossier.trade && tradeFindings(dossier, dossier.trade),
    receivables: dossier.receivables && debtFindings(dossier, dossier.receivables),
    renewals: relationship?.contracts.map((contract) => renewalOf(contract, today)) ?? [],
    promises: {
      oursOverdue: ours.filter((promise) => isOverdue(promise, dossier)),
      ours: ours.filter((promise) => !isOverdue(promise, dossier)),
      theirs: promises.filter(({ side }) => side === 'theirs'),
    },
  };
};

const tradeFindings = ({ rates }: Dossier, { income: facts, days, asOf, peers }: Trade): TradeFindings => {
  const income = incomeIn(facts, 'current').map((sum) => ({ ...sum, growth: growthOf(facts, sum) }));
  const currency = income[0]?.currency;
  const share = shareOf(facts, rates);
  const own = new Set(facts.shipments.flatMap(({ category }) => category ?? []));
  return {
    income,
    share,
    dependence: dependenceOf(share),
    rhythm: rhythmOf(days.all, asOf),
    silent: silentCategories(days, asOf, worthOf(facts, currency)),
    returns: { now: returnRate(facts, 'current'), before: returnRate(facts, 'previous') },
    openings: openings(own, peers, income[0]),
  };
};

const debtFindings = ({ profile, rates }: Dossier, { sums, advances, settled, asOf }: Receivables): DebtFindings => ({
  debts: debts(sums, advances, asOf).map((debt) => ({ ...debt, daysLate: averageLateness(settled, debt.currency) })),
  limit: limitUse(sums, profile.limits, rates),
});
