import { calendarRule } from '../../calendars/why.ts';
import { contractRule, keyDateRule, silentRule } from '../../dates/why.ts';
import { freshnessRule } from '../../freshness/why.ts';
import type { settableKinds } from '../../settings/attention.ts';
import { agendaHour, briefLead, reminderLead } from '../../settings/registry.ts';
import { readSetting } from '../../settings/values.ts';
import type { KindRule } from './rule.ts';

/** What is overdue and ordered stands in messages about meetings. */
const ofMeetings = ['orders', 'invoices'] as const;

/** How each kind of message that people can set is explained. The compiler asks for a new one. */
export const kindRules = {
  'meeting-reminder': {
    says: async ({ db, person, t }) =>
      t('why-rule-meeting-reminder', { minutes: await readSetting(db, reminderLead, person.id) }),
    sources: ofMeetings,
  },
  'meeting-brief': {
    says: async ({ db, person, t }) =>
      t('why-rule-meeting-brief', { minutes: (await readSetting(db, briefLead, person.id)) ?? 0 }),
    sources: ofMeetings,
  },
  'meeting-travel': { says: ({ t }) => t('why-rule-meeting-travel'), sources: [] },
  'meeting-outcome': { says: ({ t }) => t('why-rule-meeting-outcome'), sources: [] },
  agenda: {
    says: async ({ db, person, t }) =>
      t('why-rule-agenda', { hour: (await readSetting(db, agendaHour, person.id)) ?? '–' }),
    sources: ofMeetings,
  },
  'contract-date': contractRule,
  'key-date': keyDateRule,
  'contact-freshness': silentRule,
  'calendar-problem': calendarRule,
  'calendar-empty': { says: ({ t }) => t('why-rule-calendar-empty'), sources: [] },
  'calendar-match': { says: ({ t }) => t('why-rule-calendar-match'), sources: [] },
  'data-freshness': freshnessRule,
  'installation-alarms': { says: ({ t }) => t('why-rule-installation-alarms'), sources: [] },
  'unreachable-person': { says: ({ t }) => t('why-rule-unreachable-person'), sources: [] },
} as const satisfies Record<keyof typeof settableKinds, KindRule>;

const byKind = new Map<string, KindRule>(Object.entries(kindRules));

/** How a kind of message is explained; null for those about which people can set nothing. */
export const ruleOf = (kind: string): KindRule | null => byKind.get(kind) ?? null;
