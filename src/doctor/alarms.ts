import type { Temporal } from 'temporal-polyfill';
import type { Alarm } from '../core/alarms/alarms.ts';
import type { Translator } from '../core/i18n/translator.ts';
import { type Finding, warn } from './finding.ts';

/** What platforms refused to show as we had drawn it. */
export const renderFindings = (t: Translator, alarms: readonly Alarm[], now: Temporal.Instant): Finding[] =>
  alarms
    .filter(({ kind }) => kind === 'render')
    .map(({ subject, count, lastAt }) =>
      warn(t('doctor-render', { subject, count, last: t.moment(lastAt, now) }), t('doctor-render-mend')),
    );
