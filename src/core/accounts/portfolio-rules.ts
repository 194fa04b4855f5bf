import { Temporal } from 'temporal-polyfill';
import { byAmount, type Money } from '../money.ts';
import { convert, type Rates } from '../rates/rules.ts';
import { noticeDayOf } from './brief/renewal.ts';
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
  const { endsOn, autoRenews } = contract;
  const noticeOn = noticeDayOf(contract);
  const noticeIn = noticeOn ? today.until(noticeOn).days : -1;
  if (noticeOn && noticeIn >= 0 && noticeIn <= noticeSoonDays) {
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

/** An account that falls silent or whose contract runs out may be lost: a year's income is at stake. */
const mayBeLost = ({ kind }: Reason): boolean => kind === 'silent' || kind === 'ends';

/** The money that a reason is about. */
const stakeOf = (reason: Reason, { income }: AttentionFacts): readonly Money[] =>
  reason.kind === 'overdue' ? reason.amounts : mayBeLost(reason) ? income : [];

/** A meeting will not wait, so it stands first; then whatever most money hangs on. */
const byPressure = (reasons: readonly Reason[], facts: AttentionFacts, rates: Rates): Reason[] => {
  const amount = (reason: Reason) => convert(stakeOf(reason, facts), rates).sum;
  return [...reasons].sort(
    (a, b) => Number(b.kind === 'meeting') - Number(a.kind === 'meeting') || byAmount(amount(a), amount(b)),
  );
};

/** Two reasons to fear for an account put its income at stake once. */
const allAtStake = ({ facts, reasons }: Attention): Money[] => [
  ...facts.overdue,
  ...(reasons.some(mayBeLost) ? facts.income : []),
];

/**
 * What needs attention first: those with reasons before those without; among them the most money at stake first (what is overdue,
 * and a year's income where the account may be lost), then money without a rate to compare it by, then the earlier meeting, then the name.
 */
export const rankByStake = (
  accounts: readonly AttentionFacts[],
  rates: Rates,
  today: Temporal.PlainDate,
): Attention[] => {
  const never = Temporal.Instant.fromEpochMilliseconds(8.64e15);
  return accounts
    .map((facts) => ({ facts, reasons: byPressure(reasonsOf(facts, today), facts, rates) }))
    .map((attention) => ({ ...attention, stake: convert(allAtStake(attention), rates) }))
    .sort(
      (a, b) =>
        Number(b.reasons.length > 0) - Number(a.reasons.length > 0) ||
        byAmount(a.stake.sum, b.stake.sum) ||
        b.stake.without.length - a.stake.without.length ||
        Temporal.Instant.compare(a.facts.meetsAt ?? never, b.facts.meetsAt ?? never) ||
        a.facts.account.name.localeCompare(b.facts.account.name) ||
        a.facts.account.id - b.facts.account.id,
    );
};
