import { Decimal } from 'decimal.js';
import { Temporal } from 'temporal-polyfill';
import { byAmount, type Money } from '../money.ts';
import { convert, type Rates } from '../rates/rules.ts';
import type { AttentionFacts } from './portfolio-facts.ts';

/** Why an account wants attention: a fact with its figures. Days are calendar days. */
export type Reason =
  | { readonly kind: 'meeting'; readonly at: Temporal.Instant }
  | { readonly kind: 'overdue'; readonly amounts: readonly Money[]; readonly days: number }
  | { readonly kind: 'silent'; readonly silence: number; readonly usual: number }
  /** The last day to give notice is near. */
  | { readonly kind: 'notice'; readonly on: Temporal.PlainDate; readonly days: number }
  /** The contract ends and does not renew itself. */
  | { readonly kind: 'ends'; readonly days: number }
  | { readonly kind: 'promise'; readonly count: number; readonly since: Temporal.PlainDate };

/** An account with its reasons, the most pressing first. */
export interface Attention {
  readonly facts: AttentionFacts;
  readonly reasons: readonly Reason[];
}

const endsSoonDays = 90;
const noticeSoonDays = 30;

/** One that renews itself wants attention only while notice can still be given. */
const contractReason = ({ contract }: AttentionFacts, today: Temporal.PlainDate): Reason | null => {
  if (!contract) return null;
  const { endsOn, noticeDays, autoRenews } = contract;
  const noticeOn = endsOn.subtract({ days: noticeDays ?? 0 });
  const noticeIn = today.until(noticeOn).days;
  if (noticeDays !== null && noticeIn >= 0 && noticeIn <= noticeSoonDays) {
    return { kind: 'notice', on: noticeOn, days: noticeIn };
  }
  const endsIn = today.until(endsOn).days;
  return autoRenews || endsIn > endsSoonDays ? null : { kind: 'ends', days: endsIn };
};

/** A former client is not expected to order. */
const silentReason = ({ account, rhythm }: AttentionFacts): Reason | null =>
  rhythm?.silent && rhythm.usual !== null && !account.former
    ? { kind: 'silent', silence: rhythm.silence, usual: rhythm.usual }
    : null;

const reasonsOf = (facts: AttentionFacts, today: Temporal.PlainDate): Reason[] => {
  const { overdue, brokenByUs, meetsAt } = facts;
  const reasons: (Reason | null)[] = [
    meetsAt && { kind: 'meeting', at: meetsAt },
    overdue.length > 0
      ? { kind: 'overdue', amounts: [...overdue].sort(byAmount), days: Math.max(...overdue.map(({ days }) => days)) }
      : null,
    silentReason(facts),
    contractReason(facts, today),
    brokenByUs && { kind: 'promise', ...brokenByUs },
  ];
  return reasons.filter((reason) => reason !== null);
};

/**
 * Money at stake: what is overdue, and where the account may be lost (it fell silent, its contract runs out) a year's income.
 * `unknown`: there is money that has no rate into the common currency.
 */
const stakeOf = ({ facts, reasons }: Attention, rates: Rates): { sum: Decimal; unknown: boolean } => {
  const mayBeLost = reasons.some(({ kind }) => kind === 'silent' || kind === 'ends');
  const { sum, without } = convert([...facts.overdue, ...(mayBeLost ? facts.income : [])], rates);
  return { sum: new Decimal(sum.amount), unknown: without.length > 0 };
};

/**
 * What needs attention first: those with reasons before those without; among them the most money at stake first, then money that
 * cannot be compared, then the earlier meeting, then the name.
 */
export const rankByStake = (
  accounts: readonly AttentionFacts[],
  rates: Rates,
  today: Temporal.PlainDate,
): Attention[] => {
  const never = Temporal.Instant.fromEpochMilliseconds(8.64e15);
  return accounts
    .map((facts) => ({ facts, reasons: reasonsOf(facts, today) }))
    .map((attention) => ({ attention, stake: stakeOf(attention, rates) }))
    .sort(
      (a, b) =>
        Number(b.attention.reasons.length > 0) - Number(a.attention.reasons.length > 0) ||
        b.stake.sum.cmp(a.stake.sum) ||
        Number(b.stake.unknown) - Number(a.stake.unknown) ||
        Temporal.Instant.compare(a.attention.facts.meetsAt ?? never, b.attention.facts.meetsAt ?? never) ||
        a.attention.facts.account.name.localeCompare(b.attention.facts.account.name) ||
        a.attention.facts.account.id - b.attention.facts.account.id,
    )
    .map(({ attention }) => attention);
};
