import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Tx } from '../db.ts';
import { alertsOn, interruptions } from '../settings/attention.ts';
import { quietAt, workingDayOf } from '../working-time/rules.ts';
import { type Alert, areAlertsOn, isOfOutage, type Situation } from './rules.ts';
import { type MailboxState, mailboxStates } from './situation.ts';
import { modeFor, readValue, workingTimeOf } from './wishes.ts';

/** The snooze of a kind and a client that lasts longest. Pure. */
const snoozedUntil = (
  { snoozes }: MailboxState,
  { kind, accountId }: Pick<Alert, 'kind' | 'accountId'>,
): Temporal.Instant | null =>
  snoozes
    .filter((snooze) => snooze.kind === kind && (snooze.accountId === null || snooze.accountId === accountId))
    .map(({ until }) => until)
    .sort(Temporal.Instant.compare)
    .at(-1) ?? null;

/** An alert, and since when it has been due. */
interface DueAlert extends Alert {
  readonly dueAt: Temporal.Instant;
}

interface Place {
  /** Where its reader is. */
  readonly zone: string;
  /** By which it would come. */
  readonly platform: string;
  /** Kinds of which several can be said as one. */
  readonly merging: ReadonlySet<string>;
  /** Kinds that wait for newer data. */
  readonly tooOld: ReadonlySet<string>;
}

/** How a reader stands to an alert, by what is known of their mailbox. Pure. */
export const situationOf = (
  alert: Pick<DueAlert, 'id' | 'kind' | 'dueAt'> & Partial<DueAlert>,
  state: MailboxState,
  { zone, platform, merging, tooOld }: Place,
  now: Temporal.Instant,
): Situation => {
  const { own, ours } = state;
  const time = workingTimeOf(own, zone, state.country);
  const today = workingDayOf(time, now);
  const modeOf = (kind: string) => modeFor(own, ours, kind, platform);
  const comesNow = (one: Alert): boolean =>
    modeOf(one.kind) === 'now' && !snoozedUntil(state, one) && (one.isUrgent || !tooOld.has(one.kind));
  const waiting = state.waiting.map(({ dueAt, ...one }) => ({ ...one, merges: merging.has(one.kind) }));
  const self = waiting.find(({ id }) => id === alert.id) ?? {
    id: alert.id,
    kind: alert.kind,
    accountId: alert.accountId ?? null,
    stake: alert.stake ?? 0,
    isUrgent: alert.isUrgent ?? false,
    merges: merging.has(alert.kind),
  };
  return {
    mode: modeOf(alert.kind),
    snoozedUntil: snoozedUntil(state, self),
    quiet: quietAt(time, now),
    isTooOld: tooOld.has(alert.kind),
    alertsOn: areAlertsOn(readValue(ours, alertsOn), state.setUpAt, now),
    interrupted: state.interrupted.filter((at) => workingDayOf(time, at).equals(today)).length,
    budget: readValue(own, interruptions),
    waiting: [...waiting.filter((one) => one.id !== self.id && comesNow(one)), self],
    lateMinutes: alert.dueAt.until(now).total('minutes'),
    missed: state.held.filter(({ reason }) => isOfOutage(reason)).length,
  };
};

/** The mailbox of somebody, who gets one where nothing was ever sent to them. */
export const mailboxOf = async (db: Tx, personId: number): Promise<number> => {
  await db.$executeRaw`INSERT INTO mailbox (person_id) VALUES (${personId}) ON CONFLICT (person_id) DO NOTHING`;
  const rows = await db.$queryRaw`SELECT id FROM mailbox WHERE person_id = ${personId}`;
  return z.tuple([z.object({ id: z.number() })]).parse(rows)[0].id;
};

/** The state of one mailbox that there is. */
export const stateOf = async (
  db: Tx,
  now: Temporal.Instant,
  mailboxId: number,
  counted: readonly string[],
): Promise<MailboxState> => {
  const state = (await mailboxStates(db, now, [mailboxId], counted)).get(mailboxId);
  if (!state) throw new Error(`there is no mailbox ${mailboxId}`);
  return state;
};
