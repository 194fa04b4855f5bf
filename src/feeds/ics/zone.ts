import { Temporal } from 'temporal-polyfill';
import { daysMs, type Wall } from './wall.ts';

/** Where clocks differ. Instants are milliseconds since 1970. */
export interface Zone {
  /** When a clock shows this. What a clock skips is an hour later; what it shows twice is the first time: Temporal's `compatible`. */
  at(wall: Wall): number;
  wall(instant: number): Wall;
}

/** A zone by its offset from UTC at an instant, both in milliseconds. */
export const zoneBy = (offset: (instant: number) => number): Zone => ({
  wall: (instant) => instant + offset(instant),
  at: (wall) => {
    const before = offset(wall - daysMs);
    const after = offset(wall + daysMs);
    const isAfter = offset(wall - before) !== before && offset(wall - after) === after;
    return wall - (isAfter ? after : before);
  },
});

/** A zone without summer time. @param offset milliseconds east of UTC */
export const fixedZone = (offset: number): Zone => ({
  at: (wall) => wall - offset,
  wall: (instant) => instant + offset,
});

export const utc = fixedZone(0);

const offsetOf = (name: string, instant: number): number =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(name).offsetNanoseconds / 1e6;

/** Asks Temporal once a day, not for each event: it is the slowest part of reading a calendar. Days on which the clock changes are not kept. */
const dailyOffset = (name: string): ((instant: number) => number) => {
  const known = new Map<number, number>();
  return (instant) => {
    const day = Math.floor(instant / daysMs);
    const kept = known.get(day);
    if (kept !== undefined) return kept;
    const offset = offsetOf(name, day * daysMs);
    if (offsetOf(name, (day + 1) * daysMs) !== offset) return offsetOf(name, instant);
    known.set(day, offset);
    return offset;
  };
};

/** A zone of the IANA database; null when there is none of that name. */
export const ianaZone = (name: string): Zone | null => {
  try {
    offsetOf(name, 0);
  } catch {
    return null;
  }
  return zoneBy(dailyOffset(name));
};
