import type { Temporal } from 'temporal-polyfill';
import type { Translator } from '../../i18n/translator.ts';
import { comesAgain } from '../answers/again.ts';
import { oldDataOver } from '../rules.ts';
import type { CameMessage } from './message.ts';

/** How many alerts came to somebody on a day, and how many may. */
export interface Budget {
  readonly nth: number;
  readonly budget: number;
}

/** Why something was held back, as its reader is told. Of the hours of its reader each reason is said as what it is. */
export const heldBecause = (t: Translator, reason: string | null): string =>
  t('why-held', { reason: reason ?? 'other' });

/** Why a message came when it did. Pure. @param appointed whether it has an hour of its own */
export const whyThen = (
  t: Translator,
  { key, isUrgent, reason, heldAt, dueAt, cameAt, carrierKind }: CameMessage,
  { appointed, day }: { appointed: boolean; day: Budget | null },
  now: Temporal.Instant,
): string => {
  // What waited for newer data is held for the summary once more when that is over.
  const since = heldAt && t.moment(reason === oldDataOver ? dueAt : heldAt, now);
  if (!cameAt) return since ? t('why-then-held', { when: since, why: heldBecause(t, reason) }) : t('why-then-coming');
  const came = t.moment(cameAt, now);
  if (since) return t('why-then-summary', { when: since, why: heldBecause(t, reason), came });
  if (comesAgain(key)) return t('why-then-again', { came });
  if (carrierKind) return t('why-then-together', { came });
  if (appointed) return t('why-then-appointed', { came });
  if (isUrgent) return t('why-then-urgent', { came });
  return day ? t('why-then-hours', { came, nth: day.nth, budget: day.budget }) : t('why-then-at', { came });
};
