import { Temporal } from 'temporal-polyfill';
import { nextStart, type WorkingTime } from '../working-time/rules.ts';

/** What was put off for no longer than this was put off for a while, not until an hour of the day. */
const whileMinutes = 60;

/**
 * When something comes that somebody has put off, once they are in another zone: at the same hour of the same day there. What was put off for a while
 * comes after it; where the hour has passed there already, it comes when it would have, but not at night. Pure.
 * @param until when it would have come
 * @param from the zone in which that was said
 * @param time when they may be disturbed by now, where they are
 */
export const movedTo = (
  until: Temporal.Instant,
  from: string,
  time: WorkingTime,
  now: Temporal.Instant,
): Temporal.Instant => {
  if (now.until(until).total('minutes') <= whileMinutes) return until;
  const there = until.toZonedDateTimeISO(from).toPlainDateTime().toZonedDateTime(time.zone).toInstant();
  return Temporal.Instant.compare(now, there) < 0 ? there : (nextStart(time, until) ?? until);
};
