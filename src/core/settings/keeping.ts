import { type MessageKey, msg } from '../i18n/translator.ts';
import { keptFor } from '../retention/card.ts';
import type { KeptName } from '../retention/kept.ts';
import type { Setting } from './define.ts';
import { type Entry, entryOf } from './entry.ts';
import * as retention from './retention.ts';

/** For how long data is kept, as administrators set it. */

const entry = (
  setting: Setting<number>,
  kind: KeptName,
  description: MessageKey,
  offered: readonly number[] = [30, 90, 180, 365, 730],
): Entry =>
  entryOf(setting, {
    group: 'retention',
    label: msg('retention-kind'),
    args: () => ({ kind }),
    description,
    offered,
    words: keptFor,
    permission: 'installation',
  });

const longer = [30, 90, 180, 365, 730, 1_095, 1_825];

export const retentionEntries: readonly Entry[] = [
  entry(retention.cardDays, 'sentMessage', msg('setting-kept-cards-why')),
  entry(retention.messageDays, 'outboxPayload', msg('setting-kept-messages-why')),
  entry(retention.consoleDays, 'console', msg('setting-kept-console-why'), longer),
  entry(retention.fileDays, 'receivedFile', msg('setting-kept-files-why'), longer),
  entry(retention.ownMeetingDays, 'ownMeeting', msg('setting-kept-meetings-why'), longer),
  entry(retention.importDays, 'importChange', msg('setting-kept-imports-why'), longer),
  entry(retention.auditDays, 'audit', msg('setting-kept-audit-why'), [365, 730, 1_095, 1_825, 3_650]),
];
