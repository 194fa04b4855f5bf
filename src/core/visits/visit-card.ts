import type { Temporal } from 'temporal-polyfill';
import { clip, name } from '../accounts/brief/text.ts';
import { accountButtons, calledName } from '../accounts/pick-card.ts';
import { actions, button, card, list, quiet, context as small, strong, text } from '../cards/build.ts';
import type { Card, CardChild, Line } from '../cards/card.ts';
import { dayIn } from '../clock.ts';
import type { Translator } from '../i18n/translator.ts';
import type { ClientToVisit } from './clients.ts';
import type { LoggedVisit } from './queries.ts';
import { undoMinutes } from './undo-visit.ts';

/** The sign of what was noted. */
const icon = '📝';
const longestSummary = 500;

interface At {
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
}

const argsOf = (t: Translator, { account, kind, on }: LoggedVisit, { today }: At) => ({
  name: calledName(account),
  kind: t('visit-kind', { kind }),
  day: t.dayNear(on, today),
});

const fieldsOf = (
  t: Translator,
  { met, nextStep, nextStepOn, meeting }: LoggedVisit,
  { today }: At,
): CardChild | null => {
  const step = nextStep && clip(nextStep, 200);
  const fields: { label: string; value: Line }[] = [];
  if (met.length > 0) fields.push({ label: t('visit-field-met'), value: met.map(name).join(', ') });
  if (step) {
    const value = nextStepOn ? t('visit-next-by', { step, day: t.dayNear(nextStepOn, today) }) : step;
    fields.push({ label: t('visit-field-next'), value });
  }
  if (meeting) fields.push({ label: t('visit-field-meeting'), value: clip(meeting, 100) });
  return fields.length > 0 ? { type: 'fields', fields } : null;
};

/** What was noted of a visit, or that it was taken back: who did it, and when. Pure. */
export const visitCard = (t: Translator, visit: LoggedVisit, at: At): Card => {
  const { id, account, summary, by, loggedAt, undoneAt } = visit;
  const args = argsOf(t, visit, at);
  if (undoneAt) {
    const done = t('visit-done-by', { name: name(by), time: t.time(undoneAt) });
    return card(t('visit-undone', args), [small(done)], icon);
  }
  const done = t('visit-done-by', { name: name(by), time: t.time(loggedAt) });
  return card(
    t('visit-noted', args),
    [
      text(clip(summary, longestSummary)),
      fieldsOf(t, visit, at),
      actions(button(t('visit-undo'), `visit-undo:${id}`), button(t('visit-brief'), `brief:${account.id}`)),
      small(t('visit-done-undo', { done, minutes: undoMinutes })),
    ],
    icon,
  );
};

/** Whose visit is to be noted: those whom the asker met last come first; with when they meet, where they do. Pure. */
export const whichClientCard = (
  t: Translator,
  clients: readonly ClientToVisit[],
  more: boolean,
  now: Temporal.Instant,
): Card => {
  const meetings = clients.flatMap((client): Line[] => {
    const { metAt } = client;
    if (!metAt) return [];
    const when = t.moment(metAt, now);
    const hasBegun = metAt.epochMilliseconds <= now.epochMilliseconds;
    return [[strong(calledName(client)), quiet(` · ${hasBegun ? t('visit-met', { when }) : when}`)]];
  });
  const buttons = accountButtons(clients, 'visit').map((one, i) => {
    const metAt = clients[i]?.metAt;
    return metAt ? { ...one, action: `${one.action}:${dayIn(t.zone, metAt)}` } : one;
  });
  return card(
    t('visit-which'),
    [
      ...(meetings.length > 0 ? [list(meetings)] : []),
      actions(...buttons),
      small(more ? t('visit-which-more') : t('visit-which-hint')),
    ],
    icon,
  );
};
