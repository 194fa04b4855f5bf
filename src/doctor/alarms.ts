import type { Temporal } from 'temporal-polyfill';
import type { Alarm } from '../core/alarms/alarms.ts';
import type { Translator } from '../core/i18n/translator.ts';
import { type Finding, warn } from './finding.ts';

/** What platforms refused to show as we had drawn it, and what is wrong with the folder that is watched for imports. */
export const alarmFindings = (t: Translator, alarms: readonly Alarm[], now: Temporal.Instant): Finding[] =>
  alarms.flatMap(({ kind, subject, count, firstAt, lastAt }) => {
    const last = t.moment(lastAt, now);
    if (kind === 'render') return [warn(t('doctor-render', { subject, count, last }), t('doctor-render-mend'))];
    if (kind !== 'import-folder') return [];
    const since = t.moment(firstAt, now);
    return [warn(t('doctor-import-folder', { subject, since, last }), t('doctor-import-folder-mend'))];
  });
