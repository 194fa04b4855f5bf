import { Temporal } from 'temporal-polyfill';
import * as settings from '../settings/attention.ts';
import type { Setting } from '../settings/define.ts';
import { holidayOn } from '../working-time/holidays.ts';
import type { WorkingTime } from '../working-time/rules.ts';

/** Values of settings, by key, as they stand in the database. */
export type Values = Readonly<Record<string, unknown>>;

/** What a setting is among values; its fallback where nobody set it, or what was set is no value any more. */
export const readValue = <Value>(values: Values, { key, schema, fallback }: Setting<Value>): Value => {
  const read = schema.safeParse(values[key]);
  return key in values && read.success ? read.data : fallback;
};

/** When somebody may be disturbed. @param country whose holidays they keep */
export const workingTimeOf = (own: Values, zone: string, country: string | null): WorkingTime => {
  const away = readValue(own, settings.away);
  const keeps = readValue(own, settings.keepsHolidays);
  return {
    zone,
    from: readValue(own, settings.dayStarts),
    until: readValue(own, settings.dayEnds),
    days: readValue(own, settings.workdays),
    isHoliday: (day) => keeps && holidayOn(country, day) !== null,
    away: away && { from: Temporal.PlainDate.from(away.from), until: Temporal.PlainDate.from(away.until) },
  };
};

/** What holds of a wish, and of the least that is left: what disturbs more. */
export const atLeast = (wish: settings.Mode, least: settings.Mode): settings.Mode =>
  settings.modes[Math.max(settings.modes.indexOf(wish), settings.modes.indexOf(least))] ?? 'now';

/** How a kind of message comes to somebody on a platform: as they wish, and not less than what is left to them. */
export const modeFor = (own: Values, ours: Values, kind: string, platform: string): settings.Mode =>
  atLeast(readValue(own, settings.modeOf(kind, platform)), readValue(ours, settings.leastOf(kind)));
