import { z } from 'zod';
import type { Db } from '../core/db.ts';
import type { Translator } from '../core/i18n/translator.ts';
import { chatsOfMany } from './chats.ts';
import { type Finding, ok, warn } from './finding.ts';
import type { Call } from './telegram.ts';

const chat = z.object({
  title: z.string().optional(),
  is_forum: z.boolean().default(false),
  permissions: z.object({ can_send_messages: z.boolean().default(true) }).optional(),
});
const member = z.object({
  status: z.string(),
  can_send_messages: z.boolean().optional(),
  can_manage_topics: z.boolean().optional(),
});

/** What the bot may do in the groups that it has spoken in. */
export const groupFindings = async (call: Call, t: Translator, db: Db, botId: number): Promise<Finding[]> => {
  const findings: Finding[] = [];
  for (const id of await chatsOfMany(db, 'telegram', ['-'])) findings.push(await groupFinding(call, t, id, botId));
  return findings;
};

/** What it may do in one group. */
export const groupFinding = async (call: Call, t: Translator, chatId: string, botId: number): Promise<Finding> => {
  const [group, standing] = await Promise.all([
    call('getChat', chat, { chat_id: chatId }),
    call('getChatMember', member, { chat_id: chatId, user_id: botId }),
  ]);
  if (group.kind !== 'given' || standing.kind !== 'given') {
    const reason = group.kind === 'given' ? (standing.kind === 'given' ? '' : standing.reason) : group.reason;
    return warn(t('doctor-telegram-group-gone', { group: chatId, reason }), t('doctor-telegram-group-gone-mend'));
  }
  const { title = chatId, is_forum, permissions } = group.value;
  const { status, can_send_messages, can_manage_topics } = standing.value;
  if (status === 'left' || status === 'kicked')
    return warn(
      t('doctor-telegram-group-gone', { group: title, reason: status }),
      t('doctor-telegram-group-gone-mend'),
    );
  const heard = status === 'administrator' || (can_send_messages ?? permissions?.can_send_messages ?? true);
  if (!heard) return warn(t('doctor-telegram-group-muted', { group: title }), t('doctor-telegram-group-muted-mend'));
  if (is_forum && !can_manage_topics)
    return warn(t('doctor-telegram-topics', { group: title }), t('doctor-telegram-topics-mend'));
  return ok(t('doctor-telegram-group', { group: title }));
};
