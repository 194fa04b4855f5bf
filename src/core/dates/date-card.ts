import type { Temporal } from 'temporal-polyfill';
import { clip, name } from '../accounts/brief/text.ts';
import { calledName } from '../accounts/pick-card.ts';
import { actions, button, card, list, context as small, strong, text } from '../cards/build.ts';
import type { Button, Card, Line } from '../cards/card.ts';
import type { Translator } from '../i18n/translator.ts';
import type { KeyDate } from './key-dates.ts';

/** The sign of dates. */
const icon = '🗓';
const mostShown = 12;
const mostButtons = 4;
const longestTitle = 80;

/** What it is, by itself. Pure. */
export const dateText = (t: Translator, { kind, title }: KeyDate): string =>
  t('date-said', { kind: t('date-kind', { kind }), title: clip(title, longestTitle) });

const whenText = (t: Translator, { on, time }: KeyDate, today: Temporal.PlainDate): string => {
  const day = t.dayNear(on, today);
  return time ? t('date-at', { day, time }) : day;
};

const remindersText = (t: Translator, { remindDays }: KeyDate): string =>
  remindDays.length > 0
    ? t('date-reminders', { days: t.and([...remindDays].sort((a, b) => b - a).map(String)) })
    : t('date-no-reminders');

/** Opens a date by itself, where it can be withdrawn. Pure. */
export const dateButton = (t: Translator, { id, account, title }: KeyDate): Button =>
  button(clip(t('contract-of', { name: calledName(account), number: clip(title, 36) }), 36), `date-open:${id}`);

/** A date as it stands, whether just noted, told or taken back. Pure. */
export const dateCard = (t: Translator, date: KeyDate, today: Temporal.PlainDate): Card => {
  const args = { name: calledName(date.account), said: dateText(t, date), when: whenText(t, date, today) };
  if (!date.isOpen) return card(t('date-withdrawn', args), [], icon);
  return card(
    t('date-title', args),
    [
      ...(date.note ? [text(clip(date.note, 300))] : []),
      actions(
        button(t('contract-brief'), `brief:${date.account.id}`),
        button(t('date-withdraw'), `date-withdraw:${date.id}`),
      ),
      small(t('date-by', { name: name(date.by), reminders: remindersText(t, date) })),
    ],
    icon,
  );
};

const lineOf = (t: Translator, date: KeyDate, today: Temporal.PlainDate): Line => [
  strong(calledName(date.account)),
  ` — ${dateText(t, date)}, ${date.isOpen ? whenText(t, date, today) : t('date-taken-back')}`,
];

/** Dates that come near, the next first. Pure. */
export const datesCard = (t: Translator, dates: readonly KeyDate[], today: Temporal.PlainDate): Card => {
  const [first, ...others] = dates;
  if (!first) return card(t('date-none'), [], icon);
  if (others.length === 0) return dateCard(t, first, today);
  const args = { name: calledName(first.account), said: dateText(t, first), when: whenText(t, first, today) };
  const left = dates.length - mostShown;
  return card(
    t('date-several', { ...args, count: dates.length }),
    [
      list(
        dates.slice(0, mostShown).map((date) => lineOf(t, date, today)),
        left > 0 ? t('dates-more', { count: left }) : undefined,
      ),
      actions(
        ...dates
          .filter(({ isOpen }) => isOpen)
          .slice(0, mostButtons)
          .map((date) => dateButton(t, date)),
      ),
    ],
    icon,
  );
};
