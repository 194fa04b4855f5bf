import { settleMorning } from '../agenda/set-morning.ts';
import { readValue } from '../attention/wishes.ts';
import { msg, type Translator } from '../i18n/translator.ts';
import { spanWords } from '../meetings/reminders/card.ts';
import { platformNames } from '../people/linking/linking-card.ts';
import { arrivals } from '../people/where.ts';
import * as attention from './attention.ts';
import { type Entry, entryOf, type Reader } from './entry.ts';
import { retentionEntries } from './keeping.ts';
import { kindEntries } from './kinds.ts';
import * as registry from './registry.ts';
import { usualWeeks } from './values-of-time.ts';
import { dayWords, isOn, weekdayWords } from './words.ts';

/** Every setting of the house as people see it, in the order in which it is shown. */

const before = (t: Translator, minutes: number): string =>
  minutes === 0 ? t('reminders-at-start') : t('reminders-before', { span: spanWords(t, minutes) });

const timesOf = (from: number, to: number): string[] =>
  Array.from({ length: (to - from) * 2 + 1 }, (_, half) => {
    const minutes = from * 60 + half * 30;
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  });

const asWritten = (_: Translator, value: string): string => value;

/** The end of the hours, by their beginning: hours may go on into the next morning, or round the clock. */
const untilWords = (t: Translator, until: string, { own }: Reader): string => {
  const from = readValue(own, attention.dayStarts);
  if (until === from) return t('setting-until-round');
  return until < from && until !== '00:00' ? t('setting-until-morning', { until }) : until.replace('00:00', '24:00');
};

const awayWords = (t: Translator, away: typeof attention.away.fallback): string =>
  away ? t('setting-away-is', dayWords(t, away)) : t('setting-away-not');

const hours: readonly Entry[] = [
  entryOf(attention.dayStarts, {
    group: 'hours',
    label: msg('setting-from'),
    description: msg('setting-from-why'),
    offered: timesOf(6, 11),
    words: asWritten,
    isFree: true,
  }),
  entryOf(attention.dayEnds, {
    group: 'hours',
    label: msg('setting-until'),
    description: msg('setting-until-why'),
    offered: timesOf(16, 22),
    words: asWritten,
    said: untilWords,
    isFree: true,
  }),
  entryOf(attention.workdays, {
    group: 'hours',
    label: msg('setting-days'),
    description: msg('setting-days-why'),
    offered: usualWeeks,
    words: weekdayWords,
  }),
  entryOf(attention.keepsHolidays, {
    group: 'hours',
    label: msg('setting-holidays'),
    description: msg('setting-holidays-why'),
    offered: [true, false],
    words: (t, keeps) => t('setting-holidays-is', { keeps: String(keeps) }),
  }),
  entryOf(attention.away, {
    group: 'hours',
    label: msg('setting-away'),
    description: msg('setting-away-why'),
    offered: [null],
    words: awayWords,
    said: (t, away) => (away ? awayWords(t, away) : t('setting-away-how')),
  }),
  entryOf(attention.interruptions, {
    group: 'hours',
    label: msg('setting-budget'),
    description: msg('setting-budget-why'),
    offered: [1, 3, 5, 7, 10, 15, 20, 50],
    words: (t, count) => t('setting-budget-is', { count }),
    isFree: true,
    why: (t) => t('settings-refused-budget'),
  }),
];

const meetings: readonly Entry[] = [
  entryOf(registry.reminderLead, {
    group: 'meetings',
    label: msg('setting-lead'),
    description: msg('setting-lead-why'),
    offered: [0, 15, 30, 45, 60, 90, 120, 180],
    words: before,
    isFree: true,
  }),
  entryOf(registry.briefLead, {
    group: 'meetings',
    label: msg('setting-brief'),
    description: msg('setting-brief-why'),
    offered: [null, 10, 30, 60, 120, 240, 1_440],
    words: (t, minutes) => (minutes === null ? t('reminders-none') : before(t, minutes)),
    isFree: true,
  }),
  entryOf(registry.remindsOfInternal, {
    group: 'meetings',
    label: msg('setting-internal'),
    description: msg('setting-internal-why'),
    offered: [true, false],
    words: (t, value) => t('reminders-yes', { yes: String(value) }),
  }),
  entryOf(registry.agendaHour, {
    group: 'meetings',
    label: msg('setting-agenda'),
    description: msg('setting-agenda-why'),
    offered: [null, ...timesOf(6, 10)],
    words: (t, hour) => hour ?? t('setting-agenda-not'),
    isFree: true,
    settle: settleMorning,
  }),
];

const delivery: readonly Entry[] = [
  entryOf(registry.unaskedArrivesIn, {
    group: 'delivery',
    label: msg('setting-platform'),
    description: msg('setting-platform-why'),
    offered: [null, ...arrivals],
    words: (t, platform) => (platform === null ? t('setting-platform-latest') : t(platformNames[platform])),
    isOpen: (platform, { reach }) => platform === null || reach.includes(platform),
  }),
];

const overdueDays = [1, 7, 14, 30, 60, 90];
const fromDay = (t: Translator, days: number): string => t('setting-overdue-from', { days });

const company: readonly Entry[] = [
  entryOf(attention.alertsOn, {
    group: 'company',
    label: msg('setting-alerts'),
    description: msg('setting-alerts-why'),
    offered: [null, true, false],
    words: (t, said) => t('setting-alerts-is', { said: said === null ? 'week' : isOn(said) }),
    permission: 'alerts',
  }),
  entryOf(registry.oldAfterWorkingDays, {
    group: 'company',
    label: msg('setting-old'),
    description: msg('setting-old-why'),
    offered: [0, 1, 2, 3, 5, 10, 20],
    words: (t, count) => t('setting-old-is', { count }),
    permission: 'installation',
  }),
  entryOf(registry.overdueStages, {
    group: 'company',
    label: msg('setting-overdue'),
    description: msg('setting-overdue-why'),
    offered: [
      [1, 7, 14, 30],
      [1, 7, 14, 30, 60, 90],
      [3, 10, 30],
      [7, 14, 30],
      [7, 30, 60],
    ],
    words: (t, days) => t('setting-overdue-is', { days: t.and(days.map((day) => t.number(day))) }),
    permission: 'installation',
  }),
  entryOf(registry.overdueManagerDays, {
    group: 'company',
    label: msg('setting-overdue-manager'),
    description: msg('setting-overdue-manager-why'),
    offered: overdueDays,
    words: fromDay,
    permission: 'installation',
  }),
  entryOf(registry.overdueFinanceDays, {
    group: 'company',
    label: msg('setting-overdue-finance'),
    description: msg('setting-overdue-finance-why'),
    offered: overdueDays,
    words: fromDay,
    permission: 'installation',
  }),
  entryOf(registry.folderImports, {
    group: 'company',
    label: msg('setting-folder'),
    description: msg('setting-folder-why'),
    offered: ['ask', 'clean'],
    words: (t, how) => t('setting-folder-is', { how }),
    permission: 'installation',
  }),
];

export const entries: readonly Entry[] = [
  ...hours,
  ...meetings,
  ...delivery,
  ...company,
  ...retentionEntries,
  ...kindEntries,
];
