import { Temporal } from 'temporal-polyfill';
import type { Db } from '../db.ts';
import type { Asking, Gate, Verdict } from '../outbox/gate.ts';
import type { MessageKind } from '../outbox/kind.ts';
import { alertsOn, interruptions } from '../settings/attention.ts';
import { quietAt, workingDayOf } from '../working-time/rules.ts';
import { comesAgain } from './answers/again.ts';
import { type Alert, areAlertsOn, decide, isOfOutage, type Situation } from './rules.ts';
import { type MailboxState, mailboxStates } from './situation.ts';
import { summaryKind } from './summary.ts';
import { modeFor, readValue, workingTimeOf } from './wishes.ts';

/** The snooze of a kind and a client that lasts longest. */
const snoozedUntil = (
  { snoozes }: MailboxState,
  { kind, accountId }: Pick<Alert, 'kind' | 'accountId'>,
): Temporal.Instant | null =>
  snoozes
    .filter((snooze) => snooze.kind === kind && (snooze.accountId === null || snooze.accountId === accountId))
    .map(({ until }) => until)
    .sort(Temporal.Instant.compare)
    .at(-1) ?? null;

/** What may interrupt people, by what they have set and what is known of them. The one place where that is decided. */
export const createGate = (db: Db, kinds: readonly MessageKind[]): Gate => {
  const alerts = kinds.filter(({ attention }) => attention === 'alert').map(({ name }) => name);
  const merging = new Set(kinds.filter(({ merge }) => merge).map(({ name }) => name));

  const situationOf = ({ task, recipient }: Asking, state: MailboxState, platform: string, now: Temporal.Instant) => {
    const { own, ours } = state;
    const { zone } = recipient.person;
    const time = workingTimeOf(own, zone, state.country);
    const today = workingDayOf(time, now);
    const modeOf = (kind: string) => modeFor(own, ours, kind, platform);
    const comesNow = (alert: Alert): boolean => modeOf(alert.kind) === 'now' && !snoozedUntil(state, alert);
    const all = state.waiting.map(({ dueAt, ...alert }) => ({ ...alert, merges: merging.has(alert.kind) }));
    const self = all.find(({ id }) => id === task.id);
    const mode = modeOf(task.kind);
    return {
      // Of what they put off they have said themselves when it comes.
      mode: mode === 'digest' && comesAgain(task.key) ? 'now' : mode,
      snoozedUntil: self ? snoozedUntil(state, self) : null,
      quiet: quietAt(time, now),
      alertsOn: areAlertsOn(readValue(ours, alertsOn), state.setUpAt, now),
      interrupted: state.interrupted.filter((at) => workingDayOf(time, at).equals(today)).length,
      budget: readValue(own, interruptions),
      waiting: all.filter((alert) => alert.id === task.id || comesNow(alert)),
      lateMinutes: task.dueAt.until(now).total('minutes'),
      missed: state.held.filter(({ reason }) => isOfOutage(reason)).length,
    } satisfies Situation;
  };

  const judge = (asking: Asking, state: MailboxState | undefined, now: Temporal.Instant): Verdict => {
    const { kind, recipient, task } = asking;
    const [best] = recipient.reach;
    if (!state || !best) return { kind: 'drop', reason: 'nobody there' };
    const open = recipient.reach.find(({ platform }) => modeFor(state.own, state.ours, kind.name, platform) !== 'off');
    const { platform } = open ?? best;
    const decided = decide({ id: task.id, isUrgent: task.isUrgent }, situationOf(asking, state, platform, now), now);
    return decided.kind === 'go' ? { ...decided, platform } : decided;
  };

  /** What is not for people to set, and what has an hour of its own. */
  const pass = ({ kind, recipient }: Asking, state: MailboxState | undefined): Verdict => {
    const [best] = recipient.reach;
    if (!best) return { kind: 'drop', reason: 'nobody there' };
    const carries = kind.name === summaryKind ? (state?.held ?? []).map(({ id }) => id) : [];
    const wanted = ({ platform }: { platform: string }): boolean =>
      kind.attention === 'system' || !state || modeFor(state.own, state.ours, kind.name, platform) !== 'off';
    const open = recipient.reach.find(wanted);
    return open ? { kind: 'go', platform: open.platform, carries } : { kind: 'drop', reason: 'off' };
  };

  return async (asking, now) => {
    const known = asking.filter(({ kind }) => kind.attention !== 'system' || kind.name === summaryKind);
    const ids = [...new Set(known.map(({ task }) => task.mailboxId))];
    const states = ids.length > 0 ? await mailboxStates(db, now, ids, alerts) : new Map<number, MailboxState>();
    return asking.map((one) => {
      const state = states.get(one.task.mailboxId);
      return one.kind.attention === 'alert' ? judge(one, state, now) : pass(one, state);
    });
  };
};
