import { Temporal } from 'temporal-polyfill';
import { readDay } from '../agenda/day.ts';
import { cleanLine } from '../commands/parse.ts';

/** From which day until which, both of them included. */
export interface Absence {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
}

/** Longer absences are mistakes. */
export const mostDaysAway = 366;

const off = ['off', 'back', 'выкл', 'нет', 'вернулся', 'вернулась', 'no', 'tornato', 'tornata'];
const untilWords = /^(?:until|till|to|до|по|fino al?|fino a|al?)\s+/iu;
const fromWords = /^(?:from|с|со|dal?|dall')\s*/iu;
const between = /\s+(?:until|till|to|до|по|fino al?|al?)\s+|\s*[–—]\s*|\s+-\s+|\s+/iu;

/**
 * The absence that somebody means: `until Friday` from today on, `1.12 - 5.12`, `from Monday to Friday`, in three languages. Null: they are back;
 * `unclear`: no days can be read; `over`: they are all past, or end before they begin; `long`: more than a year. Pure.
 */
export const readAbsence = (typed: string, today: Temporal.PlainDate): Absence | null | 'unclear' | 'over' | 'long' => {
  const said = cleanLine(typed);
  if (off.includes(said.toLowerCase())) return null;
  const isUntil = untilWords.test(said);
  const words = said.replace(untilWords, '').replace(fromWords, '').split(between);
  if (words.length > 2 || words.some((word) => word === '')) return 'unclear';
  const [first, second] = words.map((word) => readDay(word, today));
  if (!first || second === null) return 'unclear';
  if (second === undefined) return checked({ from: isUntil ? today : first, until: first }, today);
  // A day of the week that is said after another day is the next of it.
  const isWeekday = !/\d/.test(words[1] ?? '');
  const isEarlier = Temporal.PlainDate.compare(second, first) < 0;
  return checked({ from: first, until: isWeekday && isEarlier ? second.add({ days: 7 }) : second }, today);
};

/** Whether an absence is one. Pure. */
export const checked = (absence: Absence, today: Temporal.PlainDate): Absence | 'over' | 'long' => {
  const { from, until } = absence;
  if (Temporal.PlainDate.compare(until, today) < 0 || Temporal.PlainDate.compare(until, from) < 0) return 'over';
  return from.until(until).days > mostDaysAway || today.until(until).days > 2 * mostDaysAway ? 'long' : absence;
};
