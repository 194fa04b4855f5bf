import { createRequire } from 'node:module';
import type * as Chrono from 'chrono-node';
import type { ParsedComponents, ParsedResult } from 'chrono-node';
import { Temporal } from 'temporal-polyfill';
import { type Language, languages } from '../i18n/translator.ts';

/** Moments as people write them. The only file that knows the library: it reads words, we say what they mean in a zone. */

const require = createRequire(import.meta.url);

/** The library takes a fifth of a second to load, which no start of the house waits for. */
const readerIn = (language: Language) => {
  const library: typeof Chrono = require('chrono-node');
  return library[language];
};

/** A longer text only costs time. */
const longestText = 500;

/** Why what was said is no moment to come: nothing was said of it, it is over, or nobody can tell morning from afternoon. */
export type WhenProblem = 'no-day' | 'no-time' | 'past' | 'half-day';

/** What was understood of a moment; `rest` is the text without it. With a problem, the day and the time are what was probably meant. */
export interface WhenRead {
  readonly day: Temporal.PlainDate | null;
  readonly time: Temporal.PlainTime | null;
  /** When it ends, of `15:00–16:30`. */
  readonly until: Temporal.PlainTime | null;
  readonly rest: string;
  readonly problem: WhenProblem | null;
}

interface WhenOptions {
  readonly now: Temporal.Instant;
  readonly zone: string;
  /** In which it is most likely said; the others are tried as well. */
  readonly language: Language;
}

/** «3 dicembre ore 10:30» is read as a day and a time side by side. */
const isSide = (between: string): boolean => /^[\s,.;–-]*(?:at|в|alle|ore|h)?[\s,.:–-]*$/iu.test(between);

interface Said {
  readonly from: number;
  readonly to: number;
  readonly day: Temporal.PlainDate | null;
  readonly time: Temporal.PlainTime | null;
  readonly until: Temporal.PlainTime | null;
  readonly isHalfDay: boolean;
}

const dayOf = (start: ParsedComponents): Temporal.PlainDate | null => {
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
  if (year === null || month === null || day === null) return null;
  const isSaid = start.isCertain('day') || start.isCertain('weekday');
  return isSaid ? new Temporal.PlainDate(year, month, day) : null;
};

const timeOf = (one: ParsedComponents | null | undefined): Temporal.PlainTime | null =>
  one?.isCertain('hour') ? new Temporal.PlainTime(one.get('hour') ?? 0, one.get('minute') ?? 0) : null;

/** «at 3» of a meeting is hardly three in the night. */
const isHalfDay = ({ start, text }: ParsedResult): boolean => {
  const hour = start.get('hour') ?? 0;
  return start.isCertain('hour') && !start.isCertain('meridiem') && hour >= 1 && hour < 7 && !/\d[:.]\d\d/.test(text);
};

const saidOf = (result: ParsedResult): Said => ({
  from: result.index,
  to: result.index + result.text.length,
  day: dayOf(result.start),
  time: timeOf(result.start),
  until: timeOf(result.end),
  isHalfDay: isHalfDay(result),
});

const joined = (text: string, [first, second]: readonly Said[]): Said | null => {
  if (!first || !second || !isSide(text.slice(first.to, second.from))) return first ?? null;
  const completes = (first.day === null) !== (second.day === null) && (first.time === null) !== (second.time === null);
  if (!completes) return first;
  const timed = first.time ? first : second;
  return { ...timed, from: first.from, to: second.to, day: first.day ?? second.day };
};

const scoreOf = (said: Said | null): number => (said?.day ? 2 : 0) + (said?.time ? 2 : 0);

const saidIn = (text: string, reference: Date, language: Language): Said | null => {
  const results = readerIn(language).parse(text, { instant: reference, timezone: 0 }, { forwardDate: true });
  const said = results.map(saidOf).filter(({ day, time }) => day ?? time);
  return joined(text, said);
};

const withoutSaid = (text: string, said: Said | null): string =>
  said ? `${text.slice(0, said.from)} , ${text.slice(said.to)}` : text;

/**
 * Reads a day and a time to come. A time alone is today's. A time that the clocks jump over counts as the one an hour later, and of one that
 * comes twice the first, as all calendars have it. Pure.
 */
export const readWhen = (typed: string, { now, zone, language }: WhenOptions): WhenRead => {
  const text = typed.slice(0, longestText);
  const local = now.toZonedDateTimeISO(zone);
  // The library reckons on the clock of the wall, as if that were UTC: so no change of the clocks comes between.
  const reference = new Date(local.toPlainDateTime().toZonedDateTime('UTC').epochMilliseconds);
  const best = [language, ...languages.filter((one) => one !== language)]
    .map((one) => saidIn(text, reference, one))
    .reduce((most, one) => (scoreOf(one) > scoreOf(most) ? one : most));
  const rest = withoutSaid(typed, best);
  const day = best?.day ?? (best?.time ? local.toPlainDate() : null);
  const said = { day, time: best?.time ?? null, until: best?.until ?? null, rest };
  if (!said.day) return { ...said, problem: 'no-day' };
  if (!said.time) return { ...said, problem: 'no-time' };
  if (best?.isHalfDay) return { ...said, time: said.time.add({ hours: 12 }), problem: 'half-day' };
  const moment = said.day.toZonedDateTime({ timeZone: zone, plainTime: said.time }).toInstant();
  return { ...said, problem: Temporal.Instant.compare(moment, now) <= 0 ? 'past' : null };
};
