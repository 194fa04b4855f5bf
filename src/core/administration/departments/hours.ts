import { readValue } from '../../attention/wishes.ts';
import * as settings from '../../settings/department.ts';
import { holidayOn } from '../../working-time/holidays.ts';
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
