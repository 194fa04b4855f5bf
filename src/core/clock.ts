import { Temporal } from 'temporal-polyfill';

/** Where the house learns what time it is. Handed in, so that tests and simulations can be anywhere in time. */
export interface Clock {
  now(): Temporal.Instant;
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** A clock that stands still at an ISO instant such as `2026-11-21T08:00:00Z`. */
export const fixedClock = (iso: string): Clock => {
  const instant = Temporal.Instant.from(iso);
  return { now: () => instant };
};

/** The calendar day of an instant in an IANA zone. */
export const dayIn = (zone: string, instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(zone).toPlainDate();

/** The database driver reads a `date` column as midnight UTC. */
export const plainDate = (date: Date): Temporal.PlainDate => Temporal.PlainDate.from(date.toISOString().slice(0, 10));

/** The inverse of {@link plainDate}: what Prisma wants for a `date` column. */
export const dateColumn = (day: Temporal.PlainDate): Date => new Date(`${day.toString()}T00:00:00Z`);

/** What Prisma wants for a `timestamptz` column. */
export const instantColumn = (instant: Temporal.Instant): Date => new Date(instant.epochMilliseconds);

/** What a `timestamptz` column says. */
export const instantOf = (date: Date): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(date.getTime());
