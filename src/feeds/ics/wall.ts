import ICAL from 'ical.js';

/**
 * What a clock on the wall shows, in milliseconds since 1970 as though the clock were in UTC. Series are computed in these numbers, and become
 * instants only where they touch the window.
 */
export type Wall = number;

export const daysMs = 86_400_000;

export const wallOf = (time: ICAL.Time): Wall =>
  Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);

export const timeOf = (wall: Wall): ICAL.Time => {
  const date = new Date(wall);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const [hour, minute, second] = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()];
  return new ICAL.Time({ year, month, day, hour, minute, second, isDate: false }, ICAL.Timezone.localTimezone);
};

/** `2026-11-26T09:00:00`. */
export const wallText = (wall: Wall): string => new Date(wall).toISOString().slice(0, 19);

/** Midnight of the same day. */
export const dayOf = (wall: Wall): Wall => Math.floor(wall / daysMs) * daysMs;
