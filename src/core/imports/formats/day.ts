import { Temporal } from 'temporal-polyfill';
import { monthOf } from './months.ts';

/** How a day whose year stands last is read. A day whose year stands first is never in doubt, nor one with dots: day.month.year. */
export type DayOrder = 'day-first' | 'month-first';

const time = String.raw`(?:[T\s,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})([-./])(\d{1,2})\2(\d{1,2})${time}$`, 'i');
const yearLast = new RegExp(String.raw`^(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})${time}$`, 'i');
const compact = /^(\d{4})(\d{2})(\d{2})$/;
/** `30-set-26`, `30 сен 2026`, `20 ноября 2026 г.` */
const named = new RegExp(String.raw`^(\d{1,2})[-\s./]+(\p{L}{3,}\.?)[-\s./]*(\d{4}|\d{2})(?:\s*г\.?)?${time}$`, 'iu');
/** An instant with its offset from UTC: which day it is depends on the zone. */
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/i;

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const isoDay = (year: number, month: number, day: number): string | null => {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

/** `26` is 2026, `87` is 1987: exports of working companies do not look further than twenty years ahead. */
const fullYear = (year: string): number =>
  year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900);

/** 1C writes an empty day so. */
export const isEmptyDay = (text: string): boolean => /^(0001-01-01|01\.01\.0001)/.test(text);

/** The day as `2026-11-21`, or null when the text is not one in this order. A time of day is passed over; an instant falls on its day in `zone`. */
export const readDay = (text: string, order: DayOrder, zone: string): string | null => {
  const first = yearFirst.exec(text) ?? compact.exec(text);
  if (first) return isoDay(Number(first[1]), Number(first.at(-2)), Number(first.at(-1)));
  const last = yearLast.exec(text);
  if (last) {
    const [, one = '', divider, two = '', year = ''] = last;
    const monthFirst = order === 'month-first' && divider !== '.';
    return monthFirst
      ? isoDay(fullYear(year), Number(one), Number(two))
      : isoDay(fullYear(year), Number(two), Number(one));
  }
  const inWords = named.exec(text);
  if (inWords) return isoDay(fullYear(inWords[3] ?? ''), monthOf(inWords[2] ?? '') ?? 0, Number(inWords[1]));
  if (!instant.test(text)) return null;
  try {
    return Temporal.Instant.from(text).toZonedDateTimeISO(zone).toPlainDate().toString();
  } catch {
    return null;
  }
};

/** A text that is a day in either order, and which day in each, ISO. */
export interface EitherDay {
  readonly text: string;
  readonly dayFirst: string;
  readonly monthFirst: string;
}

/** What a column's values have shown so far. Counts, and one value: it does not grow with the file. */
export class DayEvidence {
  #dayFirst = 0;
  #monthFirst = 0;
  #either: EitherDay | null = null;

  add(text: string): void {
    const dayFirst = readDay(text, 'day-first', 'UTC');
    const monthFirst = readDay(text, 'month-first', 'UTC');
    if (dayFirst === monthFirst) return;
    if (dayFirst === null) this.#monthFirst++;
    else if (monthFirst === null) this.#dayFirst++;
    else this.#either ??= { text, dayFirst, monthFirst };
  }

  /** `ambiguous`: 03/04/2026 could be March or April, and no day above 12 tells. `mixed`: both orders occur. */
  decide(): DayOrder | 'ambiguous' | 'mixed' {
    if (this.#dayFirst > 0 && this.#monthFirst > 0) return 'mixed';
    if (this.#monthFirst > 0) return 'month-first';
    return this.#dayFirst > 0 || this.#either === null ? 'day-first' : 'ambiguous';
  }

  /** The first value that could be either; null: none. */
  get example(): EitherDay | null {
    return this.#either;
  }
}
