import type { Temporal } from 'temporal-polyfill';
import { calledName } from '../accounts/pick-card.ts';
import { actions, button, card, list, context as small, strong, text } from '../cards/build.ts';
import type { Button, Card, Line } from '../cards/card.ts';
import type { Translator } from '../i18n/translator.ts';
import { type Coming, clientOf } from './coming.ts';
import { contractButton, contractText } from './contract-card.ts';
import { dateButton, dateText } from './date-card.ts';

const icon = '🗓';
const mostButtons = 3;

/** How many stand on one page. */
export const comingPage = 12;

/** What comes up at a client, without its day. Pure. */
export const comingText = (t: Translator, coming: Coming, today: Temporal.PlainDate): string =>
  'date' in coming ? dateText(t, coming.date) : contractText(t, coming.contract, today);

const buttonOf = (t: Translator, coming: Coming): Button =>
  'date' in coming ? dateButton(t, coming.date) : contractButton(t, coming.contract.contract);

const lineOf = (t: Translator, coming: Coming, today: Temporal.PlainDate): Line => [
  strong(t.dayNear(coming.on, today)),
  ` ${calledName(clientOf(coming))} — ${comingText(t, coming, today)}`,
];

/** What is coming for the asker's clients, by day, a page of it. Pure. */
export const comingCard = (
  t: Translator,
  all: readonly Coming[],
  { today, days, from }: { readonly today: Temporal.PlainDate; readonly days: number; readonly from: number },
): Card => {
  const [first] = all;
  if (!first) return card(t('coming-none', { days }), [text(t('coming-hint'))], icon);
  const shown = all.slice(from, from + comingPage);
  const left = all.length - from - shown.length;
  const opened = new Map(shown.map((one) => buttonOf(t, one)).map((one) => [one.action, one]));
  return card(
    t('coming-title', {
      count: all.length,
      days,
      day: t.dayNear(first.on, today),
      name: calledName(clientOf(first)),
    }),
    [
      list(shown.map((one) => lineOf(t, one, today))),
      actions(
        ...[...opened.values()].slice(0, mostButtons),
        left > 0 && button(t('coming-more', { count: left }), `dates:${from + comingPage}`),
        left === 0 && from > 0 && button(t('coming-first'), 'dates:0'),
      ),
      small(t('coming-hint')),
    ],
    icon,
  );
};
