import type { Temporal } from 'temporal-polyfill';
import { actions, button, card, context } from '../../cards/build.ts';
import type { Button, Card } from '../../cards/card.ts';
import type { Form } from '../../forms/form.ts';
import type { Translator } from '../../i18n/translator.ts';
import { withoutButtons } from '../../outbox/answerable.ts';
import type { Answered } from './standing.ts';

export const hushFormId = 'hush';
/** Alerts that are put off for a day come when it begins. */
export const hushHour = '09:00';
/** What is offered, in minutes. */
export const hushMinutes: readonly number[] = [10, 60];

/** An alert with other buttons in the place of its own. */
const under = ({ children, ...rest }: Card, said: string | null, ...buttons: readonly Button[]): Card =>
  card(
    rest.title,
    [...withoutButtons({ ...rest, children }).children, said !== null && context(said), actions(...buttons)],
    rest.icon,
  );

const back = (t: Translator, id: number): Button => button(t('answers-back'), `alert:${id}`);

/** What can be answered to an alert, with what was. Pure. */
export const answersCard = (
  t: Translator,
  { alert, id, answered: { useful, until } }: { alert: Card; id: number; answered: Answered },
  now: Temporal.Instant,
): Card => {
  const said = [
    until && t('hush-until', { when: t.moment(until, now) }),
    useful !== null && t('vote-noted', { useful: String(useful) }),
  ].filter((one) => typeof one === 'string');
  return under(
    alert,
    said.length > 0 ? said.join(' · ') : null,
    until ? button(t('hush-wake'), `wake:${id}`) : button(t('hush-snooze'), `hush:${id}`),
    button(t('vote-useful'), `vote:${id}:yes`),
    button(t('vote-useless'), `vote:${id}:no`),
    button(t('why-button'), `why:${id}`),
    back(t, id),
  );
};

/** For how long an alert can be put off. Pure. */
export const pausesCard = (t: Translator, alert: Card, id: number): Card =>
  under(
    alert,
    null,
    ...hushMinutes.map((minutes) => button(t('snooze-for', { minutes }), `hush:${id}:${minutes}`)),
    button(t('hush-tomorrow', { hour: hushHour }), `hush:${id}:tomorrow`),
    button(t('hush-day'), `hush-day:${id}`),
    back(t, id),
  );

/** An alert that is put off. Pure. */
export const hushedCard = (
  t: Translator,
  { alert, id, until }: { alert: Card; id: number; until: Temporal.Instant },
  now: Temporal.Instant,
): Card =>
  under(alert, t('hush-until', { when: t.moment(until, now) }), button(t('hush-wake'), `wake:${id}`), back(t, id));

/** An alert as it stands, with what was just noted of it. Pure. */
export const notedCard = ({ children, title, icon }: Card, said: string): Card =>
  card(title, [...children, context(said)], icon);

/** Asks until which day and hour an alert is put off. Pure. */
export const hushForm = (t: Translator, id: number, today: Temporal.PlainDate): Form => {
  const days = [1, 2, 7].map((n) => today.add({ days: n }));
  return {
    id: `${hushFormId}:${id}`,
    title: t('hush-form'),
    submit: t('hush-submit'),
    fields: [
      {
        name: 'day',
        label: t('hush-field-day'),
        kind: 'date',
        required: true,
        value: today.add({ days: 1 }).toString(),
        options: days.map((day) => ({ value: day.toString(), label: t.dayNear(day, today) })),
        min: today.toString(),
        max: today.add({ days: 365 }).toString(),
      },
      { name: 'time', label: t('hush-field-time'), kind: 'text', required: true, value: hushHour, aside: true },
    ],
  };
};
