import { auditExport } from '../administration/audit/export-kind.ts';
import { agendaNotice } from '../agenda/notice.ts';
import { alarmNotice } from '../alarms/notice.ts';
import { summary } from '../attention/summary.ts';
import { emptyQuestion, matchQuestion, problemNotice } from '../calendars/kinds.ts';
import { contractNotice } from '../dates/contract-notice.ts';
import { keyDateNotice } from '../dates/key-date-notice.ts';
import { silentNotice } from '../dates/silent-notice.ts';
import { freshnessNotice } from '../freshness/notice.ts';
import { folderNotice } from '../imports/folder/kind.ts';
import { meetingOutcome } from '../meetings/outcome/kind.ts';
import { meetingBrief } from '../meetings/reminders/brief-kind.ts';
import { meetingReminder } from '../meetings/reminders/kind.ts';
import { travelQuestion } from '../meetings/travel/kind.ts';
import { personExport } from '../people/personal/export-kind.ts';
import { overdueNotice } from '../receivables/overdue/notice.ts';
import type { MessageKind } from './kind.ts';
import { tryOut } from './kinds/try-out.ts';
import { perhapsMissed } from './perhaps-missed.ts';
import { unreachablePerson } from './unreachable.ts';

const kinds: readonly MessageKind[] = [
  tryOut,
  unreachablePerson,
  freshnessNotice,
  alarmNotice,
  folderNotice,
  meetingReminder,
  meetingBrief,
  travelQuestion,
  meetingOutcome,
  contractNotice,
  keyDateNotice,
  silentNotice,
  overdueNotice,
  agendaNotice,
  problemNotice,
  emptyQuestion,
  matchQuestion,
  summary,
  personExport,
  auditExport,
];

/** Every kind of message that is sent unasked. */
export const messageKinds: readonly MessageKind[] = [...kinds, perhapsMissed(kinds)];
