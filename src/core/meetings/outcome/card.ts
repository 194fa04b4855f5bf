import { Temporal } from 'temporal-polyfill';
import { actions, button, card, list, quiet, strong, text } from '../../cards/build.ts';
import type { Button, Card, Line } from '../../cards/card.ts';
import { dayIn } from '../../clock.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Part } from '../../people/policy.ts';
import type { Meeting } from '../meeting.ts';
import { calledMeeting } from '../reminders/card.ts';

const icon = '📅';
/** As many as one answers at a glance, and as a message holds. */
const mostListed = 10;

/** A meeting, and what of its client its host may see. */
export interface Asked {
  readonly meeting: Meeting;
  readonly parts: ReadonlySet<Part>;
}

type Outcome = 'open' | 'held' | 'off' | 'moved';

const outcomeOf = ({ status, endsAt, hasVisit }: Meeting, now: Temporal.Instant): Outcome => {
  if (status === 'held' || hasVisit) return 'held';
  if (status !== 'planned') return 'off';
  return Temporal.Instant.compare(endsAt, now) > 0 ? 'moved' : 'open';
};

const sayOutcome = (t: Translator, { meeting, parts }: Asked, now: Temporal.Instant): string => {
  const name = calledMeeting(meeting, parts);
  const outcome = outcomeOf(meeting, now);
  const time = t.time(meeting.startsAt);
  return outcome === 'moved'
    ? t('outcome-moved-to', { name, when: t.moment(meeting.startsAt, now) })
    : t('outcome-is', { name, time, outcome });
};

const visitButton = (t: Translator, { meeting }: Asked, label: string): Button | null =>
  meeting.account && button(label, `visit:${meeting.account.id}:${dayIn(t.zone, meeting.startsAt)}`);

const choices = (t: Translator, { id }: Meeting): Button[] => [
  button(t('outcome-held'), `held:${id}`, 'primary'),
  button(t('outcome-moved'), `moved:${id}`),
  button(t('outcome-off'), `not-held:${id}`),
];

/** Asks of one meeting what became of it, or says it. `isOneOf`: there are others of the day to go back to. Pure. */
export const singleOutcomeCard = (t: Translator, asked: Asked, now: Temporal.Instant, isOneOf = false): Card => {
  const { meeting, parts } = asked;
  const back = isOneOf && button(t('outcome-back'), `outcomes:${meeting.id}`);
  const outcome = outcomeOf(meeting, now);
  if (outcome !== 'open') {
    const log = outcome === 'held' && !meeting.hasVisit && visitButton(t, asked, t('outcome-log'));
    return card(sayOutcome(t, asked, now), [actions(log, back)], icon);
  }
  const title = t('outcome-ask', {
    name: calledMeeting(meeting, parts),
    from: t.time(meeting.startsAt),
    to: t.time(meeting.endsAt),
  });
  return card(title, [text(quiet(meeting.title)), actions(...choices(t, meeting), back)], icon);
};

const lineOf = (t: Translator, asked: Asked, now: Temporal.Instant): Line => {
  const { meeting, parts } = asked;
  const outcome = outcomeOf(meeting, now);
  return [
    strong(t.time(meeting.startsAt)),
    ` ${calledMeeting(meeting, parts)}`,
    ...(outcome === 'open' ? [] : [quiet(` · ${t('outcome-mark', { outcome })}`)]),
  ];
};

/** Asks what became of the meetings of a day, all in one message; of each that is known, it says it. Null: there are none. Pure. */
export const outcomeCard = (t: Translator, asked: readonly Asked[], now: Temporal.Instant): Card | null => {
  const [first, second] = asked;
  if (!first) return null;
  if (!second) return singleOutcomeCard(t, first, now);
  const shown = asked.slice(0, mostListed);
  const open = shown.filter(({ meeting }) => outcomeOf(meeting, now) === 'open');
  const toLog = shown.filter(({ meeting }) => meeting.status === 'held' && !meeting.hasVisit);
  const named = (one: Asked) => calledMeeting(one.meeting, one.parts).slice(0, 36);
  const left = asked.length - shown.length;
  return card(
    open.length > 0 ? t('outcome-ask-all', { count: open.length }) : t('outcome-all-known', { count: asked.length }),
    [
      list(
        shown.map((one) => lineOf(t, one, now)),
        left > 0 ? t('today-more', { count: left }) : undefined,
      ),
      actions(
        open.length > 1 && button(t('outcome-all-held'), `all-held:${first.meeting.id}`, 'primary'),
        ...open.map((one) => button(named(one), `outcome:${one.meeting.id}`)),
        ...toLog.map((one) => visitButton(t, one, t('outcome-log-of', { name: named(one) }))),
      ),
    ],
    icon,
  );
};
