import type { Temporal } from 'temporal-polyfill';
import type { KeyDateKind } from '../../generated/prisma/enums.ts';
import { audit } from '../audit/record.ts';
import { dateColumn, instantColumn } from '../clock.ts';
import type { Context } from '../commands/define.ts';
import { UserError } from '../errors.ts';
import { requireView } from '../people/access.ts';
import { refreshKeyDate } from './key-date-notice.ts';
import { type KeyDate, keyDateByKey, keyDatesById } from './key-dates.ts';

/** What is noted of a date. */
export interface DateNote {
  readonly kind: KeyDateKind;
  readonly title: string;
  readonly on: Temporal.PlainDate;
  /** `09:30`. */
  readonly time: string | null;
  readonly note: string | null;
  readonly remindDays: readonly number[];
}

/**
 * Notes a date of a client, once: asked for anew under the same key, it gives what was noted then.
 * @throws UserError `not-found` when the asker may not see what is agreed with the client
 */
export const noteDate = async (context: Context, accountId: number, note: DateNote): Promise<KeyDate> => {
  const { db, now, person, channel, key } = context;
  await requireView(context, accountId, 'relationship');
  return db.$transaction(async (tx) => {
    const { count } = await tx.keyDate.createMany({
      data: {
        accountId,
        kind: note.kind,
        title: note.title,
        day: dateColumn(note.on),
        time: note.time && new Date(`1970-01-01T${note.time}:00Z`),
        note: note.note,
        remindDays: [...note.remindDays],
        notedById: person.id,
        notedAt: instantColumn(now),
        askedByKey: key,
      },
      skipDuplicates: true,
    });
    const stored = await keyDateByKey(tx, key);
    if (count === 1) {
      await audit(tx, now, {
        personId: person.id,
        action: 'date.noted',
        subject: 'key_date',
        subjectId: stored.id,
        channel,
        details: { account: accountId, kind: note.kind, day: note.on.toString() },
      });
    }
    return stored;
  });
};

/**
 * A date of a client that the asker may see.
 * @throws UserError `not-found`, the same for one that is not there and for one that may not be seen
 */
export const requireDate = async (context: Context, dateId: number): Promise<KeyDate> => {
  const date = (await keyDatesById(context.db, [dateId])).get(dateId);
  if (!date) throw new UserError('not-found', 'account-not-found');
  await requireView(context, date.account.id, 'relationship');
  return date;
};

/**
 * Takes a date back, wherever it is shown. Done twice, it stays as it was done first.
 * @throws UserError `not-found` for whoever may not see it
 */
export const withdrawDate = async (context: Context, dateId: number): Promise<KeyDate> => {
  const { db, now, person, channel } = context;
  const date = await requireDate(context, dateId);
  await db.$transaction(async (tx) => {
    const { count } = await tx.keyDate.updateMany({
      where: { id: dateId, withdrawnAt: null },
      data: { withdrawnAt: instantColumn(now) },
    });
    if (count === 0) return;
    await refreshKeyDate(tx, now, dateId);
    await audit(tx, now, {
      personId: person.id,
      action: 'date.withdrawn',
      subject: 'key_date',
      subjectId: dateId,
      channel,
      details: { account: date.account.id },
    });
  });
  return { ...date, isOpen: false };
};
