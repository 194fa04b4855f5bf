import { Temporal } from 'temporal-polyfill';
import type { Translator } from '../i18n/translator.ts';

/** How values of settings are said. */

export const isOn = (on: boolean): 'on' | 'off' => (on ? 'on' : 'off');

const monday = Temporal.PlainDate.from('2024-01-01');

/** Mon–Fri · Mon–Thu, Sun: days of the week, those that follow each other as one. @param days 1 being Monday */
export const weekdayWords = ({ language }: Translator, days: readonly number[]): string => {
  const runs: number[][] = [];
  for (const day of days.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const named = (day = 1): string => monday.add({ days: day - 1 }).toLocaleString(language, { weekday: 'short' });
  return runs.map((run) => (run.length > 1 ? `${named(run[0])}–${named(run.at(-1))}` : named(run[0]))).join(', ');
};

/** The days of an absence, to be put into a message. */
export const dayWords = (t: Translator, { from, until }: { readonly from: string; readonly until: string }) => ({
  from: t.dayLong(Temporal.PlainDate.from(from)),
  until: t.dayLong(Temporal.PlainDate.from(until)),
});
