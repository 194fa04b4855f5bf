import type { Temporal } from 'temporal-polyfill';
import type { Language, PersonRole } from '../../generated/prisma/enums.ts';
import { dateColumn } from '../clock.ts';
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

/** The person with this handle, or null when nobody here (any more) bears it. */
export const personByHandle = (db: Tx, handle: string, today: Temporal.PlainDate): Promise<Person | null> =>
  db.person.findFirst({ where: { handle: handle.toLowerCase(), ...stillHere(today) }, select: fields });

/** Everyone who works here on a day, by name. */
export const everyone = (db: Tx, today: Temporal.PlainDate): Promise<Person[]> =>
  db.person.findMany({ where: stillHere(today), select: fields, orderBy: { name: 'asc' } });

/** The day where the organisation is, or in UTC before there is one. */
export const todayHere = async (db: Tx, now: Temporal.Instant): Promise<Temporal.PlainDate> => {
  const organisation = await db.organisation.findUnique({ where: { id: 1 }, select: { zone: true } });
  return now.toZonedDateTimeISO(organisation?.zone ?? 'UTC').toPlainDate();
};
