import type { Temporal } from 'temporal-polyfill';
import type { Alarm } from '../alarms/alarms.ts';
import { alarmLine } from '../alarms/notice.ts';
import { card, context, list, section } from '../cards/build.ts';
import type { Card } from '../cards/card.ts';
import type { Translator } from '../i18n/translator.ts';
import type { ConnectedPlatform } from '../people/linking/connected.ts';
import { platformNames } from '../people/linking/linking-card.ts';
import type { HouseHealth } from './health-queries.ts';

/** Whether the installation is well: what is wrong, with what to do, and then how the rest is. Pure. */
export const healthCard = (
  t: Translator,
  { jobs, outbox, unreachable }: HouseHealth,
  alarms: readonly Alarm[],
  platforms: readonly ConnectedPlatform[],
  now: Temporal.Instant,
): Card => {
  const failing = jobs.filter(({ lastError }) => lastError !== null);
  const wrong = [
    ...alarms.map((alarm) => alarmLine(t, alarm, now)),
    ...failing.map(({ name, lastError }) => t('admin-health-job-fails', { name, error: lastError ?? '' })),
    ...(outbox.failed > 0 ? [t('admin-health-failed', { count: outbox.failed })] : []),
    ...(outbox.unknown > 0 ? [t('admin-health-unknown', { count: outbox.unknown })] : []),
    ...(unreachable > 0 ? [t('admin-health-unreachable', { count: unreachable })] : []),
  ];
  const connected = platforms.map(({ name }) => t(platformNames[name]));
  return card(wrong.length > 0 ? t('admin-health-wrong', { count: wrong.length }) : t('admin-health-well'), [
    list(wrong),
    section(t('admin-health-messages'), [
      t('admin-health-outbox', { waiting: t.number(outbox.waiting), held: t.number(outbox.held) }),
    ]),
    section(t('admin-health-platforms'), [
      connected.length > 0 ? connected.join(', ') : t('admin-health-no-platforms'),
    ]),
    section(
      t('admin-health-jobs'),
      jobs.map(({ name, lastDoneAt }) =>
        t('admin-health-job', { name, at: lastDoneAt ? t.moment(lastDoneAt, now) : t('admin-health-never') }),
      ),
    ),
    context(t('admin-health-how')),
  ]);
};
