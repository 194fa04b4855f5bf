import { Temporal } from 'temporal-polyfill';
import type { ImportKind } from '../../generated/prisma/enums.ts';
import { holidayOn } from '../working-time/holidays.ts';

/** Where an organisation works: its zone (IANA) says what day it is, its country (ISO 3166-1) which days are free. */
export interface Workplace {
  readonly zone: string;
  readonly country: string | null;
}

const saturday = 6;

const worksOn = (day: Temporal.PlainDate, country: string | null): boolean =>
  day.dayOfWeek < saturday && holidayOn(country, day) === null;

/** Working days (Monday to Friday, but public holidays) after one day up to and with another: from a Friday to the Monday after it, one. Pure. */
export const workingDaysBetween = (
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  country: string | null = null,
): number => {
  const days = Math.max(0, from.until(to, { largestUnit: 'days' }).days);
  return Array.from({ length: days }, (_, i) => from.add({ days: i + 1 })).filter((day) => worksOn(day, country))
    .length;
};

/** How old, in working days, data is, where the organisation is. Pure. */
export const ageOf = (asOf: Temporal.Instant, now: Temporal.Instant, { zone, country }: Workplace): number =>
  workingDaysBetween(asOf.toZonedDateTimeISO(zone).toPlainDate(), now.toZonedDateTimeISO(zone).toPlainDate(), country);

/** When data counts as old, unless the organisation says otherwise; data of the day before is what a nightly export brings. */
export const usualWorkingDays = 2;

/** What changes from day to day. */
export const dailyKinds: readonly ImportKind[] = [
  'orders',
  'order_lines',
  'returns',
  'invoices',
  'payments',
  'open_items',
];

/** What tells what clients owe. */
export const ledgerKinds = ['invoices', 'payments', 'open_items'] as const satisfies readonly ImportKind[];

/**
 * What changes now and then. It is old after a month, and only where it comes again and again: what was brought once, when the house was set up, is
 * kept up here. What hardly ever changes, such as products, does not get old.
 */
export const slowKinds: readonly ImportKind[] = ['contracts'];
const slowWorkingDays = 20;

/** After how many working days data of a kind is old. Pure. @param workingDays what the organisation says of what changes from day to day */
export const limitOf = (kind: ImportKind, workingDays: number): number =>
  slowKinds.includes(kind) ? Math.max(slowWorkingDays, workingDays) : workingDays;

/** Whether data is so old that what rests on it is likely to be wrong: then alerts wait for newer data. Pure. */
export const isTooOld = (days: number, limit: number): boolean => days > 2 * Math.max(1, limit);

/** For how many working days alerts wait for newer data: one who is told late can still act, one who is told never cannot. */
export const mostWaitingDays = 5;

const aDay = Temporal.Duration.from({ hours: 24 });

/** When an alert that waits for newer data from a moment on is told at the latest. Pure. */
export const waitsUntil = (from: Temporal.Instant, { zone, country }: Workplace): Temporal.Instant => {
  const start = from.toZonedDateTimeISO(zone).toPlainDate();
  let until = from;
  while (workingDaysBetween(start, until.toZonedDateTimeISO(zone).toPlainDate(), country) < mostWaitingDays) {
    until = until.add(aDay);
  }
  return until;
};

/** How often administrators are told of old data: at most once a week of what became old, and of what stays old every four weeks. */
const gathered = Temporal.Duration.from({ hours: 7 * 24 });
export const remindedAfter = Temporal.Duration.from({ hours: 28 * 24 });

/** From when on administrators are told of what has become old since they were told last; null: from now on. Pure. */
export const gatheredUntil = (toldAt: Temporal.Instant | null, now: Temporal.Instant): Temporal.Instant | null => {
  const until = toldAt?.add(gathered);
  return until && Temporal.Instant.compare(now, until) < 0 ? until : null;
};

/** When what is wrong with the data is told. Levels of a source are the working days beyond its limit. */
export const freshnessPolicy = {
  enter: 1,
  leave: 1,
  tellsWorse: false,
  remindAfter: null,
  quietFor: gathered,
} as const;
