import { Temporal } from 'temporal-polyfill';
import { promiseLine } from '../../accounts/brief/parts/promises.ts';
import { clip, dots, name } from '../../accounts/brief/text.ts';
import { calledName } from '../../accounts/pick-card.ts';
import { actions, button, card, context, quiet, strong, text } from '../../cards/build.ts';
import type { Card, Line } from '../../cards/card.ts';
import { dayIn } from '../../clock.ts';
import type { OpenPromise } from '../../commitments/queries.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Part } from '../../people/policy.ts';
import type { Essence } from '../essence.ts';
import type { Meeting } from '../meeting.ts';
import { leaveAt } from './rules.ts';

/** The sign of meetings. */
const icon = '📅';
const mostShown = 4;
const mostPromises = 2;

/** What a reminder says, as one reader may see it. */
export interface Reminder {
  readonly meeting: Meeting;
  readonly parts: ReadonlySet<Part>;
  readonly essence: Essence | null;
  readonly travelMinutes: number | null;
  readonly ledgerAsOf: Temporal.ZonedDateTime | null;
  /** It comes once more then, for its reader has put it off. */
  readonly againAt: Temporal.Instant | null;
}

/** How a meeting is called before somebody who may see so much: by its client, else by its title. */
export const calledMeeting = ({ account, title }: Pick<Meeting, 'account' | 'title'>, parts: ReadonlySet<Part>) =>
  account && parts.has('profile') ? calledName(account) : clip(title, 60);

const minutesUntil = (startsAt: Temporal.Instant, now: Temporal.Instant): number =>
  Math.round(now.until(startsAt).total('minutes'));

/** 1 h 10 min. */
export const spanWords = (t: Translator, minutes: number): string =>
  t('reminder-span', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });

const titleOf = (t: Translator, { meeting, parts, travelMinutes }: Reminder, now: Temporal.Instant): string => {
  const { startsAt } = meeting;
  const called = calledMeeting(meeting, parts);
  const isToday = dayIn(t.zone, startsAt).equals(dayIn(t.zone, now));
  const when = isToday ? t.time(startsAt) : t.moment(startsAt, now);
  const args = { when, left: spanWords(t, Math.max(1, minutesUntil(startsAt, now))), name: called };
  const leave = leaveAt(startsAt, travelMinutes);
  if (!leave) return t('reminder', args);
  return Temporal.Instant.compare(leave, now) <= 0
    ? t('reminder-leave-now', args)
    : t('reminder-leave', { ...args, leave: t.time(leave) });
};

const attendeeWords = ({ theirs }: Meeting, t: Translator): string[] => [
  ...theirs
    .slice(0, mostShown)
    .map(({ name: who, position }) => (position ? `${name(who)} (${clip(position, 32)})` : name(who))),
  ...(theirs.length > mostShown ? [t('brief-more-count', { count: theirs.length - mostShown })] : []),
];

/** When, where, what about, and with whom. */
const placeLine = (t: Translator, { meeting, parts }: Reminder): Line => {
  const { startsAt, endsAt, location, title, account, ours, hostId } = meeting;
  const host = ours.find(({ id }) => id === hostId);
  const colleagues = ours.filter(({ id }) => id !== hostId);
  const rest = dots(
    location && clip(location, 80),
    account && parts.has('profile') && clip(title, 60),
    ...(parts.has('relationship') ? attendeeWords(meeting, t) : []),
    host &&
      colleagues.length > 0 &&
      t('brief-meeting-ours', { names: t.and([host, ...colleagues].slice(0, 4).map((who) => name(who.name))) }),
  );
  const time = strong(`${t.time(startsAt)}–${t.time(endsAt)}`);
  return rest === null ? time : [time, ' · ', ...[rest].flat()];
};

const isSeen = (parts: ReadonlySet<Part>, { kind }: OpenPromise): boolean =>
  parts.has(kind === 'payment' ? 'receivables' : 'tasks');

/** What is overdue, and what was promised: what one must not walk in without knowing. */
const essenceLine = (t: Translator, { essence, parts }: Reminder, today: Temporal.PlainDate): Line | null => {
  if (!essence) return null;
  const promises = essence.promises.filter((promise) => isSeen(parts, promise));
  const side = (which: OpenPromise['side']): Line[] =>
    promises
      .filter((promise) => promise.side === which)
      .slice(0, mostPromises)
      .map((promise) => [
        `${t(which === 'ours' ? 'brief-ours' : 'brief-theirs')} `,
        ...[promiseLine(promise, { today }, t)].flat(),
      ]);
  const overdue = parts.has('receivables') ? essence.overdue : [];
  return dots(
    ...overdue
      .slice(0, 2)
      .map(
        (debt): Line => [
          strong(t('brief-overdue', { amount: t.money(debt) })),
          `: ${t('brief-oldest', { count: debt.items, days: t('brief-days', { days: debt.days }) })}`,
        ],
      ),
    ...side('theirs'),
    ...side('ours'),
  );
};

/** Whether a reminder says what a client owes, or that it owes nothing. Pure. */
export const saysWhatIsOwed = ({ essence, parts, ledgerAsOf }: Reminder): boolean =>
  essence !== null && parts.has('receivables') && ledgerAsOf !== null;

/**
 * The reminder of a meeting with all that one needs where there is no network. Its first line says when, how soon, whom, and when to leave. Pure.
 */
export const reminderCard = (t: Translator, reminder: Reminder, now: Temporal.Instant): Card => {
  const { meeting, parts, ledgerAsOf, againAt } = reminder;
  const client = meeting.account && parts.has('profile') ? meeting.account : null;
  const essence = essenceLine(t, reminder, dayIn(t.zone, now));
  const asOf = essence !== null && parts.has('receivables') && ledgerAsOf;
  return card(
    titleOf(t, reminder, now),
    [
      text(placeLine(t, reminder)),
      essence !== null && text(essence),
      meeting.unconfirmedSince && text(quiet(t('reminder-unconfirmed'))),
      againAt && text(quiet(t('reminder-again', { time: t.time(againAt) }))),
      asOf !== null && asOf !== false && context(t('brief-as-of-ledger', { ledger: t.asOf(asOf, now) })),
      actions(
        ...(client && parts.has('relationship') ? [button(t('reminder-brief'), `brief:${client.id}`)] : []),
        ...(meeting.theirs.length > 0 && parts.has('relationship')
          ? [button(t('reminder-late'), `late:${meeting.id}`)]
          : []),
        button(t('reminder-moved'), `moved:${meeting.id}`),
        button(t('reminder-snooze'), `snooze:${meeting.id}`),
      ),
    ],
    icon,
  );
};

/** The same message, once the meeting is not what was told: moved, cancelled, or held already. Pure. */
export const overtakenCard = (
  t: Translator,
  { meeting, parts }: Pick<Reminder, 'meeting' | 'parts'>,
  told: Temporal.Instant,
  now: Temporal.Instant,
): Card => {
  const args = {
    name: calledMeeting(meeting, parts),
    was: t.moment(told, now),
    when: t.moment(meeting.startsAt, now),
  };
  const isOff = meeting.status === 'cancelled' || meeting.status === 'not_held';
  return card(
    isOff ? t('reminder-cancelled', args) : t('reminder-moved-to', args),
    [text(quiet(clip(meeting.title, 100)))],
    icon,
  );
};
