import { Temporal } from 'temporal-polyfill';

const daysAWeek = 7;
const workingDaysAWeek = 5;

/** Working days (Monday to Friday) after one day up to and with another: from a Friday to the Monday after it, one. Pure. */
export const workingDaysBetween = (from: Temporal.PlainDate, to: Temporal.PlainDate): number => {
  const days = from.until(to, { largestUnit: 'days' }).days;
  if (days <= 0) return 0;
  const weeks = Math.floor(days / daysAWeek);
  const rest = Array.from({ length: days % daysAWeek }, (_, i) => from.add({ days: weeks * daysAWeek + i + 1 }));
  return weeks * workingDaysAWeek + rest.filter(({ dayOfWeek }) => dayOfWeek <= workingDaysAWeek).length;
};

/** How old, in working days, the data of a source is, where the organisation is. Pure. */
export const ageOf = (asOf: Temporal.Instant, now: Temporal.Instant, zone: string): number =>
  workingDaysBetween(asOf.toZonedDateTimeISO(zone).toPlainDate(), now.toZonedDateTimeISO(zone).toPlainDate());

/** When data counts as old, unless the organisation says otherwise; data of the day before is what a nightly export brings. */
export const usualWorkingDays = 2;

/** A source that is old is told once, and again after a week; one that was brought up to date has ended. */
export const freshnessPolicy = (workingDays: number) => ({
  enter: workingDays + 1,
  leave: workingDays + 1,
  tellsWorse: false,
  remindAfter: Temporal.Duration.from({ hours: 7 * 24 }),
  quietFor: Temporal.Duration.from({ hours: 0 }),
});
