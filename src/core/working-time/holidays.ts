import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import type { Language } from '../../generated/prisma/enums.ts';
import { plainDate } from '../clock.ts';

/** A day on which a country does not work. */
export interface Holiday {
  readonly day: Temporal.PlainDate;
  /** In a language that people are spoken to in. */
  name(language: Language): string;
}

const require = createRequire(import.meta.url);

/** Only what the whole country keeps. The zone only says what an instant is, and days are asked for here. */
const optionsIn = (language: Language) => ({
  types: ['public' as const],
  timezone: 'UTC',
  languages: [language, 'en'],
});

/** The library takes a quarter of a second to load, which nobody waits for who needs no holidays. */
const listed = (country: string, year: number, language: Language) => {
  const Library: typeof Holidays = require('date-holidays');
  return new Library(country, optionsIn(language)).getHolidays(year, language);
};

const years = new Map<string, ReadonlyMap<string, Holiday>>();

const holidaysOf = (country: string, year: number): ReadonlyMap<string, Holiday> => {
  const key = `${country} ${year}`;
  const known = years.get(key);
  if (known) return known;
  const namesIn = (language: Language) => new Map(listed(country, year, language).map((one) => [one.rule, one.name]));
  const names = { en: namesIn('en'), it: namesIn('it'), ru: namesIn('ru') };
  const days = new Map<string, Holiday>();
  for (const { date, end, rule, name } of listed(country, year, 'en')) {
    // Some begin on the evening before: the date is what they are kept on.
    const first = Temporal.PlainDate.from(date.slice(0, 10));
    const last = plainDate(new Date(end.getTime() - 1));
    for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
      days.set(day.toString(), { day, name: (language) => names[language].get(rule) ?? name });
    }
  }
  years.set(key, days);
  return days;
};

/**
 * The public holiday that a country keeps on a day: kept by the whole country, as the library `date-holidays` knows it. What a government decides
 * for a single year, such as the days that Russia moves, it knows only in part.
 * @param country as ISO 3166-1 names it, such as `IT`; a country that the library does not know keeps none
 */
export const holidayOn = (country: string | null, day: Temporal.PlainDate): Holiday | null =>
  country === null ? null : (holidaysOf(country.toUpperCase(), day.year).get(day.toString()) ?? null);
