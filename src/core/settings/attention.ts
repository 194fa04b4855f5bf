import { z } from 'zod';
import { defineSetting, type Setting } from './define.ts';
import { time, weekdays } from './values-of-time.ts';

/** The settings by which it is decided what may interrupt somebody, and when (core/attention). */

/** From when somebody may be disturbed, where they are. */
export const dayStarts = defineSetting({
  key: 'attention.from',
  scope: 'person',
  schema: time,
  fallback: '08:00',
});

/** Until when; the same as {@link dayStarts}: round the clock. */
export const dayEnds = defineSetting({ key: 'attention.until', scope: 'person', schema: time, fallback: '20:00' });

/** On which days. */
export const workdays = defineSetting({
  key: 'attention.days',
  scope: 'person',
  schema: weekdays,
  fallback: [1, 2, 3, 4, 5],
});

/** Whether the public holidays of their country are free. */
export const keepsHolidays = defineSetting({
  key: 'attention.holidays',
  scope: 'person',
  schema: z.boolean(),
  fallback: true,
});

/** From which day until which, both of them included, somebody is away; null: they are not. */
export const away = defineSetting({
  key: 'attention.away',
  scope: 'person',
  schema: z.strictObject({ from: z.iso.date(), until: z.iso.date() }).nullable(),
  fallback: null,
});

/** How often a day somebody may be interrupted by what is not about their meetings. */
export const interruptions = defineSetting({
  key: 'attention.budget',
  scope: 'person',
  schema: z.int().min(1).max(50),
  fallback: 7,
});

/** Whether alerts come as they arise; null: after the first week (core/attention/rules.ts). */
export const alertsOn = defineSetting({
  key: 'attention.alertsOn',
  scope: 'organisation',
  schema: z.boolean().nullable(),
  fallback: null,
});

/** How a kind of message comes: not at all, with the summary of the day, or as it arises. In the order of what disturbs more. */
export const modes = ['off', 'digest', 'now'] as const;
export type Mode = (typeof modes)[number];

/** The kinds of messages of which people say how they come. What is appointed has its own hour: it comes, or it does not. */
export const settableKinds = {
  'meeting-reminder': 'appointed',
  'meeting-brief': 'appointed',
  'meeting-travel': 'appointed',
  'meeting-outcome': 'appointed',
  agenda: 'appointed',
  'contract-date': 'alert',
  'key-date': 'alert',
  'contact-freshness': 'alert',
  overdue: 'alert',
  'calendar-problem': 'alert',
  'calendar-empty': 'alert',
  'calendar-match': 'alert',
  'data-freshness': 'alert',
  'installation-alarms': 'alert',
  'folder-import': 'alert',
  'unreachable-person': 'alert',
} as const satisfies Record<string, 'appointed' | 'alert'>;

/** How a kind of message comes to a person on a platform. */
export const modeOf = (kind: string, platform: string): Setting<Mode> =>
  defineSetting({ key: `attention.mode.${kind}.${platform}`, scope: 'person', schema: z.enum(modes), fallback: 'now' });

/** What the administrator leaves people at least of a kind of message. */
export const leastOf = (kind: string): Setting<Mode> =>
  defineSetting({ key: `attention.least.${kind}`, scope: 'organisation', schema: z.enum(modes), fallback: 'off' });
