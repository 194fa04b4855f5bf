import { Decimal } from 'decimal.js';
import type { Temporal } from 'temporal-polyfill';
import { isPositive, type Money, money, total } from '../money.ts';
import { type Quotient, quotient, type Rates } from '../rates/rules.ts';
import type { OpenSum, Settled } from './queries.ts';

/** The last day of each bucket of days overdue; the last bucket is open. */
const bucketEnds = [30, 60, 90] as const;

interface Bucket {
  readonly from: number;
  /** Null: and more. */
  readonly to: number | null;
  readonly amount: string;
}

/** What is open in one currency. `open` = `overdue` + `notDue` + `noDueDate` + `disputed` + `presented` + `sold`; `overdue` = the sum of its buckets. */
export interface Debt {
  readonly currency: string;
  readonly open: string;
  /** Disputed amounts are not in it: nobody owes them before the dispute is settled. */
  readonly overdue: string;
  readonly buckets: readonly Bucket[];
  /** Documents overdue, and days of the oldest. */
  readonly overdueItems: number;
  readonly oldestDays: number;
  readonly notDue: string;
  readonly noDueDate: string;
  readonly noDueDateItems: number;
  readonly disputed: string;
  /** A bank has it for collection (Ri.Ba.): not paid yet, nor overdue. */
  readonly presented: string;
  /** Sold to a factor: not ours to chase. */
  readonly sold: string;
  /** What we owe them: not taken off `open` in silence. */
  readonly creditNotes: string;
  readonly advances: string;
}

const daysOver = (dueOn: Temporal.PlainDate, asOf: Temporal.PlainDate): number => dueOn.until(asOf).days;

/** Undisputed amount of an item. */
const claimed = ({ open, disputed }: OpenSum): string => new Decimal(open).minus(disputed).toFixed();

const bucketsOf = (overdue: readonly { days: number; amount: string }[]): Bucket[] => {
  const starts = [1, ...bucketEnds.map((end) => end + 1)];
  return starts.map((from, i) => {
    const to = bucketEnds[i] ?? null;
    const inside = overdue.filter(({ days }) => days >= from && (to === null || days <= to));
    return { from, to, amount: total(inside.map(({ amount }) => amount)) };
  });
};

/** Open items by age on a day, per currency, the largest debt first. An invoice is overdue from the day after its due day. */
export const debts = (sums: readonly OpenSum[], advances: readonly Money[], asOf: Temporal.PlainDate): Debt[] => {
  const currencies = new Set([...sums, ...advances].map(({ currency }) => currency));
  return [...currencies]
    .map((currency) =>
      debtIn(
        currency,
        sums.filter((sum) => sum.currency === currency),
        advances.filter((advance) => advance.currency === currency),
        asOf,
      ),
    )
    .sort((a, b) => new Decimal(b.open).cmp(a.open) || a.currency.localeCompare(b.currency));
};

const debtIn = (
  currency: string,
  sums: readonly OpenSum[],
  advances: readonly Money[],
  asOf: Temporal.PlainDate,
): Debt => {
  const invoices = sums.filter(({ kind, open }) => kind === 'invoice' && isPositive(open));
  const overpaid = sums.filter(({ kind, open }) => kind === 'invoice' && !isPositive(open));
  const credits = sums.filter(({ kind }) => kind === 'credit_note');
  const heldBy = (holder: OpenSum['heldBy']) => invoices.filter((sum) => sum.heldBy === holder);
  const ours = heldBy(null);
  const dated = ours.flatMap((sum) =>
    sum.dueOn ? [{ days: daysOver(sum.dueOn, asOf), amount: claimed(sum), items: sum.items }] : [],
  );
  const undated = ours.filter(({ dueOn }) => dueOn === null);
  const overdue = dated.filter(({ days, amount }) => days > 0 && isPositive(amount));
  return {
    currency,
    open: total(invoices.map(({ open }) => open)),
    overdue: total(overdue.map(({ amount }) => amount)),
    buckets: bucketsOf(overdue),
    overdueItems: overdue.reduce((count, { items }) => count + items, 0),
    oldestDays: Math.max(0, ...overdue.map(({ days }) => days)),
    notDue: total(dated.filter(({ days }) => days <= 0).map(({ amount }) => amount)),
    noDueDate: total(undated.map(claimed)),
    noDueDateItems: undated.reduce((count, { items }) => count + items, 0),
    disputed: total(ours.map(({ disputed }) => disputed)),
    presented: total(heldBy('bank').map(({ open }) => open)),
    sold: total(heldBy('factor').map(({ open }) => open)),
    creditNotes: total(credits.map(({ open }) => open)),
    advances: total([
      ...advances.map(({ amount }) => amount),
      ...overpaid.map(({ open }) => new Decimal(open).neg().toFixed()),
    ]),
  };
};

/**
 * How late they pay in one currency: Σ amount × days after the due day ÷ Σ amount, over what was paid; early payments count as negative days.
 * Null when nothing was paid.
 */
export const averageLateness = (settled: readonly Settled[], currency: string): number | null => {
  const paid = settled.filter((row) => row.currency === currency);
  const amount = new Decimal(total(paid.map((row) => row.amount)));
  if (amount.isZero()) return null;
  return paid
    .reduce((sum, row) => sum.plus(new Decimal(row.amount).times(row.daysLate)), new Decimal(0))
    .div(amount)
    .toNumber();
};

/** A credit limit: of the whole account (entity null), or of one legal entity. */
export interface Limit {
  readonly entity: { readonly id: number; readonly name: string } | null;
  readonly limit: Money;
}

/** `no-whole` is a limit of zero: nothing may be open at all. */
export interface LimitUse extends Limit {
  readonly used: Quotient;
}

/** Sorts what most needs attention first: debts under a limit of zero, then unknown use, then the highest. */
const urgency = ({ used }: LimitUse): number =>
  used.kind === 'ratio' ? used.ratio : used.kind === 'no-whole' ? Number.POSITIVE_INFINITY : Number.MAX_VALUE;

/**
 * Open invoices less open credit notes ÷ limit, of the limit that is used most; null without a limit.
 * Advances are not taken off: they may be for other goods.
 */
export const limitUse = (sums: readonly OpenSum[], limits: readonly Limit[], rates: Rates): LimitUse | null =>
  limits.map((limit) => useOf(sums, limit, rates)).sort((a, b) => urgency(b) - urgency(a))[0] ?? null;

const useOf = (sums: readonly OpenSum[], limit: Limit, rates: Rates): LimitUse => {
  const owed = sums
    .filter(({ legalEntityId }) => !limit.entity || legalEntityId === limit.entity.id)
    .filter(({ kind, open }) => kind === 'credit_note' || isPositive(open))
    .map(({ kind, open, currency }) => money(kind === 'credit_note' ? new Decimal(open).neg() : open, currency));
  const used = quotient(owed, [limit.limit], rates);
  // More credit notes than invoices use nothing of a limit.
  return { ...limit, used: used.kind === 'ratio' ? { ...used, ratio: Math.max(0, used.ratio) } : used };
};
