import { Temporal } from 'temporal-polyfill';
import type { Wall } from './wall.ts';

/** Where clocks differ. Instants are milliseconds since 1970. */
export interface Zone {
  /** When a clock shows this. What a clock skips is an hour later; what it shows twice is the first time. */
  at(wall: Wall): number;
  wall(instant: number): Wall;
}

/** A zone without summer time. @param offset milliseconds east of UTC */
export const fixedZone = (offset: number): Zone => ({
  at: (wall) => wall - offset,
  wall: (instant) => instant + offset,
});

export const utc = fixedZone(0);

/** The offset of a zone from UTC at an instant, in milliseconds. */
const offsetOf = (name: string, instant: number): number =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(name).offsetNanoseconds / 1e6;

/** A zone of the IANA database; null when there is none of that name. */
export const ianaZone = (name: string): Zone | null => {
  try {
    offsetOf(name, 0);
  } catch {
    return null;
  }
  return {
    at: (wall) =>
      Temporal.Instant.fromEpochMilliseconds(wall)
        .toZonedDateTimeISO('UTC')
        .toPlainDateTime()
        .toZonedDateTime(name, { disambiguation: 'compatible' }).epochMilliseconds,
    wall: (instant) => instant + offsetOf(name, instant),
  };
};
