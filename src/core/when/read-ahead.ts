import { Temporal } from 'temporal-polyfill';

/** Moments as programs and buttons say them: few forms, the same in every language. What people write is read by `read-when.ts`. */

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

const span = /^\+(?<many>\d{1,5})(?<unit>[mhdw])$/;
const units = { m: 'minutes', h: 'hours', d: 'days', w: 'weeks' } as const;
const isUnit = (said: string | undefined): said is keyof typeof units => said !== undefined && said in units;

const onDay = /^(?<day>[a-z]+|\d{4}-\d\d-\d\d)[t ](?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d)$/;

/** It says itself where on Earth its hour is meant. */
const isInstant = /(?:z|[+-]\d\d:?\d\d)$/;

const orNull = <T>(read: () => T): T | null => {
  try {
    return read();
  } catch {
    return null;
  }
};

const dayOf = (said: string, today: Temporal.PlainDate): Temporal.PlainDate | null => {
  if (said === 'today') return today;
  if (said === 'tomorrow') return today.add({ days: 1 });
  const weekday = weekdays.indexOf(said) + 1;
  if (weekday > 0) return today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 });
  return orNull(() => Temporal.PlainDate.from(said, { overflow: 'reject' }));
};

/**
 * Reads a moment; null where it is none. An ISO instant (`2026-11-24T08:00:00+01:00`); or in a zone a day and an hour (`tomorrow 08:00`,
 * `monday 08:00`, which is never today, `2026-11-24 08:00`); or how long from now (`+90m`, `+1h`, `+2d`, `+1w`): days and weeks are those of the
 * calendar, so the clock shows the same hour then. A time that the clocks jump over counts as the one an hour later, and of one that comes
 * twice the first. Pure.
 */
export const readAhead = (said: string, now: Temporal.Instant, zone: string): Temporal.Instant | null => {
  const text = said.trim().toLowerCase().replace(/\s+/g, ' ');
  const local = now.toZonedDateTimeISO(zone);
  const { many, unit } = span.exec(text)?.groups ?? {};
  if (isUnit(unit)) return local.add({ [units[unit]]: Number(many) }).toInstant();
  const { day: word, hour, minute } = onDay.exec(text)?.groups ?? {};
  if (word === undefined) return isInstant.test(text) ? orNull(() => Temporal.Instant.from(text.toUpperCase())) : null;
  const day = dayOf(word, local.toPlainDate());
  const plainTime = new Temporal.PlainTime(Number(hour), Number(minute));
  return day?.toZonedDateTime({ timeZone: zone, plainTime }).toInstant() ?? null;
};
