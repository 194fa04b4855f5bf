import { alarmNotice } from '../alarms/notice.ts';
import { freshnessNotice } from '../freshness/notice.ts';
import { meetingOutcome } from '../meetings/outcome/kind.ts';
import { meetingBrief } from '../meetings/reminders/brief-kind.ts';
import { meetingReminder } from '../meetings/reminders/kind.ts';
import { travelQuestion } from '../meetings/travel/kind.ts';
import type { MessageKind } from './kind.ts';
import { tryOut } from './kinds/try-out.ts';
import { perhapsMissed } from './perhaps-missed.ts';
import { unreachablePerson } from './unreachable.ts';

const kinds: readonly MessageKind[] = [
  tryOut,
  unreachablePerson,
  freshnessNotice,
  alarmNotice,
  meetingReminder,
  meetingBrief,
  travelQuestion,
  meetingOutcome,
];

/** Every kind of message that is sent unasked. */
export const messageKinds: readonly MessageKind[] = [...kinds, perhapsMissed(kinds)];
