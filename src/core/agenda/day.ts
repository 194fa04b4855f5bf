import { Temporal } from 'temporal-polyfill';
import { cleanLine } from '../commands/parse.ts';

const fold = (typed: string): string => cleanLine(typed).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

const near: readonly [days: number, words: readonly string[]][] = [
  [0, ['', 'today', 'сегодня', 'oggi']],
  [1, ['tomorrow', 'завтра', 'domani']],
  [2, ['day after tomorrow', 'послезавтра', 'dopodomani']],
];

/** From Monday. */
const weekdays: readonly (readonly string[])[] = [
  ['monday', 'понедельник', 'понедельника', 'пн', 'lunedi'],
  ['tuesday', 'вторник', 'вторника', 'вт', 'martedi'],
  ['wednesday', 'среда', 'среду', 'среды', 'ср', 'mercoledi'],
  ['thursday', 'четверг', 'четверга', 'чт', 'giovedi'],
  ['friday', 'пятница', 'пятницу', 'пятницы', 'пт', 'venerdi'],
  ['saturday', 'суббота', 'субботу', 'субботы', 'сб', 'sabato'],
  ['sunday', 'воскресенье', 'воскресенья', 'вс', 'domenica'],
];
const shortestWeekday = 3;

const isWord = (known: readonly string[], word: string): boolean =>
  known.some((one) => fold(one) === word || (word.length >= shortestWeekday && fold(one).startsWith(word)));

const onWeekday = (word: string, today: Temporal.PlainDate): Temporal.PlainDate | null => {
  const index = weekdays.findIndex((known) => isWord(known, word));
  return index < 0 ? null : today.add({ days: (index + 1 - today.dayOfWeek + 7) % 7 });
};

const dayOf = (year: number, month: number, day: number): Temporal.PlainDate | null => {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
};

const dateIn = (word: string, today: Temporal.PlainDate): Temporal.PlainDate | null => {
  const iso = /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/.exec(word)?.groups;
  const written = /^(?<day>\d{1,2})[./](?<month>\d{1,2})(?:[./](?<year>\d{4}))?$/.exec(word)?.groups;
  const said = iso ?? written;
  if (!said) return null;
  const years = said.year === undefined ? [-1, 0, 1].map((ahead) => today.year + ahead) : [Number(said.year)];
  const days = years.flatMap((year) => dayOf(year, Number(said.month), Number(said.day)) ?? []);
  const distance = (day: Temporal.PlainDate): number => Math.abs(today.until(day).days);
  return days.sort((a, b) => distance(a) - distance(b))[0] ?? null;
};

/** The day that somebody means: today, tomorrow, a weekday (the next, or today) or a date; without a year, the nearest. Null: none. Pure. */
export const readDay = (typed: string, today: Temporal.PlainDate): Temporal.PlainDate | null => {
  const word = fold(typed);
  const days = near.find(([, words]) => words.some((one) => fold(one) === word))?.[0];
  return days === undefined ? (onWeekday(word, today) ?? dateIn(word, today)) : today.add({ days });
};

const off = ['off', 'выкл', 'нет', 'no'];

/** When somebody wants the agenda each morning: `at 7:30` as `07:30`, `off` as null; undefined: they speak of something else. Pure. */
export const readMorning = (typed: string): string | null | undefined => {
  const said = cleanLine(typed).toLowerCase();
  if (off.includes(said)) return null;
  const time = /^(?:at|в|alle|ore)\s+(?<hour>[01]?\d|2[0-3])(?:[:.](?<minute>[0-5]\d))?$/u.exec(said)?.groups;
  return time ? `${(time.hour ?? '').padStart(2, '0')}:${time.minute ?? '00'}` : undefined;
};
