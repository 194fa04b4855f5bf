import { Temporal } from 'temporal-polyfill';

const saturday = 6;
const isWeekend = (day: Temporal.PlainDate): boolean => day.dayOfWeek >= saturday;

const nextMonday = (today: Temporal.PlainDate): Temporal.PlainDate => today.add({ days: 8 - today.dayOfWeek });

/** Whether something is told today: on a working day, or at a weekend what is over by Monday. Pure. */
export const isToldOn = (today: Temporal.PlainDate, on: Temporal.PlainDate): boolean =>
  !isWeekend(today) || Temporal.PlainDate.compare(on, nextMonday(today)) < 0;

const morningHour = 8;
const eveningHour = 20;

/** From when on, at the earliest, people are told what can wait for the day. */
export const dayStartsAt = `0${morningHour}:00`;

/** Whether it is a time of day at which people are told what can wait for it; what is over that day, `last`, also in the evening. Pure. */
export const isDaytime = (now: Temporal.Instant, zone: string, last = false): boolean => {
  const { hour } = now.toZonedDateTimeISO(zone);
  return hour >= morningHour && (last || hour < eveningHour);
};

/**
 * A signal is one of its own for each thing and reader, so it holds until that has passed or changed. What comes back at the same level, such as
 * after an absence, was told already.
 */
export const tellingPolicy = {
  enter: 1,
  leave: 1,
  tellsWorse: true,
  remindAfter: null,
  quietFor: Temporal.Duration.from({ hours: 24 * 1000 }),
} as const;
