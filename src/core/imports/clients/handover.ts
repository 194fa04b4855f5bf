import { Temporal } from 'temporal-polyfill';
import { readDay } from '../formats/day.ts';

/** An owner as a list writes one who has taken over, or will: `Петров→Седова с 01.10`. */
export interface Handover {
  readonly from: string;
  readonly to: string;
  readonly on: Temporal.PlainDate | null;
}

const arrow =
  /^(.+?)\s*(?:→|->|=>|➔|➜)\s*(.+?)(?:\s*,?\s*(?:с|from|since|dal|da)\s+(\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?))?\s*(?:г\.?)?$/iu;

/** The day nearest to another one, where no year is written. */
const nearest = (dayAndMonth: string, asOf: Temporal.PlainDate): Temporal.PlainDate | null => {
  const days = [-1, 0, 1].flatMap((years) => {
    const read = readDay(`${dayAndMonth.replaceAll('/', '.')}.${asOf.year + years}`, 'day-first', 'UTC');
    return read ? [Temporal.PlainDate.from(read)] : [];
  });
  const distance = (day: Temporal.PlainDate) => Math.abs(asOf.until(day, { largestUnit: 'days' }).days);
  return days.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
};

/** Reads who hands over to whom, and from when on; null: the text says no such thing. Pure. */
export const readHandover = (text: string, asOf: Temporal.PlainDate): Handover | null => {
  const [, from, to, day] = arrow.exec(text.trim()) ?? [];
  if (!from || !to) return null;
  if (!day) return { from, to, on: null };
  const whole = readDay(day, 'day-first', 'UTC');
  return { from, to, on: whole ? Temporal.PlainDate.from(whole) : nearest(day, asOf) };
};
