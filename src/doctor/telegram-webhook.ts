import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Translator } from '../core/i18n/translator.ts';
import { type Finding, fail, ok, warn } from './finding.ts';
import type { Call } from './telegram.ts';

const info = z.object({
  url: z.string(),
  pending_update_count: z.number(),
  last_error_date: z.number().optional(),
  last_error_message: z.string().optional(),
});
type Info = z.infer<typeof info>;

/** More waiting than people type in a moment. */
const manyWaiting = 100;
const recent = { hours: 1 } as const;

/** Whether updates come the way that is configured: to our address, or by asking for them. */
export const webhookFindings = async (
  call: Call,
  t: Translator,
  ours: string | undefined,
  now: Temporal.Instant,
): Promise<Finding[]> => {
  const answer = await call('getWebhookInfo', info);
  if (answer.kind !== 'given') return [fail(t('doctor-telegram-unsure', { reason: answer.reason }), t('doctor-again'))];
  const { value } = answer;
  return [wayFinding(t, value, ours), ...deliveryFindings(t, value, now)];
};

const wayFinding = (t: Translator, { url }: Info, ours: string | undefined): Finding => {
  if (ours === undefined) {
    return url === ''
      ? ok(t('doctor-telegram-polling'))
      : fail(t('doctor-telegram-webhook-foreign', { host: hostOf(url) }), t('doctor-telegram-webhook-foreign-mend'));
  }
  if (url === ours) return ok(t('doctor-telegram-webhook'));
  return url === ''
    ? fail(t('doctor-telegram-webhook-none'), t('doctor-telegram-webhook-mend'))
    : fail(t('doctor-telegram-webhook-other', { host: hostOf(url) }), t('doctor-telegram-webhook-mend'));
};

const deliveryFindings = (t: Translator, value: Info, now: Temporal.Instant): Finding[] => {
  const { pending_update_count: count, last_error_date: at, last_error_message: reason } = value;
  const findings: Finding[] = [];
  if (count > manyWaiting)
    findings.push(warn(t('doctor-telegram-waiting', { count }), t('doctor-telegram-waiting-mend')));
  if (at === undefined) return findings;
  const when = Temporal.Instant.fromEpochMilliseconds(at * 1000);
  if (Temporal.Instant.compare(when, now.subtract(recent)) < 0) return findings;
  const says = t('doctor-telegram-webhook-error', { when: t.moment(when, now), reason: reason ?? '' });
  const denied = /\b401\b/.test(reason ?? '');
  findings.push(
    warn(says, denied ? t('doctor-telegram-webhook-secret-mend') : t('doctor-telegram-webhook-error-mend')),
  );
  return findings;
};

/** A webhook's path may be secret. */
const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '?');
