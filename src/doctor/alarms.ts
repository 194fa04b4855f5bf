import { Temporal } from 'temporal-polyfill';
import { type Alarm, openAlarms } from '../core/alarms/alarms.ts';
import type { Db } from '../core/db.ts';
import type { Translator } from '../core/i18n/translator.ts';
import { type Finding, warn } from './finding.ts';

/** What has not happened again for so long is of no interest any more. */
const recent = { hours: 7 * 24 } as const;

/** Alarms that are open and were raised within the last days; none while the database cannot be reached. */
export const recentAlarms = async (db: Db | null, now: Temporal.Instant): Promise<Alarm[]> =>
  db ? (await openAlarms(db)).filter(({ lastAt }) => Temporal.Instant.compare(lastAt, now.subtract(recent)) >= 0) : [];

/** What platforms refused to show as we had drawn it. */
export const renderFindings = (t: Translator, alarms: readonly Alarm[], now: Temporal.Instant): Finding[] =>
  alarms
    .filter(({ kind }) => kind === 'render')
    .map(({ subject, count, lastAt }) =>
      warn(t('doctor-render', { subject, count, last: t.moment(lastAt, now) }), t('doctor-render-mend')),
    );
