import { Temporal } from 'temporal-polyfill';
import type { Db } from '../db.ts';
import { waitingForData } from '../freshness/old.ts';
import type { Asking, Gate, Verdict } from '../outbox/gate.ts';
import type { MessageKind } from '../outbox/kind.ts';
import { nextStart } from '../working-time/rules.ts';
import { comesAgain } from './answers/again.ts';
import { decide, oldData } from './rules.ts';
import { type MailboxState, mailboxStates } from './situation.ts';
import { situationOf } from './standing.ts';
import { summaryKind } from './summary.ts';
import { modeFor, workingTimeOf } from './wishes.ts';

/** What may interrupt people, by what they have set and what is known of them. The one place where that is decided. */
export const createGate = (db: Db, kinds: readonly MessageKind[]): Gate => {
  const ofAlerts = kinds.filter(({ attention }) => attention === 'alert');
  const alerts = ofAlerts.map(({ name }) => name);
  const merging = new Set(kinds.filter(({ merge }) => merge).map(({ name }) => name));

  const situation = (
    { task, recipient }: Asking,
    state: MailboxState,
    { platform, tooOld }: { platform: string; tooOld: ReadonlySet<string> },
    now: Temporal.Instant,
  ) => {
    const seen = situationOf(task, state, { zone: recipient.person.zone, platform, merging, tooOld }, now);
    // Of what they put off they have said themselves when it comes.
    const comes = seen.mode === 'digest' && comesAgain(task.key);
    return comes ? { ...seen, mode: 'now' as const } : seen;
  };

  const judge = (
    asking: Asking,
    state: MailboxState | undefined,
    tooOld: ReadonlySet<string>,
    now: Temporal.Instant,
  ): Verdict => {
    const { kind, recipient, task } = asking;
    const [best] = recipient.reach;
    if (!state || !best) return { kind: 'drop', reason: 'nobody there' };
    const open = recipient.reach.find(({ platform }) => modeFor(state.own, state.ours, kind.name, platform) !== 'off');
    const { platform } = open ?? best;
    const decided = decide(
      { id: task.id, isUrgent: task.isUrgent },
      situation(asking, state, { platform, tooOld }, now),
      now,
    );
    return decided.kind === 'go' ? { ...decided, platform } : decided;
  };

  /** What is not for people to set, and what has an hour of its own. */
  const pass = ({ kind, recipient }: Asking, state: MailboxState | undefined, now: Temporal.Instant): Verdict => {
    const [best] = recipient.reach;
    if (!best) return { kind: 'drop', reason: 'nobody there' };
    // Its day may have begun where its reader was until now, or have ended while the platform was away.
    const starts =
      kind.name === summaryKind && state
        ? nextStart(workingTimeOf(state.own, recipient.person.zone, state.country), now)
        : null;
    if (starts && Temporal.Instant.compare(now, starts) < 0) return { kind: 'wait', until: starts, reason: 'quiet' };
    // What waits for newer data is told once that has come.
    const held = (state?.held ?? []).filter(({ reason }) => reason !== oldData);
    const carries = kind.name === summaryKind ? held.map(({ id }) => id) : [];
    const wanted = ({ platform }: { platform: string }): boolean =>
      kind.attention === 'system' || !state || modeFor(state.own, state.ours, kind.name, platform) !== 'off';
    const open = recipient.reach.find(wanted);
    return open ? { kind: 'go', platform: open.platform, carries } : { kind: 'drop', reason: 'off' };
  };

  return async (asking, now) => {
    const known = asking.filter(({ kind }) => kind.attention !== 'system' || kind.name === summaryKind);
    const ids = [...new Set(known.map(({ task }) => task.mailboxId))];
    const states = ids.length > 0 ? await mailboxStates(db, now, ids, alerts) : new Map<number, MailboxState>();
    const due = new Set([...states.values()].flatMap(({ waiting }) => waiting.map(({ kind }) => kind)));
    const tooOld = await waitingForData(
      db,
      now,
      ofAlerts.filter(({ name }) => due.has(name)),
    );
    return asking.map((one) => {
      const state = states.get(one.task.mailboxId);
      return one.kind.attention === 'alert' ? judge(one, state, tooOld, now) : pass(one, state, now);
    });
  };
};
