import type { Temporal } from 'temporal-polyfill';
import { readValue } from '../../attention/wishes.ts';
import * as settings from '../../settings/department.ts';
import { type Holiday, holidayOn } from '../../working-time/holidays.ts';
import type { WorkingTime } from '../../working-time/rules.ts';
import type { DepartmentSheet } from './queries.ts';

/** When a department works. */
export const hoursOf = ({ zone, country, set }: Pick<DepartmentSheet, 'zone' | 'country' | 'set'>): WorkingTime => {
  const keeps = readValue(set, settings.freeOnHolidays);
  return {
    zone,
    from: readValue(set, settings.worksFrom),
    until: readValue(set, settings.worksUntil),
    days: readValue(set, settings.worksOn),
    isHoliday: (day) => keeps && holidayOn(country, day) !== null,
    away: null,
  };
};

/** The next public holiday that a department keeps, this day among them; null: none within a year. Pure. */
export const nextHoliday = (
  { country }: Pick<DepartmentSheet, 'country'>,
  hours: WorkingTime,
  now: Temporal.Instant,
): Holiday | null => {
  const first = now.toZonedDateTimeISO(hours.zone).toPlainDate();
  const days = Array.from({ length: 366 }, (_, n) => first.add({ days: n }));
  const day = days.find((one) => hours.isHoliday(one));
  return day ? holidayOn(country, day) : null;
};
