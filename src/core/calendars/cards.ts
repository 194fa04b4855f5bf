import type { Temporal } from 'temporal-polyfill';
import { clip } from '../accounts/brief/text.ts';
import { accountButtons, calledName } from '../accounts/pick-card.ts';
import { actions, button, card, list, quiet, context as small, strong, text } from '../cards/build.ts';
import type { Card, Line } from '../cards/card.ts';
import type { Translator } from '../i18n/translator.ts';

const icon = '📅';

interface Problem {
  readonly name: string;
  /** A CalendarProblem. */
  readonly problem: string;
  /** Null when it was never read. */
  readonly since: Temporal.Instant | null;
}

/** Why a calendar cannot be read, and what to do. Pure. */
export const problemCard = (t: Translator, { name, problem, since }: Problem, now: Temporal.Instant): Card =>
  card(
    since
      ? t('calendar-failing', { name: clip(name, 40), since: t.moment(since, now) })
      : t('calendar-never-read', { name: clip(name, 40) }),
    [
      text(t('calendar-problem', { problem })),
      since ? text(t('calendar-kept')) : null,
      actions(button(t('calendar-show'), 'calendars')),
    ],
    icon,
  );

/** Asks whether a calendar is really empty. Pure. */
export const emptyCard = (
  t: Translator,
  { id, name }: { readonly id: number; readonly name: string },
  count: number,
): Card =>
  card(
    t('calendar-emptied', { name: clip(name, 40), count }),
    [
      text(t('calendar-emptied-kept')),
      actions(
        button(t('calendar-call-off', { count }), `calendar-off:${id}`),
        button(t('calendar-keep'), `calendar-keep:${id}`, 'primary'),
      ),
    ],
    icon,
  );

interface Unclear {
  readonly seriesId: number;
  readonly title: string;
  readonly startsAt: Temporal.Instant;
}

/** Asks with which of the clients a meeting is. Pure. */
export const matchCard = (
  t: Translator,
  { seriesId, title, startsAt }: Unclear,
  among: readonly { readonly id: number; readonly name: string; readonly city: string | null }[],
  now: Temporal.Instant,
): Card =>
  card(
    t('calendar-which', { title: clip(title, 60), when: t.moment(startsAt, now) }),
    [
      actions(
        ...accountButtons(among, `calendar-is:${seriesId}`),
        button(t('calendar-none'), `calendar-is:${seriesId}:0`),
      ),
      small(t('calendar-which-once')),
    ],
    icon,
  );

/** The answer to it. Pure. */
export const matchedCard = (
  t: Translator,
  title: string,
  client: { readonly id: number; readonly name: string } | null,
): Card =>
  card(
    client
      ? t('calendar-matched', { title: clip(title, 60), name: calledName(client) })
      : t('calendar-unmatched', { title: clip(title, 60) }),
    [],
    icon,
  );

/** A calendar of the asker's, and how it fares. */
export interface Fares {
  readonly id: number;
  readonly name: string;
  readonly readAt: Temporal.Instant | null;
  readonly problem: string | null;
  readonly meetings: number;
}

const lineOf = (t: Translator, { name, readAt, problem, meetings }: Fares, now: Temporal.Instant): Line => [
  strong(clip(name, 40)),
  quiet(
    ` · ${problem ? t('calendar-problem', { problem }) : readAt ? t('calendar-read', { when: t.moment(readAt, now), count: meetings }) : t('calendar-unread')}`,
  ),
];

/** The asker's calendars, and how to connect one. Pure. */
export const calendarsCard = (t: Translator, calendars: readonly Fares[], now: Temporal.Instant): Card =>
  card(
    calendars.length > 0 ? t('calendars', { count: calendars.length }) : t('calendars-none'),
    [
      list(calendars.map((one) => lineOf(t, one, now))),
      calendars.length === 0 ? text(t('calendars-how')) : null,
      actions(
        button(t('calendar-connect'), 'calendar-connect'),
        ...calendars.map(({ id, name }) =>
          button(t('calendar-remove', { name: clip(name, 24) }), `calendar-remove:${id}`),
        ),
      ),
    ],
    icon,
  );
