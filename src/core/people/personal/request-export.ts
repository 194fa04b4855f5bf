import { audit } from '../../audit/record.ts';
import type { Context } from '../../commands/define.ts';
import { enqueueOnce } from '../../outbox/enqueue.ts';
import { personExport } from './export-kind.ts';
import { refuseErased, type Subject, subjectByHandle } from './find.ts';

/**
 * Has what is kept of somebody sent to the asker, in a chat of their own. Asked for anew under the same key, it is sent and noted once.
 * @throws UserError when nobody goes by that handle, or they were erased
 */
export const requestExport = async (context: Context, handle: string): Promise<Subject> => {
  const { db, now, person, channel, key, trace } = context;
  return db.$transaction(async (tx) => {
    const subject = await subjectByHandle(tx, handle);
    refuseErased(subject);
    const message = {
      key: `${personExport.name}/${key}`,
      personId: person.id,
      payload: { personId: subject.id },
      dueAt: now,
    };
    if (!(await enqueueOnce(tx, personExport, message, trace))) return subject;
    await audit(tx, now, {
      personId: person.id,
      action: 'person.exported',
      subject: 'person',
      subjectId: subject.id,
      channel,
    });
    return subject;
  });
};
