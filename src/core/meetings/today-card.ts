import type { Temporal } from 'temporal-polyfill';
import { clip } from '../accounts/brief/text.ts';
import { accountButtons, calledName } from '../accounts/pick-card.ts';
import { actions, card, list, quiet, strong, text } from '../cards/build.ts';
import type { Card, Line } from '../cards/card.ts';
import type { Translator } from '../i18n/translator.ts';
import { nextOf, type TodaysMeeting } from './today.ts';

/** The sign of meetings. */
const icon = '📅';
const mostShown = 12;
const mostBriefs = 3;

const called = ({ account, title }: TodaysMeeting): string => (account ? calledName(account) : clip(title, 60));

const lineOf = (t: Translator, meeting: TodaysMeeting): Line => {
  const { startsAt, endsAt, account, title, location } = meeting;
  const more = [account && clip(title, 60), location && clip(location, 60)].filter(Boolean).join(' · ');
  return [
    strong(`${t.time(startsAt)}–${t.time(endsAt)}`),
    ` ${called(meeting)}`,
    ...(more ? [quiet(` · ${more}`)] : []),
  ];
};

/** The asker's day: what comes next in the first line, then all of it, with the briefs of the next clients. */
export const todayCard = (t: Translator, meetings: readonly TodaysMeeting[], now: Temporal.Instant): Card => {
  if (meetings.length === 0) return card(t('today-none'), [text(t('today-none-next'))], icon);
  const next = nextOf(meetings, now);
  const title = next
    ? t('today-next', { count: meetings.length, time: t.time(next.startsAt), name: called(next) })
    : t('today-over', { count: meetings.length });
  const ahead = next ? meetings.slice(meetings.indexOf(next)) : [];
  const clients = new Map(ahead.flatMap(({ account }) => (account ? [[account.id, account]] : [])));
  const left = meetings.length - mostShown;
  return card(
    title,
    [
      list(
        meetings.slice(0, mostShown).map((meeting) => lineOf(t, meeting)),
        left > 0 ? t('today-more', { count: left }) : undefined,
      ),
      actions(...accountButtons([...clients.values()].slice(0, mostBriefs), 'brief')),
    ],
    icon,
  );
};
