import { Prisma } from '../../../generated/prisma/client.ts';
import type { Tx } from '../../db.ts';
import { isTheirs } from './export.ts';
import type { Subject } from './find.ts';
import { holdingOf, holdingTables } from './holdings.ts';

/** What erasing somebody takes out, by where it stands. All of it within the transaction of the erasure. */

/** SQL: the chats in which somebody is alone with the assistant, `platform` and `chat`: before their accounts go. */
const chatsOf = (personId: number): Prisma.Sql => Prisma.sql`
  SELECT i.platform, c.chat FROM chat_identity i, unnest(ARRAY[i.direct_chat_id, i.platform_user_id, 'user/' || i.platform_user_id]) c(chat)
  WHERE i.person_id = ${personId} AND c.chat IS NOT NULL
  UNION ALL SELECT 'console', ${String(personId)}`;

/** What was said in their chats, is being filled in there, or came in from there. */
export const takeOutChats = async (tx: Tx, personId: number): Promise<void> => {
  const chats = chatsOf(personId);
  await tx.$executeRaw`DELETE FROM form_draft d USING (${chats}) c WHERE d.platform = c.platform AND d.chat_id = c.chat`;
  await tx.$executeRaw`DELETE FROM sent_message s USING (${chats}) c WHERE s.platform = c.platform AND s.chat_id = c.chat`;
  await tx.$executeRaw`DELETE FROM link_attempt a USING (${chats}) c WHERE a.platform = c.platform AND a.platform_user_id = c.chat`;
  await tx.$executeRaw`
    DELETE FROM inbox i USING (${chats}) c
    WHERE i.platform = c.platform AND (i.lane = c.chat OR (i.platform = 'console' AND starts_with(i.event_id, c.chat || '/')))`;
};

/** Messages to them are facts without content; what was to come does not. Those to others that are about them go where they stand here. */
export const takeOutMessages = async (tx: Tx, personId: number): Promise<void> => {
  await tx.$executeRaw`
    UPDATE outbox_message m SET payload = '{}', edit_due_at = NULL,
      state = CASE m.state WHEN 'sending' THEN 'unknown' WHEN 'pending' THEN 'dropped' WHEN 'held' THEN 'dropped' ELSE m.state END,
      reason = CASE WHEN m.state IN ('sending', 'pending', 'held') THEN 'erased' ELSE m.reason END
    FROM mailbox b WHERE b.id = m.mailbox_id AND b.person_id = ${personId}`;
  const about = Prisma.sql`
    SELECT s.id, s.platform, s.message_id FROM outbox_message m JOIN sent_message s ON s.id = m.sent_message_id
    WHERE m.payload @> ${JSON.stringify({ personId })}::jsonb`;
  await tx.$executeRaw`
    DELETE FROM console_message c USING (${about}) s WHERE s.platform = 'console' AND c.id::text = s.message_id`;
  await tx.$executeRaw`DELETE FROM sent_message m USING (${about}) s WHERE m.id = s.id`;
};

/** What is theirs alone. */
export const takeOutRows = async (tx: Tx, personId: number): Promise<void> => {
  for (const table of holdingTables.filter((one) => holdingOf(one).erased === 'goes'))
    await tx.$executeRaw`DELETE FROM ${Prisma.raw(`"${table}"`)} t WHERE ${isTheirs(table, personId)}`;
  await tx.setting.deleteMany({ where: { scope: 'person', scopeId: personId } });
  await tx.meeting.deleteMany({ where: { personId, accountId: null } });
  // The names that a calendar gives its events may tell whose it is.
  await tx.meeting.updateMany({
    where: { personId },
    data: {
      calendarUid: null,
      calendarInstance: null,
      calendarStartsAt: null,
      calendarSequence: null,
      unconfirmedSince: null,
      travelMinutes: null,
    },
  });
};

/** What lists call them by, as somebody has said. @returns the names */
const takeOutNames = async (tx: Tx, personId: number): Promise<string[]> => {
  const said = await tx.ownerName.findMany({ where: { personId }, select: { key: true } });
  const called = { key: { in: said.map(({ key }) => key) } };
  const claims = await tx.ownerClaim.findMany({ where: called, select: { id: true, name: true } });
  await tx.$executeRaw`
    DELETE FROM import_change WHERE "table" = 'owner_claim' AND row_id = ANY(${claims.map(({ id }) => id)}::int[])`;
  await tx.ownerClaim.deleteMany({ where: called });
  return claims.map(({ name }) => name);
};

/** What imports remember of them: their rows before and after, what lists call them, and what was said of their names. Before {@link takeOutRows}. */
export const takeOutImports = async (tx: Tx, { id, handle, name }: Subject): Promise<void> => {
  await tx.$executeRaw`DELETE FROM import_change WHERE "table" = 'person' AND row_id = ${id}`;
  const names = [name, handle, ...(await takeOutNames(tx, id))];
  await tx.$executeRaw`
    UPDATE import_file f SET report = jsonb_set(f.report, '{notes}', (
      SELECT coalesce(jsonb_agg(n.note ORDER BY n.place), '[]') FROM jsonb_array_elements(f.report->'notes') WITH ORDINALITY n(note, place)
      WHERE NOT EXISTS (SELECT FROM jsonb_each_text(n.note->'args') a WHERE a.value = ANY(${names}::text[]))))
    WHERE jsonb_typeof(f.report->'notes') = 'array'`;
  // What trials said of rows is of no use once they are imported; those that are not can be tried anew.
  await tx.importTrial.updateMany({ where: { report: { not: Prisma.DbNull } }, data: { report: Prisma.DbNull } });
  await tx.inboxItem.deleteMany({ where: { platform: 'api', doneAt: { not: null } } });
};

/** What they did for themselves, and what was done to them, stays as the fact. */
export const takeOutDetails = async (tx: Tx, personId: number): Promise<void> => {
  await tx.$executeRaw`SELECT set_config('kam.erased_person', ${String(personId)}, true)`;
  await tx.$executeRaw`
    UPDATE audit_entry SET details = '{}'
    WHERE details <> '{}' AND (
      (subject = 'person' AND subject_id = ${personId})
      OR (person_id = ${personId} AND subject IN ('calendar', 'calendar_series', 'travel_time')))`;
  await tx.$executeRaw`SELECT set_config('kam.erased_person', '', true)`;
};
