import { audit } from '../audit/record.ts';
import { instantColumn } from '../clock.ts';
import type { Context } from '../commands/define.ts';
import { UserError } from '../errors.ts';
import { type LoggedVisit, visitById } from './queries.ts';

/** For how long whoever noted a visit may take it back. */
export const undoMinutes = 10;

/**
 * Takes a visit back: it counts no more. Done twice, it stays as it was done first.
 * @throws UserError `not-found` for a visit that the asker did not note, `conflict` when it is too late
 */
export const undoVisit = async ({ db, now, person, channel }: Context, visitId: number): Promise<LoggedVisit> =>
  db.$transaction(async (tx) => {
    const { count } = await tx.visit.updateMany({
      where: {
        id: visitId,
        personId: person.id,
        undoneAt: null,
        loggedAt: { gt: instantColumn(now.subtract({ minutes: undoMinutes })) },
      },
      data: { undoneAt: instantColumn(now) },
    });
    const visit = await visitById(tx, visitId, person.id);
    if (!visit) throw new UserError('not-found', 'visit-not-found');
    if (!visit.undoneAt) throw new UserError('conflict', 'visit-undo-late', { minutes: undoMinutes });
    if (count === 1) {
      await audit(tx, now, {
        personId: person.id,
        action: 'visit.undone',
        subject: 'visit',
        subjectId: visitId,
        channel,
        details: { account: visit.account.id },
      });
    }
    return visit;
  });
