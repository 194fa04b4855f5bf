import { Temporal } from 'temporal-polyfill';
import { dayIn, instantColumn } from '../clock.ts';
import type { Db, Tx } from '../db.ts';
import { CalendarError, type CalendarEvent, type CalendarRead, type CalendarWindow } from '../meetings/calendar.ts';
import { meetingsChanged } from '../meetings/changed.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { clientsKnownTo, ownDomains } from './clients.ts';
import { type Connection, connectionSchema, type OpenCalendar, sealedFor } from './connection.ts';
import { failed } from './failing.ts';
import { emptyQuestion, matchQuestion } from './kinds.ts';
import { matchEvent } from './match.ts';
import type { Seals } from './seal.ts';
import { lockCalendars, readAnew } from './turns.ts';
import { callOff, goneFrom, type Placed, writeEvents } from './write.ts';

/** What reading calendars needs besides the database. */
export interface CalendarParts {
  readonly open: OpenCalendar;
  readonly seals: Seals;
}

/** Meetings are known so far back and ahead. */
const daysBack = 2;
const daysAhead = 60;
const everyMinutes = 5;
/** From so many meetings to come on, none at all is hardly meant. */
const fewestToMiss = 3;

type Calendar = NonNullable<Awaited<ReturnType<typeof calendarById>>>;

const calendarById = (db: Tx, id: number) =>
  db.calendar.findUnique({ where: { id }, include: { person: { select: { zone: true } } } });

/** Days begin in UTC here: the window stays the same all day, so that a calendar that did not change is not read again. */
const windowAt = (now: Temporal.Instant, zone: string): CalendarWindow => {
  const today = now.toZonedDateTimeISO('UTC').startOfDay();
  return {
    from: today.subtract({ days: daysBack }).toInstant(),
    until: today.add({ days: daysAhead }).toInstant(),
    zone,
  };
};

/** With which clients events are: what a person said of their series counts, else what fits; those of which only a person can tell are asked. */
const place = async (
  tx: Tx,
  { personId, person }: Calendar,
  now: Temporal.Instant,
  events: readonly CalendarEvent[],
): Promise<{ placed: Placed[]; asked: number[] }> => {
  const clients = await clientsKnownTo(tx, personId, dayIn(person.zone, now));
  const own = await ownDomains(tx);
  const series = await tx.calendarSeries.findMany({ where: { personId } });
  const known = new Map(series.map((one) => [one.uid, one]));
  const unclear = new Map<string, readonly number[]>();
  const placed = events.map((event): Placed => {
    const answered = known.get(event.uid);
    const still = answered?.accountId == null || clients.ids.has(answered.accountId);
    if (answered?.answeredAt && still) return { event, accountId: answered.accountId };
    const match = event.isPrivate ? { kind: 'none' as const } : matchEvent(event, clients, own);
    if (
      match.kind === 'several' &&
      !answered &&
      !event.cancelled &&
      Temporal.Instant.compare(event.startsAt, now) > 0
    ) {
      unclear.set(event.uid, match.accountIds);
    }
    return { event, accountId: match.kind === 'one' ? match.accountId : null };
  });
  const made = await tx.calendarSeries.createManyAndReturn({
    data: [...unclear].map(([uid, candidates]) => ({
      personId,
      uid,
      candidates: [...candidates],
      askedAt: instantColumn(now),
    })),
    skipDuplicates: true,
    select: { id: true },
  });
  return { placed, asked: made.map(({ id }) => id) };
};

const written = async (
  tx: Tx,
  calendar: Calendar,
  read: CalendarRead,
  window: CalendarWindow,
  { now, trace }: { now: Temporal.Instant; trace: string },
): Promise<{ emptySince: Date | null }> => {
  const { id: calendarId, personId } = calendar;
  const into = { calendarId, personId, now };
  const { placed, asked } = await place(tx, calendar, now, read.events);
  const changed = await writeEvents(tx, into, placed);
  const gone = read.whole ? await goneFrom(tx, into, window.until, read.events) : [];
  const isComing = ({ startsAt, cancelled }: CalendarEvent) =>
    !cancelled && Temporal.Instant.compare(startsAt, now) > 0;
  const isEmptied = gone.length >= fewestToMiss && !read.events.some(isComing);
  const emptySince = isEmptied ? (calendar.emptySince ?? instantColumn(now)) : null;
  if (!isEmptied) {
    await callOff(tx, gone);
    // Another calendar of theirs may have what this one has lost.
    if (gone.length > 0) await readAnew(tx, now, personId, calendarId);
    changed.push(...gone);
  }
  await meetingsChanged(tx, now, changed);
  const questions = asked.map((seriesId) => ({
    key: `${matchQuestion.name}/${seriesId}`,
    personId,
    payload: { seriesId },
    dueAt: now,
  }));
  await enqueue(tx, matchQuestion, questions, trace);
  if (emptySince && !calendar.keepsGone) {
    const payload = { calendarId, since: emptySince.toISOString() };
    const key = `${emptyQuestion.name}/${calendarId}/${payload.since}`;
    await enqueue(tx, emptyQuestion, [{ key, personId, payload, dueAt: now }], trace);
  }
  return { emptySince };
};

/** @throws CalendarError when the key that it was sealed with is lost: its person has to connect it anew */
const connectionOf = async (seals: Seals, sealed: Uint8Array, personId: number): Promise<Connection> => {
  try {
    return connectionSchema.parse(JSON.parse(seals.open(sealed, sealedFor(personId))));
  } catch {
    throw new CalendarError('forbidden');
  }
};

/**
 * Reads a calendar and has the house's meetings follow it. Two at once do no harm: what the first has written stands.
 * @throws whatever is no fault of the calendar's
 */
export const syncCalendar = async (
  db: Db,
  { open, seals }: CalendarParts,
  at: { readonly now: Temporal.Instant; readonly trace: string; readonly signal?: AbortSignal },
  calendarId: number,
): Promise<void> => {
  const calendar = await calendarById(db, calendarId);
  if (!calendar) return;
  const { personId, sealed, person, version } = calendar;
  const window = windowAt(at.now, person.zone);
  const answer = await connectionOf(seals, sealed, personId)
    .then((connection) => open(connection).read(window, { version, ...(at.signal && { signal: at.signal }) }))
    .catch((error: unknown) => {
      if (error instanceof CalendarError) return error;
      throw error;
    });
  if (answer instanceof CalendarError) return failed(db, calendar, answer, at);
  const dueAt = instantColumn(at.now.add({ minutes: everyMinutes }));
  const well = { failures: 0, failingSince: null, problem: null, readAt: instantColumn(at.now), dueAt };
  await db.$transaction(async (tx) => {
    await lockCalendars(tx, personId);
    // As it is now: its person may have answered while it was read, or removed it.
    const current = await calendarById(tx, calendarId);
    // Whoever has read it meanwhile may have read something newer.
    if (!current || current.readAt?.getTime() !== calendar.readAt?.getTime()) return;
    const sure = await tx.meeting.updateManyAndReturn({
      where: { calendarId, unconfirmedSince: { not: null } },
      data: { unconfirmedSince: null },
      select: { id: true },
    });
    await meetingsChanged(
      tx,
      at.now,
      sure.map(({ id }) => id),
    );
    if (answer.unchanged) {
      await tx.calendar.updateMany({ where: { id: calendarId }, data: well });
      return;
    }
    const { emptySince } = await written(tx, current, answer.read, window, at);
    const keepsGone = emptySince !== null && current.keepsGone;
    await tx.calendar.updateMany({
      where: { id: calendarId },
      data: { ...well, version: answer.version, emptySince, keepsGone },
    });
  });
};

/** Calendars that are due to be read, the longest waiting first. */
export const dueCalendars = async (db: Tx, now: Temporal.Instant, most: number): Promise<number[]> =>
  (
    await db.calendar.findMany({
      where: { dueAt: { lte: instantColumn(now) }, person: { leftOn: null } },
      orderBy: { dueAt: 'asc' },
      take: most,
      select: { id: true },
    })
  ).map(({ id }) => id);
