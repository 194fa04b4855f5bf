import type { Temporal } from 'temporal-polyfill';
import type { Decision } from '../rules.ts';
import type { Condition } from '../why/rule.ts';
import type { Fate } from './told.ts';

/** It waits for the summary, or would. The reason is one of the gate's; `since` when it has waited, null: it is not made yet. */
export interface Held {
  readonly why: 'held';
  readonly reason: string;
  readonly since: Temporal.Instant | null;
}

/** What keeps a message from its reader. */
export type Cause =
  /** They are not among those who are told. */
  | { readonly why: 'right' }
  /** There is nothing to tell. */
  | { readonly why: 'nothing' }
  | { readonly why: 'told'; readonly at: Temporal.Instant; readonly id: number }
  /** They have switched its kind off. */
  | { readonly why: 'off' }
  | { readonly why: 'snoozed'; readonly until: Temporal.Instant }
  | Held
  /** Its rule tells at another time of the day or the week. */
  | { readonly why: 'hours' }
  /** Something of the kind was told today, and the rest waits for tomorrow. */
  | { readonly why: 'day' }
  /** It is told with others of its kind, from then on. */
  | { readonly why: 'gathered'; readonly until: Temporal.Instant }
  /** They are reached nowhere. */
  | { readonly why: 'unreachable' }
  /** It was lost on the way, or not known to have come. */
  | { readonly why: 'failed' }
  /** It was settled before it came, and is again. */
  | { readonly why: 'settled' }
  /** It comes with the next look. */
  | { readonly why: 'coming' };

/** What is known of somebody to whom something is to be told. */
export interface Prospect {
  readonly fate: Fate | null;
  /** What the gate would say now. */
  readonly decision: Decision;
  readonly isReached: boolean;
  readonly toldToday: boolean;
}

type Timing = Pick<Condition, 'isTime' | 'isUrgent' | 'notBefore'>;

const ahead = (
  { decision, isReached, toldToday }: Prospect,
  { isTime, isUrgent, notBefore }: Timing,
  isMade: boolean,
): Cause => {
  if (!isReached) return { why: 'unreachable' };
  if (decision.kind === 'drop') return { why: 'off' };
  if (decision.kind === 'wait') return { why: 'snoozed', until: decision.until };
  if (!isMade && notBefore) return { why: 'gathered', until: notBefore };
  if (decision.kind === 'hold' && (isMade || isTime)) return { why: 'held', reason: decision.reason, since: null };
  if (!isMade && toldToday && !isUrgent) return { why: 'day' };
  if (decision.kind === 'hold') return { why: 'held', reason: decision.reason, since: null };
  return isMade || isTime ? { why: 'coming' } : { why: 'hours' };
};

/** Why what a rule sees has not come to its reader, or that it has. Pure. */
export const causeOf = (prospect: Prospect, condition: Timing, now: Temporal.Instant): Cause => {
  const { fate } = prospect;
  if (!fate) return ahead(prospect, condition, false);
  switch (fate.state) {
    case 'sent':
    case 'bundled':
      return fate.cameAt ? { why: 'told', at: fate.cameAt, id: fate.cameAs } : { why: 'coming' };
    case 'held':
      return { why: 'held', reason: fate.reason ?? 'other', since: fate.heldAt };
    case 'dropped':
      return { why: fate.reason === 'off' ? 'off' : 'settled' };
    case 'failed':
    case 'unknown':
      return { why: 'failed' };
    case 'pending':
    case 'sending':
      return fate.reason === 'snoozed' && fate.dueAt.epochMilliseconds > now.epochMilliseconds
        ? { why: 'snoozed', until: fate.dueAt }
        : ahead(prospect, condition, true);
  }
};
