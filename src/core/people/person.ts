import { Temporal } from 'temporal-polyfill';
import type { Language, PersonRole } from '../../generated/prisma/enums.ts';
import { dateColumn, dayIn } from '../clock.ts';
import type { Tx } from '../db.ts';

/** Someone who works here, as everything that answers them needs to know them. */
export interface Person {
  readonly id: number;
  readonly handle: string;
  readonly name: string;
  readonly role: PersonRole;
  readonly language: Language;
  /** IANA zone. */
  readonly zone: string;
}

const fields = { id: true, handle: true, name: true, role: true, language: true, zone: true } as const;

/** People who have left are nobody here from their last day on: they get no answer and see nothing. */
const stillHere = (today: Temporal.PlainDate) => ({ OR: [{ leftOn: null }, { leftOn: { gt: dateColumn(today) } }] });

/** Whether somebody whose last day is known has left, in the zone of the organisation (null: there is none yet, so UTC). */
export const hasLeft = (leftOn: Temporal.PlainDate | null, now: Temporal.Instant, zone: string | null): boolean =>
  leftOn !== null && Temporal.PlainDate.compare(leftOn, dayIn(zone ?? 'UTC', now)) <= 0;

/** The person with this handle, or null when nobody here (any more) bears it. */
export const personByHandle = (db: Tx, handle: string, today: Temporal.PlainDate): Promise<Person | null> =>
  db.person.findFirst({ where: { handle: handle.toLowerCase(), ...stillHere(today) }, select: fields });

/** The person with this id, or null when they do not work here (any more). */
export const personById = (db: Tx, id: number, today: Temporal.PlainDate): Promise<Person | null> =>
  db.person.findFirst({ where: { id, ...stillHere(today) }, select: fields });

/** The person with this e-mail address, in any case, or null when nobody here (any more) has it. */
export const personByEmail = (db: Tx, email: string, today: Temporal.PlainDate): Promise<Person | null> =>
  db.person.findFirst({ where: { email: email.toLowerCase(), ...stillHere(today) }, select: fields });

/** Everyone who works here on a day, by name. */
export const everyone = (db: Tx, today: Temporal.PlainDate): Promise<Person[]> =>
  db.person.findMany({ where: stillHere(today), select: fields, orderBy: { name: 'asc' } });

/** The day where the organisation is, or in UTC before there is one. */
export const todayHere = async (db: Tx, now: Temporal.Instant): Promise<Temporal.PlainDate> => {
  const organisation = await db.organisation.findUnique({ where: { id: 1 }, select: { zone: true } });
  return now.toZonedDateTimeISO(organisation?.zone ?? 'UTC').toPlainDate();
};
