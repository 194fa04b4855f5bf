import { calendarRule } from '../../calendars/why.ts';
import { contractRule, keyDateRule, silentRule } from '../../dates/why.ts';
import { freshnessRule } from '../../freshness/why.ts';
import { overdueRule } from '../../receivables/overdue/why.ts';
import type { settableKinds } from '../../settings/attention.ts';
import { agendaHour, briefLead, reminderLead } from '../../settings/registry.ts';
import { readSetting } from '../../settings/values.ts';
import type { KindRule } from './rule.ts';

/** How each kind of message that people can set is explained. The compiler asks for a new one. */
export const kindRules = {
  'meeting-reminder': {
    says: async ({ db, person, t }) =>
      t('why-rule-meeting-reminder', { minutes: await readSetting(db, reminderLead, person.id) }),
  },
  'meeting-brief': {
    says: async ({ db, person, t }) =>
      t('why-rule-meeting-brief', { minutes: (await readSetting(db, briefLead, person.id)) ?? 0 }),
  },
  'meeting-travel': { says: ({ t }) => t('why-rule-meeting-travel') },
  'meeting-outcome': { says: ({ t }) => t('why-rule-meeting-outcome') },
  agenda: {
    says: async ({ db, person, t }) =>
      t('why-rule-agenda', { hour: (await readSetting(db, agendaHour, person.id)) ?? '–' }),
  },
  'contract-date': contractRule,
  'key-date': keyDateRule,
  'contact-freshness': silentRule,
  overdue: overdueRule,
  'calendar-problem': calendarRule,
  'calendar-empty': { says: ({ t }) => t('why-rule-calendar-empty') },
  'calendar-match': { says: ({ t }) => t('why-rule-calendar-match') },
  'data-freshness': freshnessRule,
  'installation-alarms': { says: ({ t }) => t('why-rule-installation-alarms') },
  'folder-import': { says: ({ t }) => t('why-rule-folder-import') },
  'unreachable-person': { says: ({ t }) => t('why-rule-unreachable-person') },
} as const satisfies Record<keyof typeof settableKinds, KindRule>;

const byKind = new Map<string, KindRule>(Object.entries(kindRules));

/** How a kind of message is explained; null for those about which people can set nothing. */
export const ruleOf = (kind: string): KindRule | null => byKind.get(kind) ?? null;
