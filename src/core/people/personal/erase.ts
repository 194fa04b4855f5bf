import type { Temporal } from 'temporal-polyfill';
import { audit } from '../../audit/record.ts';
import type { Seals } from '../../calendars/seal.ts';
import { lockCalendars } from '../../calendars/turns.ts';
import { instantColumn } from '../../clock.ts';
import type { Db, Tx } from '../../db.ts';
import { UserError } from '../../errors.ts';
import { isImporting } from '../../imports/lock.ts';
import { type Subject, subjectById } from './find.ts';
import { formerOf } from './former.ts';
import { textsOf } from './marks.ts';
import { refuseObstacle } from './obstacle.ts';
import { takeOutChats, takeOutDetails, takeOutImports, takeOutMessages, takeOutRows } from './take-out.ts';

/** Who erases, where, and with what the marks are made. */
export interface Eraser {
  readonly db: Db;
  readonly now: Temporal.Instant;
  /** Null: whoever is at the terminal. */
  readonly askerId: number | null;
  readonly channel: string;
  /** Null: this process has no key. */
  readonly seals: Seals | null;
}

/** Somebody who was erased, under the name that is left of them. */
export interface Erased {
  readonly subject: Subject;
  /** What was asked for had been done before. */
  readonly already: boolean;
}

const leaveMarks = async (tx: Tx, { mark }: Seals, id: number): Promise<void> => {
  const person = await tx.person.findUniqueOrThrow({ where: { id } });
  await tx.erasedMark.createMany({
    data: textsOf(person).map((text) => ({ personId: id, mark: mark(text) })),
  });
};

/** Whatever else told who they were goes with the name. */
const rename = async (tx: Tx, now: Temporal.Instant, { id }: Subject): Promise<void> => {
  const nothing = { email: null, country: null, source: null, externalKey: null, managerId: null, askedByKey: null };
  await tx.person.update({
    where: { id },
    data: { ...(await formerOf(tx, id)), ...nothing, erasedAt: instantColumn(now) },
  });
};

/**
 * Takes out all that tells who somebody was, in one transaction, and leaves what was done with clients under a name that tells nobody. Done twice,
 * it is as done once.
 * @throws UserError why they cannot be erased, and what to do first
 */
export const erasePerson = ({ db, now, askerId, channel, seals }: Eraser, personId: number): Promise<Erased> =>
  db.$transaction(async (tx) => {
    // In the order of whoever reads a calendar, who holds those and then refers to the person.
    await lockCalendars(tx, personId);
    await tx.$executeRaw`SELECT FROM person WHERE id = ${personId} FOR NO KEY UPDATE`;
    const subject = await subjectById(tx, personId);
    if (subject.erasedAt) return { subject, already: true };
    await refuseObstacle(tx, now, subject, askerId);
    if (!seals) throw new UserError('conflict', 'erase-no-key');
    // An import that is under way has read the name, and would write it again.
    if (await isImporting(tx)) throw new UserError('conflict', 'erase-import-runs');
    await leaveMarks(tx, seals, personId);
    await takeOutMessages(tx, personId);
    await takeOutChats(tx, personId);
    await takeOutImports(tx, subject);
    await takeOutRows(tx, personId);
    await takeOutDetails(tx, personId);
    await rename(tx, now, subject);
    await audit(tx, now, {
      personId: askerId,
      action: 'person.erased',
      subject: 'person',
      subjectId: personId,
      channel,
    });
    return { subject: await subjectById(tx, personId), already: false };
  });
