import type { Temporal } from 'temporal-polyfill';
import type { VisitKind } from '../../generated/prisma/enums.ts';
import { audit } from '../audit/record.ts';
import { dateColumn, instantColumn } from '../clock.ts';
import type { Context } from '../commands/define.ts';
import type { Tx } from '../db.ts';
import { UserError } from '../errors.ts';
import { meetingsChanged } from '../meetings/changed.ts';
import { requireView } from '../people/access.ts';
import { meetingOn } from './meetings.ts';
import { type LoggedVisit, visitByKey } from './queries.ts';

/** What is noted of a visit or a call. */
export interface VisitNote {
  readonly kind: VisitKind;
  readonly day: Temporal.PlainDate;
  readonly summary: string;
  /** Ids of the contacts whom they met. */
  readonly met: readonly number[];
  readonly nextStep: string | null;
  readonly nextStepOn: Temporal.PlainDate | null;
}

/** @throws UserError when one of them is nobody of this client */
const requireContacts = async (tx: Tx, accountId: number, ids: readonly number[]): Promise<void> => {
  const known = await tx.contact.count({ where: { accountId, archivedAt: null, id: { in: [...ids] } } });
  if (known < new Set(ids).size) throw new UserError('invalid', 'error-form-not-understood');
};

/**
 * Notes a visit, once: asked for anew under the same key, it gives what was noted then, whatever has become of it. The visit of a meeting that
 * the client had that day is noted as that meeting's.
 * @throws UserError `not-found` when the asker has nothing to do with the account
 */
export const logVisit = async (context: Context, accountId: number, note: VisitNote): Promise<LoggedVisit> => {
  const { db, now, person, channel, key } = context;
  const parts = await requireView(context, accountId, 'tasks');
  const met = parts.has('relationship') ? note.met : [];
  const visit = await db.$transaction(async (tx) => {
    await requireContacts(tx, accountId, met);
    const meeting = await meetingOn(tx, context, accountId, note.day);
    const { count } = await tx.visit.createMany({
      data: {
        accountId,
        personId: person.id,
        meetingId: meeting?.id ?? null,
        kind: note.kind,
        happenedOn: dateColumn(note.day),
        summary: note.summary,
        nextStep: note.nextStep,
        nextStepOn: note.nextStepOn && dateColumn(note.nextStepOn),
        askedByKey: key,
        loggedAt: instantColumn(now),
      },
      skipDuplicates: true,
    });
    const stored = await visitByKey(tx, key);
    if (count === 0) return stored;
    await tx.visitContact.createMany({ data: met.map((contactId) => ({ visitId: stored.id, contactId })) });
    if (meeting) await meetingsChanged(tx, now, [meeting.id]);
    await audit(tx, now, {
      personId: person.id,
      action: 'visit.logged',
      subject: 'visit',
      subjectId: stored.id,
      channel,
      details: { account: accountId, kind: note.kind, meeting: meeting?.id ?? null },
    });
    return visitByKey(tx, key);
  });
  return parts.has('relationship') ? visit : { ...visit, meeting: null };
};
