import type { Temporal } from 'temporal-polyfill';
import { clip, dots } from '../../accounts/brief/text.ts';
import { calledName } from '../../accounts/pick-card.ts';
import { actions, button, card, strong, text } from '../../cards/build.ts';
import type { Card, Line } from '../../cards/card.ts';
import type { Translator } from '../../i18n/translator.ts';
import { spanWords } from '../reminders/card.ts';
import type { PlannedMeeting } from './plan-meeting.ts';

/** A meeting that was planned by hand, or that it was called off. Pure. */
export const planCard = (t: Translator, meeting: PlannedMeeting, now: Temporal.Instant): Card => {
  const { id, account, startsAt, endsAt, location, travelMinutes, status } = meeting;
  const args = { name: calledName(account), when: t.moment(startsAt, now) };
  if (status === 'cancelled') return card(t('plan-cancelled', args), [], '📅');
  const details = dots(
    strong(`${t.time(startsAt)}–${t.time(endsAt)}`),
    location && clip(location, 80),
    travelMinutes !== null && t('plan-travel', { span: spanWords(t, travelMinutes) }),
  ) as Line;
  return card(
    t('plan-done', args),
    [
      text(details),
      actions(button(t('plan-cancel'), `meeting-cancel:${id}`), button(t('reminder-brief'), `brief:${account.id}`)),
    ],
    '📅',
  );
};
