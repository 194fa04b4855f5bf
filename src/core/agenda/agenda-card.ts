import type { Temporal } from 'temporal-polyfill';
import { clip, name } from '../accounts/brief/text.ts';
import { accountButtons, calledName } from '../accounts/pick-card.ts';
import { asOfText, reasonText } from '../accounts/portfolio-card.ts';
import { actions, card, list, quiet, section, context as small, strong, text } from '../cards/build.ts';
import type { Button, Card, Line } from '../cards/card.ts';
import { clientOf } from '../dates/coming.ts';
import { comingText } from '../dates/coming-card.ts';
import type { Translator } from '../i18n/translator.ts';
import { type Agenda, isEmpty } from './agenda.ts';
import { type AgendaMeeting, nextOf, timedOf } from './meetings.ts';
import { type Conflict, conflictsOf } from './rules.ts';

/** The sign of meetings. */
const icon = '📅';
const mostShown = 12;
const mostReasons = 2;
const mostBriefs = 3;
const mostAside = 5;

interface At {
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
}

const called = (t: Translator, { account, title, isPrivate }: AgendaMeeting): string => {
  if (isPrivate) return t('agenda-busy');
  return account ? calledName(account) : clip(title, 60);
};

const lineOf = (t: Translator, meeting: AgendaMeeting, { reasons }: Agenda, at: At): Line => {
  const { startsAt, endsAt, allDay, account, title, location } = meeting;
  const more = [account && clip(title, 60), location && clip(location, 60)].filter(Boolean).join(' · ');
  const matters = (account && reasons.get(account.id))?.slice(0, mostReasons) ?? [];
  return [
    strong(allDay ? t('agenda-all-day') : `${t.time(startsAt)}–${t.time(endsAt)}`),
    ` ${called(t, meeting)}`,
    ...(more ? [quiet(` · ${more}`)] : []),
    ...(matters.length > 0 ? [` — ${matters.map((reason) => reasonText(t, reason, at)).join(' · ')}`] : []),
  ];
};

const conflictText = (t: Translator, { kind, first, second, minutes }: Conflict<AgendaMeeting>): string => {
  const args = { first: called(t, first), second: called(t, second), time: t.time(second.startsAt), minutes };
  return kind === 'overlap' ? t('agenda-overlap', args) : t('agenda-travel', args);
};

const titleOf = (t: Translator, { day, meetings, coming }: Agenda, { now, today }: At): string => {
  const isToday = day.equals(today);
  const count = meetings.length;
  const timed = timedOf(meetings);
  const first = isToday ? nextOf(meetings, now) : timed[0];
  const said = t.dayNear(day, today);
  const [date] = coming;
  if (count === 0 && date) {
    return t('agenda-date', { day: said, name: calledName(clientOf(date)), said: comingText(t, date, today) });
  }
  if (count === 0) return isToday ? t('today-none') : t('agenda-none', { day: said });
  const [whole] = meetings;
  if (timed.length === 0 && whole) return t('agenda-whole-day', { day: said, name: called(t, whole) });
  if (!first) return t('today-over', { count });
  const args = { count, time: t.time(first.startsAt), name: called(t, first) };
  return isToday ? t('today-next', args) : t('agenda-first', { ...args, day: said });
};

const asideOf = (t: Translator, { absent, coming, meetings }: Agenda, today: Temporal.PlainDate) => [
  section(
    t('agenda-label-conflicts'),
    conflictsOf(timedOf(meetings))
      .slice(0, mostAside)
      .map((conflict) => conflictText(t, conflict)),
  ),
  section(
    t('agenda-label-dates'),
    coming.slice(0, mostAside).map((one) => `${calledName(clientOf(one))} — ${comingText(t, one, today)}`),
  ),
  section(
    t('agenda-label-absent'),
    absent
      .slice(0, mostAside)
      .map(({ name: absent, deputies }) =>
        t('agenda-absent', { name: name(absent), deputies: t.and(deputies.map(name)), count: deputies.length }),
      ),
  ),
];

/**
 * Somebody's day: what comes next in the first line, then all of it with what matters at each client, and the briefs of those ahead. Pure.
 * @param more what else can be pressed
 */
export const agendaCard = (t: Translator, agenda: Agenda, at: At, ...more: readonly Button[]): Card => {
  const { meetings } = agenda;
  const next = nextOf(meetings, at.now);
  const ahead = next ? meetings.slice(meetings.indexOf(next)) : [];
  const clients = new Map(ahead.flatMap(({ account }) => (account ? [[account.id, account]] : [])));
  const left = meetings.length - mostShown;
  const asOf = asOfText(t, { ...agenda, now: at.now });
  const shown = meetings.slice(0, mostShown).map((meeting) => lineOf(t, meeting, agenda, at));
  return card(
    titleOf(t, agenda, at),
    [
      list(shown, left > 0 ? t('today-more', { count: left }) : undefined),
      isEmpty(agenda) && text(t('today-none-next')),
      ...asideOf(t, agenda, at.today),
      actions(...accountButtons([...clients.values()].slice(0, mostBriefs), 'brief'), ...more),
      asOf !== '' && small(asOf),
    ],
    icon,
  );
};
