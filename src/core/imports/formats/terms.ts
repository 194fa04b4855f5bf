import type { Temporal } from 'temporal-polyfill';

/** Five banking days are a week, at most. @param unit `б.д.`, `working days`: such days; anything else: calendar days */
export const calendarDays = (days: number, unit: string): number =>
  /^[бр]|working|lavor/iu.test(unit) ? Math.ceil((days * 7) / 5) : days;

/** `10/09` and `10/01`: what falls due in August or December is paid on the tenth of the month after. */
const moved = /(?<![\d/])(\d{1,2})\/(09|01)(?![\d/])/gu;
/** `60` or `30/60/90`, each perhaps with its own unit. */
const days = /(?<![\d+./])(\d{1,3}(?:\s*(?:gg\.?)?\s*[/-]\s*\d{1,3})*)(?!\d)\s*(\p{L}?)/u;
const plus = /\+\s*(\d{1,2})(?!\d)/u;
const endOfMonth = /f\.?\s?m(?!\p{L})|fine\s+mese|end of month|\beom\b|конец месяца|конца месяца/u;
const atSight = /rimessa diretta|vista|ricevimento|contanti|immediat|on receipt|по факту/u;

const endOf = (day: Temporal.PlainDate): Temporal.PlainDate => day.with({ day: day.daysInMonth });

/** Trade counts months of thirty days to the end of a month: 31 July and 60 days are 30 September. */
const toEndOfMonth = (issuedOn: Temporal.PlainDate, term: number): Temporal.PlainDate =>
  endOf(issuedOn.add(term % 30 === 0 ? { months: term / 30 } : { days: term }));

const afterHoliday = (text: string, day: Temporal.PlainDate): Temporal.PlainDate => {
  for (const [, into = '', month] of text.matchAll(moved)) {
    const before = month === '09' ? 8 : 12;
    if (day.month === before) return day.add({ months: 1 }).with({ day: Number(into) });
  }
  return day;
};

/**
 * When an invoice is due by terms of payment as lists write them: `60 gg d.f.f.m.` (from the end of the month), `30/60/90`, `60 gg d.f. +10`, `B.B. 30 gg`,
 * `rimessa diretta`, `45 к.д.`, `30 gg f.m. 10/09 10/01` (August and December moved). Null: they cannot be read. Pure.
 * @param instalment which of several terms holds, from 1; where that is not said, the last one: nobody is late before it
 */
export const dueByTerms = (
  terms: string,
  issuedOn: Temporal.PlainDate,
  instalment: number | null,
): Temporal.PlainDate | null => {
  const text = terms.toLowerCase();
  const said = text.replaceAll(moved, ' ');
  const [, list, unit = ''] = days.exec(said) ?? [];
  const counts = list?.match(/\d+/g)?.map(Number) ?? (atSight.test(said) ? [0] : []);
  const chosen = counts.length > 1 && instalment !== null ? counts[instalment - 1] : counts.at(-1);
  if (chosen === undefined) return null;
  const term = calendarDays(chosen, unit);
  const due = endOfMonth.test(said) ? toEndOfMonth(issuedOn, term) : issuedOn.add({ days: term });
  return afterHoliday(text, due.add({ days: Number(plus.exec(said)?.[1] ?? 0) }));
};
