import { audit } from '../../audit/record.ts';
import type { Context } from '../../commands/define.ts';
import { enqueueOnce } from '../../outbox/enqueue.ts';
import { auditExport } from './export-kind.ts';
import type { AuditFilter } from './filter.ts';
import { queryOf } from './queries.ts';

/**
 * Has a part of the audit sent to the asker, in a chat of their own. Asked for anew under the same key, it is sent and noted once.
 * @throws UserError when nobody goes by the handle
 */
export const requestAudit = async (
  { db, now, person, channel, key, trace }: Context,
  filter: AuditFilter,
): Promise<void> => {
  const query = await queryOf(db, filter);
  const message = {
    key: `${auditExport.name}/${key}`,
    personId: person.id,
    payload: query,
    dueAt: now,
  };
  await db.$transaction(async (tx) => {
    if (!(await enqueueOnce(tx, auditExport, message, trace))) return;
    await audit(tx, now, {
      personId: person.id,
      action: 'audit.exported',
      subject: 'audit',
      channel,
      details: query,
    });
  });
};
