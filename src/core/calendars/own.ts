import { z } from 'zod';
import { audit } from '../audit/record.ts';
import { instantColumn, instantOf } from '../clock.ts';
import type { Context } from '../commands/define.ts';
import { UserError } from '../errors.ts';
import { meetingsChanged } from '../meetings/changed.ts';
import { requireView } from '../people/access.ts';
import type { Fares } from './cards.ts';
import { type Connection, sealedFor } from './connection.ts';
import { readAnew } from './turns.ts';
import { callOff } from './write.ts';

/** More are not one person's. */
const mostCalendars = 10;

const faresRow = z.object({
  id: z.int(),
  name: z.string(),
  readAt: z.date().transform(instantOf).nullable(),
  problem: z.string().nullable(),
  meetings: z.int(),
});

/** The asker's calendars, and how each fares. */
export const ownCalendars = async ({ db, person, now }: Pick<Context, 'db' | 'person' | 'now'>): Promise<Fares[]> =>
  z.array(faresRow).parse(
    await db.$queryRaw`
      SELECT c.id, c.name, c.read_at AS "readAt", c.problem, (
        SELECT count(*)::int FROM meeting m WHERE m.calendar_id = c.id AND m.status = 'planned' AND m.starts_at > ${instantColumn(now)}
      ) AS meetings
      FROM calendar c WHERE c.person_id = ${person.id} ORDER BY c.id`,
  );

/** A connection of the asker's as it is kept. */
const sealedOf = ({ seals, person }: Context, connection: Connection) => {
  if (!seals) throw new Error('this process has no key to seal calendars with');
  return seals.seal(JSON.stringify(connection), sealedFor(person.id));
};

/**
 * Connects a calendar of the asker's, sealed, to be read at once. Asked for anew under the same key, it is the same.
 * @throws UserError `conflict` when they have as many as one can have
 */
export const connectCalendar = async (context: Context, name: string, connection: Connection): Promise<void> => {
  const { db, person, now, channel, key } = context;
  const sealed = sealedOf(context, connection);
  await db.$transaction(async (tx) => {
    const has = await tx.calendar.count({ where: { personId: person.id } });
    if (has >= mostCalendars) throw new UserError('conflict', 'calendar-too-many', { most: mostCalendars });
    const [made] = await tx.calendar.createManyAndReturn({
      data: [{ personId: person.id, kind: connection.kind, name, sealed, askedByKey: key, dueAt: instantColumn(now) }],
      skipDuplicates: true,
      select: { id: true },
    });
    if (!made) return;
    await audit(tx, now, {
      personId: person.id,
      action: 'calendar.connected',
      subject: 'calendar',
      subjectId: made.id,
      channel,
      details: { kind: connection.kind },
    });
  });
};

/**
 * Takes a calendar that somebody sent as a file. One of the same name that they sent before is replaced by it, since files are sent anew to bring
 * them up to date.
 * @throws UserError as {@link connectCalendar}
 */
export const takeFile = async (context: Context, name: string, text: string): Promise<void> => {
  const { db, person, now, channel, key } = context;
  const connection: Connection = { kind: 'file', text };
  const known = await db.calendar.findFirst({
    where: { personId: person.id, kind: 'file', name },
    select: { id: true, askedByKey: true },
  });
  if (!known) return connectCalendar(context, name, connection);
  // It is the same one, asked for anew.
  if (known.askedByKey === key) return;
  const sealed = sealedOf(context, connection);
  await db.$transaction(async (tx) => {
    await tx.calendar.update({ where: { id: known.id }, data: { sealed, version: null, dueAt: instantColumn(now) } });
    await audit(tx, now, {
      personId: person.id,
      action: 'calendar.replaced',
      subject: 'calendar',
      subjectId: known.id,
      channel,
    });
  });
};

const ownCalendar = async ({ db, person }: Context, id: number) => {
  const calendar = await db.calendar.findFirst({
    where: { id, personId: person.id },
    select: { id: true, name: true },
  });
  if (!calendar) throw new UserError('not-found', 'calendar-not-found');
  return calendar;
};

const comingOf = async ({ db, now }: Context, calendarId: number): Promise<number[]> => {
  const where = { calendarId, status: 'planned', startsAt: { gt: instantColumn(now) } } as const;
  return (await db.meeting.findMany({ where, select: { id: true } })).map(({ id }) => id);
};

/** Removes a calendar of the asker's with what opens it; meetings to come that it brought are called off, past ones stay. @throws UserError `not-found` */
export const removeCalendar = async (context: Context, id: number): Promise<string> => {
  const { db, person, now, channel } = context;
  const { name } = await ownCalendar(context, id);
  const coming = await comingOf(context, id);
  await db.$transaction(async (tx) => {
    await callOff(tx, coming);
    await tx.calendar.deleteMany({ where: { id } });
    await readAnew(tx, now, person.id);
    await meetingsChanged(tx, now, coming);
    await audit(tx, now, {
      personId: person.id,
      action: 'calendar.removed',
      subject: 'calendar',
      subjectId: id,
      channel,
      details: { meetings: coming.length },
    });
  });
  return name;
};

/** What is gone from a calendar that is suddenly empty: called off, or kept until it comes back. Gives how many. @throws UserError `not-found` */
export const settleEmpty = async (context: Context, id: number, what: 'call-off' | 'keep'): Promise<number> => {
  const { db, person, now, channel } = context;
  await ownCalendar(context, id);
  const isEmpty = await db.calendar.count({ where: { id, emptySince: { not: null } } });
  if (isEmpty === 0) throw new UserError('conflict', 'calendar-not-empty');
  const coming = await comingOf(context, id);
  await db.$transaction(async (tx) => {
    if (what === 'call-off') {
      await callOff(tx, coming);
      await meetingsChanged(tx, now, coming);
    }
    await tx.calendar.updateMany({
      where: { id },
      data: what === 'keep' ? { keepsGone: true } : { keepsGone: false, emptySince: null },
    });
    await audit(tx, now, {
      personId: person.id,
      action: what === 'keep' ? 'calendar.kept' : 'calendar.called-off',
      subject: 'calendar',
      subjectId: id,
      channel,
      details: { meetings: coming.length },
    });
  });
  return coming.length;
};

/**
 * Notes with which client the meetings of a series are, for good: all that are still to come follow.
 * @param accountId null: with none of those that were asked about
 * @throws UserError `not-found` when it is no series, or no client, of the asker's
 */
export const answerMatch = async (context: Context, seriesId: number, accountId: number | null) => {
  const { db, person, now, channel } = context;
  const series = await db.calendarSeries.findFirst({ where: { id: seriesId, personId: person.id } });
  if (!series) throw new UserError('not-found', 'calendar-not-found');
  if (accountId !== null) await requireView(context, accountId);
  const where = { personId: person.id, calendarUid: series.uid, isPrivate: false };
  const meetings = await db.meeting.findMany({
    where,
    select: { id: true, title: true },
    orderBy: { startsAt: 'desc' },
  });
  await db.$transaction(async (tx) => {
    await tx.calendarSeries.update({ where: { id: seriesId }, data: { answeredAt: instantColumn(now), accountId } });
    await tx.meeting.updateMany({ where, data: { accountId } });
    // The contacts of the client are found when the calendar is read next.
    await readAnew(tx, now, person.id);
    await meetingsChanged(
      tx,
      now,
      meetings.map(({ id }) => id),
    );
    await audit(tx, now, {
      personId: person.id,
      action: 'meeting.matched',
      subject: 'calendar_series',
      subjectId: seriesId,
      channel,
      details: { account: accountId },
    });
  });
  const client =
    accountId === null
      ? null
      : await db.account.findUniqueOrThrow({ where: { id: accountId }, select: { id: true, name: true } });
  return { title: meetings[0]?.title ?? '—', client };
};
