import { Temporal } from 'temporal-polyfill';
import { groupBy } from '../group.ts';
import { tooLate } from '../outbox/kind.ts';
import type { Mode } from '../settings/attention.ts';
import type { Quiet } from '../working-time/rules.ts';

/** A message that is due to somebody, as far as it matters to whether it may interrupt them. */
export interface Alert {
  readonly id: number;
  readonly kind: string;
  /** The one client that it is about. */
  readonly accountId: number | null;
  /** The money at stake, in the organisation's currency; 0 where there is none, or it is not known. */
  readonly stake: number;
  readonly isUrgent: boolean;
  /** Whether several of its kind can be said as one. */
  readonly merges: boolean;
}

/** How its reader stands to a message at the moment. */
export interface Situation {
  readonly mode: Mode;
  /** They do not want to hear of it before. */
  readonly snoozedUntil: Temporal.Instant | null;
  readonly quiet: Quiet | null;
  /** Whether what it rests on is so old that it waits for newer data. */
  readonly isTooOld: boolean;
  /** Whether alerts come as they arise: not in the first days of an installation. */
  readonly alertsOn: boolean;
  /** How often they were interrupted today, and how often they may be. */
  readonly interrupted: number;
  readonly budget: number;
  /** All alerts that are due to them and may come as they arise, this one among them. */
  readonly waiting: readonly Alert[];
  /** For how many minutes it has been due. */
  readonly lateMinutes: number;
  /** How many others are held back already because of an outage. */
  readonly missed: number;
}

/** By which reason an alert waits for newer data, and by which it is told once that has come, or was waited for long enough. */
export const oldData = 'old-data';
export const oldDataOver = 'old-data-over';

/** Why something is not told as it arises: for good, since it stands in the outbox. */
type HoldReason = 'digest' | 'quiet-start' | 'outage' | 'budget' | `quiet-${Quiet}` | typeof oldData;

/** Whether something was held back by an outage, whatever came of it. */
export const isOfOutage = (reason: string | null): boolean => reason === 'outage' || reason === tooLate;

export type Decision =
  | { readonly kind: 'go'; readonly carries: readonly number[] }
  | { readonly kind: 'wait'; readonly until: Temporal.Instant; readonly reason: 'snoozed' }
  | { readonly kind: 'hold'; readonly reason: HoldReason }
  | { readonly kind: 'drop'; readonly reason: 'off' };

/** What has been due for so long was kept back by an outage: several of those at once are told together. */
const outageMinutes = 30;
const burst = 3;

/**
 * Which alerts make one message: those about one client, where they are of several kinds or of one that is not said as one; else those of a
 * kind that is. Each is in one group; the groups and what is in them stand by what is at stake, the most first. Pure.
 */
export const groupsOf = (waiting: readonly Alert[]): Alert[][] => {
  const byStake = (a: Alert, b: Alert): number =>
    Number(b.isUrgent) - Number(a.isUrgent) || b.stake - a.stake || a.id - b.id;
  const aboutOne = groupBy(
    waiting.filter(({ accountId }) => accountId !== null),
    ({ accountId }) => accountId,
  );
  const isTogether = ({ accountId, merges, kind }: Alert): boolean =>
    (aboutOne.get(accountId) ?? []).some((other) => other.kind !== kind) || !merges;
  const nameOf = (alert: Alert): string => {
    if (alert.accountId !== null && isTogether(alert)) return `account/${alert.accountId}`;
    return alert.merges ? `kind/${alert.kind}` : `message/${alert.id}`;
  };
  return [...groupBy([...waiting].sort(byStake), nameOf).values()].sort(([a], [b]) => (a && b ? byStake(a, b) : 0));
};

/**
 * Whether an alert may interrupt its reader now, and which others are told with it. Pure. What they said of it themselves comes first; then
 * what is urgent passes; what is likely to be wrong waits for newer data; what may wait does for as long as it has to; and of what is left, as much comes as they bear, by what is at stake.
 */
export const decide = (
  { id, isUrgent }: Pick<Alert, 'id' | 'isUrgent'>,
  { mode, snoozedUntil, quiet, isTooOld, alertsOn, interrupted, budget, waiting, lateMinutes, missed }: Situation,
  now: Temporal.Instant,
): Decision => {
  if (mode === 'off') return { kind: 'drop', reason: 'off' };
  if (snoozedUntil && Temporal.Instant.compare(now, snoozedUntil) < 0) {
    return { kind: 'wait', until: snoozedUntil, reason: 'snoozed' };
  }
  const groups = groupsOf(waiting);
  const own = groups.findIndex((group) => group.some((alert) => alert.id === id));
  const carries = (groups[own] ?? []).map((alert) => alert.id).filter((one) => one !== id);
  if (isUrgent) return { kind: 'go', carries };
  if (isTooOld) return { kind: 'hold', reason: oldData };
  if (mode === 'digest') return { kind: 'hold', reason: 'digest' };
  if (!alertsOn) return { kind: 'hold', reason: 'quiet-start' };
  if (lateMinutes >= outageMinutes && groups.length + missed >= burst) return { kind: 'hold', reason: 'outage' };
  if (quiet) return { kind: 'hold', reason: `quiet-${quiet}` };
  if (own >= budget - interrupted) return { kind: 'hold', reason: 'budget' };
  return { kind: 'go', carries };
};

/** The first days of an installation: whoever imports years of data is not to be met by years of alerts. */
const quietStartDays = 7;

/** When the first days of an installation are over. Pure. @param setUpAt null: before that was noted, so long ago */
export const quietStartEnds = (setUpAt: Temporal.Instant | null): Temporal.Instant | null =>
  setUpAt?.add({ hours: 24 * quietStartDays }) ?? null;

/**
 * Until when an installation starts quietly; null: it does not, since the first days are over, or somebody has said whether alerts come. Pure.
 * @param said null: nobody has said
 */
export const quietStartUntil = (
  said: boolean | null,
  setUpAt: Temporal.Instant | null,
  now: Temporal.Instant,
): Temporal.Instant | null => {
  const until = quietStartEnds(setUpAt);
  return said === null && until && Temporal.Instant.compare(now, until) < 0 ? until : null;
};

/** Whether alerts come as they arise. Pure. */
export const areAlertsOn = (said: boolean | null, setUpAt: Temporal.Instant | null, now: Temporal.Instant): boolean =>
  said ?? quietStartUntil(said, setUpAt, now) === null;
